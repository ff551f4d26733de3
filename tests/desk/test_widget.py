"""The kernel's side of the desk: state out, checked intents in, never a traceback."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.desk import Desk, widget
from sim.exercise import Exercise
from tests.desk.played import played
from tests.desk.test_intents import ANYTHING


class Line:
    """A desk with what it sends back instead of a browser."""

    def __init__(self, exercise: Exercise, language: Any = "id") -> None:
        self.desk = Desk(exercise, language=language)
        self.answers: list[dict[str, Any]] = []
        self.desk.send = lambda content, buffers=None: self.answers.append(content)
        self.sent = 0

    def send(self, **intent: Any) -> dict[str, Any]:
        """Send an intent; return its acknowledgement."""
        self.sent += 1
        self.desk._receive(self.desk, {"seq": self.sent, "intent": intent}, None)
        assert self.answers[-1]["ack"] == self.sent
        return self.answers[-1]


@pytest.fixture
def line(tmp_path: Path) -> Line:
    """A desk on a new exercise that has not begun."""
    return Line(Exercise.open("muara-sendaru", seed=7, journal=tmp_path / "j.jsonl"))


def test_a_new_exercise_waits_for_its_participant(line: Line) -> None:
    """Nothing is written before a code is given; a bad code is explained."""
    assert line.desk.view["state"] == "new"
    assert line.send(kind="begin", participant="kode dengan spasi")["ok"] is False
    assert "tanpa spasi" in line.desk.notice["text"]
    assert line.send(kind="begin", participant="peserta-01")["ok"] is True
    assert line.desk.view["state"] == "running"
    assert line.desk.static["participant"] == "peserta-01"


def test_decisions_change_the_picture_and_are_acknowledged(line: Line) -> None:
    """Each kind of intent goes through the exercise's own check."""
    line.send(kind="begin", participant="p")
    assert line.send(kind="advance", until="report")["version"] == 1
    report = line.desk.inbox[-1]
    assert line.send(kind="advance", day=-20, hour=8)["ok"]
    assert line.desk.view["clock"]["label"] == "H−20 08.00"
    line.send(kind="grade", report=report["id"], source="B", content=2)
    first = next(one for one in line.desk.inbox if one["id"] == report["id"])
    assert first["grade"] == {"source": "B", "content": 2}
    assert (
        line.send(kind="grade", report="nobody", source="B", content=2)["ok"] is False
    )
    assert line.desk.notice["kind"] == "error"
    assert line.send(kind="close", reflection="")["ok"]
    assert line.desk.view["state"] == "closed"
    assert line.send(kind="advance", hours=6)["ok"] is False
    assert line.desk.notice["kind"] == "refused"


def test_the_language_changes_for_this_desk_alone(line: Line) -> None:
    """Texts, reports and labels change; another desk stays as it is."""
    other = Line(line.desk.exercise)
    line.send(kind="begin", participant="p")
    line.send(kind="language", language="en")
    assert line.desk.labels["tab_inbox"] == "Inbox"
    assert line.desk.view["clock"]["label"].startswith("D−")
    other.send(kind="ping")
    assert other.desk.labels["tab_inbox"] == "Kotak masuk"
    assert other.desk.view["state"] == "running"


def test_opening_a_journal_again_takes_every_desk_along(tmp_path: Path) -> None:
    """Run All twice: the older desk follows the newer exercise, neither diverges."""
    journal = tmp_path / "j.jsonl"
    opened = [
        Exercise.open("muara-sendaru", seed=7, journal=journal, participant="p")
        for _ in range(2)
    ]
    older, newer = (Line(exercise) for exercise in opened)
    assert older.desk.exercise is newer.desk.exercise
    assert older.send(kind="advance", hours=6)["ok"]
    assert newer.send(kind="advance", hours=6)["ok"]
    assert older.desk.view == newer.desk.view
    assert older.desk.view["version"] == 2
    assert len(journal.read_text().splitlines()) == 3


def test_exercises_in_memory_are_strangers() -> None:
    """Two exercises without a journal share nothing."""
    first, second = (
        Line(Exercise.open("muara-sendaru", seed=7, participant="p")) for _ in range(2)
    )
    first.send(kind="advance", hours=6)
    assert second.desk.view["version"] == 0


def test_a_desk_nobody_looks_at_is_not_redrawn(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without pings a desk rests; the next ping brings it up to date."""
    line.send(kind="begin", participant="p")
    resting = Line(line.desk.exercise)
    monkeypatch.setattr(widget, "AWAKE", -1)
    line.send(kind="advance", hours=6)
    assert resting.desk.view["version"] == 0
    resting.send(kind="ping")
    assert resting.desk.view["version"] == 1


def test_a_ping_shows_what_a_cell_has_done(line: Line) -> None:
    """A decision made in a notebook cell reaches the desk at its next ping."""
    line.send(kind="begin", participant="p")
    line.desk.exercise.advance(hours=6)
    line.send(kind="ping")
    assert line.desk.view["version"] == 1


def test_the_browser_cannot_set_the_state(line: Line) -> None:
    """The kernel owns the state; what a page tries to set is ignored."""
    before = dict(line.desk.view)
    line.desk.set_state({"view": {"state": "closed"}, "_esm": "alert(1)"})
    assert line.desk.view == before
    assert "alert(1)" not in line.desk._esm


def test_a_failure_inside_is_told_and_not_shown_as_a_traceback(
    line: Line, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Even an error of our own ends as a sentence and an acknowledgement."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("secret path")

    line.send(kind="begin", participant="p")
    monkeypatch.setattr(line.desk.exercise, "advance", fail)
    assert line.send(kind="advance", hours=6)["code"] == "broken"
    assert "Run All" in line.desk.notice["text"]
    assert "secret path" not in line.desk.notice["text"]
    assert capsys.readouterr() == ("", "")


def test_a_full_disk_is_told(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be put on disk did not happen, and the desk says so."""

    def full(*_: object) -> None:
        raise OSError(28, "no space")

    line.send(kind="begin", participant="p")
    monkeypatch.setattr("sim.exercise.journal.append", full)
    assert line.send(kind="advance", hours=6) == {
        "ack": 2,
        "version": 0,
        "ok": False,
        "code": "not-saved",
    }
    assert line.desk.notice["kind"] == "refused"


@given(content=ANYTHING, kind=st.sampled_from(["act", "file", "grade", "assess"]))
def test_no_message_raises_or_is_carried_out(content: Any, kind: str) -> None:
    """Whatever comes in, the journal stays as it is."""
    desk = _shared().desk
    before = desk.exercise.decisions
    desk._receive(desk, content, None)
    intent = {"kind": kind, "report": content, "issue": content, "because": content}
    desk._receive(desk, {"seq": 1, "intent": intent}, None)
    assert desk.exercise.decisions == before


@cache
def _shared() -> Line:
    """One desk for all examples."""
    return Line(Exercise.open("muara-sendaru", seed=7, participant="p"))


def test_the_view_stays_small() -> None:
    """Two weeks of play are a few kilobytes; all of it is JSON."""
    desk = Desk(played(None))
    assert len(json.dumps(desk.view)) < 16_000
    assert json.loads(json.dumps(desk.inbox)) == desk.inbox


def test_a_hint_is_only_given_where_hints_are_on() -> None:
    """Who has authority is part of the task: the desk says it only with hints."""
    for hints in (False, True):
        ex = Exercise.open("muara-sendaru", seed=7, participant="p", hints=hints)
        told = [one["authority"] for one in Desk(ex).static["actions"]]
        assert any(told) is hints
