"""The marks by each key, noted in the course folder: old ones stay when a key changes.

A record is called as its key is, by score version and digest. It holds the computed
dimensions; never the report, which no key marks.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from grading.course import ledger
from grading.course.keyring import Kept, history, in_force, write_whole
from grading.course.layout import Course
from grading.course.marks import Marks
from grading.course.slim import Sheet


@dataclass(frozen=True)
class Line:
    """One participant's marks: points by dimension, and the breaches.

    ``digest``: of the submission that was marked.
    """

    points: dict[str, float]
    conduct: tuple[str, ...] = ()
    capped_at: float | None = None
    problem: str = ""
    digest: str = ""


def line(found: Marks | Sheet, digest: str = "") -> Line:
    """Return what a record notes of ``found``."""
    if found.result is None:
        problem = found.problem.code if found.problem else ""
        return Line(dict(found.points), problem=problem, digest=digest)
    result = found.result
    conduct = sorted(
        f"{flag.rule.flag}:{flag.action}:{flag.minute}" for flag in result.flags
    )
    return Line(
        points=dict(found.points),
        conduct=tuple(conduct),
        capped_at=result.capped_at,
        digest=digest,
    )


def path_of(course: Course, kept: Kept) -> Path:
    """Return where the marks by a key lie."""
    return course.kept / f"{kept.name}.json"


def load(course: Course, kept: Kept) -> dict[str, Line]:
    """Return the marks by a key, by participant; none if there are none yet."""
    path = path_of(course, kept)
    if not path.exists():
        return {}
    lines = json.loads(path.read_text(encoding="utf-8"))["participants"]
    return {
        student: Line(**{**body, "conduct": tuple(body["conduct"])})
        for student, body in lines.items()
    }


def save(course: Course, kept: Kept, lines: dict[str, Line]) -> None:
    """Write the marks by a key, whole or not at all."""
    body = {
        "score_version": kept.version,
        "key_digest": kept.digest,
        "participants": {who: asdict(lines[who]) for who in sorted(lines)},
    }
    text = json.dumps(body, indent=1, ensure_ascii=False)
    write_whole(path_of(course, kept), text.encode())


def note(course: Course, found: Mapping[str, Marks | Sheet]) -> None:
    """Note marks by the key in force, by participant."""
    kept = in_force(course)
    if kept is None:
        return
    entries, before = ledger.load(course), load(course, kept)
    digests = {who: entry.digest for who, entry in entries.items()}
    fresh = {who: line(one, digests.get(who, "")) for who, one in found.items()}
    lines = before | fresh
    if lines != before:
        save(course, kept, lines)


def versions(course: Course, student: str) -> tuple[tuple[Kept, Line], ...]:
    """Return a participant's marks by every key so far, the one in force last.

    Marks of an earlier submission are left out: they say nothing of this one.
    """
    found = [(kept, load(course, kept).get(student)) for kept in history(course)]
    own = [(kept, line) for kept, line in found if line is not None]
    return tuple(pair for pair in own if pair[1].digest == own[-1][1].digest)
