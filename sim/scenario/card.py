"""``card.yaml``: for whom a scenario is, what it teaches, and how long it takes.

It may be handed out, so it holds no answer. A scenario is played without it; the card
that an instructor prints is complete only with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from sim.i18n import N_, Language, Message
from sim.scenario import files
from sim.scenario.base import BLANK, Basis, Frozen
from sim.scenario.explain import explain
from sim.scenario.part import Part
from sim.scenario.problem import Problem, ScenarioError, shown

Length = Literal["short", "session", "halfday"]
Mistake = Literal["FA", "MS", "OR", "SS", "LR", "WA"]
Sentence = Annotated[str, Field(pattern=BLANK, max_length=300)]

MINUTES: dict[Length, int] = {"short": 20, "session": 90, "halfday": 240}
"""Minutes in the room by length of play; a half day is four hours [design]."""


class Spoken(Frozen):
    """A sentence in every language."""

    id: Sentence
    en: Sentence

    @property
    def texts(self) -> dict[Language, str]:
        """The sentence by language."""
        return {"id": self.id, "en": self.en}


class Purpose(Frozen):
    """``card.yaml``: what an author says of a scenario's use."""

    format: Literal[1]
    length: Length
    minutes: Literal[20, 90, 240] = Field(description="in the room, without debrief")
    audience: Spoken = Field(description="who learns from it")
    objectives: Annotated[tuple[Spoken, ...], Field(min_length=3, max_length=5)]
    lesson: Spoken = Field(description="what stays when all else is forgotten")
    mistakes: Annotated[tuple[Mistake, ...], Field(min_length=1, max_length=6)] = Field(
        description="FA false alarm, MS missed weak signal, OR over-reaction, "
        "SS single source, LR late report, WA wrong authority"
    )
    basis: Basis


def purpose(folder: Path) -> Purpose | None:
    """Return what the card of a scenario's folder says; ``None`` when it has none.

    Raises :class:`~sim.scenario.problem.ScenarioError` with all that is wrong with it.
    """
    name = files.CARD
    if not (folder / name).exists() and not (folder / name).is_symlink():
        return None
    part, problems = files.read(folder / name, folder, name)
    if problems or part.node is None:
        raise ScenarioError(folder.name, tuple(problems))
    try:
        made = Purpose.model_validate(part.node.plain(), strict=True)
    except ValidationError as error:
        raise ScenarioError(folder.name, tuple(explain(error, Purpose, part))) from None
    wrong = tuple(_unlike(made, part))
    if wrong:
        raise ScenarioError(folder.name, wrong)
    return made


def missing(folder: Path) -> Problem:
    """Return what to say where a card was asked for and there is none."""
    return Problem(
        files.CARD,
        0,
        "",
        Message(
            N_("Kartu {name} belum lengkap: berkas ini tidak ada."),
            {"name": shown(folder.name)},
        ),
        Message(
            N_("Tulis sasaran, tujuan, lama dan pelajarannya; contoh: muara-sendaru.")
        ),
    )


def _unlike(made: Purpose, part: Part) -> Iterator[Problem]:
    """Yield what contradicts itself: minutes of another length, a code given twice."""
    if made.minutes != MINUTES[made.length]:
        values = {"length": made.length, "minutes": MINUTES[made.length]}
        yield part["minutes"].problem(
            Message(N_("Permainan {length} berlangsung {minutes} menit."), values),
            Message(N_("Tulis minutes: {minutes}, atau ganti length."), values),
        )
    for place, code in enumerate(made.mistakes):
        if code in made.mistakes[:place]:
            yield (
                part["mistakes"]
                .item(place)
                .problem(
                    Message(N_("Kode {code} tertulis dua kali."), {"code": code}),
                    Message(N_("Hapus salah satunya.")),
                )
            )
