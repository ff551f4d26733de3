"""The inbox on its way to the browser: only what is new or changed travels."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sim.desk import Desk
from sim.desk.mail import PAGE, Mail, pages
from sim.exercise import view as views
from tests.desk.played import cycle, lengthen, played


def sent(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Return a list in which every state update of ``desk`` will be found."""
    found: list[dict[str, Any]] = []

    def note(data: dict[str, Any], buffers: object = None) -> None:
        if data.get("method") == "update":
            found.append(data["state"])

    monkeypatch.setattr(desk.comm, "send", note)
    return found


def test_rows_are_what_the_exercise_says_in_each_language() -> None:
    """Whatever is kept from the last time, the rows are those of a fresh view."""
    ex, mail = played(None), Mail()
    for language in ("id", "en", "id"):
        assert mail.rows(ex, language) == views.inbox(ex, language)
    ex.grade(ex.inbox[0].id, source="D", content=5)
    ex.link(ex.inbox[1].id, None)
    assert mail.rows(ex, "id") == views.inbox(ex, "id")


def test_what_has_not_changed_is_not_made_again() -> None:
    """A grading makes one row anew; all others are the very same objects."""
    ex, mail = played(None), Mail()
    before = mail.rows(ex, "id")
    ex.grade(ex.inbox[3].id, source="E", content=4)
    after = mail.rows(ex, "id")
    assert [n for n, row in enumerate(after) if row is not before[n]] == [3]


def test_a_grading_sends_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 600 messages the page of the graded one travels, in one update."""
    ex = cycle(None)
    lengthen(ex, 600)
    desk = Desk(ex)
    assert len(desk.inbox) == 600
    updates = sent(desk, monkeypatch)
    first = desk.inbox[0]["id"]
    intent = {"kind": "grade", "report": first, "source": "D", "content": 5}
    desk._receive(desk, {"seq": 1, "intent": intent}, None)
    moved = [state for state in updates if "inbox_0" in state]
    assert len(moved) == 1
    assert [name for name in moved[0] if name.startswith("inbox_")] == ["inbox_0"]
    assert "view" in moved[0], "page and picture travel together"
    assert len(json.dumps(updates)) < len(json.dumps(desk.inbox)) / 4


def test_new_messages_fill_the_last_page_and_open_the_next() -> None:
    """Pages grow at the end; the whole is in order; it may also shrink."""
    desk = Desk(played(None, days=3))
    rows = [{"id": str(number)} for number in range(2 * PAGE + 3)]
    for wanted in (rows[:PAGE], rows, rows[: PAGE + 1], []):
        desk.inbox = wanted
        assert desk.inbox == wanted
    assert [len(page) for page in pages(rows)] == [PAGE, PAGE, 3]


def test_a_page_opened_later_gets_everything() -> None:
    """A browser that asks for the whole state finds every page in it."""
    ex = cycle(None)
    lengthen(ex, 90)
    desk = Desk(ex)
    state = desk.get_state()
    found = [row for n in range(4) for row in state[f"inbox_{n}"]]
    assert found == views.inbox(ex, "id")
