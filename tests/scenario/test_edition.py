"""A released scenario sees the catalogue as it was when it was released."""

from __future__ import annotations

import pytest

from sim.scenario.edition import as_of
from sim.scenario.load import load
from sim.scenario.shared import Catalogue


@pytest.fixture
def catalogue() -> Catalogue:
    """The catalogue of the shipped scenario, one action grown by a later format."""
    whole = load("muara-sendaru").catalogue
    first = whole.actions[0]
    effect = first.effects[0]
    later = effect.model_copy(update={"since": 2, "kind": "noise"})
    ended = effect.model_copy(update={"until": 1, "kind": "coverage"})
    grown = first.model_copy(
        update={"effects": (*first.effects, later, ended), "crowd": 40}
    )
    return whole.model_copy(update={"actions": (grown, *whole.actions[1:])})


def kinds(catalogue: Catalogue) -> list[str]:
    """Return the kinds of the first action's effects."""
    return [effect.kind for effect in catalogue.actions[0].effects]


def test_the_first_format_gets_what_was_there_then(catalogue: Catalogue) -> None:
    """Later entries are not there, ended ones are, and later fields are at rest."""
    assert kinds(as_of(catalogue, 1)) == ["verify", "coverage"]
    assert as_of(catalogue, 1).actions[0].crowd == 0


def test_the_second_format_gets_what_holds_now(catalogue: Catalogue) -> None:
    """Ended entries are gone, later ones are there."""
    assert kinds(as_of(catalogue, 2)) == ["verify", "noise"]
    assert as_of(catalogue, 2).actions[0].crowd == 40


def test_the_marks_themselves_are_gone(catalogue: Catalogue) -> None:
    """What is left looks as it was written first, so fingerprints are the old ones."""
    for edition in (1, 2):
        for effect in as_of(catalogue, edition).actions[0].effects:  # type: ignore[arg-type]
            assert (effect.since, effect.until) == (1, None)
