"""Whether a key can be reached: what it asks for comes about in some world, and works.

Tried by running the model response: an item whose ground never came about in any of the
worlds, or which was refused in all of them, cannot be asked of anybody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path as File

from grading.key.check import check
from grading.key.fault import Fault, fault
from grading.key.load import located, read
from grading.key.model import Item, Key
from grading.key.problem import unusable
from grading.measures.plan import serves, worth
from grading.reference import Reference, reference
from sim.exercise import Exercise
from sim.i18n import N_, Message, Readable
from sim.scenario.model import Scenario
from sim.scenario.tree import Path

WORLDS = range(30)
NEVER = {
    "first": N_("isunya tidak pernah terdengar"),
    "checked": N_("tidak pernah ada hasil pemeriksaan"),
    "supported": N_("pemeriksaan tidak pernah mendukungnya"),
    "refuted": N_("pemeriksaan tidak pernah membantahnya"),
    "corroborated": N_("tahap itu tidak pernah dilaporkan oleh cukup banyak asal"),
    "day": N_("harinya di luar latihan"),
}


@dataclass
class _Tried:
    """What became of an item in the worlds looked at so far."""

    item: Item
    path: Path
    grounds: int = 0
    earned: bool = False
    refused: Counter[str] = field(default_factory=Counter)
    why: dict[str, Readable] = field(default_factory=dict)


def reachable(
    key: Key, scenario: Scenario, seeds: Iterable[int] = WORLDS
) -> list[Fault]:
    """Return the items that no world brings about, each with its reason.

    Looks at worlds in the order of ``seeds`` and stops once all items were reached. The
    model response of a plan plays; the same seeds always give the same answer.
    """
    tried = [
        (place, _Tried(item, ("plans", place, "items", number)))
        for place, plan in enumerate(key.plans)
        for number, item in enumerate(plan.items)
    ]
    worlds = 0
    for seed in seeds:
        if all(one.earned for _, one in tried):
            break
        worlds += 1
        found = reference(scenario, seed, key)
        for place, one in tried:
            if not one.earned:
                _look(one, found, place)
    return [_reason(one, worlds) for _, one in tried if not one.earned]


def _look(one: _Tried, found: Reference, place: int) -> None:
    """Note whether an item's ground came about in a world, and whether it was done."""
    run, window = found.models[place], found.windows[place].get(one.item.id)
    if window is None:
        return
    one.grounds += 1
    acts = run.record.acts
    one.earned = any(d.outcome.ok and worth(run, d, one.item, window) > 0 for d in acts)
    said = {message("id"): message for message in _refusals(run, one.item)}
    one.why |= said
    one.refused.update(list(said))


def _refusals(run: Exercise, item: Item) -> list[Readable]:
    return [
        done.outcome.message
        for done in run.record.acts
        if done.act.action == item.action
        and serves(run, done, item)
        and not done.outcome.ok
    ]


def _reason(one: _Tried, worlds: int) -> Fault:
    item, path = one.item, one.path
    if not one.grounds:
        return fault(
            (*path, "ground"),
            N_("Kunci tidak terjangkau: dalam {worlds} dunia {never}."),
            N_("Ubah dasarnya, atau skenarionya, sampai hal itu dapat terjadi."),
            worlds=worlds,
            never=Message(NEVER[item.ground]),
        )
    if one.refused:
        common = one.refused.most_common(1)[0][0]
        return fault(
            (*path, "action"),
            N_(
                "Kunci tidak terjangkau: {action} ditolak di semua {grounds} dunia "
                "yang "
                "memberi dasarnya. Jawaban yang paling sering: {why}"
            ),
            N_("Pilih tindakan atau saat yang dapat diterima, atau ubah skenarionya."),
            action=item.action,
            grounds=one.grounds,
            why=one.why[common],
        )
    return fault(
        (*path, "close_hours"),
        N_(
            "Kunci tidak terjangkau: di {grounds} dunia yang memberi dasarnya "
            "tanggapan "
            "model tidak pernah sempat bertindak di dalam jendelanya."
        ),
        N_("Perlebar jendelanya, atau ringankan tindakan lain pada saat yang sama."),
        grounds=one.grounds,
    )


def examine(file: File, scenario: Scenario, seeds: Iterable[int] = WORLDS) -> Key:
    """Return the key of a file, held against its scenario and tried by playing.

    For authors, before a scenario is given away. Raises ``KeyProblem`` with everything
    that is wrong; worlds are only tried once nothing else is.
    """
    key, part = read(file)
    faults = check(key, scenario) or reachable(key, scenario, seeds)
    if faults:
        raise unusable(file.name, located(faults, part))
    return key
