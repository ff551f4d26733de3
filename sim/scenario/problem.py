"""What is wrong with a scenario, told so that its author can mend it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from heapq import nlargest
from itertools import islice

from sim.i18n import N_, Language, Message

MOST = 100  # problems of one kind that are listed; the rest waits until they are mended
LONGEST = 60  # characters of an author's text that a message repeats

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ue000-\uf8ff"
    "\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
"""Characters nobody sees: controls, direction overrides, blanks without width, tags."""


@dataclass(frozen=True)
class Problem:
    """One thing to mend.

    ``line`` counts from 1; 0 stands for the file as a whole. ``field`` is the way to
    the value: an item of a list is named by its id, else by its place from 1.
    """

    file: str
    line: int
    field: str
    message: Message
    mend: Message

    def text(self, language: Language) -> str:
        """Return where it is, what is wrong and how to mend it, on two lines."""
        where = [self.file]
        if self.line:
            where.append(Message(N_("baris {line}"), {"line": self.line})(language))
        if self.field:
            where.append(self.field)
        mend = Message(N_("Perbaikan: {mend}"), {"mend": self.mend})(language)
        return f"{', '.join(where)}: {self.message(language)}\n    {mend}"


class ScenarioError(Exception):
    """A scenario that can't be used, with everything that is wrong with it."""

    def __init__(self, name: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(name, problems)
        self.name = name
        self.problems = problems

    def text(self, language: Language) -> str:
        """Return all problems, one below the other, in ``language``."""
        head = Message(
            N_("Skenario {name} belum bisa dipakai. Masalah yang ditemukan: {count}."),
            {"name": shown(self.name), "count": len(self.problems)},
        )
        return "\n".join(
            [head(language), *(problem.text(language) for problem in self.problems)]
        )

    def __str__(self) -> str:
        """Return all problems in Bahasa Indonesia."""
        return self.text("id")

    def _render_traceback_(self) -> list[str]:
        """Show the problems in a notebook, not a traceback (asked for by IPython)."""
        return str(self).split("\n")


def visible(text: str) -> str:
    """Return ``text`` on one line, cut to size, hidden characters spelt out."""
    cut = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    spelt = HIDDEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", cut)
    return spelt.replace("\n", "⏎").replace("\t", " ")


def shown(value: object) -> str | Message:
    """Return ``value`` as a message repeats it, whatever an author has written."""
    if isinstance(value, str):
        return f"“{visible(value)}”"
    if value is None:
        return Message(N_("isian kosong"))
    if isinstance(value, dict):
        return Message(N_("kelompok isian"))
    if isinstance(value, tuple):
        return Message(N_("daftar"))
    return visible(str(value).lower())


def guess(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that ``word`` was probably meant to be.

    Words are compared in full only with the few that share most pairs of letters, so
    that thousands of wrong words are answered in a moment.
    """
    if len(word) > LONGEST:
        return None
    near = [other for other in known if abs(len(other) - len(word)) <= 4][:400]
    pairs = _pairs(word)
    likely = nlargest(5, near, key=lambda other: len(pairs & _pairs(other)))
    spelt = {other.lower(): other for other in likely}
    found = get_close_matches(word.lower(), spelt, n=1)
    return spelt[found[0]] if found else None


def _pairs(word: str) -> set[str]:
    small = word.lower()
    return {small[place : place + 2] for place in range(len(small) - 1)}


def choose(word: str, known: Collection[str]) -> Message:
    """Return the advice to write one of the ``known`` words instead of ``word``."""
    meant = guess(word, known)
    if meant is not None:
        return Message(N_("Mungkin maksudnya {guess}?"), {"guess": shown(meant)})
    if not known:
        return Message(N_("Hapus rujukan ini, atau tambahkan dahulu yang dirujuk."))
    names = [visible(name) for name in islice(sorted(known), 12)]
    names += ["…"] if len(known) > 12 else []
    return Message(N_("Pilih salah satu: {names}."), {"names": ", ".join(names)})


def first_ones(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the first problems of one kind, and say so when there are more."""
    rest = iter(problems)
    yield from islice(rest, MOST)
    for more in rest:
        message = Message(N_("Masih ada masalah sejenis sesudah ini."))
        mend = Message(N_("Perbaiki dahulu yang tercantum, lalu periksa lagi."))
        yield Problem(more.file, more.line, more.field, message, mend)
        return
