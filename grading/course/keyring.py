"""The keys of a course: the one in force, and those that earlier marks were made with.

A course is graded by the key it was built with until the instructor grades it again, so
that a newer program changes nobody's mark by itself. Keys lie in ``nilai``, each called
by its score version and digest; they are the instructor's and never in a release.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import yaml

from grading.course.assignment import Assignment
from grading.course.layout import CONFIG, KEPT, Course
from grading.key.load import NAME, OLDER, KeyProblem, load_key
from grading.key.model import Key
from grading.panel.beside import NAME as PANEL
from grading.panel.beside import record
from grading.panel.part import PanelKey
from sim.scenario.load import SCENARIOS

HISTORY = "riwayat.json"
SHOWN = 12  # characters of the digest that stand in a name
SAFE = re.compile(r"[^A-Za-z0-9.-]")
FORMER = "1"  # what courses of assignment format 1 were built with


@dataclass(frozen=True)
class Kept:
    """A key that a course has been graded by."""

    version: str
    digest: str

    @property
    def name(self) -> str:
        """What its files are called, without the ending."""
        return f"{SAFE.sub('_', self.version)}-{self.digest[:SHOWN]}"


def shipped(scenario: str, format: int | None = None) -> Path:
    """Return the file of the key that comes with the program.

    ``format``: of the assignment; the first one was graded by the first key.
    """
    folder = SCENARIOS / scenario
    first = folder / OLDER / f"{FORMER}.yaml"
    return first if format == 1 and first.exists() else folder / NAME


def read(path: Path, scenario: str) -> tuple[Kept, Key]:
    """Return the key in ``path`` as it is now, checked against its scenario.

    The digest is of what the file says: a comment or another order changes nothing.
    Raises ``KeyProblem``.
    """
    try:
        data = path.read_bytes()
    except OSError:
        raise KeyProblem(f"{path.name}: tidak ada / not there") from None
    key = load_key(scenario, path)
    said = json.dumps(yaml.safe_load(data), sort_keys=True, default=str)
    return Kept(key.score_version, sha256(said.encode()).hexdigest()), key


def history(course: Course) -> tuple[Kept, ...]:
    """Return the keys the course was graded by, the one in force last."""
    path = course.kept / HISTORY
    if not path.exists():
        return ()
    return tuple(Kept(**entry) for entry in json.loads(path.read_text("utf-8")))


def in_force(course: Course) -> Kept | None:
    """Return the key that the course is graded by; none before keys were kept."""
    return next(reversed(history(course)), None)


def file_of(course: Course, kept: Kept) -> Path:
    """Return where a kept key lies."""
    return course.kept / f"{kept.name}.yaml"


def begin(course: Course, scenario: str, format: int) -> None:
    """Give a new course its key; one that has a key keeps it."""
    if not history(course):
        put_in_force(course, shipped(scenario, format), scenario)


def put_in_force(course: Course, path: Path, scenario: str) -> Kept:
    """Let the course be graded by the key in ``path`` from now on.

    Raises ``KeyProblem`` and changes nothing if it cannot be used.
    """
    kept, _ = read(path, scenario)
    data = path.read_bytes()
    earlier = [one for one in history(course) if one != kept]
    write_whole(file_of(course, kept), data)
    write_whole(course.key, data)
    entries = [{"version": k.version, "digest": k.digest} for k in (*earlier, kept)]
    write_whole(course.kept / HISTORY, json.dumps(entries, indent=1).encode())
    return kept


def of(folder: Path, expected: Assignment) -> Key:
    """Return the key for a submission in ``folder``: that of the course around it.

    Outside a course, and for those of before keys were kept, it is the one that the
    assignment's format was graded by. Raises ``KeyProblem``.
    """
    course = around(folder, expected.scenario)
    if course is not None:
        kept = in_force(course)
        assert kept is not None
        return load_key(expected.scenario, file_of(course, kept))
    return load_key(expected.scenario, shipped(expected.scenario, expected.format))


def around(folder: Path, scenario: str) -> Course | None:
    """Return the course with keys of its own that a folder lies in, if any."""
    for place in folder.resolve().parents:
        if (place / KEPT / HISTORY).exists() and (place / CONFIG).exists():
            return Course(place, scenario)
    return None


def panel_of(course: Course | None, scenario: str) -> PanelKey | None:
    """Return the panel's record: the course's own, else that beside the shipped key.

    ``None`` where no panel has voted. Raises ``KeyProblem`` for an unusable one.
    """
    if course is not None and course.panel.exists():
        return record(course.panel, scenario)
    return record(SCENARIOS / scenario / PANEL, scenario)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; only its owner can read it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.baru")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, path)
