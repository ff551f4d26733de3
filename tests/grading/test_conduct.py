"""Conduct flags: the act, the time, what was known, the rule, what instead, the cap."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from grading import Key, load_key
from grading.grade import judge
from grading.key.breaches import load_breaches
from grading.measures.conduct import cap, flags
from grading.measures.written import LOOKS, is_identity
from grading.result import Flag
from grading.review import html
from sim.exercise import Exercise
from sim.i18n import LANGUAGES
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.world.actions import breaches
from sim.world.request import Request
from sim.world.state import Report

IDENTITY = "3273014203040005"  # a woman born on the 2nd of the month


@pytest.fixture(scope="session")
def current() -> Key:
    """The key in force, which asks for texts."""
    return load_key("muara-sendaru")


def opened(scenario: Scenario, issue: bool = True) -> Exercise:
    """Return an exercise in which something has been told."""
    ex = Exercise(scenario, 7, None, hints=False)
    ex.begin("peserta-01")
    while issue and not ex.seat.world.state.known:
        ex.advance(hours=12)
    return ex


def li(ex: Exercise, **more: Any) -> Exercise:
    """File an information report on the first issue heard of."""
    issue = next(iter(ex.seat.world.state.known))
    cited = [report.id for report in ex.inbox if report.about == issue]
    words: dict[str, Any] = {
        "issue": issue, "what": "Warga berkumpul", "who": "sekitar 40 orang",
        "when": "pukul 08.00", "where": "pasar", "why": "", "how": "",
        "facts": "Menurut camat (B3) warga berkumpul di pasar.",
        "opinion": "Kecil kemungkinannya meluas ke desa lain minggu ini.",
        "recipient": "bupati", "because": cited[:2],
    }  # fmt: skip
    assert ex.file(**{**words, **more}).ok
    return ex


def one(ex: Exercise, key: Key, rule: str) -> Flag:
    """Return the only flag of a rule."""
    found = [flag for flag in flags(ex, key) if flag.rule.message == rule]
    assert len(found) == 1
    return found[0]


def test_a_flag_tells_what_was_known_then(scenario: Scenario, current: Key) -> None:
    """Reports by then and none later, the office's own level, and no finding yet."""
    ex = opened(scenario)
    issue = next(iter(ex.seat.world.state.known))
    ex.assess(issue, level=1)
    before = ex.inbox
    assert ex.act("A26", "polres", issue=issue).ok
    ex.advance(day=0)
    flag = one(ex, current, "a26-trap")
    on_it = [report for report in before if report.about == issue]
    assert flag.known == len(before)
    assert [told.report for told in flag.told] == [report.id for report in on_it]
    assert flag.heard == len(on_it)
    assert all(told.headline("id") and told.sender("en") for told in flag.told)
    assert "tingkat 1" in flag.standing[0]("id")
    assert flag.standing[1]("id").startswith("Belum ada hasil pengecekan")
    assert "[seen: L1]" in flag.source


def test_only_what_was_open_then_is_offered_instead(
    scenario: Scenario, current: Key
) -> None:
    """Named with who may decide; without money or hours left, nothing is offered."""
    offers = []
    for spent in (False, True):
        ex = opened(scenario)
        issue = next(iter(ex.seat.world.state.known))
        if spent:
            ex.seat.world.state.staff_minutes = 0
            ex.seat.world.state.rupiah = 0
            ex.seat.world.state.teams_free = 0
        assert ex.act("A26", "polres", issue=issue).ok is (not spent)
        offers.append([f.alternatives for f in flags(ex, current)])
    assert offers[1] == []
    named = [line("id") for line in offers[0][0]]
    assert "Dialog tertutup antartimses (Badan Kesbangpol)" in named
    assert all("(" in line for line in named)


def test_an_alternative_too_dear_is_not_offered(
    scenario: Scenario, current: Key
) -> None:
    """What costs more than is left could not have been asked for."""
    offered = []
    for rupiah in (1_000_000, 20_000_000):
        ex = opened(scenario)
        issue = next(iter(ex.seat.world.state.known))
        ex.seat.world.state.rupiah = rupiah
        assert ex.act("A01", "kesbangpol", issue=issue, manner="menyamar").ok
        flag = one(ex, current, "a01-undercover")
        offered.append([line("id") for line in flag.alternatives])
    assert len(offered[0]) == 1
    assert offered[1][:1] == offered[0]
    assert len(offered[1]) == 2


@pytest.mark.parametrize(
    ("rule", "severity", "capped"),
    [("a26-trap", "critical", "cap_critical"), ("a02-grade-it", "note", None)],
)
def test_each_flag_caps_as_the_card_says(
    scenario: Scenario, current: Key, rule: str, severity: str, capped: str | None
) -> None:
    """Critical ones cap by the key's figure; a note caps nothing."""
    ex = opened(scenario)
    issue = next(iter(ex.seat.world.state.known))
    if rule == "a26-trap":
        ex.act("A26", "polres", issue=issue)
    else:
        li(ex)
    flag = one(ex, current, rule)
    assert flag.rule.severity == severity
    assert flag.caps == (getattr(current.penalties, capped) if capped else None)
    assert cap((flag,), current.penalties) == flag.caps


BREACHES: list[tuple[str, dict[str, Any], str | None]] = [
    ("identity-number", {"who": f"NIK {IDENTITY}"}, IDENTITY),
    ("phone-number", {"facts": "Hubungi 0812-3456-7890 sekarang."}, "0812-3456-7890"),
    ("home-address", {"where": "Jl. Melati No. 12"}, "Jl. Melati No. 12"),
    ("named-accused", {"facts": "Dalangnya Budi Santoso."}, "Budi Santoso"),
    ("named-person", {"who": "Pak Slamet hadir"}, "Pak Slamet"),
    (
        "campaigning",
        {"recommendation": "Mari kita dukung paslon dua."},
        "dukung paslon",
    ),
    ("to-contestant", {"recipient": "timses"}, "timses"),
]


@pytest.mark.parametrize(("rule", "fields", "passage"), BREACHES)
def test_a_breach_in_a_document_is_found(
    scenario: Scenario,
    current: Key,
    rule: str,
    fields: dict[str, Any],
    passage: str,
) -> None:
    """Each kind once, with its passage, its source, and what could be done instead."""
    flag = one(li(opened(scenario), **fields), current, rule)
    assert any(passage in found for found in flag.passages)
    assert flag.document is not None
    assert flag.source
    for language in LANGUAGES:
        texts = [flag.message, flag.ground, flag.what, *flag.alternatives]
        assert all(text(language) and "{" not in text(language) for text in texts)


def test_an_ordinary_report_breaks_nothing(scenario: Scenario, current: Key) -> None:
    """Places, offices, clock times, sums and grades are no breach; nor is an appeal
    of others among the facts."""
    ex = li(
        opened(scenario),
        facts="Menurut Kapolsek di Sungai Renyah pukul 08.00-10.30 ada 12.500 orang; "
        "spanduk bertuliskan 'pilih nomor 2'. Anggaran Rp 150.000.000.",
        who="Pjs. Bupati dan Tim Kewaspadaan Dini",
    )
    assert [f for f in flags(ex, current) if f.document] == []


def test_what_a_pattern_finds_waits_for_a_person(
    scenario: Scenario, current: Key
) -> None:
    """Unconfirmed it caps nothing; confirmed it caps; found to be an error it goes."""
    ex = li(opened(scenario), facts="Dalangnya Budi Santoso menurut warga di pasar.")
    flag = one(ex, current, "named-accused")
    assert (flag.confirmed, flag.caps) == (None, None)
    assert flag.doubt is not None
    assert cap(flags(ex, current), current.penalties) is None
    sure = flags(ex, current, {flag.id: True})
    assert cap(sure, current.penalties) == current.penalties.cap_critical
    assert flag.id not in [f.id for f in flags(ex, current, {flag.id: False})]


def test_a_certain_breach_needs_nobody_to_confirm_it(
    scenario: Scenario, current: Key
) -> None:
    """A contestant's address is no pattern; no ruling takes it back."""
    ex = li(opened(scenario), recipient="timses")
    flag = one(ex, current, "to-contestant")
    assert flag.confirmed is True
    assert flag.caps == current.penalties.cap_serious
    assert flag.id in [f.id for f in flags(ex, current, {flag.id: False})]
    assert "Pjs. Bupati" in flag.alternatives[0]("id")


@pytest.mark.parametrize(
    ("digits", "built"),
    [
        (IDENTITY, True),
        ("3273010203040005", True),
        ("0073010203040005", False),  # no such area
        ("3273013203040005", False),  # the 32nd of a month
        ("3273010213040005", False),  # the 13th month
        ("327301020304000", False),
    ],
)
def test_how_an_identity_number_is_built(digits: str, built: bool) -> None:
    """Sixteen digits, an area, a birthday: anything else is not taken for one."""
    assert is_identity(digits, load_breaches()) is built


def test_older_score_versions_look_at_acts_alone(
    scenario: Scenario, current: Key
) -> None:
    """What was written is judged from the version on that asks for texts."""
    old = load_key("muara-sendaru", version="1")
    ex = li(opened(scenario), recipient="timses", who=f"NIK {IDENTITY}")
    ex.advance(day=9)
    assert [f for f in judge(ex, old).flags if f.document] == []
    result = judge(ex, current)
    assert {f.rule.message for f in result.flags if f.document} == {
        "to-contestant", "identity-number",
    }  # fmt: skip
    assert result.capped_at == current.penalties.cap_serious
    assert "D5" not in judge(ex, old).dimensions


def test_a_document_that_never_left_is_no_breach(current: Key) -> None:
    """Refused for want of hours, it has reached nobody."""
    ex = opened(load("sagara-lawas"))
    ex.seat.world.state.staff_minutes = 0
    assert not ex.daily(
        day=-170, situation="Aman.", assessment="Dalangnya Budi Santoso.",
        plan="Pantau.", recipient="timses",
    ).ok  # fmt: skip
    assert flags(ex, load_key("sagara-lawas")) == ()


def test_replies_and_every_kind_of_document_are_read(current: Key) -> None:
    """What answers a question is written as well; the closing note is looked at."""
    ex = opened(load("sagara-lawas"))
    key = load_key("sagara-lawas")
    number = "telepon 0812-3456-7890"
    assert ex.daily(day=-180, situation="", assessment=number, plan="Pantau",
                    recipient="bupati").ok  # fmt: skip
    ex.advance(hours=30)
    paper = next(one for one in ex.record.documents if one.open)
    assert ex.reply(paper.id, number).ok
    ex.close(reflection=number)
    found = [f for f in flags(ex, key) if f.rule.message == "phone-number"]
    assert len(found) == 3
    assert all(flag.what("id") and flag.what("en") for flag in found)


def test_the_page_shows_all_of_it(scenario: Scenario, current: Key) -> None:
    """What was written, what waits, what was known; nothing typed becomes markup."""
    ex = li(
        opened(scenario),
        facts="Pelaku Budi Santoso <b>pasti</b> datang.",
        recipient="timses",
    )
    ex.advance(day=9)
    page = html(judge(ex, current), "id")
    assert "<q>Budi Santoso</q>" in page
    assert "<b>pasti" not in page
    assert "Menunggu pengajar memastikan" in page
    assert "Membatasi setiap dimensi paling tinggi pada 70" in page


def test_force_is_judged_by_what_had_been_told() -> None:
    """A crisis told of excuses it; taken back, over, long ago or elsewhere it does not.

    Of format 2: in format 1 the crowd itself decides, as it always has.
    """
    ex = opened(load("sagara-lawas"))
    state, now = ex.seat.world.state, ex.now
    action = next(a for a in state.scenario.catalogue.actions if a.id == "A21")
    first = next(r for r in state.inbox if r.about and r.kind == "report")
    asked = Request(action, "polres", first.about, None, None)
    crisis = replace(first, id="r-a", origin="x", stage="crisis", minute=now)

    def broken(*more: Report) -> bool:
        kept = list(state.inbox)
        state.inbox.extend(more)
        found = {rule.message for rule in breaches(state, now, asked)}
        state.inbox[:] = kept
        return "a21-peaceful" in found

    back = replace(crisis, id="r-b", stage="rising", corrects="r-a")
    over = replace(crisis, id="r-c", origin="y", stage="settled")
    days = state.scenario.catalogue.information.board_days
    old = replace(crisis, minute=now - (days + 1) * 1440)
    assert broken()
    assert not broken(crisis)
    assert broken(crisis, back)
    assert broken(crisis, over)
    assert broken(old)
    assert broken(replace(crisis, about="lain"))


def test_every_rule_is_looked_for_and_has_its_texts() -> None:
    """Each finder belongs to a rule; what may err says why; fields exist."""
    rules = load_breaches()
    assert {breach.when for breach in rules.breaches} == set(LOOKS)
    for breach in rules.breaches:
        assert set(breach.kinds) <= set(rules.texts)
        assert breach.confirm is (breach.why_confirm is not None)
        assert "[bg" not in breach.source.split("[")[1]
    for kind, fields in rules.forward.items():
        assert set(fields) <= set(rules.texts[kind])
