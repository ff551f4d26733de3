"""What a single YAML value means: text, number, true or false, or nothing.

YAML 1.1 turns some unquoted words into something else: ``no`` into false, ``8:30``
into 510, ``010`` into 8. Such words are refused, so that nothing changes unseen.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml
from yaml.resolver import Resolver

from sim.i18n import N_, Message
from sim.scenario.problem import shown

Scalar = str | int | float | bool | None

TAG = "tag:yaml.org,2002:"
_RESOLVE: Callable[..., str] = Resolver().resolve
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9_]*)")
_DECIMAL = re.compile(r"[-+]?([0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)([eE][-+][0-9]+)?")


class Misread(Exception):
    """A value that YAML would take for something its author hardly meant."""

    def __init__(self, message: Message, mend: Message) -> None:
        super().__init__(message, mend)
        self.message = message
        self.mend = mend


def tag_of(event: yaml.ScalarEvent) -> str:
    """Return the short tag of a scalar: ``str``, ``int`` ...; ``?`` for a foreign one.

    Quoted text is always ``str``; a plain word is what YAML 1.1 says it is.
    """
    tag = event.tag
    if tag is None or tag == "!":
        if not event.implicit[0] or tag == "!":
            return "str"
        tag = _RESOLVE(yaml.ScalarNode, event.value, (True, False))
    return tag.removeprefix(TAG) if tag.startswith(TAG) else "?"


def value_of(event: yaml.ScalarEvent) -> Scalar:
    """Return the value of a scalar.

    Raises :class:`Misread` for a foreign tag and for words that YAML 1.1 changes.
    """
    tag, text = tag_of(event), event.value
    if tag == "str":
        return text
    if tag == "null":
        return None
    if tag == "bool" and text.lower() in ("true", "false"):
        return text.lower() == "true"
    if tag == "int" and _WHOLE.fullmatch(text) and len(text) <= 20:
        return int(text.replace("_", ""))
    if tag == "float" and _DECIMAL.fullmatch(text) and len(text) <= 40:
        return float(text.replace("_", ""))
    raise _misread(tag, text)


_ODD_NUMBER = (
    N_("{word} bukan bilangan biasa bagi YAML."),
    N_(
        "Tulis bilangan biasa seperti 12 atau 0.25; bila teks (misalnya jam), beri "
        'tanda kutip: "8:30".'
    ),
)
_MISREAD: dict[str, tuple[str, str]] = {
    "bool": (
        N_("YAML membaca {word} sebagai benar/salah, bukan kata."),
        N_(
            "Tulis true atau false bila itu maksudnya; bila kata, beri tanda "
            'kutip: "…".'
        ),
    ),
    "int": _ODD_NUMBER,
    "float": _ODD_NUMBER,
    "timestamp": (
        N_("YAML membaca {word} sebagai tanggal."),
        N_(
            "Hari ditulis sebagai bilangan terhadap hari-H, misalnya -30; bila teks, "
            "beri tanda kutip."
        ),
    ),
}
_SIGN = (
    N_("Tanda khusus YAML (!, << atau =) tidak dipakai di sini."),
    N_("Hapus tanda itu, atau beri tanda kutip bila bagian dari teks."),
)


def _misread(tag: str, text: str) -> Misread:
    message, mend = _MISREAD.get(tag, _SIGN)
    return Misread(Message(message, {"word": shown(text)}), Message(mend))
