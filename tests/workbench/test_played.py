"""Remarks that only playing brings; the same plays tell what is out of reach."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grading.key import KeyProblem
from grading.key.reachable import Tried
from grading.workbench import quality
from grading.workbench.quality import played
from grading.workbench.quality.limits import load_limits
from grading.workbench.quality.remark import Remark
from grading.workbench.quality.subject import Subject, subject
from grading.workbench.quality.worlds import Heard, Played, plays
from sim.scenario.load import load
from tests.workbench.editing import NAME

DAY = 24 * 60
QUIET = Heard(None, 60)


@pytest.fixture(scope="module")
def first() -> Subject:
    """The first scenario that ships."""
    return subject(NAME)


def _world(seed: int, **changes: object) -> Played:
    """Return a world in which all is as it should be, but for the changes."""
    told = frozenset((f"{seed}-{n}", "karangdamar", 0) for n in range(4))
    issues = dict.fromkeys(("ceramah", "dpt", "konvoi"), QUIET)
    items = (Tried(True, True),) * 47
    good = Played(seed, items, issues, told, (3,) * 38)
    return replace(good, **changes)  # type: ignore[arg-type]


def _ids(remarks: list[Remark]) -> list[str]:
    return [one.id for one in remarks]


def test_worlds_as_they_should_be_bring_no_remark(first: Subject) -> None:
    """Told of in time, reached, unlike each other, few enough to read."""
    assert [*played.check(first, [_world(seed) for seed in range(8)])] == []


def test_a_crisis_nobody_told_of_in_time(first: Subject) -> None:
    """What was told of within the last useful hours, or never, counts as silence."""
    late = {"ceramah": Heard(10 * DAY, 10 * DAY - 60), "dpt": Heard(9 * DAY, None),
            "konvoi": Heard(9 * DAY, DAY)}  # fmt: skip
    found = [*played.unheard(first, [_world(n, issues=late) for n in range(5)])]
    assert _ids(found) == ["undetectable"] * 2
    assert [one.problem.field for one in found] == ["issues[ceramah]", "issues[dpt]"]
    assert [*played.unheard(first, [_world(n, issues=late) for n in range(3)])] == []


def test_an_item_that_few_worlds_ask_for(first: Subject) -> None:
    """It is told at its ground; one seldom done in time is told at its window."""
    none, vain = Tried(False, False), Tried(True, False)
    good = (Tried(True, True),) * 45
    worlds = [_world(n, items=(none, vain, *good)) for n in range(16)]
    worlds[3] = _world(3)
    found = [*played.lucky(first, worlds)]
    assert _ids(found) == ["by-luck", "seldom-in-time"]
    assert found[0].problem.field.endswith("items[ceramah-periksa].ground")
    assert found[1].problem.field.endswith("items[ceramah-li].close_hours")


def test_two_seeds_that_read_alike(first: Subject) -> None:
    """The pair that is most alike is named once."""
    worlds = [_world(seed) for seed in range(6)]
    worlds[4] = replace(worlds[4], told=worlds[2].told)
    found = [*played.alike(first, worlds)]
    assert _ids(found) == ["seeds-alike"]
    said = found[0].problem.message("id")
    assert "2" in said
    assert "4" in said
    assert played.likeness(worlds[0], worlds[1]) == 0


def test_more_to_read_than_there_are_hours(first: Subject) -> None:
    """Too many reports for the time in the room, and for a day of the office."""
    crowded = [_world(n, a_day=(10,) * 38) for n in range(4)]
    assert _ids([*played.crowded(first, crowded)]) == ["too-many-reports"]
    flood = [_world(n, a_day=(100,) + (0,) * 37) for n in range(4)]
    found = [*played.crowded(first, flood)]
    assert [one.problem.file for one in found] == ["world.yaml"]


def test_what_ships_is_played_without_a_remark(first: Subject) -> None:
    """Some worlds of the first scenario bring no remark."""
    assert first.key is not None
    worlds = plays(first.folder, first.key, range(5), lambda done, total: None)
    assert [one.text("id") for one in played.check(first, worlds)] == []


def test_plays_are_the_same_one_by_one(first: Subject) -> None:
    """A world depends on its seed alone, and progress counts to the end."""
    assert first.key is not None
    done: list[tuple[int, int]] = []
    two = plays(first.folder, first.key, [5, 2], lambda *at: done.append(at))
    again = plays(first.folder, first.key, [2], lambda *at: None)
    assert [one.seed for one in two] == [5, 2]
    assert two[1] == again[0]
    assert done == [(1, 2), (2, 2)]


def test_what_is_out_of_reach_is_still_refused(
    first: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An item that was done in none of the worlds played refuses the key."""
    never = (Tried(False, False), *(Tried(True, True),) * 46)
    worlds = tuple(_world(seed, items=never) for seed in range(3))
    monkeypatch.setattr(quality, "plays", lambda *given: worlds)
    monkeypatch.setattr(quality, "WORLDS", range(3))
    with pytest.raises(KeyProblem, match="tidak terjangkau"):
        quality.examine(first.folder / "key.yaml", first.scenario)
    monkeypatch.setattr(quality, "plays", lambda *given: (_world(0), *worlds))
    assert len(quality.examine(first.folder / "key.yaml", first.scenario)[1]) == 4


def test_a_long_scenario_is_played_in_fewer_worlds() -> None:
    """A full cycle has few worlds, in several processes."""
    limits = load_limits()
    assert quality.worlds_for(load(NAME)) == (limits.worlds.value, 1)
    assert quality.worlds_for(load("sagara-lawas"))[0] == limits.worlds_long.value
