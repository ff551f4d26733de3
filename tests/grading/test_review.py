"""The review: one page that opens offline and says what the model would have done."""

from __future__ import annotations

import re

import pytest

from grading import Key, Result
from grading.grade import judge
from grading.review import html
from grading.robots import robot
from sim.exercise import Exercise
from sim.i18n import LANGUAGES, Language
from sim.policies import play
from sim.scenario.model import Scenario


@pytest.fixture(scope="module")
def late(scenario: Scenario, key: Key) -> Result:
    """A late player's result."""
    ex = play(robot("late-model", key), scenario, seed=7, participant="peserta-07")
    return judge(ex, key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_action_stands_beside_what_was_done(
    late: Result, language: Language
) -> None:
    """Each line of the alignment is on the page with its reason."""
    page = html(late, language)
    for row in late.rows:
        reason = row.reason(language)
        assert reason.split("'")[0][:60] in page
    assert f'<html lang="{language}">' in page


def test_the_page_asks_nothing_of_the_network(late: Result) -> None:
    """No script, no link, no image from elsewhere."""
    page = html(late)
    assert "<script" not in page
    loads = re.findall(r"""(?:src|href)=["']([^"'#][^"']*)""", page)
    assert [load for load in loads if not load.startswith("data:")] == []
    assert len(page) < 300_000


def test_what_a_participant_typed_is_escaped(scenario: Scenario, key: Key) -> None:
    """A reflection with markup is shown as it was typed."""
    ex = Exercise(scenario, 7, None, hints=False)
    ex.begin("peserta-07")
    ex.close("<script>alert(1)</script>")
    page = html(judge(ex, key))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_figures_have_words(late: Result) -> None:
    """Every figure has a text alternative."""
    page = html(late)
    assert page.count("<svg") == page.count('role="img" aria-label="')
