"""What has been taken in so far: an entry per participant, in ``catatan.json``."""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

from grading.course.layout import Course


@dataclass(frozen=True)
class Entry:
    """A submission that was taken in. ``graded`` is the digest that was autograded."""

    digest: str
    time: str
    file: str
    nonce: str = ""
    closed: bool = False
    problem: str = ""
    graded: str = ""


def _path(course: Course) -> Path:
    return course.inbox / "catatan.json"


def load(course: Course) -> dict[str, Entry]:
    """Return the entries by participant; none if nothing was taken in yet."""
    path = _path(course)
    if not path.exists():
        return {}
    found = json.loads(path.read_text(encoding="utf-8"))
    return {student: Entry(**body) for student, body in found.items()}


def save(course: Course, entries: dict[str, Entry]) -> None:
    """Write the entries, whole or not at all."""
    path = _path(course)
    path.parent.mkdir(parents=True, exist_ok=True)
    body = {student: asdict(entry) for student, entry in sorted(entries.items())}
    fresh = path.with_suffix(".baru")
    fresh.write_text(json.dumps(body, indent=1), encoding="utf-8")
    os.replace(fresh, path)


def twins(entries: dict[str, Entry]) -> set[str]:
    """Return the participants whose accepted journals have the same random name."""
    good = {who: entry for who, entry in entries.items() if not entry.problem}
    names = Counter(entry.nonce for entry in good.values())
    return {who for who, entry in good.items() if names[entry.nonce] > 1}
