"""A new scenario's folder: written whole, or not at all, and never over another."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from grading.calibrate import fitted
from grading.workbench.draft import issue, key, notes, texts, world
from grading.workbench.draft.plan import Plan, drawn
from grading.workbench.wishes import Wishes
from grading.workbench.writing import text
from sim.i18n import LANGUAGES, N_, Message
from sim.scenario import files
from sim.scenario.checks.place import SCENARIOS
from sim.scenario.load import examine

Progress = Callable[[int, int], None]
SCHEMAS = {
    "world.yaml": "world",
    "issues.yaml": "issues",
    "sources.yaml": "sources",
    "injects.yaml": "injects",
    **dict.fromkeys(files.TEXTS.values(), "text"),
    files.CARD: "card",
}
HEADS = {
    "world.yaml": "The place, the time and the means. Everything here is fictional.",
    "issues.yaml": "The storylines.",
    "sources.yaml": "Who tells the office things: what differs from the standard.",
    "injects.yaml": "Messages and everyday reports; none tells how a storyline goes.",
    "text.id.yaml": "Semua yang dibaca peserta; semuanya rekaan.",
    "text.en.yaml": "Everything participants read. All of it is fictional.",
    files.CARD: "For whom this scenario is, and what for. No answer stands here.",
    "key.yaml": "Sealed: the model response. The instructor's copy only.",
}


class Occupied(Exception):
    """Something of that name is there already; nothing was written."""

    def __init__(self, path: Path) -> None:
        self.message = Message(
            N_("{path} sudah ada. Pilih folder lain; tidak ada yang ditimpa."),
            {"path": str(path)},
        )
        super().__init__(self.message("en"))


class Misnamed(Exception):
    """Among the project's own scenarios a folder has to be called like its id."""

    def __init__(self, name: str) -> None:
        self.message = Message(
            N_("Di folder scenarios, nama folder harus sama dengan id: {name}."),
            {"name": name},
        )
        super().__init__(self.message("en"))


def check_place(folder: Path, name: str) -> None:
    """Raise :class:`Misnamed` where a scenario would not be found by its name."""
    if folder.parent.resolve() == SCENARIOS.resolve() and folder.name != name:
        raise Misnamed(name)


def contents(wishes: Wishes, folder: Path) -> dict[str, str]:
    """Return the text of every file of a new scenario that is to stand in ``folder``.

    The same wishes give the same files. Raises
    :class:`~grading.workbench.archetype.Unsealed` where the templates lack their key.
    """
    plan = drawn(wishes)
    blocks = {
        "world.yaml": world.world(plan),
        "issues.yaml": issue.blocks(plan),
        "sources.yaml": world.sources(plan),
        "injects.yaml": world.injects(plan),
        **{files.TEXTS[one]: texts.text(plan, one) for one in LANGUAGES},
        files.CARD: texts.card(plan),
        "key.yaml": key.blocks(plan),
    }
    made = {
        name: _schema(name, folder) + text(_head(name, plan), own)
        for name, own in blocks.items()
    }
    return made | {files.NOTES[one]: notes.notes(plan, one) for one in LANGUAGES}


def _head(name: str, plan: Plan) -> str:
    return f"{plan.wishes.regency}. {HEADS[name]}"


def _schema(name: str, folder: Path) -> str:
    """Return the line by which an editor finds the schema of a file."""
    if name not in SCHEMAS:
        return ""
    file = f"{SCHEMAS[name]}.schema.json"
    own = folder.parent.resolve() == SCENARIOS.resolve()
    place = f"../schema/{file}" if own else (SCENARIOS / "schema" / file).as_uri()
    return f"# yaml-language-server: $schema={place}\n"


def write(
    wishes: Wishes,
    folder: Path,
    *,
    seeds: int = 0,
    workers: int = 1,
    progress: Progress = lambda done, total: None,
) -> None:
    """Write a new scenario to ``folder``, which must not be there yet.

    Its key is fitted over ``seeds`` worlds, or left with placeholders at 0. Everything
    is written and checked beside ``folder`` first. Raises :class:`Occupied`,
    :class:`Misnamed`, ``OSError``, ``ValueError`` when no numbers can be fitted because
    nothing ever breaks, and what :func:`contents` and
    :func:`sim.scenario.load.examine` raise.
    """
    check_place(folder, wishes.id)
    if os.path.lexists(folder):
        raise Occupied(folder)
    made = contents(wishes, folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, said in made.items():
            (beside / name).write_text(said, encoding="utf-8", newline="\n")
        examine(beside)
        if seeds:
            _fit(beside / "key.yaml", seeds, workers, progress)
        beside.chmod(0o755)
        if os.path.lexists(folder):
            raise Occupied(folder)
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _fit(file: Path, seeds: int, workers: int, progress: Progress) -> None:
    said = fitted(file.parent, seeds, workers=workers, progress=progress)
    file.write_text(said, encoding="utf-8", newline="\n")
