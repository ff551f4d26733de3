"""A panel's record beside the key in force: its reasons in everybody's review."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from grading import Key, load_key
from grading.course import autograde, keyring, work
from grading.course.layout import REVIEW, REVIEW_NOTEBOOK, SETTINGS, SOURCE, Course
from grading.course.marks import Marks
from grading.grade import judge
from grading.key.problem import KeyProblem
from grading.panel import read_items
from grading.panel.key import panel_key, to_yaml
from grading.panel.part import PanelKey
from grading.result import Result
from grading.robots import robot
from sim.policies import play
from sim.scenario.load import load
from tests.grading.panel_made import cast

NAME = "muara-sendaru"
ITEM = """
format: 1
scenario: {scenario}
version: 1
title: {{id: Panel percobaan, en: Trial panel}}
items:
  - id: butir
    kind: situation
    situation: {situation}
    known: {{id: Kabar masuk ke kantor., en: News has come in.}}
    question: {{id: Berapa nilainya?, en: How would you grade it?}}
"""


@pytest.fixture(scope="module")
def played() -> Result:
    """A model response, whose judgements a panel is going to have voted on."""
    key = load_key(NAME)
    return judge(play(robot("model", key, seed=3), load(NAME), seed=3), key)


@pytest.fixture(scope="module")
def situation(played: Result) -> str:
    """A situation that came up in it, as the panel's file names it."""
    one = next(item for item in played.judged if item.axis == "content")
    return f"{one.axis}/{one.situation}"


@pytest.fixture
def record(situation: str, tmp_path: Path) -> PanelKey:
    """A dozen made-up panellists' record on that situation."""
    return made(situation, tmp_path, NAME)


def made(situation: str, folder: Path, scenario: str) -> PanelKey:
    """Return a record made as an instructor makes it."""
    path = folder / "butir.yaml"
    text = ITEM.format(scenario=scenario, situation=situation)
    path.write_text(text, encoding="utf-8")
    return panel_key(read_items(path), cast({"butir": "223333333331"}))


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course folder with its key and its release."""
    course = Course(tmp_path / "kursus", NAME)
    course.release.mkdir(parents=True)
    shutil.copyfile(SOURCE / SETTINGS, course.release / SETTINGS)
    return course


def voted(key: Key, record: PanelKey) -> Key:
    """Return the key with the panel's votes in it."""
    assert key.judgement is not None
    part = key.judgement.model_copy(update={"votes": record.situations})
    return key.model_copy(update={"judgement": part, "basis": "panel"})


def test_every_review_of_the_course_shows_the_reasons(
    course: Course, record: PanelKey, played: Result
) -> None:
    """Page and notebook, without an option, and without who gave the reason."""
    key = voted(load_key(NAME), record)
    found = Marks({}, judge(played.exercise, key), None)
    reasons = {ballot.reason for ballot in record.items[0].ballots}
    told: list[bool] = []
    for there in (False, True):
        if there:
            course.panel.write_text(to_yaml(record), encoding="utf-8")
        work._write_review(course, "peserta-01", found)
        place = course.reviewed("peserta-01")
        for name in (REVIEW, REVIEW_NOTEBOOK):
            text = (place / name).read_text(encoding="utf-8")
            told.append(any(reason in text for reason in reasons))
    assert told == [False, False, True, True]


def test_a_record_that_cannot_be_used_stops_before_anything_is_written(
    course: Course, situation: str, tmp_path: Path
) -> None:
    """A torn one, one changed by hand, another scenario's: the file and why."""
    other = to_yaml(made(situation, tmp_path, "sagara-lawas"))
    changed = to_yaml(made(situation, tmp_path, NAME)).replace("'3': 9", "'3': 8")
    for text in ("panel: [", changed, other):
        course.panel.write_text(text, encoding="utf-8")
        with pytest.raises(KeyProblem) as refused:
            autograde.everything(course, ["peserta-01"])
        assert "panel.yaml" in refused.value.text("id")
        assert refused.value.text("en") != refused.value.text("id")
    assert not course.reviewed("peserta-01").exists()


def test_without_a_record_nothing_is_shown(course: Course) -> None:
    """No votes ship: neither the course nor the scenario has a record."""
    assert keyring.panel_of(course, NAME) is None
    assert keyring.panel_of(None, NAME) is None
