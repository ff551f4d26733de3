"""Templates of storylines: what an author may choose in each, and what it is made of.

Data only, in ``scenarios/archetypes/<id>/``. A text is filled in by plain replacement
of declared words; nothing in a template is computed or run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

import yaml

from grading.workbench.template import Pace, Template, TemplateText
from sim.i18n import LANGUAGES, N_, Language, Message
from sim.scenario.checks.place import SCENARIOS
from sim.scenario.yaml_nodes import FAST

FOLDER = SCENARIOS / "archetypes"
Kind = Literal["day", "pace", "share", "count", "words"]
PACES: tuple[Pace, ...] = ("quick", "usual", "slow")
Spoken = Mapping[Language, str]

_WORD = re.compile(r"\{([A-Za-z_]+)\}")


class Unsealed(Exception):
    """The sealed part of the templates is not in this copy; says what to do."""

    def __init__(self) -> None:
        self.message = Message(
            N_(
                "Bagian tertutup templat tidak ada di salinan ini. "
                "Pakai salinan pengajar."
            )
        )
        super().__init__(self.message("en"))


@dataclass(frozen=True)
class Parameter:
    """One thing an author may choose. ``default`` of words: by language."""

    name: str
    kind: Kind
    asks: Spoken
    default: Any
    low: float = 0
    high: float = 0


@dataclass(frozen=True)
class Archetype:
    """A storyline as a template.

    ``onset_days``: how many days its beginning may vary. ``opens_after`` and
    ``lasts``: days of the question, from the first day it may begin, at usual pace.
    ``issue``: as in ``issues.yaml``, at its own pace, before the electoral stage.
    """

    id: str
    seed: int
    title: Spoken
    line: Spoken
    parameters: tuple[Parameter, ...]
    onset_days: int
    reaches: str
    opens_after: int
    lasts: int
    issue: Mapping[str, Any]
    texts: Mapping[Language, Mapping[str, Any]]

    def parameter(self, name: str) -> Parameter:
        """Return one of its parameters; raises ``KeyError``."""
        return {one.name: one for one in self.parameters}[name]

    @property
    def words(self) -> tuple[Parameter, ...]:
        """The names of things that its texts leave open."""
        return tuple(one for one in self.parameters if one.kind == "words")


def known() -> tuple[Archetype, ...]:
    """Return all templates in the order of the electoral calendar's seeds."""
    found = (load(path.parent.name) for path in FOLDER.glob("*/archetype.yaml"))
    return tuple(sorted(found, key=lambda one: one.seed))


@cache
def load(name: str) -> Archetype:
    """Return a template; raises ``KeyError`` if there is none of that name.

    Raises ``ValueError`` where one of its files holds what no template may.
    """
    if not re.fullmatch(r"[a-z][a-z-]*", name) or not (FOLDER / name).is_dir():
        raise KeyError(name)
    data = read(FOLDER / name / "archetype.yaml")
    texts = {key: read(FOLDER / name / f"text.{key}.yaml") for key in LANGUAGES}
    Template.model_validate(data)
    for text in texts.values():
        TemplateText.model_validate(text)
    question = data["question"]
    return Archetype(
        id=data["id"],
        seed=data["seed"],
        title=data["title"],
        line=data["line"],
        parameters=tuple(_parameter(one) for one in data["parameters"]),
        onset_days=data["onset_days"],
        reaches=question["reaches"],
        opens_after=question["opens_after"],
        lasts=question["lasts"],
        issue=data["issue"],
        texts=texts,
    )


def _parameter(data: Mapping[str, Any]) -> Parameter:
    low, high = data.get("range", (0, 0))
    return Parameter(
        data["name"], data["kind"], data["asks"], data["default"], low, high
    )


def sealed(name: str | None = None) -> Mapping[str, Any]:
    """Return the key part of a template, or what all keys share; raises Unsealed."""
    path = FOLDER / name / "key.yaml" if name else FOLDER / "key.yaml"
    if not path.exists():
        raise Unsealed
    return read(path)


def shared(name: str) -> Mapping[str, Any]:
    """Return what every new regency is put together from; ``name`` without suffix."""
    return read(FOLDER / f"{name}.yaml")


@cache
def read(path: Path) -> Mapping[str, Any]:
    """Return the data of one of the project's own template files."""
    text = path.read_text(encoding="utf-8")
    return cast(Mapping[str, Any], yaml.load(text, FAST))


def filled(text: str, values: Mapping[str, object]) -> str:
    """Return a text with its ``{words}`` replaced where there is a value.

    A word with a capital gets its value with a capital. What has no value stays, as do
    braces in a value: nothing is filled in twice.
    """

    def value(found: re.Match[str]) -> str:
        name = found[1]
        if name.lower() not in values:
            return found[0]
        given = str(values[name.lower()])
        return given[:1].upper() + given[1:] if name[0].isupper() else given

    return _WORD.sub(value, text)


def filled_all(tree: Any, values: Mapping[str, object]) -> Any:
    """Return data with the ``{words}`` of all its texts replaced."""
    if isinstance(tree, str):
        return filled(tree, values)
    if isinstance(tree, Mapping):
        return {key: filled_all(one, values) for key, one in tree.items()}
    if isinstance(tree, (list, tuple)):
        return [filled_all(one, values) for one in tree]
    return tree
