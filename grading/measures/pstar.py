"""One notion of p*, held to itself: the amortised estimate beside re-simulated worlds.

p* is the chance of a question's event given what the office had been told by then:
which reports of distinct origins claimed what, what cross-checks found, what was done,
how much time is left. Class grading uses the amortised p* (``estimate``: a logistic
function of that, fitted on an ensemble of plays), because it costs a millisecond. Here
a personal result is held against the re-simulated p* (``conditioned``: other worlds
with the same acts, weighted by how likely they are to have told the same), which costs
seconds, at a few of its looks. What has too few like worlds is left out, and how many
looks that were is said. It decides no mark.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from grading.measures.conditioned import WORLDS, Conditioned, conditioned
from grading.result import Look, Result

LOOKS = 12
SECONDS = 20.0


@dataclass(frozen=True)
class Held:
    """A look with its amortised and its re-simulated p*."""

    look: Look
    found: Conditioned

    @property
    def apart(self) -> float:
        """Return amortised − re-simulated."""
        return self.look.estimate - self.found.chance

    @property
    def agrees(self) -> bool:
        """Return whether they differ by no more than two standard errors and a step of
        the scale, 0.1."""
        return abs(self.apart) <= 2 * self.found.error + 0.1


@dataclass(frozen=True)
class Checked:
    """How the two came out at ``held``; the rest had too few worlds or no time.

    Brier scores are of what was stated at those looks: on what happened (``brier``) and
    expected under either p*; ``None`` without a look to go by. ``stated`` of ``held``
    had a forecast; the others stand at what earns nothing.
    """

    held: tuple[Held, ...]
    too_few: int
    no_time: int
    stated: int
    brier: float | None
    expected_amortised: float | None
    expected_resimulated: float | None
    base_amortised: float | None
    base_resimulated: float | None

    @property
    def asked(self) -> int:
        """Return how many looks were chosen."""
        return len(self.held) + self.too_few + self.no_time

    @property
    def mean_gap(self) -> float | None:
        """Return how far the two are apart on average; ``None`` without a look."""
        return fmean(abs(one.apart) for one in self.held) if self.held else None

    @property
    def mean_error(self) -> float | None:
        """Return the root mean square of the standard errors of the re-simulated."""
        found = [one.found.error**2 for one in self.held]
        return sqrt(fmean(found)) if found else None


def check_p_star(
    result: Result,
    *,
    looks: int = LOOKS,
    worlds: int = WORLDS,
    seconds: float = SECONDS,
) -> Checked:
    """Return the two p* of a result side by side at a few looks, spread evenly.

    ``seconds``: no further look is begun after that; one that is begun is finished.
    Looks are taken in the order of time, because worlds with the same acts are shared.
    """
    if looks < 1 or worlds < 1:
        raise ValueError(f"looks {looks} and worlds {worlds} are 1 at least")
    questions = {q.id: q for q in result.exercise.scenario.world.questions}
    chosen = sorted(spread(result.looks, looks), key=lambda look: look.minute)
    begun = time.monotonic()
    held: list[Held] = []
    too_few = 0
    for place, look in enumerate(chosen):
        if place and time.monotonic() - begun > seconds:
            break
        question = questions[look.question]
        found = conditioned(result.outcome, question, look.minute, worlds)
        if found.usable:
            held.append(Held(look, found))
        else:
            too_few += 1
    no_time = len(chosen) - len(held) - too_few
    return _checked(tuple(held), too_few, no_time)


def spread(looks: tuple[Look, ...], count: int) -> list[Look]:
    """Return ``count`` looks at even distances, the last included; all if fewer."""
    if len(looks) <= count:
        return list(looks)
    return [looks[(n + 1) * len(looks) // count - 1] for n in range(count)]


def _checked(held: tuple[Held, ...], too_few: int, no_time: int) -> Checked:
    def brier(said: list[float], chances: list[float]) -> float | None:
        pairs = zip(said, chances, strict=True)
        return fmean((s - p) ** 2 + p * (1 - p) for s, p in pairs) if held else None

    said = [_said(one.look) for one in held]
    base = [one.look.base for one in held]
    amortised = [one.look.estimate for one in held]
    simulated = [one.found.chance for one in held]
    return Checked(
        held=held,
        too_few=too_few,
        no_time=no_time,
        stated=sum(one.look.percent is not None for one in held),
        brier=brier(said, [float(one.look.happened) for one in held]),
        expected_amortised=brier(said, amortised),
        expected_resimulated=brier(said, simulated),
        base_amortised=brier(base, amortised),
        base_resimulated=brier(base, simulated),
    )


def _said(look: Look) -> float:
    return look.base if look.percent is None else look.percent / 100
