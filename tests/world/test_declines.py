"""What is asked decides: lawful noes, answers that name the rule, no free oracle."""

from __future__ import annotations

import pytest

from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.world.issues import CROWD
from sim.world.state import ActState
from tests.world.law import Office, regency

SEEDS = range(12)


@pytest.fixture(scope="module")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    """A regency with its institutions, and every act on offer."""
    return regency(tmp_path_factory.mktemp("declines"))


def office_at(scenario: Scenario, seed: int, day: int = -12) -> Office:
    """Return an office that has heard of something, on that day."""
    office = Office(scenario, seed).on(day)
    office.state.done.setdefault("A03", 0)
    office.state.known.setdefault(next(iter(office.state.issues)), 0)
    return office


def answered(office: Office, act: ActState, language: str = "id") -> str:
    """Return what is said to an act when its answer comes."""
    world = office.world
    while act.status == "waiting":
        world.run_to(max(world.now + 1, act.starts + 1))
    said = [r for r in office.answers() if r.origin == f"answer/{act.action.id}/"
            f"{act.asked}"][-1]  # fmt: skip
    assert said.message is not None
    return said.message("en" if language == "en" else "id")


def share_declined(
    scenario: Scenario, action: str, who: str, manner: str | None
) -> float:
    """Return how often a request is turned down."""
    noes = 0
    for seed in SEEDS:
        office = office_at(scenario, seed)
        issue = office.known()
        target = office.actions[action].target
        home = office.state.issues[issue].home
        act = office.ask(
            office.request(
                action,
                who,
                issue if target == "issue" else None,
                home if target == "district" else None,
                manner,
            )
        )
        answered(office, act)
        noes += act.status == "declined"
    return noes / len(SEEDS)


@pytest.mark.parametrize(
    ("action", "who", "manner"),
    [
        ("A12", "kpu", "minta-ubah-data"),
        ("A22", "polres", "telepon-dandim"),
        ("A29", "kpu", "perintah-pemda"),
    ],
)
def test_what_nobody_would_do_is_always_declined(
    scenario: Scenario, action: str, who: str, manner: str
) -> None:
    """KPU changes no data, the army moves on no phone call, no order postpones."""
    assert share_declined(scenario, action, who, manner) == 1


@pytest.mark.parametrize(
    ("action", "who", "manner", "least"),
    [
        ("A23", "bupati", "sesudah-dprd", 0.8),
        ("A24", "bupati", "", 0.8),
        ("A05", "bupati", "perintah-penyelenggara", 0.4),
        ("A18", "polres", "penyisiran", 0.4),
    ],
)
def test_what_a_careful_authority_declines(
    scenario: Scenario, action: str, who: str, manner: str, least: float
) -> None:
    """In a quiet regency there is no status and no restriction, or hardly ever."""
    assert share_declined(scenario, action, who, manner or None) >= least


def test_the_proper_way_is_weighed_as_before(scenario: Scenario) -> None:
    """Asking KPU to explain is granted about as often as its consent says."""
    assert share_declined(scenario, "A12", "kpu", "minta-penjelasan") <= 0.5


def test_a_no_to_the_status_names_both_conditions(scenario: Scenario) -> None:
    """Whether the law or the merits weighed, the trainee reads what is asked for."""
    for seed in SEEDS:
        office = office_at(scenario, seed)
        act = office.ask(office.request("A23", "bupati", manner="sesudah-dprd"))
        for language, words in {
            "id": ("mengendalikan", "fungsi pemerintahan", "UU 7/2012"),
            "en": ("cannot control", "government functions", "UU 7/2012"),
        }.items():
            told = answered(office, act, language)
            if act.reason in ("trust", "busy", "stage"):
                continue
            assert all(word in told for word in words)


def test_a_merit_no_is_worded_by_the_two_conditions(scenario: Scenario) -> None:
    """Even where both hold, a no says what the proposal was weighed by."""
    office = office_at(scenario, 1)
    act = office.ask(office.request("A23", "bupati", manner="sesudah-dprd"))
    act.granted, act.reason = False, "merit"
    only = tuple(rule for rule in act.action.declines if rule.share == 0)
    act.action = act.action.model_copy(update={"declines": only})
    assert "dua syarat" in answered(office, act)
    assert act.reason == only[0].message


def test_the_lawful_route_is_told(scenario: Scenario) -> None:
    """Who telephones the army commander reads how soldiers are asked for."""
    office = office_at(scenario, 2)
    home = office.state.issues[office.known()].home
    act = office.ask(office.request("A22", "polres", None, home, "telepon-dandim"))
    told = answered(office, act)
    assert "Kepala daerah memintanya kepada Pemerintah" in told
    assert "Anggaran kembali" in told


def test_a_broken_rule_is_explained_when_it_was_done(scenario: Scenario) -> None:
    """The answer to a forced mediation says what was wrong with it, hints or not."""
    office = office_at(scenario, 3)
    request = office.request("A08", "camat", office.known(), manner="dipaksakan")
    act = office.ask(request)
    act.granted = True
    told = answered(office, act)
    assert act.status in ("active", "over")
    assert "Catatan atas permintaan ini: Kesepakatan yang dipaksakan" in told
    assert "A note on this request" in answered(office, act, "en")


def test_a_broken_rule_is_explained_when_it_was_declined(scenario: Scenario) -> None:
    """Refused for another reason, the request is still one that breaks a rule."""
    office = office_at(scenario, 3)
    act = office.ask(
        office.request("A08", "camat", office.known(), manner="dipaksakan")
    )
    act.granted, act.reason = False, "busy"
    told = answered(office, act)
    assert "masih menangani permintaan lain" in told
    assert "Kesepakatan yang dipaksakan" in told


def test_what_the_answer_is_about_is_not_said_twice(scenario: Scenario) -> None:
    """The no that names the conditions is not followed by them again."""
    for seed in SEEDS:
        office = office_at(scenario, seed)
        act = office.ask(office.request("A23", "bupati", manner="sesudah-dprd"))
        told = answered(office, act)
        if act.reason == "a23-declined":
            assert told.count("UU 7/2012") == 1


def test_a_lawful_request_gets_no_note(scenario: Scenario) -> None:
    """There is nothing to note about asking for an explanation."""
    office = office_at(scenario, 4)
    office.state.verified[office.known()] = [(0, "x")]
    request = office.request("A12", "kpu", office.known())
    act = office.ask(request)
    assert "Catatan atas permintaan ini" not in answered(office, act)


def test_the_office_cannot_hide_behind_itself(scenario: Scenario) -> None:
    """Done by the office's own people, it was done on the office's order."""
    office = office_at(scenario, 5)
    act = office.ask(office.request("A26", "kesbangpol", office.known()))
    assert "atas perintah kantor Anda sendiri" in answered(office, act)


@pytest.mark.parametrize("action", ["A25", "A26"])
def test_nobody_decides_what_nobody_may_do(scenario: Scenario, action: str) -> None:
    """The answer says who did it and at whose request, not who decided."""
    office = office_at(scenario, 5)
    issue = office.known() if office.actions[action].target == "issue" else None
    act = office.ask(office.request(action, "polres", issue))
    told = answered(office, act)
    assert "Yang memutuskan" not in told
    assert "tidak seorang pun" in told
    assert "atas permintaan kantor Anda" in told


def test_nobody_decides_on_a_sweep(scenario: Scenario) -> None:
    """A patrol is the police's to decide; a sweep by identity is nobody's."""
    office = office_at(scenario, 6)
    home = office.state.issues[office.known()].home
    act = office.ask(office.request("A18", "polres", None, home, "penyisiran"))
    act.granted = True
    act.action = act.action.model_copy(update={"declines": (), "fails": None})
    told = answered(office, act)
    assert "Yang memutuskan" not in told
    assert "dengan cara itu" in told


@pytest.mark.parametrize(
    ("action", "who", "word"),
    [
        ("A17", "polres", "tidak ada massa"),
        ("A21", "polres", "tidak ada massa"),
        ("A27", "bpbd", "tidak ada massa"),
        ("A28", "bpbd", "tidak ada warga"),
    ],
)
def test_the_world_answers_only_after_the_lead(
    scenario: Scenario, action: str, who: str, word: str
) -> None:
    """Whether anybody is there is not read off a refusal: it costs hours and time."""
    office = office_at(scenario, 7, -15)
    issue = office.known()
    one = office.state.issues[issue]
    assert one.stage not in ("threshold", "crisis")
    local = office.actions[action].target == "district"
    request = office.request(
        action, who, None if local else issue, one.home if local else None
    )
    assert office.refused(request) is None
    hours, money = office.state.staff_minutes, office.state.rupiah
    act = office.ask(request)
    cost = act.action.cost
    assert office.state.staff_minutes == hours - cost.staff_hours * 60
    assert office.state.rupiah == money - cost.rupiah
    assert act.status == "waiting"
    told = answered(office, act)
    assert act.status == "declined"
    assert word in told
    assert office.state.rupiah == money


def crowds(scenario: Scenario, action: str) -> list[tuple[Office, ActState]]:
    """Return requests about crowds that are still there, and calm, at the answer."""
    found = []
    for seed in range(30):
        office = office_at(scenario, seed, -10)
        here = (n for n, i in office.state.issues.items() if i.stage in CROWD)
        for issue in here:
            office.state.known.setdefault(issue, 0)
            act = office.ask(office.request(action, "polres", issue))
            answered(office, act)
            one = office.state.issues[issue]
            if one.stage in CROWD and not (one.stage == "crisis" and one.violent):
                found.append((office, act))
    assert len(found) >= 5
    return found


def test_a_crowd_that_is_there_is_talked_to(scenario: Scenario) -> None:
    """Where a crowd has gathered, nobody says that there is none."""
    acts = [act for _, act in crowds(scenario, "A17")]
    assert not any(act.reason == "no-crowd-there" for act in acts)
    assert any(act.status != "declined" for act in acts)


def test_a_peaceful_crowd_is_mostly_not_dispersed(scenario: Scenario) -> None:
    """The commander sees that it is calm, and says what can be done instead."""
    acts = [act for _, act in crowds(scenario, "A21")]
    noes = [act for act in acts if act.reason == "a21-declined"]
    assert len(noes) > len(acts) / 2
    assert all(act.status == "declined" for act in noes)


def test_format_1_knows_none_of_this() -> None:
    """There the catalogue is as it was: refused at once, and no declines."""
    office = Office(load("muara-sendaru"), 7).on(-15)
    assert not any(action.declines for action in office.actions.values())
    calm = next(n for n, i in office.state.issues.items() if i.stage not in CROWD)
    refusal = office.refused(office.request("A17", "polres", calm))
    assert refusal is not None
    assert refusal.code == "precondition"


def test_a_decline_changes_no_other_draw(scenario: Scenario) -> None:
    """Whether declines are weighed or not, another answer stays what it was."""
    plain, bare = office_at(scenario, 9), office_at(scenario, 9)
    issue = plain.known()
    for office, kept in ((plain, True), (bare, False)):
        request = office.request("A12", "kpu", issue, manner="minta-ubah-data")
        act = office.ask(request)
        if not kept:
            act.action = act.action.model_copy(update={"declines": ()})
            act.granted, act.reason = False, "busy"
        office.on(-8)
    later = [o.ask(o.request("A16", "polres", issue)) for o in (plain, bare)]
    assert later[0].starts == later[1].starts
    assert later[0].granted == later[1].granted
