"""Whether a key can be reached: what it asks for comes about in some world, and works.

Tried by running the model response: an item whose ground never came about in any of the
worlds, or which was refused in all of them, cannot be asked of anybody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Tried:
    """An item in one world: whether its ground came about, whether it was done.

    ``refused``: what the model response was told where it tried in vain.
    """

    ground: bool
    earned: bool
    refused: tuple[Readable, ...] = ()


World = tuple[Tried, ...]  # the items of all plans, one after the other


def reachable(
    key: Key, scenario: Scenario, seeds: Iterable[int] = WORLDS
) -> list[Fault]:
    """Return the items that no world brings about, each with its reason.

    Looks at worlds in the order of ``seeds`` and stops once all items were reached. The
    model response of a plan plays; the same seeds always give the same answer.
    """
    worlds: list[World] = []
    for seed in seeds:
        if worlds and not missing(worlds):
            break
        worlds.append(tries(key, reference(scenario, seed, key)))
    return unreached(key, worlds)


def tries(key: Key, found: Reference) -> World:
    """Return what became of every item of a key in one world."""
    return tuple(
        _tried(found, place, item)
        for place, plan in enumerate(key.plans)
        for item in plan.items
    )


def missing(worlds: Sequence[World]) -> list[int]:
    """Return which items were done in no world, by their place among all."""
    return [
        place
        for place, own in enumerate(zip(*worlds, strict=True))
        if not any(one.earned for one in own)
    ]


def unreached(key: Key, worlds: Sequence[World]) -> list[Fault]:
    """Return a fault for every item that was done in no world."""
    items = [
        (item, ("plans", place, "items", number))
        for place, plan in enumerate(key.plans)
        for number, item in enumerate(plan.items)
    ]
    return [
        _reason(*items[place], [world[place] for world in worlds])
        for place in (missing(worlds) if worlds else range(len(items)))
    ]


def _tried(found: Reference, place: int, item: Item) -> Tried:
    run, window = found.models[place], found.windows[place].get(item.id)
    if window is None:
        return Tried(False, False)
    acts = run.record.acts
    earned = any(d.outcome.ok and worth(run, d, item, window) > 0 for d in acts)
    return Tried(True, earned, () if earned else tuple(_refusals(run, item)))


def _refusals(run: Exercise, item: Item) -> list[Readable]:
    return [
        done.outcome.message
        for done in run.record.acts
        if done.act.action == item.action
        and serves(run, done, item)
        and not done.outcome.ok
    ]


def _reason(item: Item, path: Path, tried: Sequence[Tried]) -> Fault:
    grounds = sum(one.ground for one in tried)
    if not grounds:
        return fault(
            (*path, "ground"),
            N_("Kunci tidak terjangkau: dalam {worlds} dunia {never}."),
            N_("Ubah dasarnya, atau skenarionya, sampai hal itu dapat terjadi."),
            worlds=len(tried),
            never=Message(NEVER[item.ground]),
        )
    refusals = [message for one in tried for message in one.refused]
    if refusals:
        said = Counter(message("id") for message in refusals).most_common(1)[0][0]
        return fault(
            (*path, "action"),
            N_(
                "Kunci tidak terjangkau: {action} ditolak di semua {grounds} dunia "
                "yang "
                "memberi dasarnya. Jawaban yang paling sering: {why}"
            ),
            N_("Pilih tindakan atau saat yang dapat diterima, atau ubah skenarionya."),
            action=item.action,
            grounds=grounds,
            why=next(message for message in refusals if message("id") == said),
        )
    return fault(
        (*path, "close_hours"),
        N_(
            "Kunci tidak terjangkau: di {grounds} dunia yang memberi dasarnya "
            "tanggapan "
            "model tidak pernah sempat bertindak di dalam jendelanya."
        ),
        N_("Perlebar jendelanya, atau ringankan tindakan lain pada saat yang sama."),
        grounds=grounds,
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
