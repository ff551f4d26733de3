"""Handing in late: what is late, by how much, and what that takes off the points.

When something was handed in is the time of the zip file, or of nbgrader's exchange. A
file's time comes from the participant's computer or the copying, whose clocks can be
wrong: the instructor's list of excuses, ``terlambat.csv``, overrules it.
"""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from nbgrader.plugins import LateSubmissionPlugin
from traitlets import Unicode

from grading.course import assignment, ledger
from grading.course.assignment import WHEN, Assignment, PerDay
from grading.course.layout import Course
from sim.i18n import N_, Language, translate

COLUMNS = ("student_id", "handed_in", "note")
DAY = timedelta(days=1)
MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober "
    "November Desember",
    "en": "January February March April May June July August September October "
    "November December",
}
NAMES = {zone: name for name, zone in assignment.ZONES.items()}
DUE = N_("Batas waktu mengirim: **{when}**.")
FREE = N_("Kiriman yang terlambat tetap dinilai penuh.")
NOTHING = N_("Kiriman yang terlambat tidak mendapat nilai.")
LESS = N_(
    "Lewat dari itu, setelah kelonggaran {minutes} menit, setiap hari yang dimulai "
    "mengurangi {share}% dari nilai yang diperoleh, paling banyak {most}%."
)
BY = N_("terlambat {days} hari {hours} jam {minutes} menit, dikurangi {points}")


@dataclass(frozen=True)
class Excuse:
    """What the instructor decided: handed in at ``handed_in``, or in time if none."""

    handed_in: datetime | None
    note: str = ""


class BadTime(ValueError):
    """Something that is no time."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class BadExcuse(ValueError):
    """A line of the list of excuses that cannot be read."""

    def __init__(self, path: Path, line: int, text: str) -> None:
        super().__init__(f"{path.name}: {line}: {text}")
        self.path, self.line, self.text = path, line, text


def late_by(kind: Assignment, handed_in: datetime | None) -> timedelta:
    """Return how long after the due date something came; zero if nobody is late."""
    due = kind.due_utc
    if due is None or handed_in is None:
        return timedelta(0)
    return max(handed_in.astimezone(UTC) - due, timedelta(0))


def points_off(kind: Assignment, handed_in: datetime | None, points: float) -> float:
    """Return what coming late takes off ``points``; never more than there are.

    ``handed_in`` carries its zone; ``None`` is in time. The profile of dimensions is
    not touched: what is lost is taken off the sum.
    """
    late = late_by(kind, handed_in)
    if late <= timedelta(0) or kind.late == "none" or points <= 0:
        return 0.0
    if not isinstance(kind.late, PerDay):
        return points
    if late <= timedelta(minutes=kind.late.grace_minutes):
        return 0.0
    share = min(math.ceil(late / DAY) * kind.late.share_per_day, kind.late.most)
    return round(points * share, 2)


def excuses(course: Course, kind: Assignment) -> dict[str, Excuse]:
    """Return who is excused, from ``terlambat.csv``; times there are local ones.

    Raises ``BadExcuse`` naming the line.
    """
    if not course.excuses.exists():
        return {}
    found = {}
    with course.excuses.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            found.update(_excuse(row, kind, course.excuses, number))
    return found


def _excuse(
    row: dict[str, str | None], kind: Assignment, path: Path, number: int
) -> dict[str, Excuse]:
    student, when, note = ((row.get(name) or "").strip() for name in COLUMNS)
    if not student:
        return {}
    try:
        return {student: Excuse(_moment(when, kind), note)}
    except BadTime:
        raise BadExcuse(path, number, when) from None


def _moment(text: str, kind: Assignment) -> datetime | None:
    """Return local time ``text`` as UTC; nothing written is in time."""
    if not text:
        return None
    try:
        local = datetime.strptime(text, WHEN)
    except ValueError:
        raise BadTime(text) from None
    return local.replace(tzinfo=ZoneInfo(kind.timezone)).astimezone(UTC)


def excuse(
    course: Course, kind: Assignment, student: str, when: str = "", note: str = ""
) -> None:
    """Write an excuse down, in place of an earlier one.

    ``when``: local time, empty for in time. Raises ``BadTime`` if it is none.
    """
    known = excuses(course, kind)
    known[student] = Excuse(_moment(when, kind), note)
    fresh = course.excuses.with_suffix(".baru")
    with fresh.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        for who, one in sorted(known.items()):
            table.writerow((who, _local(one.handed_in, kind), one.note))
    fresh.replace(course.excuses)


def _local(moment: datetime | None, kind: Assignment) -> str:
    if moment is None:
        return ""
    return moment.astimezone(ZoneInfo(kind.timezone)).strftime(WHEN)


def times(course: Course, kind: Assignment) -> dict[str, datetime | None]:
    """Return when each submission counts as handed in: as it came, unless excused;
    ``None`` for in time. Raises ``BadExcuse``."""
    came = {
        student: datetime.fromisoformat(entry.time)
        for student, entry in ledger.load(course).items()
    }
    excused = {who: one.handed_in for who, one in excuses(course, kind).items()}
    return came | excused


class LatePolicy(LateSubmissionPlugin):  # type: ignore[misc]  # nbgrader is not typed
    """nbgrader's plugin for late penalties, going by the course's own rule."""

    course = Unicode(help="the course folder").tag(config=True)

    def late_submission_penalty(
        self, student_id: str, score: float, total_seconds_late: float
    ) -> float | None:
        """Return the points that nbgrader takes off; ``None`` for none at all."""
        course = Course.at(self.course)
        kind = assignment.load(course.source)
        if kind.due_utc is None:
            return None
        came = kind.due_utc + timedelta(seconds=total_seconds_late)
        excused = excuses(course, kind).get(student_id)
        counts = came if excused is None else excused.handed_in
        return points_off(kind, counts, score) or None


def rule(kind: Assignment, language: Language) -> str:
    """Return the due date and what being late costs, as participants read it."""
    if kind.due is None:
        return ""
    month = MONTHS[language].split()[kind.due.month - 1]
    zone = NAMES.get(kind.timezone, kind.timezone)
    clock = kind.due.strftime("%H.%M" if language == "id" else "%H:%M")
    when = f"{kind.due.day} {month} {kind.due.year}, {clock} {zone}"
    return f"{translate(DUE, language).format(when=when)} {_cost(kind, language)}"


def _cost(kind: Assignment, language: Language) -> str:
    if not isinstance(kind.late, PerDay):
        return translate(FREE if kind.late == "none" else NOTHING, language)
    return translate(LESS, language).format(
        minutes=kind.late.grace_minutes,
        share=f"{kind.late.share_per_day * 100:g}",
        most=f"{kind.late.most * 100:g}",
    )


def told(late: timedelta, off: float, language: Language) -> str:
    """Return how late something came and what that took, in words; empty if in time."""
    if late <= timedelta(0):
        return ""
    minutes = math.ceil(late / timedelta(minutes=1))
    points = f"{off:.2f}".replace(".", "," if language == "id" else ".")
    return translate(BY, language).format(
        days=minutes // 1440,
        hours=minutes % 1440 // 60,
        minutes=minutes % 60,
        points=points,
    )
