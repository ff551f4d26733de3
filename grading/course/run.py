"""One evening's work in one call: take in, autograde, feedback, export, summary."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from grading.course import (
    assignment,
    autograde,
    book,
    export,
    feedback,
    intake,
    ledger,
    settings,
    summary,
)
from grading.course.book import Standing
from grading.course.intake import Intake
from grading.course.layout import Course
from sim.i18n import translate

CSV = "nilai.csv"


@dataclass(frozen=True)
class Graded:
    """What a run left behind; ``text`` is the closing table."""

    standings: tuple[Standing, ...]
    csv: Path
    text: str
    failed: dict[str, str]


def collect(
    course: Course,
    submissions: str | Path | None,
    exchange: str | Path | None = None,
    *,
    force: bool = False,
) -> Intake:
    """Take in zip files from a folder, or from nbgrader's exchange without one."""
    if submissions is None:
        return intake.take_in_exchange(course, exchange, force=force)
    return intake.take_in(course, submissions, force=force)


def autograde_new(course: Course, *, force: bool = False) -> dict[str, str]:
    """Autograde who has something new; return the path of each failure's log."""
    entries = ledger.load(course)
    done = set(course.students("autograded"))
    new = [
        who
        for who in _checked_in(course)
        if force or who not in done or _is_new(entries[who])
    ]
    logs = autograde.autograde(course, new)
    for who in new:
        if who not in logs:
            entries[who] = replace(entries[who], graded=entries[who].digest)
    ledger.save(course, entries)
    return _noted(course, logs)


def _checked_in(course: Course) -> list[str]:
    """Return who came in through the intake; nobody else's files are ever run."""
    known = ledger.load(course)
    return [who for who in course.students("submitted") if who in known]


def _is_new(entry: ledger.Entry) -> bool:
    return entry.graded != entry.digest


def _noted(course: Course, logs: dict[str, str]) -> dict[str, str]:
    """Write the logs of failures into the course folder and return their names."""
    names = {}
    for who, text in logs.items():
        path = course.log / f"{who}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        names[who] = path.relative_to(course.root).as_posix()
    return names


def told(course: Course, failed: dict[str, str]) -> str:
    """Return the closing table of what stands in the gradebook now."""
    language = settings.language_of(course.root)
    return summary.table(standings(course), ledger.load(course), language, failed)


def write_feedback(
    course: Course, found: list[Standing], *, force: bool = False
) -> dict[str, str]:
    """Write everybody's feedback; return the path of each failure's log."""
    return _noted(course, feedback.write(course, found, force=force))


def standings(course: Course) -> list[Standing]:
    """Return everybody's standing, nbgrader's scores made equal to the replay."""
    return book.settle(course, _checked_in(course))


def write_csv(course: Course, found: list[Standing], to: Path | None = None) -> Path:
    """Write the class as CSV; into the course folder unless ``to`` is given."""
    path = to or course.root / CSV
    entries = ledger.load(course)
    most = sum(assignment.load(course.release).points.values())
    return export.write(path, found, entries, course.assignment, most)


def grade_all(
    course: Course,
    submissions: str | Path | None,
    exchange: str | Path | None = None,
    *,
    force: bool = False,
) -> Graded:
    """Collect, autograde, write feedback, export; safe to run again at any time.

    What was graded before stays as it is, a newer submission is graded anew.
    """
    taken = collect(course, submissions, exchange, force=force)
    failed = autograde_new(course, force=force)
    found = standings(course)
    failed |= write_feedback(course, found, force=force)
    path = write_csv(course, found)
    language = settings.language_of(course.root)
    text = summary.table(found, ledger.load(course), language, failed)
    strange = (
        translate(summary.STRANGER, language).format(name=name)
        for name in taken.strangers
    )
    return Graded(tuple(found), path, "\n".join((text, *strange)), failed)
