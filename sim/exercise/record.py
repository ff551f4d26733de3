"""What the trainee has committed so far: a pure function of the decisions."""

from __future__ import annotations

from dataclasses import dataclass, field

from sim.exercise.decisions import Act, Assess, File, Forecast, Grade
from sim.exercise.filing import Filing, Flag
from sim.exercise.instead import Way
from sim.exercise.outcome import Outcome
from sim.scenario.shared import ConductRule

ALERT = 2  # an assessment from this level up is an alert (domain §5: ambang)


@dataclass(frozen=True)
class Done:
    """An act that was asked for, with what came of asking and what it broke.

    ``instead``: for each rule it broke, what was open at that minute.
    """

    act: Act
    outcome: Outcome
    breaches: tuple[ConductRule, ...]
    seen: int  # reports the office had when it decided
    instead: tuple[tuple[Way, ...], ...] = ()


@dataclass
class Record:
    """Grades, links, assessments, forecasts, acts and documents, in order.

    ``filed`` holds the information reports of every exercise, ``documents`` all that
    was filed where documents are answered (format 2), ``flags`` what they did wrong.
    """

    grades: dict[str, Grade] = field(default_factory=dict)
    links: dict[str, str | None] = field(default_factory=dict)
    assessments: list[Assess] = field(default_factory=list)
    forecasts: list[Forecast] = field(default_factory=list)
    acts: list[Done] = field(default_factory=list)
    filed: list[tuple[File, Outcome]] = field(default_factory=list)
    documents: list[Filing] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    closed: bool = False

    def level(self, issue: str) -> int | None:
        """Return the last assessed level of ``issue``."""
        for assessment in reversed(self.assessments):
            if assessment.issue == issue:
                return assessment.level
        return None

    def percent(self, question: str) -> int | None:
        """Return the last forecast on ``question``, in per cent."""
        for forecast in reversed(self.forecasts):
            if forecast.question == question:
                return forecast.percent
        return None
