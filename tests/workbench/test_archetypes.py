"""Templates of storylines: complete, in both languages, and nothing left open."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ValidationError

from grading.workbench.archetype import (
    FOLDER,
    Archetype,
    filled,
    filled_all,
    known,
    load,
    read,
    sealed,
)
from grading.workbench.draft.issue import variants
from grading.workbench.template import Template, TemplateText, schemas
from sim.i18n import LANGUAGES
from sim.scenario.checks.text import WORDS

WORD = re.compile(r"\{([^{}]*)\}")
EARLY = ("emerging", "rising", "threshold")
ALL = [one.id for one in known()]


@pytest.fixture(params=ALL)
def kind(request: pytest.FixtureRequest) -> Archetype:
    """Each of the templates."""
    return load(request.param)


def test_there_is_one_for_every_seed() -> None:
    """The thirteen situations of the domain reference."""
    assert [one.seed for one in known()] == [*range(1, 14)]


def test_every_parameter_asks_in_both_languages(kind: Archetype) -> None:
    """A name, a question, a default within its range."""
    names = [one.name for one in kind.parameters]
    assert names[:4] == ["onset", "pace", "benign", "districts"]
    for one in kind.parameters:
        assert all("?" in one.asks[key] for key in LANGUAGES)
        if one.kind == "words":
            assert set(one.default) == set(LANGUAGES)
            assert one.name not in WORDS
        elif one.kind != "pace":
            assert one.low <= one.default <= one.high
    assert kind.parameter("benign").low >= 0.42


def test_texts_leave_only_declared_words_open(kind: Archetype) -> None:
    """What is in braces is a parameter, a day, or filled in while it runs."""
    own = {one.name for one in kind.words}
    for key in LANGUAGES:
        texts = kind.texts[key]
        told = f"{texts['reports']} {texts['voices']}"
        asked = set(map(str.lower, WORD.findall(told)))
        assert asked <= own | set(WORDS)
        assert set(WORD.findall(texts["question"])) <= own | {"opens", "closes"}


def test_every_word_is_used(kind: Archetype) -> None:
    """Nobody is asked for a word that no report says."""
    for one in kind.words:
        for key in LANGUAGES:
            assert f"{{{one.name}}}" in str(kind.texts[key]["reports"]).lower()


def test_indicators_have_three_phrasings_alike(kind: Archetype) -> None:
    """In both languages as many, with the same words left open in each."""
    told = {key: kind.texts[key]["reports"] for key in LANGUAGES}
    assert list(told["id"]) == [one["id"] for one in kind.issue["indicators"]]
    assert list(told["en"]) == list(told["id"])
    for name, said in told["id"].items():
        assert len(said) >= 3
        for first, second in zip(said, told["en"][name], strict=True):
            assert _open(first) == _open(second)
            assert "{district}" in first


def test_every_template_speaks_in_its_tellers_manner(kind: Archetype) -> None:
    """What comes before a crisis, in both languages alike, by who mostly tells it."""
    told = {key: kind.texts[key]["voices"] for key in LANGUAGES}
    early = {one["id"] for one in kind.issue["indicators"] if one["stage"] in EARLY}
    assert early <= set(told["id"])
    assert list(told["en"]) == list(told["id"])
    for name, own in told["id"].items():
        assert {"forward", "call", "press", "camat"} <= set(own)
        assert list(told["en"][name]) == list(own)
        for register, said in own.items():
            assert len(said) >= 2
            for first, second in zip(said, told["en"][name][register], strict=True):
                assert _open(first) == _open(second)
                assert "{district}" in first


@pytest.mark.parametrize(
    ("model", "file", "field"),
    [
        (Template, "archetype.yaml", "isue"),
        (TemplateText, "text.id.yaml", "voice"),
    ],
)
def test_a_misspelt_field_is_refused(
    model: type[BaseModel], file: str, field: str
) -> None:
    """Nothing that an author of templates writes is silently left out."""
    data = read(FOLDER / "kebun" / file)
    model.model_validate(data)
    with pytest.raises(ValidationError, match=field):
        model.model_validate({**data, field: {}})


def test_an_editor_finds_the_schemas(kind: Archetype) -> None:
    """The first line names the schema, which has nothing against the file."""
    for file in ("archetype.yaml", "text.id.yaml", "text.en.yaml"):
        path = FOLDER / kind.id / file
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        place = (path.parent / first.partition("$schema=")[2]).resolve()
        rules = json.loads(place.read_text(encoding="utf-8"))
        assert place.name in schemas()
        assert [*Draft202012Validator(rules).iter_errors(read(path))] == []


def _open(text: str) -> list[str]:
    return sorted(word.lower() for word in WORD.findall(text))


def test_the_key_part_names_its_own_steps(kind: Archetype) -> None:
    """Both plans have steps, each with reason and basis; words are declared."""
    own = sealed(kind.id)
    shared = sealed()
    words = {one.name for one in kind.words}
    assert set(own["plans"]) == set(shared["plans"])
    for name, steps in own["plans"].items():
        assert set(steps) <= set(own["items"])
        assert len({*steps, *shared["plans"][name]["items"]}) >= 4
    for item in own["items"].values():
        assert item["basis"]
        assert set(item["reason"]) == set(LANGUAGES)
    assert set(re.findall(r"\{([a-z]+)\}", str(own))) <= words


def test_benign_and_real_look_alike_at_first(kind: Archetype) -> None:
    """Nobody can tell a cause by the pace of the first stages."""
    for stage in kind.issue["stages"]:
        if stage["stage"] == "emerging":
            rates = [tuple(way["per_day"].values()) for way in stage["exits"]]
            assert all(len(set(rate)) == 1 for rate in rates)


@pytest.mark.parametrize("benign", [0.42, 0.43, 0.5, 0.7])
def test_draws_add_up(benign: float) -> None:
    """Real, mixed and benign are shares of one."""
    drawn = variants(benign)
    assert sum(drawn.values()) == pytest.approx(1)
    assert drawn["benign"] == benign


@pytest.mark.parametrize(
    ("text", "values", "told"),
    [
        ("{Place} di {district}", {"place": "aula"}, "Aula di {district}"),
        ("{a}{b}", {"a": "{b}", "b": "x"}, "{b}x"),
        ("{group.name} {0}", {"group": "x"}, "{group.name} {0}"),
    ],
)
def test_words_are_replaced_and_nothing_is_computed(
    text: str, values: Mapping[str, object], told: str
) -> None:
    """A capital is kept, nothing is filled in twice, no expression is read."""
    assert filled(text, values) == told


def test_trees_are_filled_throughout() -> None:
    """Lists and groups of texts too."""
    tree: dict[str, Any] = {"a": ["{x}", {"b": "{x}"}], "n": 3}
    assert filled_all(tree, {"x": "y"}) == {"a": ["y", {"b": "y"}], "n": 3}
