"""The law: clocks and working days, refusals that name them, matters that take time."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.scenario.load import SCENARIOS, load
from sim.scenario.model import Scenario
from sim.scenario.shared import Predicate
from sim.world import actors, clocks, lawful, police, procedures, result
from sim.world.calendar import day_of, minute_of
from sim.world.chance import DAY
from sim.world.engine import World, found
from sim.world.predicates import EXPLAINED, LATE, PREDICATES
from sim.world.state import Case
from tests.world.law import RESULT, Office, regency

few = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
days = st.integers(-150, 100)
CHANNELS = {"ceramah": "pilkades", "dpt": "bawaslu", "konvoi": "phpu"}


@pytest.fixture(scope="module")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    """A regency with institutions, a result on H+5, and issues with their channels."""
    loaded = regency(tmp_path_factory.mktemp("law"))
    issues = tuple(
        issue.model_copy(update={"channels": (CHANNELS[issue.id],)})
        for issue in loaded.issues
    )
    return loaded.model_copy(update={"issues": issues})


def agreed(scenario: Scenario) -> Scenario:
    """Return the scenario with everybody willing and nothing going wrong."""
    actions = tuple(
        action.model_copy(update={"consent": 1.0, "fails": None, "declines": ()})
        for action in scenario.catalogue.actions
    )
    catalogue = scenario.catalogue.model_copy(update={"actions": actions})
    assert scenario.institutions is not None
    patient = {"note": 0, "serious": 0, "critical": 0, "busy": 0, "loads": ()}
    dealings = scenario.institutions.dealings.model_copy(update=patient)
    institutions = scenario.institutions.model_copy(update={"dealings": dealings})
    change = {"catalogue": catalogue, "institutions": institutions}
    return scenario.model_copy(update=change)


def cases(office: Office, name: str) -> list[Case]:
    """Return the cases of a procedure."""
    return [case for case in office.state.cases if case.procedure == name]


# Working days


def test_voting_day_is_a_wednesday(scenario: Scenario) -> None:
    """As on 27 November 2024 (PKPU 2/2024)."""
    calendar = scenario.calendar
    assert clocks.weekday(calendar, 0) == "wednesday"
    assert clocks.weekday(calendar, 3) == "saturday"
    assert clocks.weekday(calendar, -3) == "sunday"
    assert not clocks.is_working_day(calendar, 0)  # a holiday
    assert clocks.is_working_day(calendar, 1)


def test_a_format_1_scenario_knows_no_week() -> None:
    """The released version keeps its calendar as it was; every day counts."""
    calendar = load("muara-sendaru").calendar
    assert calendar.week is None
    assert clocks.weekday(calendar, 3) is None
    assert clocks.after_working_days(calendar, 0, 3) == 3


def test_three_working_days_after_a_thursday(scenario: Scenario) -> None:
    """H+1 is a Thursday: Friday, Monday and Tuesday count, the weekend does not."""
    assert clocks.after_working_days(scenario.calendar, 1, 3) == 6


@given(days, st.integers(1, 60))
@few
def test_working_days_agree_with_the_calendar(
    scenario: Scenario, day: int, count: int
) -> None:
    """Exactly so many working days lie between, and the last of them is one."""
    calendar = scenario.calendar
    last = clocks.after_working_days(calendar, day, count)
    between = [
        d for d in range(day + 1, last + 1) if clocks.is_working_day(calendar, d)
    ]
    assert len(between) == count
    assert between[-1] == last
    assert calendar.week is not None
    for one in between:
        assert clocks.weekday(calendar, one) not in calendar.week.rest
        assert one not in calendar.week.holidays


def test_no_term_has_no_days(scenario: Scenario) -> None:
    """A term of nothing is a mistake of the caller."""
    with pytest.raises(ValueError, match="not 0"):
        clocks.after_working_days(scenario.calendar, 0, 0)


@given(st.integers(0, 50 * DAY), st.integers(0, 20 * DAY))
@few
def test_no_deadline_before_it_opens(
    scenario: Scenario, minute: int, later: int
) -> None:
    """Every clock ends after it began, and one that begins later ends no earlier."""
    assert scenario.institutions is not None
    for rule in scenario.institutions.clocks:
        until = clocks.deadline(scenario, rule, minute)
        assert until > minute
        assert clocks.deadline(scenario, rule, minute + later) >= until


# Conditions


def test_every_predicate_has_its_truth() -> None:
    """What the catalogue may ask about is answered; what is explained is asked."""
    assert set(PREDICATES) == set(get_args(Predicate))
    assert set(EXPLAINED) <= set(PREDICATES)
    assert all(name in EXPLAINED for name in LATE)


def test_a_refusal_past_a_clock_names_the_deadline(scenario: Scenario) -> None:
    """Bawaslu: seven days from knowledge, to the minute."""
    office = Office(scenario, 3).on(-4)
    issue = next(i for i, m in office.state.known.items() if i == "dpt")
    known = office.state.known[issue]
    assert office.world.now - known > 7 * DAY
    refusal = office.refused(office.request("A13", "bawaslu", issue))
    assert refusal is not None
    assert refusal.code == "past-deadline"
    until = clocks.last_minute(scenario, known + 7 * DAY)
    assert until("id") in refusal.message("id")
    assert until("en") in refusal.message("en")
    assert "tujuh hari" in refusal.message("id")


def test_format_1_refusals_say_what_they_said() -> None:
    """The released version's words stay its words."""
    office = Office(load("muara-sendaru"), 3).on(-4)
    issue = next(i for i in office.state.known if i == "dpt")
    refusal = office.refused(office.request("A13", "bawaslu", issue))
    assert refusal is not None
    texts = office.state.scenario.catalogue.texts["id"]
    assert refusal.message("id") == texts.messages["bawaslu-seven-days"]


def test_an_issue_goes_only_where_it_is_decided(scenario: Scenario) -> None:
    """A village election is not Bawaslu's, and a voter list not the regent's."""
    office = Office(scenario, 3).on(-10)
    wrong = office.refused(office.request("A13", "bawaslu", "ceramah"))
    assert wrong is not None
    assert "pilkades ke bupati" in wrong.message("id")
    request = office.request("A14", "kpu", "dpt", manner="jalur-pilkades")
    other = office.refused(request)
    assert other is not None
    assert other.code == "precondition"


def test_a_short_notice_is_advised_not_forbidden(scenario: Scenario) -> None:
    """UU 9/1998: less than 3 × 24 hours brings advice with the answer, and no ban."""
    willing = agreed(scenario)
    short = long = 0
    for seed in range(12):
        office = Office(willing, seed).on(-10)
        for issue in list(office.state.known):
            hours = lawful.notice_hours(office.state, issue)
            assert hours is not None
            act = office.ask(office.request("A16", "polres", issue))
            advised = " ".join(text("id") for text in act.advice)
            assert ("bukan izin" in advised) == (hours < 72)
            assert (f"{round(hours)} jam" in advised) == (hours < 72)
            short, long = short + (hours < 72), long + (hours >= 72)
        office.on(-5)
        told = [r.message for r in office.answers() if r.source == "polres"]
        advice = [m("id") for m in told if m is not None and "melarang" in m("id")]
        assert len(advice) == sum(bool(act.advice) for act in office.state.acts)
    assert short
    assert long


def test_nobody_disputes_a_result_that_is_not_there(scenario: Scenario) -> None:
    """Before the announcement the refusal says when it is due."""
    office = Office(scenario, 3).on(-5)
    request = office.request("A14", "kpu", "konvoi", manner="jalur-hasil")
    office.state.known.setdefault("konvoi", 0)
    refusal = office.refused(request)
    assert refusal is not None
    assert "H+5 14.00" in refusal.message("id")


def test_the_filing_window_closes_after_three_working_days(scenario: Scenario) -> None:
    """Announced on Monday H+5 at 14.00: open to Thursday H+8 at 24.00, then not."""
    office = Office(scenario, 3)
    office.state.known.setdefault("konvoi", 0)
    request = office.request("A14", "kpu", "konvoi", manner="jalur-hasil")
    until = result.filing_deadline(office.state)
    assert until == minute_of(scenario, 9)
    assert office.on(8, 23).refused(request) is None
    refusal = office.on(9).refused(request)
    assert refusal is not None
    assert refusal.code == "past-deadline"
    assert "H+8 pukul 24.00" in refusal.message("id")
    assert "3 hari kerja" in refusal.message("id")


@pytest.mark.parametrize(
    ("people", "percent"),
    [(100_000, 2), (250_000, 1.5), (499_999, 1.5), (500_000, 1), (2_000_000, 0.5)],
)
def test_the_threshold_goes_with_the_population(
    scenario: Scenario, people: int, percent: float
) -> None:
    """2% below 250,000 people, then 1.5, 1 and 0.5% above a million."""
    one = scenario.world.districts[0].model_copy(update={"population": people})
    world = scenario.world.model_copy(update={"districts": (one,)})
    state = found(scenario.model_copy(update={"world": world}), 1)
    assert result.threshold(state) == percent


def test_a_margin_over_the_threshold_is_explained(scenario: Scenario) -> None:
    """The channel may be explained all the same; the answer says what to expect."""
    office = Office(scenario, 3).on(6)
    office.state.known.setdefault("konvoi", 0)
    request = office.request("A14", "kpu", "konvoi", manner="jalur-hasil")
    for margin, over in ((0.3, False), (4.0, True)):
        office.state.margin = margin
        advice = [text("id") for text in office.ask(request).advice]
        assert bool(advice) is over
        assert not over or "4%" in advice[0]


def test_the_result_is_told_with_threshold_and_deadline(scenario: Scenario) -> None:
    """What KPU announces is in the inbox, and the margin was the seed's."""
    office = Office(scenario, 3).on(5, 15)
    told = next(r for r in office.answers() if r.claim == "result")
    assert told.message is not None
    text = told.message("id")
    assert office.state.margin is not None
    assert f"{office.state.margin:g}".replace(".", ",") in text
    assert "1,5%" in text
    assert "H+8 pukul 24.00" in text
    assert found(scenario, 3).margin is None  # nobody knows it before it is drawn
    assert Office(scenario, 3).state.margin == office.state.margin


def test_an_objection_to_a_village_election_has_three_days(scenario: Scenario) -> None:
    """Three days from the event; then the refusal says so and what is left."""
    office = Office(scenario, 3)
    onset = office.state.issues["ceramah"].onset
    office.state.known["ceramah"] = onset
    request = office.request("A14", "kesbangpol", "ceramah", manner="jalur-pilkades")
    late = minute_of(scenario, day_of(scenario, onset) + 4)
    office.world.run_to(onset + 2 * DAY)
    office.on(day_of(scenario, office.world.now))
    assert office.refused(request) is None
    office.world.run_to(late)
    refusal = office.refused(request)
    assert refusal is not None
    assert refusal.code == "past-deadline"
    until = clocks.last_minute(scenario, onset + 3 * DAY)
    assert until("id") in refusal.message("id")


def test_postponement_is_proposed_by_the_ppk_and_decided_by_kpu(
    scenario: Scenario,
) -> None:
    """KPU does not act unasked; while it considers, nobody asks again."""
    office = Office(agreed(scenario), 3).on(-1, 8)
    place = scenario.world.districts[0].id
    kpu, ppk = (
        office.request("A29", who, None, place, "usul-ppk") for who in ("kpu", "ppk")
    )
    refusal = office.refused(kpu)
    assert refusal is not None
    assert "atas usul PPK" in refusal.message("id")
    act = office.ask(ppk)
    office.world.run_to(act.starts)
    case = cases(office, "penundaan")[0]
    assert (case.district, case.status) == (place, "open")
    under_way = office.refused(ppk)
    assert under_way is not None
    assert "sejak" in under_way.message("id")
    office.on(1)
    assert case.status == "closed"
    assert case.result in ("ditunda", "tetap")
    wrong = office.refused(office.request("A29", "bupati", None, place))
    assert wrong is not None
    assert wrong.code == "wrong-authority"


def test_the_status_is_a_case_with_an_end(scenario: Scenario) -> None:
    """Ninety days from its declaration; extended once, by thirty; lifted early."""
    office = Office(agreed(scenario), 3).on(-12)
    ways = {
        way: office.request("A23", "bupati", manner=way)
        for way in ("sesudah-dprd", "perpanjang", "cabut")
    }
    for way in ("perpanjang", "cabut"):
        assert office.refused(ways[way]) is not None
    declared = office.ask(ways["sesudah-dprd"])
    office.world.run_to(declared.starts)
    case = cases(office, "status-konflik")[0]
    assert case.due == declared.starts + 90 * DAY == office.state.status_until
    again = office.refused(ways["sesudah-dprd"])
    assert again is not None
    assert clocks.last_minute(scenario, case.due)("id") in again.message("id")
    extended = office.ask(ways["perpanjang"])
    office.world.run_to(extended.starts)
    assert case.due == declared.starts + 120 * DAY == office.state.status_until
    assert office.refused(ways["perpanjang"]) is not None
    lifted = office.on(0).ask(ways["cabut"])
    office.world.run_to(lifted.starts)
    assert not police.status_in_force(office.state, office.world.now)
    assert (case.status, case.result) == ("closed", "dicabut")


# Cases


def test_a_referral_becomes_a_case_within_its_days(scenario: Scenario) -> None:
    """Bawaslu has three days, and two more if it asks for information."""
    willing, results = agreed(scenario), set()
    for seed in range(25):
        office = Office(willing, seed).on(-12)
        office.state.known["dpt"] = office.world.now
        act = office.ask(office.request("A13", "bawaslu", "dpt"))
        office.world.run_to(act.starts)
        case = cases(office, "bawaslu")[0]
        assert case.due == case.opened + 3 * DAY
        assert case.ends <= case.due
        office.on(20)
        assert case.status == "closed"
        assert case.ends <= case.opened + 5 * DAY
        assert case.result is not None
        results.add(case.result)
        followed = bool(cases(office, "gakkumdu"))
        assert followed == (case.result == "pidana")
        told = [r for r in office.answers() if r.origin == case.ref]
        assert len(told) >= 2
        assert told[-1].message is not None
    assert len(results) >= 2


def test_an_improper_or_failed_referral_opens_nothing(scenario: Scenario) -> None:
    """Settling it oneself is no referral."""
    office = Office(agreed(scenario), 3).on(-12)
    office.state.known["dpt"] = office.world.now
    office.ask(office.request("A13", "bawaslu", "dpt", manner="selesaikan-sendiri"))
    office.on(-8)
    assert not cases(office, "bawaslu")


def test_while_a_case_is_open_the_matter_escalates_less(scenario: Scenario) -> None:
    """A channelled grievance has a modifier that ends with the step."""
    office = Office(agreed(scenario), 3).on(-12)
    office.state.known["dpt"] = office.world.now
    issue = office.state.issues["dpt"]
    before = len(issue.modifiers)
    case = procedures.open_case(
        office.state, office.world.driver, "bawaslu", "dpt", None, "test"
    )
    assert case is not None
    added = issue.modifiers[before:]
    assert [(m.kind, m.until) for m in added] == [("escalation", case.ends)]
    assert added[0].factor <= 1


def test_a_case_is_open_once(scenario: Scenario) -> None:
    """A second referral of the same matter joins the first."""
    office = Office(scenario, 3).on(-12)
    args = (office.state, office.world.driver, "bawaslu", "dpt", None, "test")
    assert procedures.open_case(*args) is not None
    assert procedures.open_case(*args) is None


def test_petitions_and_rulings_come_with_their_shares(scenario: Scenario) -> None:
    """57% of regions had a petition and 8.4% of those were granted (priors.json)."""
    seeds, opened, granted = range(1500), 0, 0
    phpu = next(p for p in procedures.known(found(scenario, 0)) if p.id == "phpu")
    share = next(x.share for x in phpu.opened_by if x.event == "announcement")
    ruling = phpu.steps[-1]
    for seed in seeds:
        state = found(scenario, seed)
        result.draw(state)
        u = state.chance.of("case/phpu", "opening/announcement")[0]
        opened += u < share
        row = state.chance.of("case/phpu/all/0", "steps")
        granted += procedures.chosen(state, ruling, row[5]).result == "dikabulkan"
    assert 0.53 < opened / len(seeds) < 0.61
    assert 0.06 < granted / len(seeds) < 0.11


def test_a_petition_over_the_threshold_is_not_admitted(scenario: Scenario) -> None:
    """The ruling that is not a yes says whether it was the margin."""
    state = found(scenario, 1)
    ruling = procedures.procedure(state, "phpu").steps[-1]
    for margin, outcome in ((0.2, "ditolak"), (5.0, "tidak-diterima")):
        state.margin = margin
        assert procedures.chosen(state, ruling, 0.9).result == outcome


@given(st.integers(0, 10**6))
@settings(max_examples=12, deadline=None)
def test_steps_keep_to_their_clocks(scenario: Scenario, seed: int) -> None:
    """No step ends before it began or after the law wants it done."""
    world = World(scenario, seed)
    world.run_to(minute_of(scenario, 1))
    for name in ("gakkumdu", "bawaslu", "dkpp", "sengketa-pencalonan", "pilkades"):
        procedures.open_case(world.state, world.driver, name, "dpt", None, "test")
    while world.now < world.state.end - 1:
        for case in world.state.cases:
            assert case.since <= case.ends or case.status == "closed"
            assert case.due is None or case.opened < case.due
            if case.status == "open" and case.due is not None:
                assert case.ends <= case.due
        world.run_to(world.now + DAY)


def test_another_act_changes_no_case(scenario: Scenario) -> None:
    """A case runs as it would have, whatever else the office asks for."""
    ends = []
    for busy in (False, True):
        office = Office(scenario, 11).on(-12)
        if busy:
            office.ask(office.request("A12", "kpu", office.known()))
        office.state.known["dpt"] = office.world.now
        procedures.open_case(
            office.state, office.world.driver, "bawaslu", "dpt", None, "test"
        )
        office.on(10)
        ends.append([(c.id, c.ends, c.result) for c in cases(office, "bawaslu")])
    assert ends[0] == ends[1]


def test_no_law_without_institutions(scenario: Scenario) -> None:
    """A world of format 2 that is made without them has no clocks and no cases."""
    bare = scenario.model_copy(update={"institutions": None})
    world = World(bare, 3)
    world.run_to(minute_of(bare, 10))
    assert world.state.cases == []
    assert actors.known(bare) == {}
    assert clocks.due(bare, "mk-filing", 0) is None
    assert clocks.law(bare, "mk-filing") is None


def test_crowds_are_limited_in_a_health_emergency(tmp_path: Path) -> None:
    """What brings more people together than allowed cannot be done; the rest can."""
    extra = RESULT + "contexts: [darurat-kesehatan]\n"
    office = Office(regency(tmp_path, extra), 3).on(-12)
    pledge = office.refused(office.request("A09", "kpu", office.known()))
    assert pledge is not None
    assert "50 orang" in pledge.message("id")
    assert office.refused(office.request("A12", "kpu", office.known())) is None


def test_the_shipped_rules_name_their_law() -> None:
    """Every clock and procedure has a source, seen or marked as background."""
    text = (SCENARIOS / "institutions.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if "source:" in line]
    assert len(lines) > 20
    assert all("[seen" in line or "[bg" in line or "[design" in line for line in lines)
