"""One line of a journal, read with suspicion: bounded, plain JSON, said only once.

Bounds are checked before anything is parsed, cheapest first.
"""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import Any, NoReturn

import yaml

from sim.i18n import N_

_LIMITS = yaml.safe_load(
    Path(__file__).with_name("journal.yaml").read_text(encoding="utf-8")
)
LINE_LIMIT = int(_LIMITS["line_bytes"]["value"])
SIZE_LIMIT = int(_LIMITS["file_bytes"]["value"])
DECISION_LIMIT = int(_LIMITS["decisions"]["value"])
DEPTH_LIMIT = int(_LIMITS["depth"]["value"])
DIGIT_LIMIT = int(_LIMITS["digits"]["value"])

STRING = re.compile(rb'"(?:[^"\\]|\\.)*(?:"|\\?$)')  # or what is left of one
LONG = N_(
    "Jurnal rusak di baris {line}: baris ini lebih panjang dari batas {limit} byte."
)
CHARACTERS = N_(
    "Jurnal rusak di baris {line}: ada karakter yang tidak pernah ditulis latihan; "
    "berkas ini mungkin pernah dibuka dan disimpan dengan aplikasi lain."
)
DEEP = N_("Jurnal rusak di baris {line}: isinya bersarang lebih dari {limit} tingkat.")
NUMBER = N_("Jurnal rusak di baris {line}: ada angka di luar batas yang wajar.")
TWICE = N_("Jurnal rusak di baris {line}: isian {name} ditulis dua kali.")
UNREADABLE = N_("Jurnal rusak di baris {line}: tidak dapat dibaca.")


class BadLine(Exception):
    """A line that cannot be one of a journal; ``text`` says why, with ``values``."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text)
        self.text, self.values = text, values


def parse(line: bytes) -> dict[str, Any]:
    """Return what a line says. Raises :class:`BadLine` whatever else it holds."""
    if len(line) > LINE_LIMIT:
        raise BadLine(LONG, limit=LINE_LIMIT)
    if not line.isascii() or b"\0" in line:
        raise BadLine(CHARACTERS)
    if _too_deep(line):
        raise BadLine(DEEP, limit=DEPTH_LIMIT)
    try:
        body = json.loads(
            line,
            object_pairs_hook=_once,
            parse_int=_whole,
            parse_float=_finite,
            parse_constant=_constant,
        )
    except (ValueError, RecursionError):
        raise BadLine(UNREADABLE) from None
    if not isinstance(body, dict):
        raise BadLine(UNREADABLE)
    return body


def _too_deep(line: bytes) -> bool:
    """Say whether brackets nest too deep, without parsing; texts may hold any."""
    if line.count(b"[") + line.count(b"{") <= DEPTH_LIMIT:
        return False
    depth = 0
    for sign in STRING.sub(b"", line):
        if sign in b"[{":
            depth += 1
            if depth > DEPTH_LIMIT:
                return True
        elif sign in b"]}":
            depth -= 1
    return False


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise BadLine(TWICE, name=ascii(twice)[:40])
    return found


def _whole(text: str) -> int:
    if len(text) > DIGIT_LIMIT:
        raise BadLine(NUMBER)
    return int(text)


def _finite(text: str) -> float:
    found = float(text)
    if not math.isfinite(found):
        raise BadLine(NUMBER)
    return found


def _constant(_text: str) -> NoReturn:
    """Refuse NaN and Infinity, which are no JSON."""
    raise BadLine(NUMBER)
