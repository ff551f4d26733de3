"""Whose journal is it, of which exercise, and is it whole? Each answer a message."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grading.course.build import described
from grading.course.check import check
from grading.course.layout import JOURNAL
from sim.i18n import LANGUAGES
from tests.course import classroom

STUDENT = "peserta-01"
EXPECTED = described("id")


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A played journal of the participant, of the expected scenario and seed."""
    folder = tmp_path_factory.mktemp("jurnal")
    return classroom.play_into(folder, STUDENT, "late-model").read_bytes()


def _code(data: bytes, student: str = STUDENT) -> str:
    found = check(data, student, EXPECTED).problem
    if found is None:
        return ""
    assert all(found.message(language) for language in LANGUAGES)
    return found.code


def test_an_own_whole_journal_is_accepted(journal: bytes) -> None:
    """No problem, its random name is known, and that the exercise was closed."""
    found = check(journal, STUDENT, EXPECTED)
    assert found.problem is None
    assert found.closed
    assert found.nonce == json.loads(journal.splitlines()[0])["nonce"]


def test_an_unfinished_exercise_is_accepted_as_such(journal: bytes) -> None:
    """A journal may end anywhere between two decisions."""
    half = b"".join(journal.splitlines(keepends=True)[:50])
    found = check(half, STUDENT, EXPECTED)
    assert (found.problem, found.closed) == (None, False)


@pytest.mark.parametrize("cut", [1, 2, 40, 90])
def test_a_torn_journal_is_said_to_be_torn(journal: bytes, cut: int) -> None:
    """Any part of the last line missing, its end included."""
    assert _code(journal[:-cut]) == "journal-torn"


def test_somebody_elses_journal_is_foreign(journal: bytes) -> None:
    """The message names both, so that a mix-up can be mended."""
    found = check(journal, "peserta-02", EXPECTED).problem
    assert found is not None
    assert found.code == "journal-foreign"
    assert STUDENT in found.message("id")
    assert "peserta-02" in found.message("id")


def test_another_seed_is_refused(tmp_path: Path) -> None:
    """A journal of one's own from another world earns nothing in this one."""
    path = classroom.play_into(tmp_path, STUDENT, seed=8)
    assert _code(path.read_bytes()) == "journal-refused"


@pytest.mark.parametrize(
    "header", [{"scenario": "lain"}, {"fingerprint": "0" * 64}, {"seed": 9}]
)
def test_a_forged_header_is_refused(journal: bytes, header: dict[str, object]) -> None:
    """Even with every hash made anew: scenario, version and seed must be these."""
    forged = classroom.resealed({JOURNAL: journal}, **header)
    assert _code(forged[JOURNAL]) == "journal-refused"


def test_a_forged_decision_is_refused(journal: bytes) -> None:
    """A decision made before it was possible is found by replaying it."""
    lines = journal.splitlines(keepends=True)
    last = next(n for n, x in enumerate(lines) if b'"kind":"act"' in x)
    early = [lines[0], lines[last], *lines[1:last], *lines[last + 1 :]]
    forged = classroom.resealed({JOURNAL: b"".join(early)})
    assert _code(forged[JOURNAL]) == "journal-refused"


@pytest.mark.parametrize("line", [0, 1, 57, -1])
def test_a_line_that_is_gone_is_noticed(journal: bytes, line: int) -> None:
    """Dropping any line breaks the chain; but the last is only an earlier state."""
    lines = journal.splitlines(keepends=True)
    del lines[line]
    code = _code(b"".join(lines))
    assert code == ("" if line == -1 else "journal-refused")


@given(st.binary(max_size=400))
def test_any_bytes_are_a_message(data: bytes) -> None:
    """Whatever lies there under the journal's name, nothing is raised."""
    assert _code(data) != ""


@given(st.integers(0, 10_000), st.integers(0, 255))
def test_any_changed_byte_is_noticed(journal: bytes, place: int, value: int) -> None:
    """One byte changed anywhere makes it another journal, and that is refused."""
    data = bytearray(journal)
    before = data[place % len(data)]
    data[place % len(data)] = value
    assert (_code(bytes(data)) == "") is (before == value)
