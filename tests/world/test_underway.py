"""Acts on their way: deadlines that pass meanwhile, teams, windows and channels."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.world import clocks, procedures, result, underway
from sim.world.calendar import minute_of
from sim.world.chance import DAY
from sim.world.request import Request
from sim.world.state import ActState
from tests.world.law import Office, regency

CHANNELS = {"ceramah": ("pilkades",), "dpt": ("bawaslu",), "konvoi": ("phpu",)}
LATE = "sesudah batas waktunya"


@pytest.fixture(scope="module")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    """A regency in which everybody is willing and nothing goes wrong."""
    loaded = regency(tmp_path_factory.mktemp("underway"))
    issues = tuple(
        issue.model_copy(update={"channels": CHANNELS.get(issue.id, ())})
        for issue in loaded.issues
    )
    assert loaded.institutions is not None
    dealings = loaded.institutions.dealings.model_copy(update={"busy": 0, "loads": ()})
    institutions = loaded.institutions.model_copy(update={"dealings": dealings})
    changes = {"issues": issues, "institutions": institutions}
    return with_actions(
        loaded.model_copy(update=changes), consent=1.0, fails=None, declines=()
    )


def with_actions(scenario: Scenario, **change: object) -> Scenario:
    """Return the scenario with something changed in every action."""
    actions = tuple(a.model_copy(update=change) for a in scenario.catalogue.actions)
    catalogue = scenario.catalogue.model_copy(update={"actions": actions})
    return scenario.model_copy(update={"catalogue": catalogue})


def overtaken(office: Office, request: Request, until: int) -> str:
    """Ask a minute before the deadline ``until``; return the answer that came."""
    office.world.run_to(until - 1)
    means = office.state.rupiah
    act = office.ask(request)
    assert act.starts >= until
    (warning,) = underway.warnings(office.state, act, request)
    time = clocks.last_minute(office.state.scenario, until)
    assert LATE in warning("id")
    assert time("id") in warning("id")
    assert time("en") in warning("en")
    office.world.run_to(act.starts + 1)
    assert act.status == "declined"
    assert office.state.rupiah == means
    assert act.action.id not in office.state.done
    told = office.answers()[-1].message
    assert told is not None
    assert time("id") in told("id")
    assert "Anggaran kembali" in told("id")
    return told("id")


# Deadlines


def test_a_petition_that_comes_after_the_window_is_not_carried_out(
    scenario: Scenario,
) -> None:
    """Asked for a minute before the Court's deadline, it would be filed too late."""
    office = Office(scenario, 3).on(8, 20)
    office.state.known.setdefault("konvoi", 0)
    until = result.filing_deadline(office.state)
    assert until is not None
    request = office.request("A14", "kpu", "konvoi", manner="jalur-hasil")
    assert "3 hari kerja" in overtaken(office, request, until)


def test_an_objection_that_comes_too_late_is_not_carried_out(
    scenario: Scenario,
) -> None:
    """The three days of a village election run on while the answer is awaited."""
    office = Office(scenario, 3)
    onset = office.state.issues["ceramah"].onset
    office.state.known["ceramah"] = onset
    request = office.request("A14", "kesbangpol", "ceramah", manner="jalur-pilkades")
    overtaken(office, request, onset + 3 * DAY)
    assert not office.state.cases


def test_a_referral_must_reach_bawaslu_within_the_week(scenario: Scenario) -> None:
    """Seven days from knowledge, when it arrives and not when it is asked for."""
    office = Office(scenario, 3).on(-12)
    office.state.known["dpt"] = office.world.now
    request = office.request("A13", "bawaslu", "dpt")
    overtaken(office, request, office.world.now + 7 * DAY)
    assert not office.state.cases


def test_the_minute_of_a_deadline_is_too_late_for_every_clock(
    scenario: Scenario,
) -> None:
    """A minute before is in time; format 1 keeps the reading it was released with."""
    for loaded, at_once in ((scenario, True), (load("muara-sendaru"), False)):
        office = Office(loaded, 3).on(-12)
        office.state.known["dpt"] = office.world.now
        request = office.request("A13", "bawaslu", "dpt")
        office.on(-5)
        assert (office.refused(request) is not None) is at_once
        office.world.run_to(office.world.now + 1)
        assert office.refused(request) is not None


def test_an_act_in_time_is_not_warned_of(scenario: Scenario) -> None:
    """No warning where the answer comes before the deadline."""
    office = Office(scenario, 3).on(-12)
    office.state.known["dpt"] = office.world.now
    request = office.request("A13", "bawaslu", "dpt")
    act = office.ask(request)
    assert underway.warnings(office.state, act, request) == ()
    office.world.run_to(act.starts + 1)
    assert act.status in ("active", "over")


# Postponement


def test_a_postponement_belongs_to_the_days_around_the_vote(
    scenario: Scenario,
) -> None:
    """From a week before the vote to the end of the sub-district recapitulation."""
    office = Office(scenario, 3)
    place = scenario.world.districts[0].id
    request = office.request("A29", "ppk", None, place, "usul-ppk")
    early = office.on(-8, 23).refused(request)
    assert early is not None
    assert early.code == "precondition"
    assert "H−7" in early.message("id")
    assert office.on(-7).refused(request) is None
    assert office.on(6, 23).refused(request) is None
    late = office.on(7).refused(request)
    assert late is not None
    assert late.code == "past-deadline"
    assert "H+6 pukul 24.00" in late.message("id")
    assert "atas usul PPK" in late.message("id")


@pytest.mark.parametrize(
    ("day", "results"),
    [(-2, {"ditunda", "tetap"}), (1, {"rekap-ditunda", "rekap-tetap"})],
)
def test_the_decision_names_what_is_postponed(
    scenario: Scenario, day: int, results: set[str]
) -> None:
    """After the polls have closed it is the count, no longer the vote."""
    place, found = scenario.world.districts[0].id, set()
    for seed in range(12):
        office = Office(scenario, seed).on(day)
        case = procedures.open_case(
            office.state, office.world.driver, "penundaan", None, place, "test"
        )
        assert case is not None
        office.on(day + 1)
        found.add(case.result)
        told = office.answers()[-1].message
        assert told is not None
        assert ("pemungutan suara" in told("id")) == (day < 0)
    assert found == results


# What counts as done


def test_only_what_was_done_properly_counts_as_done(scenario: Scenario) -> None:
    """An improper or failed act opens no door that the act would have opened."""
    item = next(a for a in scenario.catalogue.actions if a.id == "A03")
    shipped = load("sagara-lawas").catalogue.actions
    failing = next(a.fails for a in shipped if a.fails is not None)
    failing = failing.model_copy(update={"share": 1.0, "effects": ()})
    ways = [(scenario, way.id, not place) for place, way in enumerate(item.manners)]
    ways.append((with_actions(scenario, fails=failing), item.manners[0].id, False))
    for world, manner, counts in ways:
        office = Office(world, 3).on(-12)
        act = office.ask(
            office.request("A03", item.authority[0], office.known(), None, manner)
        )
        office.world.run_to(act.starts + 1)
        assert act.status in ("active", "over")
        assert ("A03" in office.state.done) is counts


# Teams


def test_teams_are_taken_when_the_work_begins(scenario: Scenario) -> None:
    """While an answer is awaited they are free; after the work they are back."""
    office = Office(scenario, 3).on(-12)
    act = office.ask(office.request("A01", "kesbangpol", office.known()))
    assert act.action.cost.teams == 1
    assert office.state.teams_free == 1000
    office.world.run_to(act.starts + 1)
    assert office.state.teams_free == 999
    office.world.run_to(act.ends + 1)
    assert office.state.teams_free == 1000


def test_an_act_waits_until_a_team_is_free(scenario: Scenario) -> None:
    """With one team the acts work one after the other, and the office is told why."""
    office = Office(scenario, 3).on(-12)
    office.state.teams_free = 1
    request = office.request("A01", "kesbangpol", office.known())
    acts: list[ActState] = [office.ask(request) for _ in range(4)]
    while any(act.status != "over" for act in acts):
        office.world.run_to(office.world.now + 7)
        assert 0 <= office.state.teams_free <= 1
        assert sum(act.status == "active" for act in acts) <= 1
    assert office.state.teams_free == 1
    spans = sorted((act.starts, act.ends) for act in acts)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    waited = [act for act in acts if underway.WAITED in act.advice]
    assert waited
    told = [r.message("id") for r in office.answers() if r.message is not None]
    assert sum("menunggu tim" in text for text in told) == len(waited)


def test_who_asks_while_all_teams_are_out_is_told(scenario: Scenario) -> None:
    """It is not refused; more teams than there are is."""
    office = Office(scenario, 3).on(-12)
    office.state.teams_free = 0
    request = office.request("A01", "kesbangpol", office.known())
    act = office.ask(request)
    assert "menunggu tim" in underway.warnings(office.state, act, request)[0]("id")
    few = scenario.world.resources.model_copy(update={"teams": 0})
    world = scenario.world.model_copy(update={"resources": few})
    poor = Office(scenario.model_copy(update={"world": world}), 3).on(-12)
    refusal = poor.refused(poor.request("A01", "kesbangpol", poor.known()))
    assert refusal is not None
    assert refusal.code == "no-teams"


# Channels, and what there is to recover from


def test_a_wrong_channel_is_told_with_the_right_one(scenario: Scenario) -> None:
    """The refusal names the channels the issue has, or that it has none."""
    office = Office(scenario, 3).on(-12)
    office.state.known.setdefault("dpt", office.world.now)
    request = office.request("A14", "kpu", "dpt", manner="jalur-etik")
    refusal = office.refused(request)
    assert refusal is not None
    assert scenario.institutions is not None
    for lang in ("id", "en"):
        right = scenario.institutions.texts[lang].procedures["bawaslu"].name
        assert right in refusal.message(lang)
    bare = tuple(i.model_copy(update={"channels": ()}) for i in scenario.issues)
    other = Office(scenario.model_copy(update={"issues": bare}), 3).on(-12)
    other.state.known.setdefault("dpt", other.world.now)
    none = other.refused(request)
    assert none is not None
    assert "bukan perkara" in none.message("id")
    plain = other.request("A14", "kpu", "dpt", manner="semua-pihak")
    assert other.refused(plain) is None  # explaining the law is always possible


def test_a_candidacy_is_not_disputed_shortly_before_the_vote(
    scenario: Scenario,
) -> None:
    """Its stage of the election is over by then."""
    own = tuple(
        i.model_copy(update={"channels": ("sengketa-pencalonan",)})
        for i in scenario.issues
    )
    office = Office(scenario.model_copy(update={"issues": own}), 3).on(-12)
    request = office.request(
        "A14", "bawaslu", office.known(), manner="jalur-pencalonan"
    )
    refusal = office.refused(request)
    assert refusal is not None
    assert refusal.code == "past-deadline"
    assert "H−30 pukul 24.00" in refusal.message("id")


def test_there_is_nothing_to_recover_from_before_an_outbreak(
    scenario: Scenario,
) -> None:
    """Reconciliation follows an outbreak, repair follows violence; then both may be."""
    office = Office(scenario, 3).on(-12)
    state, issue = office.state, office.known()
    home = state.issues[issue].home
    state.incidents.clear()
    requests = (
        (office.request("A31", "fkub", issue), "belum pernah pecah"),
        (office.request("A32", "pemda", None, home), "kekerasan"),
    )
    for request, why in requests:
        refusal = office.refused(request)
        assert refusal is not None
        assert why in refusal.message("id")
    for seed in range(40):
        other = Office(scenario, seed).on(15)
        hurt = [(i.cause, i.district) for i in other.state.incidents if i.violent]
        hurt = [one for one in hurt if one[0] in state.issues]
        for cause, district in hurt:
            assert cause is not None
            other.state.known.setdefault(cause, 0)
            for action, who, about, place in (
                ("A31", "fkub", cause, None),
                ("A32", "pemda", None, district),
            ):
                asked = other.request(action, who, about, place)
                assert other.refused(asked) is None
        if hurt:
            return
    raise AssertionError("no violence in forty courses")


def test_a_minute_of_the_window_is_the_calendars(scenario: Scenario) -> None:
    """The window's first day begins at midnight."""
    office = Office(scenario, 3)
    place = scenario.world.districts[0].id
    request = office.request("A29", "ppk", None, place, "usul-ppk")
    first = minute_of(scenario, -7)
    office.on(-8)
    office.world.run_to(first - 1)
    assert office.refused(request) is not None
    office.world.run_to(first)
    assert office.refused(request) is None
