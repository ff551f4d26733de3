"""Grading a class again after its key changed: old and new marks side by side.

Comparing changes nothing. What was marked is kept under its key's score version and
digest; a key whose content changed under the same score version is refused, because
nobody could tell the marks apart afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from grading.course import (
    assignment,
    keyring,
    ledger,
    limits,
    marks,
    pool,
    record,
    run,
    settings,
    tool,
)
from grading.course.assignment import REPORT, Assignment
from grading.course.keyring import Kept
from grading.course.layout import NOTEBOOK, Course
from grading.course.marks import Marks
from grading.course.pool import Done
from grading.course.progress import bar
from grading.course.record import Line
from grading.key.load import load_key
from grading.key.model import Key
from grading.result import Result
from sim.i18n import N_, translate

DECIMALS = 4
LOG = "nilai-ulang.txt"
AGAIN = N_("Menilai dengan dua kunci")


class SameVersion(Exception):
    """A key that says something else under a score version that marks bear already."""

    def __init__(self, version: str) -> None:
        super().__init__(version)
        self.version = version


class Unassessed(Exception):
    """A key that does not ask for a dimension that has points in this course."""

    def __init__(self, dimension: str) -> None:
        super().__init__(dimension)
        self.dimension = dimension


@dataclass(frozen=True)
class Item:
    """Something a dimension is made of, and its credit by the old and the new key;
    ``None`` where a key does not know it."""

    name: str
    old: float | None
    new: float | None


@dataclass(frozen=True)
class Pair:
    """One participant by the old and the new key, and the items that differ."""

    student: str
    old: Line
    new: Line
    changed: tuple[Item, ...]

    def of(self, digest: str) -> Pair:
        """Return the same of the submission with this digest."""
        old, new = (replace(one, digest=digest) for one in (self.old, self.new))
        return replace(self, old=old, new=new)


@dataclass(frozen=True)
class Comparison:
    """A class by two keys; ``path`` holds the new one."""

    old: Kept
    new: Kept
    path: Path
    pairs: tuple[Pair, ...]
    stopped: tuple[str, ...] = ()


def candidate(course: Course, path: Path | None) -> Path | None:
    """Return the key to compare with: ``path``, the course's own copy if somebody
    changed it, or the program's if that is another; ``None`` if nothing changed."""
    if path is not None:
        return path
    kind = assignment.load(course.source)
    now = _old(course, kind)
    for found in (course.key, keyring.shipped(kind.scenario)):
        if found.exists() and keyring.read(found, kind.scenario)[0] != now:
            return found
    return None


def _old(course: Course, kind: Assignment) -> Kept:
    """Return the key in force; a course from before keys were kept gets its own now."""
    keyring.begin(course, kind.scenario, kind.format)
    kept = keyring.in_force(course)
    assert kept is not None
    return kept


def compare(course: Course, path: Path, students: Sequence[str]) -> Comparison:
    """Return what the key in ``path`` makes of everybody; nothing is changed.

    Who cannot be graded by it within the limits is named in ``stopped``. Raises
    ``KeyProblem`` for a key that cannot be used, ``SameVersion`` and ``Unassessed`` for
    one that must not.
    """
    kind = assignment.load(course.source)
    old = _old(course, kind)
    new, key = keyring.read(path, kind.scenario)
    _check(course, kind, new, key)
    noted, entries = record.load(course, old), ledger.load(course)
    both = partial(_by_both, course, keyring.file_of(course, old), path)
    pairs, stopped = [], []
    for done in _each(course, both, students):
        if done.value is None:
            stopped.append(done.task)
            continue
        digest = entries[done.task].digest
        pair = done.value.of(digest)
        before = noted.get(done.task)
        if before is not None and before.digest == digest:
            pair = replace(pair, old=before)
        pairs.append(pair)
    pairs.sort(key=lambda pair: pair.student)
    return Comparison(old, new, path, tuple(pairs), tuple(stopped))


def _each(
    course: Course, job: Callable[[str], Pair], students: Sequence[str]
) -> Iterator[Done[str, Pair]]:
    """Yield what comes of a job for each, and show how far it has got."""
    title = translate(AGAIN, settings.language_of(course.root))
    allowed = limits.budget("marks")
    done = pool.each(job, students, allowed, course.log / LOG)
    yield from bar(done, len(students), title)


def _by_both(course: Course, former: Path, path: Path, student: str) -> Pair:
    """Grade one participant by two keys; runs in a process of its own."""
    kind = assignment.load(course.source)
    keys = (load_key(kind.scenario, one) for one in (former, path))
    old, new = (marks.of(course.submitted(student), kind, key) for key in keys)
    return Pair(student, record.line(old), record.line(new), changed(old, new))


def _check(course: Course, kind: Assignment, new: Kept, key: Key) -> None:
    for kept in keyring.history(course):
        if kept.version == new.version and kept.digest != new.digest:
            raise SameVersion(new.version)
    if "D3" in kind.points and key.judgement is None:
        raise Unassessed("D3")


def changed(old: Marks, new: Marks) -> tuple[Item, ...]:
    """Return the items that two keys credit differently, by name."""
    if old.result is None or new.result is None:
        return ()
    before, after = items(old.result), items(new.result)
    return tuple(
        Item(name, before.get(name), after.get(name))
        for name in sorted({*before, *after})
        if before.get(name) != after.get(name)
    )


def items(result: Result) -> dict[str, float]:
    """Return every item a dimension is made of, with its credit or loss.

    Named ``<dimension> <what>``. D2's are Brier scores by question, 0 the best; hours
    are of the exercise's clock.
    """
    found = dict(_detected(result))
    for question in dict.fromkeys(look.question for look in result.looks):
        looks = [look for look in result.looks if look.question == question]
        losses = [(_chance(k.percent, k.base) - k.happened) ** 2 for k in looks]
        found[f"D2 {question}"] = sum(losses) / len(losses)
    for one in result.judged:
        where = one.report or one.issue
        name = f"D3 {one.occasion} {one.axis} {where} {_hour(one.since)}"
        found[name] = one.credit
    for row in result.rows:
        name = row.item or f"{row.verdict} {row.action} {_hour(row.done)}"
        found[f"D4 {name}"] = row.credit * row.weight
    return {name: round(value, DECIMALS) for name, value in found.items()}


def _detected(result: Result) -> list[tuple[str, float]]:
    hits = [(f"D1 {one.issue}", one.credit) for one in result.episodes]
    return hits + [
        (f"D1 {one.issue} {one.verdict} {_hour(one.minute)}", one.credit)
        for one in result.alerts
        if one.verdict == "false"
    ]


def _hour(minute: int | None) -> str:
    return "" if minute is None else f"{minute / 60:.0f}"


def _chance(percent: int | None, base: float) -> float:
    return base if percent is None else percent / 100


def take_over(course: Course, found: Comparison) -> dict[str, str]:
    """Grade the class by the new key from now on; old marks stay in their record.

    Reports keep the points that people gave them. Returns the path of each failure's
    log. A run that is broken off is taken up again by the usual ``grade``.
    """
    students = [pair.student for pair in found.pairs]
    judged = judged_by_people(course, students)
    _put_in_force(course, found)
    standings, failed = run.grade_again(course)
    keep_reports(course, judged)
    standings = [replace(s, waiting=s.student not in judged) for s in standings]
    failed |= run.write_feedback(course, standings, force=True)
    run.write_csv(course, standings)
    return failed


def _put_in_force(course: Course, found: Comparison) -> None:
    kind = assignment.load(course.source)
    record.save(course, found.old, {p.student: p.old for p in found.pairs})
    keyring.put_in_force(course, found.path, kind.scenario)
    record.save(course, found.new, {p.student: p.new for p in found.pairs})
    entries = ledger.load(course)
    fresh = {who: replace(entry, graded="") for who, entry in entries.items()}
    ledger.save(course, fresh)


def judged_by_people(course: Course, students: Sequence[str]) -> tuple[str, ...]:
    """Return whose report a person has given points by now."""
    with tool.gradebook(course) as book:
        return tuple(
            who for who in students if not _report(book, course, who).needs_manual_grade
        )


def keep_reports(course: Course, students: Sequence[str]) -> None:
    """Say again that these reports have been graded: no key changes a report."""
    with tool.gradebook(course) as book:
        for who in students:
            _report(book, course, who).needs_manual_grade = False
        book.db.commit()


def _report(book: Any, course: Course, student: str) -> Any:
    return book.find_grade(REPORT, NOTEBOOK, course.assignment, student)
