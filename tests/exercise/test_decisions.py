"""Decisions are checked when made, and say what is wrong in the trainee's language."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.exercise import Exercise

NAME = "muara-sendaru"
LI = {
    "what": "Video ceramah beredar", "who": "Warga", "when": "Kemarin",
    "where": "Pasar", "why": "Belum diketahui", "how": "Pesan berantai",
    "facts": "Dua laporan", "opinion": "Dapat meningkat", "recipient": "bupati",
}  # fmt: skip


@pytest.fixture
def exercise() -> Exercise:
    """An exercise on the morning of H−24, in memory."""
    made = Exercise.open(NAME, seed=7, participant="peserta-01")
    made.advance(day=-24, hour=8)
    return made


def known(exercise: Exercise) -> str:
    """Return the first issue the office has heard of."""
    return next(iter(exercise.seat.world.state.known))


def test_until_the_next_report_stops_at_it(exercise: Exercise) -> None:
    """Time stops at the minute of the next delivery, and it is in the inbox."""
    before = len(exercise.inbox)
    assert exercise.advance(until="report").ok
    assert len(exercise.inbox) > before
    assert exercise.inbox[-1].minute == exercise.now


def test_time_only_goes_forward_and_ends(exercise: Exercise) -> None:
    """The past cannot be entered; after the last minute there is nothing."""
    assert exercise.advance(day=-29).code == "invalid"
    assert exercise.advance(day=90).ok
    assert exercise.advance(hours=1).code == "invalid"


@pytest.mark.parametrize(
    "number", [float("nan"), float("inf"), -float("inf"), 10**400, "3", [1]]
)
def test_a_number_that_is_none_is_told(exercise: Exercise, number: Any) -> None:
    """Hours, days and chances: an outcome, never an exception, and nothing happens."""
    question = exercise.scenario.world.questions[0].id
    before = exercise.now
    outcomes = [
        exercise.advance(hours=number),
        exercise.advance(day=number),
        exercise.advance(day=-20, hour=number),
        exercise.forecast(question, number),
    ]
    assert [one.code for one in outcomes] == ["invalid"] * 4
    assert "angka biasa" in outcomes[0].message("id")
    assert "antara 0 dan 1" in outcomes[3].message("id")
    assert exercise.now == before
    assert exercise.forecast(question, 1.5).code == "invalid"


def test_the_wrong_authority_says_so(exercise: Exercise) -> None:
    """KPU's data are KPU's: asking the regent for them is refused, and recorded."""
    outcome = exercise.act("A12", "bupati", issue=known(exercise))
    assert outcome.code == "wrong-authority"
    assert "berwenang" in outcome.message("id")
    assert "authority" in outcome.message("en").lower()
    assert exercise.record.acts[-1].act.action == "A12"
    assert exercise.decisions[-1].kind == "act"


def test_too_few_people_says_how_many(exercise: Exercise) -> None:
    """Staff-hours run out during a day and come anew at midnight."""
    codes = []
    for _ in range(12):
        codes.append(exercise.act("A01", "kesbangpol", issue=known(exercise)).code)
    assert "no-teams" in codes or "no-staff" in codes
    exercise.advance(hours=24)
    assert exercise.act("A01", "kesbangpol", issue=known(exercise)).ok


def test_no_money_left_says_how_much(exercise: Exercise) -> None:
    """Money does not come back."""
    codes = set()
    for day in range(-24, -10):
        exercise.advance(day=day + 1)
        for action, authority in (("A22", "polda"), ("A19", "polres")):
            home = exercise.seat.world.state.issues[known(exercise)].home
            codes.add(exercise.act(action, authority, district=home).code)
    assert "no-money" in codes


def test_a_missing_precondition_says_which(exercise: Exercise) -> None:
    """The Timdu meets on a special report; without one it is refused."""
    outcome = exercise.act("A05", "bupati", issue=known(exercise))
    assert outcome.code == "precondition"
    assert "A03" in outcome.message("id")


def test_a_deadline_that_has_passed_says_so() -> None:
    """Bawaslu takes reports for seven days from knowledge; campaigns end at H−4."""
    late = Exercise.open(NAME, seed=7, participant="p")
    late.advance(day=-15)
    issue = known(late)
    assert late.act("A13", "bawaslu", issue=issue).code == "past-deadline"
    late.advance(day=-2)
    assert late.act("A20", "kpu", issue=issue).code == "past-deadline"
    assert late.forecast("ceramah-memuncak", 0.5).code == "past-deadline"


def test_a_wrong_but_possible_choice_is_done_and_recorded(exercise: Exercise) -> None:
    """The traps can be chosen: that is what is being taught."""
    outcome = exercise.act("A26", "polres", issue=known(exercise))
    assert outcome.ok
    breach = exercise.record.acts[-1].breaches[0]
    assert breach.severity == "critical"
    assert breach.instead


def test_an_unproper_manner_is_a_breach(exercise: Exercise) -> None:
    """Asking KPU to change data is possible to ask, and wrong."""
    issue = known(exercise)
    assert exercise.act("A12", "kpu", issue=issue, manner="minta-ubah-data").ok
    assert exercise.record.acts[-1].breaches[0].flag == "unlawful"


def test_an_information_report_is_filed_and_counts_as_an_act(
    exercise: Exercise,
) -> None:
    """An LI names one issue, keeps facts from opinion, and costs staff-hours."""
    hours = exercise.seat.world.state.staff_minutes
    assert exercise.file(issue=known(exercise), **LI).ok
    assert exercise.record.filed[0][0].facts == "Dua laporan"
    assert exercise.record.acts[-1].act.action == "A02"
    assert exercise.seat.world.state.staff_minutes < hours


def test_after_closing_nothing_can_be_decided(exercise: Exercise) -> None:
    """A closed exercise is closed."""
    assert exercise.close("Lain kali saya periksa dulu.").ok
    assert exercise.state == "closed"
    assert exercise.advance(hours=1).code == "closed"


BAD: list[dict[str, Any]] = [
    {},
    {"kind": "fly"},
    {"kind": "grade", "report": "nothing", "source": "A", "content": 1},
    {"kind": "assess", "issue": "ceramah", "level": 9},
    {"kind": "assess", "issue": "no-such", "level": 1},
    {"kind": "assess", "issue": "ceramah", "level": "2"},
    {"kind": "forecast", "question": "konvoi-memuncak", "percent": 10},
    {"kind": "forecast", "question": "ceramah-memuncak", "percent": 15},
    {"kind": "act", "action": "A99", "authority": "kpu"},
    {"kind": "act", "action": "A01", "authority": "kesbangpol"},
    {"kind": "act", "action": "A01", "authority": "nobody", "issue": "ceramah"},
    {"kind": "act", "action": "A01", "authority": "kpu", "issue": "ceramah", "x": 1},
    {"kind": "advance", "to": -5},
    {"kind": "advance", "to": 10**12},
    {"kind": "close", "reflection": "x" * 5000},
]


@pytest.mark.parametrize(
    "decision", BAD, ids=[str(number) for number in range(len(BAD))]
)
def test_malformed_input_is_refused_whole(
    exercise: Exercise, decision: dict[str, Any]
) -> None:
    """Nothing is recorded, the world does not move, the message is for a person."""
    before, now = exercise.decisions, exercise.now
    outcome = exercise.decide(decision)
    assert (outcome.ok, outcome.code) == (False, "invalid")
    assert outcome.message("id") != ""
    assert (exercise.decisions, exercise.now) == (before, now)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["kind", "issue", "to", "report", "level",
                                        "action", "authority"]), anything))  # fmt: skip
@settings(max_examples=200)
def test_nothing_typed_raises(decision: dict[str, Any]) -> None:
    """Whatever comes in, an outcome comes out."""
    assert isinstance(HOSTILE.decide(decision).message("id"), str)


HOSTILE = Exercise.open(NAME, seed=1, participant="p")
