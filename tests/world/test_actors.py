"""Actors: asked, busy, trusting or not; who acts for whom; an answer's reason."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.scenario.load import SCENARIOS, load
from sim.scenario.model import Scenario
from sim.world import actions, actors
from sim.world.chance import DAY
from tests.world.law import RESULT, Office, regency

few = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
seeds = st.integers(0, 10**6)


@pytest.fixture(scope="module")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    """A regency with its institutions."""
    return regency(tmp_path_factory.mktemp("actors"))


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    """The same, where the incumbent runs."""
    root = tmp_path_factory.mktemp("acting")
    return regency(root, RESULT + "contexts: [petahana-maju]\n")


@pytest.fixture
def office(scenario: Scenario) -> Office:
    """Somebody who asks, when the first matter is known."""
    return Office(scenario, 3).on(-12)


def test_everybody_who_can_be_asked_is_an_actor(scenario: Scenario) -> None:
    """Every authority of the catalogue stands to the office in some way."""
    known = actors.known(scenario)
    assert set(scenario.catalogue.authorities) <= set(known)
    assert all(0 < one.trust <= 1 for one in known.values())


def test_a_format_1_scenario_has_no_actors() -> None:
    """There consent is the action's own, and nobody waits in line."""
    office = Office(load("muara-sendaru"), 3).on(-12)
    action = office.actions["A12"]
    assert office.state.actors == {}
    assert actors.consent(office.state, office.world.now, action, "kpu") == 0.85
    assert actors.lead(office.state, office.world.now, "kpu", 60) == 60


def test_requests_queue_behind_one_another(office: Office) -> None:
    """An actor that handles two at once comes to the third when one is answered."""
    slots = office.state.actors["kpu"].actor.at_once
    request = office.request("A12", "kpu", office.known())
    acts = [office.ask(request) for _ in range(slots + 2)]
    free = sorted(act.starts for act in acts[:slots])
    for later, start in zip(acts[slots:], free, strict=False):
        assert later.starts > start
    least = office.actions["A12"].lead_hours[0] * 60
    assert acts[slots].starts >= free[0] + least


def test_the_office_itself_needs_no_consent(office: Office) -> None:
    """What Kesbangpol does itself is done, whatever others think of it."""
    state, now = office.state, office.world.now
    actors.changed(state, "kesbangpol", -0.9)
    assert actors.consent(state, now, office.actions["A01"], "kesbangpol") == 1
    assert state.actors["kesbangpol"].trust == 1


def test_a_breach_costs_trust_with_the_one_who_was_asked(office: Office) -> None:
    """Asking KPU to change data makes the next yes of KPU, and of its kin, rarer."""
    state, now = office.state, office.world.now
    action = office.actions["A12"]
    before = {name: one.trust for name, one in state.actors.items()}
    yes = actors.consent(state, now, action, "kpu")
    manner = "minta-ubah-data"
    request = office.request("A12", "kpu", office.known(), manner=manner)
    assert actions.breaches(state, now, request)
    office.ask(request)
    after = {name: one.trust for name, one in state.actors.items()}
    assert after["kpu"] < after["bawaslu"] < before["bawaslu"]
    assert after["polres"] == before["polres"]
    assert actors.consent(state, now, action, "kpu") < yes


def test_asking_the_wrong_one_costs_trust(office: Office) -> None:
    """A refused request outside an actor's authority is remembered by it."""
    state, now = office.state, office.world.now
    request = office.request("A21", "kodim", office.known())
    refusal = office.refused(request)
    assert refusal is not None
    assert refusal.code == "wrong-authority"
    before = state.actors["kodim"].trust
    actions.turned_down(state, now, request, refusal)
    assert state.actors["kodim"].trust < before


def test_trust_comes_back_slowly(office: Office) -> None:
    """After a week some of it is back, and not all."""
    state = office.state
    start = state.actors["kpu"].trust
    actors.changed(state, "kpu", -0.4)
    low = state.actors["kpu"].trust
    office.on(-5)
    assert low < state.actors["kpu"].trust < start - 0.1


def test_the_part_of_the_cycle_tells(office: Office) -> None:
    """On voting day election bodies agree more rarely and answer later."""
    state, action = office.state, office.actions["A12"]
    days = {}
    for day in (-10, 0):
        office.on(day, 8)
        now = office.world.now
        days[day] = (
            actors.consent(state, now, action, "kpu"),
            actors.lead(state, now, "kpu", 600),
        )
    assert days[0][0] < days[-10][0]
    assert days[0][1] > days[-10][1]


@pytest.mark.parametrize(
    ("why", "said"),
    [("trust", "melampaui"), ("busy", "permintaan lain"), ("stage", "tugas pokok")],
)
def test_a_no_gives_the_reason_that_weighed_most(
    office: Office, why: str, said: str
) -> None:
    """A trainee reads whether it was trust, workload or the calendar."""
    state, action = office.state, office.actions["A12"]
    if why == "trust":
        actors.changed(state, "kpu", -0.6)
    elif why == "busy":
        for _ in range(9):
            office.ask(office.request("A12", "kpu", office.known()))
    else:
        office.on(0, 8)
    now = office.world.now
    level = action.consent - 0.01
    assert actors.reason(state, now, action, "kpu", level) == why
    assert said in actors.said(why, "KPU")("id")
    assert actors.reason(state, now, action, "kpu", 0.999) == "merit"


def test_the_answer_says_who_decides(scenario: Scenario) -> None:
    """Asked, the police pass a request for units on; the provincial police decide."""
    for seed in range(20):
        office = Office(scenario, seed).on(-12)
        if not office.state.known:
            continue
        home = office.state.issues[office.known()].home
        act = office.ask(office.request("A22", "polres", None, home, "bko-polda"))
        office.on(-5)
        told = [r.message for r in office.answers() if r.source == "polres"][-1]
        assert told is not None
        assert "Polda" in told("id")
        assert "Provincial police" in told("en")
        if act.reason:
            assert "Anggaran kembali" in told("id")


def test_an_acting_head_answers_for_an_incumbent_who_runs(running: Scenario) -> None:
    """He is called so, has his own slots and trust; the candidate cannot be asked."""
    one = actors.known(running)["bupati"]
    assert one.actor.id == "pjs-bupati"
    texts = running.catalogue.texts["id"]
    assert texts.authorities["bupati"] == "Pjs. Bupati"
    assert "petahana" not in running.catalogue.authorities
    ways = {m.id for a in running.catalogue.actions for m in a.manners}
    assert "kepada-petahana" in ways


def test_without_him_the_regent_answers(scenario: Scenario) -> None:
    """The texts name the regent, and nobody can be sent a report who does not run."""
    texts = scenario.catalogue.texts["id"]
    assert texts.authorities["bupati"] == "Bupati"
    assert "Pjs." not in texts.actions["A03"].effect
    ways = {m.id for a in scenario.catalogue.actions for m in a.manners}
    assert "kepada-petahana" not in ways


@given(seeds, st.lists(st.tuples(st.sampled_from(
    ["kpu", "polres", "bupati", "bawaslu", "timses"]),
    st.floats(-1, 1)), max_size=12))  # fmt: skip
@few
def test_trust_and_consent_stay_within_bounds(
    scenario: Scenario, seed: int, changes: list[tuple[str, float]]
) -> None:
    """Whatever happens, trust and consent lie between nothing and certainty."""
    office = Office(scenario, seed).on(-10)
    state, now = office.state, office.world.now
    for who, amount in changes:
        actors.changed(state, who, amount)
        actors.daily(state)
    for action in scenario.catalogue.actions:
        for who in action.authority:
            assert 0 <= actors.consent(state, now, action, who) <= 1
    assert all(0 < one.trust <= 1 for one in state.actors.values())


@given(seeds, st.lists(st.integers(0, 30), min_size=1, max_size=15))
@few
def test_the_queue_is_never_negative(
    scenario: Scenario, seed: int, waits: list[int]
) -> None:
    """A request waits for those before it, and no answer comes before it is asked."""
    office = Office(scenario, seed).on(-12)
    if not office.state.known:
        return
    issue, one = office.known(), office.state.actors["kpu"]
    for hours in waits:
        act = office.ask(office.request("A12", "kpu", issue))
        assert act.starts > act.asked
        assert act.starts in actors.line(office.state, "kpu")
        office.world.run_to(office.world.now + hours * 60)
        office.on(-12)
    answered = sorted(a.starts for a in office.state.acts if a.authority == "kpu")
    for place, start in enumerate(answered[one.actor.at_once :]):
        assert start >= answered[place]


def test_a_request_changes_no_other_actor(scenario: Scenario) -> None:
    """Asking KPU leaves the answer of the police as it was."""
    alone, beside = (Office(scenario, 5).on(-8) for _ in range(2))
    issue = alone.known()
    beside.ask(beside.request("A12", "kpu", issue))
    one, other = (o.ask(o.request("A16", "polres", issue)) for o in (alone, beside))
    assert (one.starts, one.granted) == (other.starts, other.granted)


def test_trust_is_noted_with_its_cause(office: Office) -> None:
    """The event log tells whose trust fell, and because of which act."""
    request = office.request("A12", "kpu", office.known(), manner="minta-ubah-data")
    act = office.ask(request)
    entry = next(e for e in office.state.log if e.kind == "trust")
    assert (entry.entity, entry.cause) == ("kpu", act.ref)
    assert office.state.end > DAY


def test_texts_of_every_actor_are_complete(scenario: Scenario) -> None:
    """Name, what it sees, what it may do, in both languages."""
    assert scenario.institutions is not None
    for text in scenario.institutions.texts.values():
        for actor in scenario.institutions.actors:
            own = text.actors[actor.id]
            assert own.name
            assert own.sees
            assert own.may


def test_shipped_institutions_name_every_actor_of_the_reference() -> None:
    """Domain reference §5: from the village committee to the Constitutional Court."""
    text = (SCENARIOS / "institutions.yaml").read_text(encoding="utf-8")
    for who in (
        "kesbangpol", "bupati", "pjs-bupati", "sekda", "camat", "lurah-kades", "fkdm",
        "fkub", "fpk", "polres", "kodim", "binda", "kpu", "ppk", "pps", "kpps",
        "bawaslu", "panwascam", "ptps", "kejari", "pn", "pttun", "dkpp", "mk",
        "diskominfo", "satpol-pp", "dinsos", "bpbd", "atr-bpn", "timses", "partai",
        "relawan", "ormas", "mahasiswa", "tokoh-adat", "media", "komnas-ham",
    ):  # fmt: skip
        assert f"  - id: {who}\n" in text
