"""The same decisions in other seeds, with a change and without it: the mean difference.

A branch is exact, but of one seed. Here the journal's decisions, at their times, are
put into other seeds of the scenario, once as they were and once changed; the seed's
chance is the same in both, so a pair differs by the change alone.

What it means: what the change does on average to this timetable of decisions. The
decisions were made for another seed and nobody decides anew: an act on an issue that
this seed has not told of is left out, a ground that was not told is dropped, and what
is made may come early, late or for nothing. It is no judgement of who decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from sim.ensemble.edits import Planned
from sim.ensemble.ensemble import Ensemble, distinct
from sim.ensemble.history import History, follow
from sim.ensemble.paired import Paired
from sim.ensemble.problem import EnsembleError
from sim.i18n import N_
from sim.scenario.model import Scenario

NAME = "journal"  # what the policy is called: the decisions are the journal's


@dataclass(frozen=True)
class Repeated(Paired):
    """Two ensembles that follow one journal, the second with the change.

    ``taken``: seeds in which the change had a place, so that other decisions were made.
    ``lost``: by seed how many of the journal's decisions had none and were left out.
    """

    lost: tuple[int, ...]

    def to_dict(self) -> dict[str, object]:
        """Return every difference as plain data, for JSON."""
        return {**super().to_dict(), "left_out": list(self.lost)}

    def __repr__(self) -> str:
        told = self["incidents"]
        return (
            f"<a journal's decisions on {self.without.scenario}, otherwise and as they "
            f"were, {len(self.without.runs)} pairs (changed in {self.taken}; on the "
            f"mean {fmean(self.lost):.1f} decisions without a place): incidents "
            f"{told.mean:+.2f} [{told.low:+.2f}, {told.high:+.2f}], sd {told.sd:.2f}>"
        )


def repeated(
    scenario: Scenario,
    seeds: Iterable[int],
    as_it_was: Sequence[Planned],
    otherwise: Sequence[Planned],
    stops: Sequence[int],
    named: History,
) -> Repeated:
    """Return both plans followed in every seed; ``named``: whose reports they name.

    Raises :class:`EnsembleError` for fewer than two seeds or seeds given twice, and if
    the change has a place in none of them.
    """
    wanted = distinct(seeds)
    if len(wanted) < 2:
        raise EnsembleError(
            N_("Selisih berpasangan memerlukan paling sedikit 2 benih.")
        )
    without, changed = (
        [follow(scenario, seed, plan, stops, named) for seed in wanted]
        for plan in (as_it_was, otherwise)
    )
    apart = [_made(a) != _made(b) for a, b in zip(without, changed, strict=True)]
    if not any(apart):
        raise EnsembleError(
            N_(
                "Perubahan itu tidak berlaku pada satu pun dari {count} benih: "
                "keputusannya tidak berbeda, atau isunya belum terdengar saat itu."
            ),
            count=len(wanted),
        )
    plain = tuple(replace(one.run, added=0) for one in without)
    more = tuple(
        replace(one.run, added=int(new))
        for one, new in zip(changed, apart, strict=True)
    )
    made = (scenario.world.id, scenario.fingerprint, NAME)
    lost = tuple(len(one.impossible) for one in without)
    return Repeated(Ensemble(*made, plain), Ensemble(*made, more), lost)


def _made(history: History) -> list[object]:
    return [d for d in history.made if d.kind != "advance"]
