"""Handing in late: what it costs, who is excused, and where people read it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbgrader.preprocessors import AssignLatePenalties
from pydantic import ValidationError

from deniceni import course_command
from grading.course import assignment, late, ledger, settings, tool
from grading.course.assignment import Assignment
from grading.course.build import build, described
from grading.course.late import BadExcuse, BadTime, LatePolicy, late_by, points_off
from grading.course.layout import NOTEBOOK_FILE, Course
from grading.course.ledger import Entry

DUE = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)  # 17.00 in Jakarta
RULE = {"grace_minutes": 30, "share_per_day": 0.1, "most": 0.5}
HOUR = timedelta(hours=1)


def _kind(late: object = RULE, **more: object) -> Assignment:
    given = {"due": "2026-12-01 17:00", "timezone": "WIB", "late": late, **more}
    return Assignment.model_validate(described("id").model_dump() | given)


times = st.integers(-(10**5), 10**5).map(lambda n: DUE + timedelta(minutes=n))
policies = st.sampled_from(["none", "zero", RULE])
points = st.floats(0, 1000, allow_nan=False).map(lambda x: round(x, 2))


@pytest.mark.parametrize(
    ("after", "lost"),
    [
        (timedelta(0), 0),
        (timedelta(minutes=30), 0),
        (timedelta(minutes=31), 8),
        (24 * HOUR, 8),
        (24 * HOUR + timedelta(minutes=1), 16),
        (100 * 24 * HOUR, 40),
    ],
)
def test_each_day_begun_takes_a_share_up_to_the_most(
    after: timedelta, lost: float
) -> None:
    """Half an hour is forgiven; then a tenth a day begun of 80 points, at most half."""
    assert points_off(_kind(), DUE + after, 80) == lost


def test_the_two_policies_of_nbgrader_are_there_too() -> None:
    """``none`` takes nothing for any delay, ``zero`` everything for the shortest."""
    assert points_off(_kind("none"), DUE + 99 * HOUR, 80) == 0
    assert points_off(_kind("zero"), DUE + timedelta(seconds=1), 80) == 80
    assert points_off(_kind("zero"), DUE, 80) == 0


@given(times, times, points, policies)
def test_coming_later_never_costs_less_and_never_more_than_there_is(
    one: datetime, other: datetime, earned: float, policy: object
) -> None:
    """Points off grow with the delay, from nothing to what was earned."""
    kind = _kind(policy)
    first, second = sorted((one, other))
    assert 0 <= points_off(kind, first, earned) <= points_off(kind, second, earned)
    assert points_off(kind, second, earned) <= earned
    assert points_off(kind, None, earned) == 0


@given(times, points)
def test_without_a_due_date_nobody_is_late(when: datetime, earned: float) -> None:
    """An assignment with no due date forgives every delay."""
    assert late_by(described("id"), when) == timedelta(0)
    assert points_off(described("id"), when, earned) == 0


@pytest.mark.parametrize(
    ("zone", "hour"), [("WIB", 10), ("WITA", 9), ("WIT", 8), ("Asia/Jayapura", 8)]
)
def test_the_due_date_is_local_time(zone: str, hour: int) -> None:
    """Five in the afternoon comes two hours earlier in Papua than in Java."""
    due = _kind(timezone=zone).due_utc
    assert due == DUE.replace(hour=hour)


@pytest.mark.parametrize(
    "wrong",
    [
        {"timezone": "Mars/Olympus"},
        {"due": "besok"},
        {"due": "2026-12-01T17:00+07:00"},
        {"late": {"grace_minutes": -1, "share_per_day": 0.1, "most": 0.5}},
        {"late": {"grace_minutes": 1, "share_per_day": 2, "most": 0.5}},
        {"late": "half"},
    ],
)
def test_a_rule_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    """A wrong zone, time or share never reaches a class."""
    with pytest.raises(ValidationError):
        _kind(**wrong)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course with a due date, and two who handed in: in time, and a day late."""
    place = tmp_path_factory.mktemp("telat") / "kursus"
    line = ["build", "--course", str(place), "--due", "2026-12-01 17:00"]
    assert course_command.main([*line, "--timezone", "WIB"]) == 0
    made = Course.at(place)
    came = {"tepat": DUE - HOUR, "telat": DUE + 24 * HOUR}
    entries = {who: Entry("0", when.isoformat(), "") for who, when in came.items()}
    ledger.save(made, entries)
    return made


def test_nbgrader_knows_the_due_date_and_the_rule(course: Course) -> None:
    """The gradebook holds it in UTC; nbgrader's late step runs the course's plugin."""
    with tool.gradebook(course) as book:
        due = book.find_assignment(course.assignment).duedate
    assert due == DUE.replace(tzinfo=None)
    step = AssignLatePenalties(config=settings.of(course.root))
    step.init_plugin()
    assert isinstance(step.plugin_inst, LatePolicy)
    day = timedelta(days=1).total_seconds()
    assert step.plugin_inst.late_submission_penalty("telat", 80, day) == 8
    assert step.plugin_inst.late_submission_penalty("telat", 80, 60) is None


def test_participants_read_the_rule_before_they_hand_in(course: Course) -> None:
    """Date, zone and cost stand in the notebook, above the button."""
    text = (course.source / NOTEBOOK_FILE).read_text(encoding="utf-8")
    assert "1 Desember 2026, 17.00 WIB" in text
    assert "10%" in text
    assert late.rule(described("id"), "id") == ""
    assert "1 December 2026, 17:00 WIB" in late.rule(_kind(), "en")


def test_building_again_keeps_the_due_date_until_another_is_named(
    course: Course, tmp_path: Path
) -> None:
    """Another language changes no date; another date changes no other rule."""
    place = tmp_path / "kursus"
    build(place, due={"due": "2026-12-01 17:00", "late": "zero"})
    build(place, "en")
    kept = assignment.load(Course.at(place).source)
    assert (kept.due_utc, kept.late, kept.language) == (DUE, "zero", "en")
    build(place, due={"due": "2026-12-02 17:00"})
    moved = assignment.load(Course.at(place).source)
    assert (moved.due_utc, moved.late) == (DUE + 24 * HOUR, "zero")


def test_the_instructor_excuses_with_a_word_or_a_time(
    course: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    """A clock that was wrong costs nothing once the instructor has said so."""
    where = ["late", "--course", str(course.root)]
    kind = assignment.load(course.source)
    assert course_command.main(where) == 0
    told = capsys.readouterr().out
    assert "telat: terlambat 24 jam; dikurangi 10%" in told
    assert "tepat:" not in told
    when = ["--excuse", "telat", "--at", "2026-12-01 19:00", "--note", "jam salah"]
    assert course_command.main([*where, *when]) == 0
    assert late.times(course, kind)["telat"] == DUE + 2 * HOUR
    assert course_command.main([*where, "--excuse", "telat"]) == 0
    assert late.times(course, kind) == {"tepat": DUE - HOUR, "telat": None}
    assert "Belum ada kiriman" not in capsys.readouterr().err
    assert course_command.main([*where, "--excuse", "salah-ketik"]) == 0
    assert "Belum ada kiriman dari salah-ketik" in capsys.readouterr().err
    step = LatePolicy(course=str(course.root))
    assert step.late_submission_penalty("telat", 80, 10**6) is None
    course.excuses.unlink()


def test_a_time_that_is_none_is_named(
    course: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    """A misspelt time is refused; one in the file is named with its line."""
    kind = assignment.load(course.source)
    with pytest.raises(BadTime):
        late.excuse(course, kind, "telat", "kemarin")
    assert not course.excuses.exists()
    course.excuses.write_text("student_id,handed_in\nx,\ny,kemarin\n", encoding="utf-8")
    with pytest.raises(BadExcuse) as refused:
        late.times(course, kind)
    assert (refused.value.line, refused.value.text) == (3, "kemarin")
    assert course_command.main(["late", "--course", str(course.root)]) == 1
    assert "baris 3" in capsys.readouterr().err
    course.excuses.unlink()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [(["--due", "besok"], "besok"), (["--timezone", "Mars"], "Mars")],
)
def test_build_says_what_is_wrong_with_a_due_date(
    wrong: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback, no half-made folder."""
    place = tmp_path / "kursus"
    assert course_command.main(["build", "--course", str(place), *wrong]) == 1
    assert told in capsys.readouterr().err
    assert not place.exists()
