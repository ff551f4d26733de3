"""A class for the tests: robots that play and hand in, and those who hand in badly."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from deniceni.submit_command import submit
from grading import load_key
from grading.course import starter
from grading.course.build import described
from grading.course.layout import ASSIGNMENT, JOURNAL, NOTEBOOK_FILE
from grading.robots import robot
from sim.exercise.journal import Header, seal
from sim.policies import play

REPORT = "Kepada Pjs. Bupati. **Fakta:** laporan camat (B2). Peluang berimbang."
# From the least to the most deserving.
ROBOTS = {
    "peserta-01": "never",
    "peserta-02": "harsh",
    "peserta-03": "random",
    "peserta-04": "late-model",
    "peserta-05": "model",
}


def play_into(
    folder: Path,
    student: str,
    name: str = "never",
    exercise: str = ASSIGNMENT,
    seed: int | None = None,
) -> Path:
    """Let a robot play in ``folder`` as ``student``; return the journal.

    ``seed``: ``None`` for the one that graders expect.
    """
    folder.mkdir(parents=True, exist_ok=True)
    policy = robot(name, load_key(exercise))
    path, expected = folder / JOURNAL, described("id", exercise).seed
    seed = expected if seed is None else seed
    play(policy, exercise, seed=seed, journal=path, participant=student)
    return path


def write_report(folder: Path, text: str = REPORT) -> None:
    """Write the special report into the notebook in ``folder``."""
    path = folder / NOTEBOOK_FILE
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["id"] == "laporan-khusus":
            cell["source"] = [text]
    path.write_text(json.dumps(notebook), encoding="utf-8")


def seat(
    folder: Path,
    student: str,
    name: str = "never",
    report: str = REPORT,
    exercise: str = ASSIGNMENT,
) -> Path:
    """Give a robot a participant's folder, let it play and write; return the folder."""
    play_into(folder, student, name, exercise)
    starter.write(folder, name=exercise)
    if report:
        write_report(folder, report)
    return folder


def hand_in(
    box: Path,
    work: Path,
    student: str,
    name: str,
    report: str = "",
    exercise: str = ASSIGNMENT,
) -> Path:
    """Let a robot play, write and submit into ``box``; return the zip file."""
    return submit(seat(work / student, student, name, report, exercise), box).path


def repack(path: Path, change: Callable[[dict[str, bytes]], dict[str, bytes]]) -> None:
    """Rewrite the zip file at ``path`` with its files changed."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in change(files).items():
            archive.writestr(name, data)


def torn(files: dict[str, bytes]) -> dict[str, bytes]:
    """Cut the journal in the middle of its last line."""
    return {**files, JOURNAL: files[JOURNAL][:-40]}


def edited(files: dict[str, bytes]) -> dict[str, bytes]:
    """Change a number in the middle of the journal."""
    lines = files[JOURNAL].splitlines(keepends=True)
    middle = len(lines) // 2
    lines[middle] = lines[middle].replace(b'"t":', b'"t":1', 1)
    return {**files, JOURNAL: b"".join(lines)}


def resealed(files: dict[str, bytes], **header: object) -> dict[str, bytes]:
    """Change the header and hash every line anew, as a skilled forger would."""
    last, lines = "0" * 64, []
    for number, line in enumerate(files[JOURNAL].splitlines()):
        body = json.loads(line)
        del body["hash"], body["prev"]
        if number == 0:
            body = Header.model_validate(body | header).model_dump()
        sealed, last = seal(body, last)
        lines.append(sealed)
    return {**files, JOURNAL: b"".join(lines)}


def oversized(files: dict[str, bytes]) -> dict[str, bytes]:
    """Blow the journal up beyond every limit; it packs well."""
    return {**files, JOURNAL: files[JOURNAL] + b"\n" * 6_000_000}


def without_journal(files: dict[str, bytes]) -> dict[str, bytes]:
    """Forget the journal."""
    return {name: data for name, data in files.items() if name != JOURNAL}


def without_notebook(files: dict[str, bytes]) -> dict[str, bytes]:
    """Forget the notebook."""
    return {name: data for name, data in files.items() if name != NOTEBOOK_FILE}


def broken_notebook(files: dict[str, bytes]) -> dict[str, bytes]:
    """Break the notebook."""
    return {**files, NOTEBOOK_FILE: b'{"cells": [{]'}
