"""The indicator board: distinct origins by district and axis, from the inbox alone."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.exercise import Exercise
from sim.exercise.board import board, counts
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.world.chance import DAY
from sim.world.state import Report
from tests.exercise.inbox import report
from tests.world.history import END
from tests.world.informed import informed

WINDOW = 14 * DAY
NOW = 2 * WINDOW
HERE = ("muararuai", "politik")


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    """The scenario that ships."""
    return load("muara-sendaru")


@pytest.fixture(scope="module")
def played(scenario: Scenario) -> Exercise:
    """A deeper exercise half way, in which the office only read."""
    exercise = Exercise(informed(scenario), 4, None, hints=False)
    exercise.begin("uji")
    exercise.advance(day=-12)
    return exercise


def showing(scenario: Scenario, *inbox: Report) -> dict[tuple[str, str], Any]:
    """Return the cells of the board of an office with this inbox, at ``NOW``."""
    exercise = Exercise(scenario, 1, None, hints=False)
    exercise.begin("uji")
    exercise.seat.world.run_to(NOW)
    exercise.seat.world.state.inbox[:] = inbox
    shown = board(exercise, "id")
    return {
        (district["id"], cell["axis"]): cell
        for district in shown["districts"]
        for cell in district["cells"]
    }


def test_every_district_has_every_axis(played: Exercise) -> None:
    """Seven columns, ipoleksosbud, security and what protects; as plain data."""
    shown = board(played, "id")
    assert [axis["name"] for axis in shown["axes"]] == [
        "Ideologi", "Politik", "Ekonomi", "Sosial", "Budaya", "Pertahanan-keamanan",
        "Faktor pelindung",
    ]  # fmt: skip
    axes = [axis["id"] for axis in shown["axes"]]
    districts = [district.id for district in played.scenario.world.districts]
    assert [row["id"] for row in shown["districts"]] == districts
    for row in shown["districts"]:
        assert [cell["axis"] for cell in row["cells"]] == axes
    assert json.loads(json.dumps(shown)) == shown
    assert board(played, "en")["axes"][0]["name"] == "Ideology"


def test_the_board_has_something_to_show(played: Exercise) -> None:
    """In a played exercise districts differ, and so do axes."""
    shown = board(played, "id")
    told = [c["count"] for row in shown["districts"] for c in row["cells"]]
    assert sum(told) > 5
    assert {c["trend"] for row in shown["districts"] for c in row["cells"]} > {0}


def test_the_board_is_a_function_of_the_inbox(scenario: Scenario) -> None:
    """The same messages in another world show the same; the truth plays no part."""
    inbox = [report("a", NOW - 5), report("b", NOW - 4, district="telukmayang")]
    shown = showing(scenario, *inbox)
    assert shown[HERE]["count"] == 1
    changed = [
        report("a", NOW - 5, faithful=False),
        report("b", NOW - 4, district="telukmayang", faithful=False),
    ]
    assert showing(scenario, *changed) == shown


def test_copies_never_count_twice(scenario: Scenario) -> None:
    """Three reports of one post are one; three posts are three."""
    post = report("a", NOW - 50, source="viral")
    copies = [
        report(name, NOW - 40, source=name, origin=post.origin)
        for name in ("fkdm", "pers")
    ]
    assert showing(scenario, post, *copies)[HERE]["count"] == 1
    others = [report(name, NOW - 40) for name in ("b", "c")]
    assert showing(scenario, post, *others)[HERE]["count"] == 3


def test_a_late_copy_is_no_news(scenario: Scenario) -> None:
    """What was first told before the window is not told anew by who repeats it."""
    post = report("a", NOW - WINDOW - 5, source="viral")
    copy = report("b", NOW - 5, origin=post.origin)
    shown = showing(scenario, post, copy)[HERE]
    assert (shown["count"], shown["trend"]) == (0, -1)


@pytest.mark.parametrize(
    ("ages", "count", "trend"),
    [
        ((), 0, 0),
        ((1,), 1, 1),
        ((WINDOW - 1,), 1, 1),
        ((WINDOW,), 0, -1),
        ((2 * WINDOW - 1,), 0, -1),
        ((1, WINDOW + 1), 1, 0),
        ((1, 2, WINDOW + 1), 2, 1),
        ((1, WINDOW + 1, WINDOW + 2), 1, -1),
    ],
)
def test_the_trend_compares_with_the_days_before(
    scenario: Scenario, ages: tuple[int, ...], count: int, trend: int
) -> None:
    """Fourteen days count; the fourteen before them say whether it is getting more."""
    inbox = [report(f"r{age}", NOW - age) for age in sorted(ages, reverse=True)]
    shown = showing(scenario, *inbox)[HERE]
    assert (shown["count"], shown["trend"]) == (count, trend)


def test_a_correction_moves_what_was_told(scenario: Scenario) -> None:
    """It was a sermon, not the voter list: the cell of politics is empty again."""
    wrong = report("a", NOW - 20)
    mended = report(
        "b", NOW - 10, claim="ceramah-tanya", about="ceramah", stage="emerging",
        origin=wrong.origin, corrects="a",
    )  # fmt: skip
    shown = showing(scenario, wrong, mended)
    assert shown[HERE]["count"] == 0
    assert shown["muararuai", "ideologi"]["count"] == 1
    nothing = report(
        "c", NOW - 10, claim="lalu-lintas", about=None, stage=None,
        origin=wrong.origin, corrects="a",
    )  # fmt: skip
    assert not any(cell["count"] for cell in showing(scenario, wrong, nothing).values())


def test_an_indicator_may_have_an_axis_of_its_own(scenario: Scenario) -> None:
    """A good sign within a political issue counts among what protects."""
    issues = tuple(
        issue.model_copy(
            update={
                "indicators": tuple(
                    item.model_copy(update={"axis": "pelindung"})
                    if item.id == "dpt-tenang"
                    else item
                    for item in issue.indicators
                )
            }
        )
        for issue in scenario.issues
    )
    own = scenario.model_copy(update={"issues": issues})
    good = report("a", NOW - 1, claim="dpt-tenang", stage="settled")
    assert showing(own, good)["muararuai", "pelindung"]["count"] == 1
    assert showing(own, good)[HERE]["count"] == 0
    assert showing(scenario, good)[HERE]["count"] == 1


def test_incidents_and_everyday_reports(scenario: Scenario) -> None:
    """An incident counts where the catalogue says, everyday news under its axis."""
    axes = scenario.catalogue.information.incident_axes
    riot = report("a", NOW - 1, claim="incident-violent", about=None, stage=None)
    road = report("b", NOW - 1, claim="lalu-lintas", about=None, stage=None)
    shown = showing(scenario, riot, road)
    assert shown["muararuai", axes["incident-violent"]]["count"] == 1
    assert sum(cell["count"] for cell in shown.values()) == 1
    background = tuple(
        item.model_copy(update={"axis": "sosial"}) if item.id == "lalu-lintas" else item
        for item in scenario.background
    )
    told = showing(scenario.model_copy(update={"background": background}), riot, road)
    assert told["muararuai", "sosial"]["count"] == 1


def test_the_regency_weighs_its_axes(scenario: Scenario) -> None:
    """Weights are the scenario's; where it says nothing every axis weighs 1."""
    assert {cell["weight"] for cell in showing(scenario).values()} == {1.0}
    world = scenario.world.model_copy(update={"board": {"politik": 2.5}})
    shown = showing(scenario.model_copy(update={"world": world}))
    assert shown[HERE]["weight"] == 2.5
    assert shown["muararuai", "sosial"]["weight"] == 1.0


def test_answers_and_findings_are_not_indicators(scenario: Scenario) -> None:
    """Only what sources tell is counted."""
    inbox = [
        report("a", NOW - 1, kind="finding", claim="supported"),
        report("b", NOW - 1, kind="answer", claim="active"),
        report("c", NOW - 1, kind="inject", claim="dpt-desak"),
    ]
    assert not any(cell["count"] for cell in showing(scenario, *inbox).values())


@given(st.data())
def test_the_same_report_twice_counts_once(
    played: Exercise, data: st.DataObject
) -> None:
    """However often something is delivered again, the board stays as it is."""
    inbox = list(played.inbox)
    places = st.lists(st.integers(0, len(inbox) - 1), max_size=6)
    again = [inbox[place] for place in data.draw(places)]
    once = counts(played.scenario, inbox, 0, END)
    assert counts(played.scenario, [*inbox, *again], 0, END) == once
