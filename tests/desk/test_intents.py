"""What the browser sends is hostile until parsed; only known intents come through."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.desk.intents import (
    SIZE_LIMIT,
    Advance,
    Begin,
    Decide,
    Ping,
    Speak,
    Write,
    open_envelope,
    parse,
)

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("intent", "kind"),
    [
        ({"kind": "ping"}, Ping),
        ({"kind": "begin", "participant": "peserta-01"}, Begin),
        ({"kind": "language", "language": "en"}, Speak),
        ({"kind": "advance", "hours": 12}, Advance),
        ({"kind": "advance", "until": "report"}, Advance),
        ({"kind": "advance", "day": -20, "hour": 8}, Advance),
        ({"kind": "grade", "report": "a1", "source": "B", "content": 3}, Decide),
        ({"kind": "link", "report": "a1", "issue": None}, Decide),
        ({"kind": "close"}, Decide),
        ({"kind": "daily", "day": -9, "issues": [{"issue": "a", "level": 2}]}, Write),
        ({"kind": "vulnerability", "scores": {"a": {"konteks": 40}}}, Write),
        ({"kind": "self-assessment", "scores": {"forkopimda": 3}}, Write),
        ({"kind": "reply", "document": "d-1", "text": "Ya."}, Write),
    ],
)
def test_an_intent_of_the_desk_is_understood(
    intent: dict[str, Any], kind: type
) -> None:
    """Each intent the desk sends becomes its model."""
    assert isinstance(parse(intent), kind)


@pytest.mark.parametrize(
    "intent",
    [
        {},
        {"kind": None},
        {"kind": ["ping"]},
        {"kind": "eval", "code": "1"},
        {"kind": "advance"},
        {"kind": "advance", "hours": 0},
        {"kind": "advance", "hours": 1e9},
        {"kind": "advance", "hours": True},
        {"kind": "advance", "hours": 6, "until": "report"},
        {"kind": "advance", "day": 1, "hour": 24},
        {"kind": "advance", "hours": 6, "t": 5},
        {"kind": "language", "language": "fr"},
        {"kind": "begin", "participant": "x" * 201},
        {"kind": "begin", "participant": 7},
        {"kind": "grade", "t": 5, "report": "a"},
        {"kind": "grade", "report": {"deep": {}}},
        {"kind": "act", "because": [["nested"]]},
        {"kind": "file", "facts": "x" * SIZE_LIMIT},
        {"kind": "daily", "t": 5},
        {"kind": "daily", "issues": [{"issue": {"deep": {}}}]},
        {"kind": "rad", "budget": 1.5},
        {"kind": "rad", "priorities": [["nested"]]},
        {"kind": "vulnerability", "scores": {"a": {"b": {"c": 1}}}},
        {"kind": "reply", "text": "x" * SIZE_LIMIT},
    ],
)
def test_anything_else_is_not(intent: dict[str, Any]) -> None:
    """Unknown kinds, wrong types, two ways at once, own times, floods: refused."""
    assert parse(intent) is None


@pytest.mark.parametrize(
    "content",
    [
        None,
        1,
        "x",
        [],
        {},
        {"seq": 1},
        {"seq": "1", "intent": {}},
        {"seq": -1, "intent": {}},
        {"seq": True, "intent": {}},
        {"seq": 1, "intent": []},
        {"seq": 1, "intent": {}, "more": 1},
    ],
)
def test_a_message_that_is_no_envelope_is_refused(content: object) -> None:
    """Only a numbered intent is one."""
    assert open_envelope(content) is None


@given(content=ANYTHING, intent=st.dictionaries(st.text(), ANYTHING))
def test_nothing_makes_the_parser_raise(content: Any, intent: dict[str, Any]) -> None:
    """Whatever arrives, parsing answers and does not raise."""
    open_envelope(content)
    parse(intent)
    parse({**intent, "kind": "file"})
    parse({**intent, "kind": "daily"})
