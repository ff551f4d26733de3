"""The desk is shown what the office has been told, and nothing else."""

from __future__ import annotations

import json

import pytest

from sim.exercise import Exercise
from sim.exercise.view import inbox, static, view
from sim.i18n import LANGUAGES, Language


@pytest.fixture(scope="module")
def exercise() -> Exercise:
    """An exercise half-way through."""
    made = Exercise.open("muara-sendaru", seed=11, participant="peserta-01")
    made.advance(day=-18, hour=8)
    issue = next(iter(made.seat.world.state.known))
    made.link(made.inbox[0].id, issue)
    made.assess(issue, level=3, district="muararuai")
    made.forecast("ceramah-memuncak", 0.2)
    made.act("A01", "kesbangpol", issue=issue)
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_view_is_json_and_small(exercise: Exercise, language: Language) -> None:
    """What changes with every click is a few kilobytes."""
    assert len(json.dumps(view(exercise, language))) < 12_000
    json.dumps([static(exercise, language), inbox(exercise, language)])


def test_nothing_hidden_is_shown(exercise: Exercise) -> None:
    """No origin, faithfulness, claim, cause or stage leaves the world."""
    shown = json.dumps(
        [static(exercise, "id"), inbox(exercise, "id"), view(exercise, "id")]
    )
    for report in exercise.inbox:
        if report.kind == "report":
            assert report.origin not in shown
    keys = {key for row in inbox(exercise, "id") for key in row}
    assert keys.isdisjoint({"origin", "faithful", "claim", "stage", "about"})
    for word in ("variant", "benign", "hazard", "belief", "tension"):
        assert word not in shown


def test_only_issues_heard_of_are_listed() -> None:
    """A board that named every issue on the first day would give the game away."""
    fresh = Exercise.open("muara-sendaru", seed=11, participant="p")
    assert view(fresh, "id")["issues"] == []
    assert view(fresh, "id")["questions"] == []


def test_the_map_is_the_trainees_own(exercise: Exercise) -> None:
    """Districts carry the assessed level, not the true one."""
    levels = {d["id"]: d["level"] for d in view(exercise, "id")["districts"]}
    assert levels["muararuai"] == 3
    assert [v for k, v in levels.items() if k != "muararuai"] == [None] * 10


def test_authorities_are_told_only_with_hints(exercise: Exercise) -> None:
    """Who decides what is for the trainee to know; a self-paced learner may look."""
    assert all(a["authority"] is None for a in static(exercise, "id")["actions"])
    hinted = Exercise.open("muara-sendaru", seed=11, hints=True)
    assert static(hinted, "id")["actions"][0]["authority"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_report_reads_in_both_languages(language: Language) -> None:
    """Over many worlds no placeholder is left and no text is empty."""
    for seed in range(25):
        made = Exercise.open("muara-sendaru", seed=seed, participant="p")
        made.advance(day=7, hour=23)
        for row in inbox(made, language):
            assert row["text"].strip()
            assert "{" not in row["text"]
            assert row["source_name"]


def test_the_traps_and_the_proper_manner_do_not_stand_out(exercise: Exercise) -> None:
    """No phase, no order gives away what is unlawful or what is right."""
    actions = static(exercise, "id")["actions"]
    assert all("phase" not in action for action in actions)
    for action in actions:
        manners = [manner["id"] for manner in action["manners"]]
        assert manners == sorted(manners)
