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
    keyring,
    ledger,
    rulings,
    settings,
    summary,
)
from grading.course.autograde import Class
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


def autograde_new(
    course: Course, *, force: bool = False, pages: bool = True
) -> dict[str, str]:
    """Grade who has something new; return the path of each failure's log."""
    fresh = grade_new(course, force=force, pages=pages)
    book.settle(course, fresh.sheets, fresh.rows)
    return _noted(course, fresh.logs)


def grade_again(course: Course) -> tuple[list[Standing], dict[str, str]]:
    """Grade everybody who was taken in anew; return the standings, and the path of
    each failure's log."""
    fresh = grade_new(course, force=True)
    return standings(course, fresh), _noted(course, fresh.logs)


def grade_new(course: Course, *, force: bool = False, pages: bool = True) -> Class:
    """Grade who has something new and note in the ledger what came of it.

    Without ``pages`` everybody's journal is judged, and who has no pages yet is still
    to get them. The gradebook is not touched.
    """
    rulings.read(course.root / rulings.FILE)  # one that is bad fails before anybody
    entries = ledger.load(course)
    checked = _checked_in(course)
    if pages:
        done = set(course.students("autograded"))
        new = [w for w in checked if force or w not in done or _is_new(entries[w])]
        fresh = autograde.everything(course, new)
    else:
        fresh = autograde.marks(course, checked)
    for who, sheet in fresh.sheets.items():
        why = sheet.problem.code if sheet.problem else ""
        done_with = entries[who].digest if who in fresh.paged else entries[who].graded
        entries[who] = replace(entries[who], problem=why, graded=done_with)
    ledger.save(course, entries)
    return fresh


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


def standings(course: Course, fresh: Class | None = None) -> list[Standing]:
    """Return everybody's standing, nbgrader's scores made equal to the replay.

    ``fresh``: who was graded just now and need not be replayed once more.
    """
    known = fresh.sheets if fresh else {}
    students = _checked_in(course)
    others = autograde.marks(course, [who for who in students if who not in known])
    sheets = {who: known.get(who) or others.sheets[who] for who in students}
    return book.settle(course, sheets, fresh.rows if fresh else None)


def write_csv(course: Course, found: list[Standing], to: Path | None = None) -> Path:
    """Write the class as CSV; into the course folder unless ``to`` is given."""
    path = to or course.root / CSV
    entries = ledger.load(course)
    kind, key = assignment.load(course.release), keyring.in_force(course)
    return export.write(path, found, entries, kind, key.digest if key else "")


def grade_all(
    course: Course,
    submissions: str | Path | None,
    exchange: str | Path | None = None,
    *,
    force: bool = False,
    marks_only: bool = False,
) -> Graded:
    """Collect, autograde, write feedback, export; safe to run again at any time.

    What was graded before stays as it is, a newer submission is graded anew.
    ``marks_only``: gradebook and CSV now; notebooks and pages at the next run.
    """
    taken = collect(course, submissions, exchange, force=force)
    fresh = grade_new(course, force=force, pages=not marks_only)
    found, failed = standings(course, fresh), _noted(course, fresh.logs)
    if not marks_only:
        failed |= write_feedback(course, found, force=force)
    path = write_csv(course, found)
    language = settings.language_of(course.root)
    text = summary.table(found, ledger.load(course), language, failed)
    strange = (
        translate(summary.STRANGER, language).format(name=name)
        for name in taken.strangers
    )
    return Graded(tuple(found), path, "\n".join((text, *strange)), failed)
