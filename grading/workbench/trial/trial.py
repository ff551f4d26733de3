"""The whole test: everybody plays once, and all is read off those plays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from grading.gate import Gate, usual_seeds
from grading.gate.gate import hold
from grading.gate.players.cast import CAREFUL, CAST
from grading.gate.plays import Played, plays_by
from grading.key.model import Key
from grading.workbench.results import Golden, golden_of
from grading.workbench.trial.reach import Reached, reached
from grading.workbench.trial.seen import MODEL, NEVER, Seen, World, noted, world
from grading.workbench.trial.sensitivity import Moved, sensitivity
from grading.workbench.trial.separation import Separation, separations
from grading.workbench.trial.settings import settings
from sim.ensemble.errands import Crew, crew
from sim.ensemble.paired import Difference, difference
from sim.i18n import N_
from sim.scenario.load import load
from sim.scenario.model import Scenario

PLAYERS = (*CAST, CAREFUL)
Progress = Callable[[int, int, str], None]  # done, in all, what is under way
PHASES = (N_("robot bermain"), N_("dunia lain"), N_("parameter diubah"))


@dataclass(frozen=True)
class Gated:
    """Everybody has played, in the seeds of the gate."""

    scenario: Scenario
    key: Key
    gate: Gate
    separations: tuple[Separation, ...]

    @property
    def golden(self) -> Golden:
        """What a release of this scenario records."""
        kept = [one for one in self.gate.played if one.player != CAREFUL]
        return golden_of(self.scenario, self.key, kept, _histories(kept))


@dataclass(frozen=True)
class Trial(Gated):
    """The whole test.

    ``effect``: by outcome, the model response less nobody acting, paired by seed.
    """

    worlds: tuple[World, ...]
    reached: tuple[Reached, ...]
    moved: tuple[Moved, ...]
    effect: Mapping[str, Difference]


def trial(
    where: str | Path,
    key: Key,
    *,
    seeds: Sequence[int] | None = None,
    workers: int = 1,
    progress: Progress = lambda done, total, what: None,
) -> Trial:
    """Put a scenario to the test.

    ``seeds``: in which the robots of the gate play, at least two; ``None``: the usual
    ones. The same arguments give the same answer, whatever ``workers`` is. Raises
    ``KeyError`` naming a bound of the gate that there is not.
    """
    with crew(workers) as players:
        found = _gated(players, where, key, seeds, progress)
        scenario, played = found.scenario, found.gate.played
        worlds = _worlds(players, where, scenario, key, played, _phase(progress, 1))
        moved = sensitivity(players, where, scenario, key, worlds, _phase(progress, 2))
    return Trial(
        scenario=scenario,
        key=key,
        gate=found.gate,
        separations=found.separations,
        worlds=worlds,
        reached=reached(scenario, key, worlds),
        moved=moved,
        effect=_effect(worlds),
    )


def gated(
    where: str | Path,
    key: Key,
    *,
    seeds: Sequence[int] | None = None,
    workers: int = 1,
    progress: Progress = lambda done, total, what: None,
) -> Gated:
    """Return the first part of :func:`trial`: what everybody earns, and no more."""
    with crew(workers) as players:
        return _gated(players, where, key, seeds, progress)


def _gated(
    players: Crew,
    where: str | Path,
    key: Key,
    seeds: Sequence[int] | None,
    progress: Progress,
) -> Gated:
    scenario = load(where)
    own = tuple(seeds if seeds is not None else usual_seeds(scenario))
    played = plays_by(players, where, key, PLAYERS, own, _phase(progress, 0), noted)
    gate = Gate(where, key, played, hold(played, key))
    return Gated(scenario, key, gate, separations(played))


def _phase(progress: Progress, place: int) -> Callable[[int, int], None]:
    return lambda done, total: progress(done, total, PHASES[place])


def _worlds(
    players: Crew,
    where: str | Path,
    scenario: Scenario,
    key: Key,
    played: Sequence[Played],
    progress: Callable[[int, int], None],
) -> tuple[World, ...]:
    """Return what comes about, seed by seed; what the gate has played is not again."""
    found = {p.seed: p.noted for p in played if isinstance(p.noted, World)}
    more = [seed for seed in settings().worlds_of(scenario) if seed not in found]
    call = partial(world, where, key.model_dump_json())
    for done, (place, one) in enumerate(players.run(call, more), 1):
        found[more[place]] = one
        progress(done, len(more))
    return tuple(found[seed] for seed in sorted(found))


def _effect(worlds: Sequence[World]) -> dict[str, Difference]:
    names = worlds[0].never.came
    return {
        name: difference(
            name, [w.model.came[name] - w.never.came[name] for w in worlds]
        )
        for name in names
    }


def _histories(played: Sequence[Played]) -> dict[tuple[str, int], str]:
    """Return the fingerprints of the histories that were kept."""
    found = {}
    for one in played:
        if isinstance(one.noted, Seen):
            found[NEVER, one.seed] = one.noted.history
        elif isinstance(one.noted, World):
            found[MODEL, one.seed] = one.noted.model.history
    return found
