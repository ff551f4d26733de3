"""The documents an office owes, as data: sound, sourced, and only where they belong."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, get_args

import pytest
from pydantic import BaseModel

from sim.exercise.completeness import LACKS
from sim.scenario.checks import document
from sim.scenario.documents import DocumentId, Documents, Lack
from sim.scenario.draft import Draft
from sim.scenario.load import SCENARIOS, load
from sim.scenario.problem import Problem
from tests.scenario.folder import Place

DATA, TEXT, WORLD = "documents.yaml", "documents.text.id.yaml", "world.yaml"
ENGLISH = "documents.text.en.yaml"
FILES = (DATA, TEXT, ENGLISH)
DUTY = """
duties:
  - {id: harian, document: daily, to: sekda, first_day: -30, last_day: 7,
     every_days: 1, hour: 16, grace_hours: 3, basis: made for tests}
"""


class Deep(Place):
    """A copy of a shipped scenario, made one of format 2, with a duty."""

    def __init__(self, root: Path) -> None:
        self.shared = root / "scenarios"
        self.folder = self.shared / "muara-sendaru"
        ignored = shutil.ignore_patterns("sagara*", "key.yaml")
        shutil.copytree(SCENARIOS, self.shared, ignore=ignored)

    def deepen(self) -> Deep:
        """Make it one of format 2."""
        self.change(WORLD, "format: 1", "format: 2")
        path = self.folder / WORLD
        path.write_text(path.read_text(encoding="utf-8") + DUTY, encoding="utf-8")
        return self


@pytest.fixture
def old(tmp_path: Path) -> Deep:
    """A scenario of format 1 beside the shared documents."""
    return Deep(tmp_path)


@pytest.fixture
def deep(old: Deep) -> Deep:
    """A scenario of format 2."""
    return old.deepen()


@pytest.fixture
def documents(deep: Deep) -> Documents:
    """The shipped documents."""
    found = load(deep.folder).documents
    assert found is not None
    return found


@pytest.mark.parametrize("name", FILES)
def test_a_scenario_of_format_two_needs_them(deep: Deep, name: str) -> None:
    """Without one of the files it is refused, and the file is named."""
    (deep.shared / name).unlink()
    problem = next(one for one in deep.problems() if one.file == name)
    assert "tidak ada" in problem.message("id")


def test_a_scenario_of_format_one_does_without(old: Deep) -> None:
    """The files are not even read, and its fingerprint is not theirs."""
    before = load(old.folder).fingerprint
    for name in FILES:
        (old.shared / name).write_text("{", encoding="utf-8")
    scenario = load(old.folder)
    assert scenario.documents is None
    assert scenario.fingerprint == before


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (DATA, "reply_hours: [2, 24]", "reply_hours: [2, 25]"),
        (DATA, "partisans: [timses, petahana]", "partisans: [timses]"),
        (DATA, "    - mungkin\n", "    - barangkali\n"),
        (DATA, "product: 12", "product: 11"),
    ],
)
def test_what_changes_a_history_changes_the_fingerprint(
    deep: Deep, name: str, before: str, after: str
) -> None:
    """Hours, readers, words and bands belong to what a journal was played on."""
    mark = load(deep.folder).fingerprint
    deep.change(name, before, after)
    assert load(deep.folder).fingerprint != mark


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (TEXT, "label: Keadaan umum", "label: Keadaan"),
        (ENGLISH, "label: General situation", "label: Situation"),
        (DATA, "name: incidents, type: text", "name: incidents, type: text, most: 9"),
        (DATA, "readers, cost and hours [design]", "all of it [design]"),
    ],
)
def test_forms_and_words_break_no_journal(
    deep: Deep, name: str, before: str, after: str
) -> None:
    """A better label, another form or a better source is the same history."""
    mark = load(deep.folder).fingerprint
    deep.change(name, before, after)
    assert load(deep.folder).fingerprint == mark


class Case(NamedTuple):
    """Something that does not fit, and what must be said about it."""

    file: str
    before: str
    after: str
    field: str
    message: str


DAILY_READERS = "recipients: [bupati, sekda, kesbangpol]"
CASES = {
    "a document twice": Case(
        DATA, "  - id: rad\n", "  - id: daily\n", "documents[daily].id", "used twice"
    ),
    "a reader who is not there": Case(
        DATA, DAILY_READERS, "recipients: [bupati, sekda, raja]",
        "documents[daily].recipients[3]", "“raja”",
    ),
    "a partisan reader": Case(
        DATA, DAILY_READERS, "recipients: [bupati, sekda, timses]",
        "documents[daily].recipients[3]", "listed under partisans",
    ),
    "an act that is not there": Case(
        DATA, "action: A03", "action: A99", "documents[special].action", "“A99”"
    ),
    "a manner that is not there": Case(
        DATA, "partisan_manner: kepada-petahana", "partisan_manner: diam-diam",
        "documents[special].partisan_manner", "“diam-diam”",
    ),
    "hours in the wrong order": Case(
        DATA, "reply_hours: [2, 24]", "reply_hours: [24, 2]", "reply_hours",
        "must rise",
    ),
    "a matrix with a hole": Case(
        DATA, "{id: rendah, product: 1,", "{id: rendah, product: 2,",
        "matrix.bands[rendah]", "begin at 1",
    ),
    "a rule about no field of the form": Case(
        DATA, "{when: too-few, field: options,", "{when: too-few, field: ways,",
        "documents[special].lacks[3].field", "“ways”",
    ),
    "a rule about nothing": Case(
        DATA, "{when: too-few, field: options,", "{when: too-few,",
        "documents[special].lacks[3]", "which field it is about",
    ),
    "a choice without choices": Case(
        DATA, "{name: period, type: choice, required: true, options: [B.04, B.08, "
        "B.12]}\n      - {name: aspect",
        "{name: period, type: choice, required: true}\n      - {name: aspect",
        "documents[sipks].fields[2]", "needs options",
    ),
    "a question without words": Case(
        TEXT, "  wrong-day: Laporan ini", "  wrong-dai: Laporan ini",
        "questions.wrong-day", "“wrong-day”",
    ),
    "a field without a label": Case(
        TEXT, "      obstacles: {", "      obstakles: {",
        "documents.rad-report.fields.obstacles", "“obstacles”",
    ),
    "a placeholder that is not filled": Case(
        TEXT, '“{field}” masih kosong', '“{fields}” masih kosong', "questions.empty",
        "{fields}",
    ),
    "a duty to file nothing known": Case(
        WORLD, "document: daily", "document: weekly", "duties[harian].document",
        "“weekly”",
    ),
    "a duty to the wrong reader": Case(
        WORLD, "to: sekda", "to: kpu", "duties[harian].to", "“kpu”"
    ),
    "a duty that ends before it begins": Case(
        WORLD, "first_day: -30, last_day: 7", "first_day: 7, last_day: -30",
        "duties[harian].last_day", "last day",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_does_not_fit_is_told(deep: Deep, name: str) -> None:
    """File, field and what is wrong are named."""
    case = CASES[name]
    deep.change(case.file, case.before, case.after)
    found = [one for one in deep.problems() if one.file == case.file]
    said = [one.message("en") for one in found if one.field == case.field]
    assert any(case.message in text for text in said), [one.text("en") for one in found]


def test_every_check_has_a_case(deep: Deep, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the checks of documents tells something above."""
    told: set[str] = set()

    def watched(one: object) -> object:
        def run(draft: Draft) -> Iterator[Problem]:
            found = list(one(draft))  # type: ignore[operator]
            if found:
                told.add(one.__name__)  # type: ignore[attr-defined]
            return iter(found)

        return run

    names = {one.__name__ for one in document.CHECKS}
    monkeypatch.setattr(document, "CHECKS", tuple(map(watched, document.CHECKS)))
    for case in CASES.values():
        path = deep.path(case.file)
        kept = path.read_text(encoding="utf-8")
        deep.change(case.file, case.before, case.after)
        deep.problems()
        path.write_text(kept, encoding="utf-8")
    assert told == names


def test_there_is_every_document_the_office_owes(documents: Documents) -> None:
    """Each once, in the order they are offered."""
    assert tuple(one.id for one in documents.documents) == get_args(DocumentId)


def test_every_question_a_rule_can_ask_is_understood(documents: Documents) -> None:
    """The closed set of the data is the set the engine knows, and all of it is used."""
    used = {rule.when for one in documents.documents for rule in one.lacks}
    assert used == set(get_args(Lack)) == set(LACKS)


def _bases(model: BaseModel) -> Iterator[str]:
    for name in type(model).model_fields:
        value = getattr(model, name)
        if name in ("basis", "source"):
            yield value
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, BaseModel):
                yield from _bases(item)


def test_every_rule_says_where_it_comes_from(documents: Documents) -> None:
    """Seen in a source, background, or design: marked as in the domain reference."""
    for basis in _bases(documents):
        assert re.search(r"\[[^]]*(seen: [A-Z][0-9]|bg|design)[^]]*\]", basis), basis


def test_what_is_only_a_mock_up_is_said_to_be_one(documents: Documents) -> None:
    """The official field list of SIPKS was not found, and nobody is told otherwise."""
    sipks = documents.find("sipks")
    assert sipks is not None
    assert "not found" in sipks.basis
    assert "L24" in sipks.basis
    assert "tidak ditemukan" in documents.texts["id"].documents["sipks"].purpose
    assert "not found" in documents.texts["en"].documents["sipks"].purpose


def test_the_bands_are_the_published_ones(documents: Documents) -> None:
    """Regencies: high from 49.33, medium from 13.47 [seen: L45]."""
    assert list(documents.scale("kerawanan").bands.values()) == [49.33, 13.47, 0]
