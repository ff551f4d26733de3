"""Take submissions in: check, keep the original aside, rewrite, hand to nbgrader.

Whatever is wrong with one submission stops no other. What nbgrader collects has been
written here: the released notebook with the written answers, and the checked journal
or, instead of it, the problem.
"""

from __future__ import annotations

import errno
import os
import shutil
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from grading.course import assignment, ledger, notebook, problem, tool
from grading.course.assignment import Assignment
from grading.course.check import Checked, check
from grading.course.exchange import fetch_submissions
from grading.course.layout import JOURNAL, NOTEBOOK_FILE, PROBLEM, TIMESTAMP, Course
from grading.course.ledger import Entry
from grading.course.parcel import ZIP_LIMIT, Parcel, from_folder, from_zip, scan
from grading.course.problem import Problem
from grading.course.rebuild import UnreadableNotebook, answers, rebuild


@dataclass(frozen=True)
class Intake:
    """Who was taken in this time, and the files that belong to nobody."""

    students: tuple[str, ...]
    strangers: tuple[str, ...] = ()


def take_in(course: Course, folder: str | Path, *, force: bool = False) -> Intake:
    """Take in the zip files in ``folder`` and hand them to nbgrader's zip collector.

    A file that was taken in before is left alone unless ``force``. Raises
    ``CourseError`` with nbgrader's log, ``FileNotFoundError`` without the folder.
    """
    place = Path(folder)
    if not place.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(place))
    newest, strangers = scan(place, course.assignment)
    parcels = (from_zip(student, path) for student, path in newest.items())
    students = _accept(course, parcels, force)
    return Intake(students, tuple(path.name for path in strangers))


def take_in_exchange(
    course: Course, exchange: str | Path | None, *, force: bool = False
) -> Intake:
    """Collect from nbgrader's exchange, then check as for zip files.

    ``exchange``: its root folder, ``None`` for the one in the course's settings.
    """
    place = fetch_submissions(course, exchange)
    found = sorted(place.glob(f"*/{course.assignment}"))
    parcels = (from_folder(path.parent.name, path) for path in found)
    return Intake(_accept(course, parcels, force))


def _accept(course: Course, parcels: Iterable[Parcel], force: bool) -> tuple[str, ...]:
    entries = ledger.load(course)
    expected = assignment.load(course.release)
    released = notebook.read(course.release / NOTEBOOK_FILE)
    shutil.rmtree(course.archive, ignore_errors=True)
    course.archive.mkdir(parents=True)
    taken = []
    for parcel in parcels:
        old = entries.get(parcel.student)
        if old and old.digest == parcel.digest and not force:
            continue
        _keep(course, parcel)
        entries[parcel.student] = _rewrite(course, parcel, expected, released)
        taken.append(parcel.student)
    if taken:
        _collect(course)
        ledger.save(course, entries)
    return tuple(sorted(taken))


def _keep(course: Course, parcel: Parcel) -> None:
    """Keep the original; one that is too large stays where it is."""
    place = course.inbox / "asli" / parcel.student
    place.mkdir(parents=True, exist_ok=True)
    if parcel.origin.is_file() and parcel.origin.stat().st_size <= ZIP_LIMIT:
        shutil.copyfile(parcel.origin, place / f"{parcel.digest[:16]}.zip")


def _rewrite(
    course: Course, parcel: Parcel, expected: Assignment, released: NotebookNode
) -> Entry:
    checked = _checked(parcel, expected)
    rebuilt, why = _rebuilt(parcel, released)
    why = parcel.problem or checked.problem or why
    files = {NOTEBOOK_FILE: notebook.to_bytes(rebuilt)}
    files[TIMESTAMP] = parcel.time.strftime("%Y-%m-%d %H:%M:%S.%f UTC").encode()
    if why is not None:
        files[PROBLEM] = why.to_json().encode()
    else:
        files[JOURNAL] = parcel.journal or b""
    _pack(course.archive / f"{course.assignment}_{parcel.student}.zip", files)
    return Entry(
        digest=parcel.digest,
        time=parcel.time.isoformat(),
        file=parcel.origin.name,
        nonce=checked.nonce,
        closed=checked.closed,
        problem=why.code if why else "",
    )


def _checked(parcel: Parcel, expected: Assignment) -> Checked:
    if parcel.journal is None:
        return Checked(None)
    try:
        return check(parcel.journal, parcel.student, expected)
    except Exception as error:  # one journal must never stop the others
        return Checked(problem.stopped("failed", type(error).__name__))


def _rebuilt(
    parcel: Parcel, released: NotebookNode
) -> tuple[NotebookNode, Problem | None]:
    if parcel.notebook is None:
        return released, None
    try:
        return rebuild(released, answers(parcel.notebook)), None
    except UnreadableNotebook:
        return released, problem.unreadable_notebook()


def _pack(path: Path, files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)


def _collect(course: Course) -> None:
    """Let nbgrader's zip collector put the rewritten submissions in their places."""
    done = tool.run(course, "zip_collect", course.assignment, "--force")
    if not done.ok:
        raise tool.CourseError(done.log)
