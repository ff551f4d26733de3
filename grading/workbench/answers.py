"""What an author answers about a new scenario, and what is wrong with the answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from grading.workbench import archetype, names
from grading.workbench.archetype import PACES, Parameter
from grading.workbench.names import Fault
from grading.workbench.template import Pace
from sim.i18n import LANGUAGES, N_, Language, Message
from sim.scenario import files
from sim.scenario.base import Frozen
from sim.scenario.card import Length
from sim.scenario.explain import explain
from sim.scenario.part import Part
from sim.scenario.problem import HIDDEN, Problem, ScenarioError, choose, shown

LONGEST_WORD = 60  # letters an author's name of a thing may have


class Words(Frozen):
    """The name of a thing in both languages."""

    id: str
    en: str

    @property
    def texts(self) -> dict[Language, str]:
        """The name by language."""
        return {"id": self.id, "en": self.en}


class StoryAnswers(Frozen):
    """What an author says about one storyline; what is left out is the default."""

    archetype: str
    onset: int | None = None
    pace: Pace | None = None
    benign: float | None = None
    districts: int | None = None
    words: dict[str, Words] = Field(default_factory=dict)


class Answers(Frozen):
    """A file of answers, or what the prompts came to."""

    format: Literal[1] = 1
    regency: str | None = None
    seed: Annotated[int, Field(ge=0, lt=2**31)] = 1
    length: Length | None = None
    first_day: int | None = None
    last_day: int | None = None
    stories: tuple[StoryAnswers, ...] = ()


def read(path: Path) -> tuple[Answers, Part]:
    """Return a file of answers and its tree; raises ScenarioError with all faults."""
    part, problems = files.read(path, path.parent, path.name)
    if problems or part.node is None:
        raise ScenarioError(path.name, tuple(problems))
    try:
        return Answers.model_validate(part.node.plain(), strict=True), part
    except ValidationError as error:
        raise ScenarioError(path.name, tuple(explain(error, Answers, part))) from None


def value_fault(asked: Parameter, value: Any) -> Fault | None:
    """Return what is wrong with an answer about a storyline, if anything is."""
    if asked.kind == "pace":
        return None if value in PACES else _one_of(str(value), PACES)
    if asked.kind == "words":
        return word_fault(value)
    if asked.low <= value <= asked.high:
        return None
    values = {"input": shown(value), "low": asked.low, "high": asked.high}
    return (
        Message(N_("Angka {input} di luar batas."), values),
        Message(N_("Tulis angka dari {low} sampai {high}."), values),
    )


def word_fault(value: str) -> Fault | None:
    """Return why a text cannot name a thing in a report, if it cannot."""
    if not 1 <= len(value.strip()) <= LONGEST_WORD:
        return (
            Message(N_("Sebutan ini kosong atau terlalu panjang.")),
            Message(N_("Pakai paling banyak {most} huruf."), {"most": LONGEST_WORD}),
        )
    if HIDDEN.search(value) or set("{}\n\t") & set(value):
        return (
            Message(N_("Sebutan ini memuat tanda yang tidak dipakai di sini.")),
            Message(N_("Tulis kata biasa tanpa kurung kurawal, dalam satu baris.")),
        )
    return None


def _one_of(word: str, known: Sequence[str]) -> Fault:
    return Message(N_("{name} tidak dikenal."), {"name": shown(word)}), choose(
        word, known
    )


def faults(
    answers: Answers, given: Sequence[StoryAnswers], source: Part
) -> Iterator[Problem]:
    """Yield what cannot be; ``given``: the storylines, ``source``: the file's tree."""
    if answers.regency is not None and (wrong := names.fault_of(answers.regency)):
        yield source["regency"].problem(*wrong)
    low, high = archetype.shared("regency")["limits"]["stories"]
    kinds = {one.archetype for one in given}
    if not low <= len(kinds) == len(given) <= high:
        limits = {"low": low, "high": high}
        yield source["stories"].problem(
            Message(N_("Daftar alur ini tidak dapat dipakai.")),
            Message(N_("Pilih {low} sampai {high} alur berlainan."), limits),
        )
    for place, one in enumerate(given):
        yield from _story_faults(one, source["stories"].item(place))


def _story_faults(one: StoryAnswers, source: Part) -> Iterator[Problem]:
    try:
        kind = archetype.load(one.archetype)
    except KeyError:
        ids = [known.id for known in archetype.known()]
        yield source["archetype"].problem(*_one_of(one.archetype, ids))
        return
    for asked in kind.parameters:
        value = getattr(one, asked.name, None) if asked.kind != "words" else None
        if value is not None and (wrong := value_fault(asked, value)):
            yield source[asked.name].problem(*wrong)
    known = {asked.name for asked in kind.words}
    for name, spoken in one.words.items():
        if name not in known:
            yield source["words"][name].problem(*_one_of(name, sorted(known)))
            continue
        for key in LANGUAGES:
            if wrong := word_fault(getattr(spoken, key)):
                yield source["words"][name][key].problem(*wrong)
