"""From a folder of YAML files to a checked, frozen scenario, or to all its problems."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import ValidationError

from sim.i18n import LANGUAGES, N_, Message
from sim.scenario import files, standard
from sim.scenario.base import ID, Frozen
from sim.scenario.beside import check_beside
from sim.scenario.card import purpose
from sim.scenario.check import problems_of
from sim.scenario.checks.place import SCENARIOS
from sim.scenario.contexts import settled
from sim.scenario.documents import Documents, DocumentsFile, DocumentsText
from sim.scenario.draft import NOTHING, Draft
from sim.scenario.edition import as_of, calendar_as_of
from sim.scenario.explain import explain
from sim.scenario.fingerprint import fingerprint
from sim.scenario.institutions import (
    Institutions,
    InstitutionsFile,
    InstitutionsText,
)
from sim.scenario.model import Injects, Issues, Scenario, Sources, Texts, World
from sim.scenario.notes import check_notes
from sim.scenario.part import Part
from sim.scenario.problem import (
    Problem,
    ScenarioError,
    choose,
    first_ones,
    shown,
    visible,
)
from sim.scenario.shared import Calendar, Catalogue, CatalogueFile, CatalogueText
from sim.scenario.yaml_nodes import FAST

__all__ = [
    "SCENARIOS",
    "Problem",
    "ScenarioError",
    "examine",
    "folder_of",
    "formed",
    "load",
    "names",
]

Model = TypeVar("Model", bound=Frozen)
Stamp = tuple[tuple[str, int, int], ...]


def load(where: str | Path) -> Scenario:
    """Return the scenario of a name or of a folder, checked and frozen.

    A name such as ``"muara-sendaru"`` is looked up in the project's own scenarios. The
    shared catalogues (actions, institutions, documents, calendars) are read from beside
    the folder. One of which nothing lies there, no data and no texts, is the project's
    own; one that lies there in part is taken from there alone, so that what is missing
    is told. Unchanged files are not read twice. Raises :class:`ScenarioError` with all
    problems at once.
    """
    folder = folder_of(where)
    try:
        stamp = _stamp(folder)
    except OSError:
        raise _not_there(where) from None
    return _load(folder, stamp, FAST)


def examine(where: str | Path) -> Scenario:
    """Return what :func:`load` returns, but only if every computer reads the same.

    For authors, once before a scenario is given away: all files are also read with
    PyYAML's own parser, as where libyaml is missing. The card, the facilitator's notes
    and all that lies beside are held to be sound too, where they are there. Takes five
    times as long. Raises :class:`ScenarioError` with the problems of all files at once.
    """
    folder = folder_of(where)
    problems = [*check_notes(folder), *check_beside(folder)]
    scenario = None
    try:
        scenario = load(where)
    except ScenarioError as error:
        problems = [*error.problems, *problems]
    try:
        purpose(folder)
    except ScenarioError as error:
        problems += error.problems
    if scenario is None or problems:
        raise ScenarioError(folder.name, tuple(problems))
    other = _load(folder, _stamp(folder), yaml.SafeLoader)
    if other != scenario:
        message = Message(N_("Pembaca YAML di komputer lain membaca isi yang berbeda."))
        mend = Message(N_("Beri tanda kutip pada teks yang memuat tanda baca khusus."))
        raise ScenarioError(folder.name, (Problem(folder.name, 0, "", message, mend),))
    return scenario


def formed(where: str | Path) -> Scenario | None:
    """Return a scenario whose files all have the right form, if they do.

    Whether they fit each other is not looked at: it is there to hold a key against, so
    that an author hears of all faults at once, and is not to be played.
    """
    try:
        draft, problems = _read(folder_of(where), FAST)
        return _Reading(problems).scenario(draft)
    except (OSError, ScenarioError):
        return None


def written(where: str | Path) -> Draft:
    """Return what is written in a scenario's files, every value with its line.

    What cannot be read is an empty part. Raises :class:`ScenarioError` for no folder.
    """
    return _read(folder_of(where), FAST)[0]


def names() -> tuple[str, ...]:
    """Return the names of the project's own scenarios.

    One that is being written, or was when its writer stopped, is in a hidden folder
    and not among them.
    """
    found = (path.parent.name for path in SCENARIOS.glob("*/world.yaml"))
    return tuple(sorted(name for name in found if not name.startswith(".")))


def folder_of(where: str | Path) -> Path:
    """Return the folder of a scenario's name, or a folder; raises ScenarioError."""
    named = isinstance(where, str) and re.fullmatch(ID, where)
    own = SCENARIOS / where if named else Path(where)
    try:
        for folder in (own, Path(where)):
            if folder.is_dir():
                return folder.resolve()
    except (OSError, ValueError):
        pass  # a path that no file system takes
    raise _not_there(where)


def _not_there(where: str | Path) -> ScenarioError:
    name = {"name": shown(str(where))}
    message = Message(
        N_("Folder skenario {name} tidak ada atau tidak dapat dibuka."), name
    )
    place = visible(str(where))
    problem = Problem(place, 0, "", message, choose(str(where), names()))
    return ScenarioError(place, (problem,))


def _stamp(folder: Path) -> Stamp:
    """Return what changes whenever a file of the scenario changes."""
    shared = (_beside(folder, group) / name for group in _SHARED for name in group)
    paths = [
        *folder.iterdir(),
        *shared,
        *(_beside(folder, (files.CALENDARS,)) / files.CALENDARS).glob("*.yaml"),
        *standard.kept(),
    ]
    return tuple(sorted(_state(path) for path in paths))


def _beside(folder: Path, group: tuple[str, ...]) -> Path:
    """Return where a shared catalogue is read from: beside the folder, or our own.

    A link that leads nowhere is there: it is told, and not passed over.
    """
    here = folder.parent
    return here if any(os.path.lexists(here / name) for name in group) else SCENARIOS


def _state(path: Path) -> tuple[str, int, int]:
    try:
        state = path.stat()
    except OSError:
        return str(path), 0, -1
    return str(path), state.st_mtime_ns, state.st_size


@lru_cache(maxsize=32)  # the whole library, twice
def _load(folder: Path, stamp: Stamp, loader: type) -> Scenario:
    draft, problems = _read(folder, loader)
    reading = _Reading(problems)
    scenario = reading.scenario(draft)
    reading.tell(problems_of(draft))
    if scenario is None or reading.problems:
        raise ScenarioError(folder.name, _in_order(reading.problems))
    return scenario


def _read(folder: Path, loader: type) -> tuple[Draft, list[Problem]]:
    """Return what is written in all files, and what is wrong with them as files."""
    problems = list(first_ones(files.check_folder(folder)))

    def take(name: str, inside: Path = folder) -> Part:
        part, found = files.read(inside / name, inside, name, loader)
        problems.extend(found)
        return part

    def whole(name: str, sources: Part | None = None) -> Part:
        full, found = standard.completed(take(name), name, loader, sources)
        problems.extend(found)
        return full

    world, issues, sources, injects = (whole(name) for name in files.OWN)
    acts, bodies, papers = (_beside(folder, group) for group in _SHARED)
    days = _beside(folder, (files.CALENDARS,))
    calendar = world["calendar"].text or ""
    missing = Part(f"{files.CALENDARS}/", "", 0, None)
    deep = (world["format"].number or 1) >= 2  # earlier ones do without institutions
    draft = Draft(
        world=world,
        issues=issues,
        sources=sources,
        injects=injects,
        texts={key: whole(name, sources) for key, name in files.TEXTS.items()},
        calendar=(
            take(f"{files.CALENDARS}/{calendar}.yaml", days)
            if re.fullmatch(ID, calendar)
            else missing
        ),
        actions=take(files.ACTIONS, acts),
        action_texts={
            key: take(name, acts) for key, name in files.ACTION_TEXTS.items()
        },
        institutions=take(files.INSTITUTIONS, bodies) if deep else NOTHING,
        institution_texts={
            key: take(name, bodies) if deep else NOTHING
            for key, name in files.INSTITUTION_TEXTS.items()
        },
        documents=take(files.DOCUMENTS, papers) if deep else NOTHING,
        document_texts={
            key: take(name, papers) if deep else NOTHING
            for key, name in files.DOCUMENT_TEXTS.items()
        },
    )
    return draft, problems


class _Reading:
    """Collects problems; of one place only what the first layer says is told."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        self._blamed: set[tuple[str, int, str]] = set()
        self.tell(())

    def tell(self, problems: Iterable[Problem]) -> None:
        """Add a layer's problems, but not where an earlier layer has found some."""
        for problem in problems:
            if (problem.file, problem.line, problem.field) not in self._blamed:
                self.problems.append(problem)
        self._blamed = {(one.file, one.line, one.field) for one in self.problems}

    def model(self, kind: type[Model], part: Part) -> Model | None:
        """Return a file's content as a model, or ``None`` and tell what is wrong."""
        if part.node is None:
            return None
        try:
            return kind.model_validate(part.node.plain(), strict=True)
        except ValidationError as error:
            self.tell(explain(error, kind, part))
            return None

    def scenario(self, draft: Draft) -> Scenario | None:
        """Return the scenario if every file has the right form."""
        world = self.model(World, draft.world)
        issues = self.model(Issues, draft.issues)
        sources = self.model(Sources, draft.sources)
        injects = self.model(Injects, draft.injects)
        calendar = self.model(Calendar, draft.calendar)
        actions = self.model(CatalogueFile, draft.actions)
        texts = {key: self.model(Texts, draft.texts[key]) for key in LANGUAGES}
        words = {
            key: self.model(CatalogueText, draft.action_texts[key]) for key in LANGUAGES
        }
        if not (world and issues and sources and injects and calendar and actions):
            return None
        if not all((*texts.values(), *words.values())):
            return None
        whole = Catalogue.model_validate({**dict(actions), "texts": words})
        catalogue = as_of(whole, world.format)
        calendar = calendar_as_of(calendar, world.format)
        institutions = self.institutions(draft) if world.format >= 2 else None
        documents = self.documents(draft) if world.format >= 2 else None
        if world.format >= 2 and (institutions is None or documents is None):
            return None
        read = (world, issues, sources, injects, calendar, catalogue)
        scenario = Scenario(
            world=world,
            issues=issues.issues,
            sources=sources.sources,
            injects=injects.injects,
            background=injects.background,
            texts={key: text for key, text in texts.items() if text is not None},
            calendar=calendar,
            catalogue=catalogue,
            institutions=institutions,
            documents=documents,
            fingerprint=fingerprint(*read, *filter(None, (institutions, documents))),
        )
        return settled(scenario)

    def institutions(self, draft: Draft) -> Institutions | None:
        """Return actors, law and circumstances with their texts, if all are well."""
        data = self.model(InstitutionsFile, draft.institutions)
        texts = {
            key: self.model(InstitutionsText, draft.institution_texts[key])
            for key in LANGUAGES
        }
        if data is None or not all(texts.values()):
            return None
        return Institutions.model_validate({**dict(data), "texts": texts})

    def documents(self, draft: Draft) -> Documents | None:
        """Return the documents an office owes with their texts, if all are well."""
        data = self.model(DocumentsFile, draft.documents)
        texts = {
            key: self.model(DocumentsText, draft.document_texts[key])
            for key in LANGUAGES
        }
        if data is None or not all(texts.values()):
            return None
        return Documents.model_validate({**dict(data), "texts": texts})


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    order = {name: place for place, name in enumerate(_ORDER)}
    return tuple(
        sorted(problems, key=lambda one: (order.get(one.file, 99), one.file, one.line))
    )


_SHARED = (
    (files.ACTIONS, *files.ACTION_TEXTS.values()),
    (files.INSTITUTIONS, *files.INSTITUTION_TEXTS.values()),
    (files.DOCUMENTS, *files.DOCUMENT_TEXTS.values()),
)
_ORDER = (
    *files.OWN,
    *files.TEXTS.values(),
    *(name for group in _SHARED for name in group),
)
