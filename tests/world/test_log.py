"""The event log: every kind is known, every cause can be followed, all is readable."""

from __future__ import annotations

import pytest

from sim.i18n import LANGUAGES
from sim.policies import play
from sim.policies.simple import SIMPLE
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.world.log import GENERAL, KINDS, chain, readable, rows
from sim.world.names import ROOTS
from sim.world.state import Entry, State

ROBOTS = ("never", "random", "harsh", "volleys")
SCENARIOS = ("muara-sendaru", "sagara-lawas")
BEHIND = ("inject/",)  # what the author plays in is owed to nothing in the world


@pytest.fixture(scope="module", params=SCENARIOS)
def histories(request: pytest.FixtureRequest) -> list[State]:
    """Whole exercises of several robots and seeds."""
    scenario = load(request.param)
    return [
        play(SIMPLE[robot](seed), scenario, seed=seed).seat.world.state
        for seed, robot in enumerate(ROBOTS)
    ]


@pytest.fixture(scope="module")
def deep() -> State:
    """An exercise of format 2 in which much is asked for and much is broken."""
    return play(SIMPLE["harsh"](2), load("sagara-lawas"), seed=2).seat.world.state


def test_every_kind_of_entry_is_known(histories: list[State]) -> None:
    """Nothing is noted that the list of kinds does not explain."""
    found = {entry.kind for state in histories for entry in state.log}
    assert len(found) > 5
    assert sorted(found - set(KINDS)) == []


def test_a_kind_nobody_has_described_is_told_in_a_general_way(
    scenario: Scenario,
) -> None:
    """It still says what, about what, and why."""
    entry = Entry(0, "eclipse", "telukmayang", "total", "trainee")
    told = readable(scenario, entry)("id")
    assert told == "eclipse – Telukmayang: total, karena keputusan peserta"
    assert "eclipse" not in KINDS
    assert GENERAL not in KINDS.values()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_readable(histories: list[State], language: str) -> None:
    """A sentence in either language, no hole left open, the cause behind it."""
    state = histories[1]
    for entry in state.log:
        told = readable(state.scenario, entry)(language)  # type: ignore[arg-type]
        short = readable(state.scenario, entry, hidden=False)(language)  # type: ignore[arg-type]
        assert told.startswith(short)
        assert "{" not in told


def test_names_are_unique_and_parents_come_first(histories: list[State]) -> None:
    """An entry has a name of its own; what brought it about stands before it."""
    for state in histories:
        found = rows(state)
        places = {row.id: place for place, row in enumerate(found)}
        assert len(places) == len(found) == len(state.log)
        for place, row in enumerate(found):
            if row.parent is not None:
                assert places[row.parent] < place


def test_every_cause_leads_to_a_root(histories: list[State]) -> None:
    """At the end of each chain stands a root, an everyday matter, or a bare request."""
    for state in histories:
        scenario = state.scenario
        everyday = {item.id for item in scenario.background}
        people = set(scenario.catalogue.authorities)
        people |= {source.id for source in scenario.sources}
        requests = {action.id for action in scenario.catalogue.actions}
        for row in rows(state):
            cause = row.entry.cause
            if row.parent is not None or cause in ROOTS or cause.startswith(BEHIND):
                continue
            assert cause.split("/")[0] in everyday | people | requests, row.entry


def test_an_answer_goes_back_to_the_participant(histories: list[State]) -> None:
    """The chain of an act's answer: the answer, the request, whose cause is the
    participant."""
    for state in histories[1:]:
        answers = [
            entry
            for entry in state.log
            if entry.kind == "answer" and entry.cause.startswith("answer/")
        ]
        assert answers
        for entry in answers:
            links = chain(state, entry)
            assert [link.kind for link in links] == ["answer", "act"]
            assert links[-1].cause == "trainee"


def test_a_report_goes_back_to_the_stage_it_was_given_off_in(
    histories: list[State],
) -> None:
    """Not to a later stage that was reached while the report was on its way."""
    looked = 0
    for state in histories:
        for report in state.inbox:
            head, _, rest = report.origin.partition("/")
            if report.kind != "report" or head not in state.issues:
                continue
            if report.corrects is not None:
                continue
            issue = state.issues[head].issue
            given = rest.split("/")[0]
            stage = next(i.stage for i in issue.indicators if i.id == given)
            entry = next(e for e in state.log if e.entity == report.id)
            links = chain(state, entry)
            assert (links[1].kind, links[1].entity) == ("stage", head)
            assert links[1].detail == stage
            looked += 1
    assert looked > 100


def test_a_finding_goes_back_to_the_check_that_was_asked_for(
    histories: list[State],
) -> None:
    """What verification found is owed to a request for it."""
    found = [
        (state, entry)
        for state in histories
        for entry in state.log
        if entry.kind == "finding"
    ]
    assert found
    for state, entry in found:
        assert chain(state, entry)[1].entity.split("/")[0] == "A01"


def test_force_is_named_where_it_drives_an_issue_on(deep: State) -> None:
    """A stage reached mostly because of an act leads back to that act."""
    acts = {act.ref for act in deep.acts}
    driven = [e for e in deep.log if e.kind == "stage" and e.cause in acts]
    assert driven
    for entry in driven:
        assert chain(deep, entry)[-1].cause == "trainee"


def test_a_crisis_is_behind_the_people_it_drove_out() -> None:
    """Displacement leads to the incident, the incident to the crisis of its issue."""
    scenario, looked = load("sagara-lawas"), 0
    for seed in range(12):
        state = play(SIMPLE["never"](0), scenario, seed=seed).seat.world.state
        for entry in state.log:
            if entry.kind == "displaced":
                links = chain(state, entry)
                kinds = [(link.kind, link.detail) for link in links[1:3]]
                assert kinds == [("incident", "violent"), ("stage", "crisis")]
                looked += 1
    assert looked


def test_names_stay_when_something_else_happens_more() -> None:
    """In a world in which more is done, what that did not touch has the same names."""
    scenario = load("sagara-lawas")
    quiet = play(SIMPLE["never"](0), scenario, seed=4).seat.world.state
    busy = play(SIMPLE["volleys"](0), scenario, seed=4).seat.world.state
    names = {row.entry: row.id for row in rows(busy)}
    both = [row for row in rows(quiet) if row.entry in names]
    assert len(busy.log) > len(quiet.log)
    assert len(both) > len(quiet.log) / 2
    assert sum(names[row.entry] == row.id for row in both) >= 0.9 * len(both)


def test_the_log_of_the_first_format_is_as_it_was(scenario: Scenario) -> None:
    """Acts are noted by their bare number, incidents by their district."""
    state = play(SIMPLE["random"](1), scenario, seed=1).seat.world.state
    acts = [entry for entry in state.log if entry.kind == "act"]
    assert acts
    assert all(len(entry.entity) == 3 for entry in acts)
    places = {district.id for district in scenario.world.districts}
    assert {e.entity for e in state.log if e.kind == "incident"} <= places
