"""Safe YAML: plain data in which every value knows its line.

Only mappings, lists, text, numbers, true, false and nothing; one document; text keys,
each once. Depth and size are bounded, aliases counted as often as they are used, so
that no file can grow in memory. No object is ever constructed from a tag.
"""

from __future__ import annotations

import yaml

from sim.i18n import N_, Message
from sim.scenario.builder import Builder, Stop
from sim.scenario.tree import Blame, Node

FAST: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compose(text: str, loader: type = FAST) -> tuple[Node | None, list[Blame]]:
    """Return the tree of ``text`` and what is wrong with it.

    The tree is ``None`` when the text can't be read to its end or holds nothing. What
    libyaml refuses is read again with PyYAML's own parser, whose word counts: so the
    problems told are the same with and without libyaml. Libyaml takes a little more
    (an unquoted question mark before a brace); see ``load.examine``.
    """
    builder = Builder()
    try:
        events = loader(text)
        while events.check_event():
            builder.take(events.get_event())
    except Stop as stop:
        blame = Blame(builder.path, stop.line, stop.message, stop.mend)
        return None, [*builder.blames, blame]
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        if loader is not yaml.SafeLoader:
            return compose(text, yaml.SafeLoader)
        return None, [*builder.blames, _unreadable(text, error)]
    return builder.root, builder.blames


def _unreadable(text: str, error: Exception) -> Blame:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 0
    lines = text.splitlines()
    here = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\t" in here[: len(here) - len(here.lstrip())]:
        message = N_("Baris ini dilekukkan dengan tab; YAML hanya menerima spasi.")
        mend = N_("Ganti setiap tab di awal baris dengan spasi.")
    else:
        message = N_("Bagian ini tidak terbaca sebagai YAML.")
        mend = N_(
            "Periksa baris ini dan baris di atasnya: lekukan, spasi sesudah titik dua, "
            "kutip yang belum ditutup; teks yang memuat “: ” atau “#” diberi kutip."
        )
    return Blame((), line, Message(message), Message(mend))
