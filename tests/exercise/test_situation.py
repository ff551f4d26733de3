"""The state of things is shown as the office has been told, and no further."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sim.exercise import Exercise
from sim.exercise.view import view
from sim.world import procedures
from sim.world.reports import deliver
from sim.world.state import Displacement
from tests.exercise import deep


@pytest.fixture
def ex() -> Exercise:
    """A format-2 exercise on the morning of H−24, in memory."""
    return deep.started()


def shown(ex: Exercise) -> dict[str, Any]:
    """Return the situation as the desk has it."""
    found = view(ex, "id")["situation"]
    assert isinstance(found, dict)
    return found


def call(ex: Exercise, condition: str, claim: str) -> None:
    """Let the office be told of one of the two conditions."""
    template = next(one for one in ex.inbox if one.kind == "report")
    report = replace(
        template, id=f"k-{claim}", kind="answer", source="polres", claim=claim,
        origin=f"police/{condition}", about=None, minute=ex.now,
    )  # fmt: skip
    deliver(ex.seat.world.state, ex.seat.world.driver, report)


def met(ex: Exercise) -> list[bool | None]:
    """Return how the two conditions stand for the office."""
    return [one["met"] for one in shown(ex)["status"]["conditions"]]


def test_what_nobody_has_told_is_unknown(ex: Exercise) -> None:
    """On a quiet morning neither condition is known, and nobody is displaced."""
    assert met(ex) == [None, None]
    assert shown(ex)["status"]["told"] is None
    assert shown(ex)["displaced"] == []
    assert shown(ex)["cases"] == []


def test_a_call_tells_one_condition_and_the_next_call_takes_it_back(
    ex: Exercise,
) -> None:
    """The last word counts, for each condition by itself."""
    call(ex, "control", "lost")
    assert met(ex) == [True, None]
    assert shown(ex)["status"]["told"] == "H−24 08.00"
    call(ex, "control", "held")
    call(ex, "government", "disrupted")
    assert met(ex) == [False, True]


def test_a_truth_that_was_not_told_is_not_shown(ex: Exercise) -> None:
    """The world may know better than the office."""
    ex.seat.world.state.note(ex.now, "police", "control", "lost", "incident")
    assert met(ex) == [None, None]


def test_people_are_shown_when_they_have_been_told_of(ex: Exercise) -> None:
    """Numbers are those of the last message, not those of the moment."""
    issue = deep.known(ex)
    one = Displacement(issue, "muararuai", displaced=90, away=90, damaged=3)
    ex.seat.world.state.displaced[issue] = one
    assert shown(ex)["displaced"] == []
    one.told = (80, 20, 10)
    (row,) = shown(ex)["displaced"]
    assert (row["away"], row["sheltered"], row["returned"]) == (80, 20, 10)
    assert row["district_name"] == "Muararuai"


def test_a_legal_matter_is_shown_with_its_step_and_deadline(ex: Exercise) -> None:
    """Under way with what is due when; closed with how it ended."""
    state, driver = ex.seat.world.state, ex.seat.world.driver
    item = procedures.known(state)[0]
    case = procedures.open_case(state, driver, item.id, deep.known(ex), None, "test")
    assert case is not None
    (row,) = shown(ex)["cases"]
    assert row["state"] == "Berjalan"
    assert row["step"]
    ex.advance(day=7, hour=23)
    rows = shown(ex)["cases"]
    assert all(row["name"] and row["state"] for row in rows)


def test_the_status_says_until_when(ex: Exercise) -> None:
    """In force with its end; afterwards not in force."""
    state = ex.seat.world.state
    state.status_until = ex.now + 600
    assert shown(ex)["status"]["in_force"]
    assert shown(ex)["status"]["until"] == "H−24 18.00"
    ex.advance(hours=11)
    assert not shown(ex)["status"]["in_force"]


def test_the_circumstances_of_the_regency_are_told() -> None:
    """Every context that the world names has a name and a text."""
    base = deep.scenario(duties=False)
    assert base.institutions is not None
    names = tuple(one.id for one in base.institutions.contexts[:2])
    world = base.world.model_copy(update={"contexts": names})
    ex = Exercise(base.model_copy(update={"world": world}), 7, None, hints=False)
    rows = shown(ex)["contexts"]
    assert [row["id"] for row in rows] == list(names)
    assert all(row["name"] and row["text"] for row in rows)
