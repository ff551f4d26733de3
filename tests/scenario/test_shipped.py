"""The project's own scenarios."""

from __future__ import annotations

import pytest

from sim.scenario.load import SCENARIOS, examine, load, names
from sim.scenario.model import Scenario
from sim.scenario.problem import ScenarioError
from tests.scenario.folder import Place

TRAPS = {"A25", "A26"}


@pytest.fixture(params=names())
def scenario(request: pytest.FixtureRequest) -> Scenario:
    """Each scenario of the project."""
    return load(request.param)


@pytest.mark.parametrize("name", names())
def test_every_computer_reads_the_same(name: str) -> None:
    """Values do not depend on which YAML parser is installed."""
    assert examine(name) is load(name)


@pytest.mark.parametrize("name", names())
def test_a_scenario_is_called_what_its_folder_is_called(name: str) -> None:
    """Its id is the name it is loaded by."""
    assert load(name).world.id == name


def test_both_traps_are_offered(scenario: Scenario) -> None:
    """The two acts that are unlawful for every trainee can be chosen."""
    assert set(scenario.world.actions) >= TRAPS


def test_there_is_enough_to_choose_from(scenario: Scenario) -> None:
    """At least ten districts, eight sources, twenty actions; some sources copy."""
    assert len(scenario.world.districts) >= 10
    assert len(scenario.sources) >= 8
    assert len(scenario.world.actions) >= 20
    assert sum(bool(source.copies) for source in scenario.sources) >= 2


def test_each_scenario_has_a_sealed_key(scenario: Scenario) -> None:
    """The model responses lie beside it, for the judge."""
    assert (SCENARIOS / scenario.world.id / "key.yaml").is_file()


def test_a_difference_between_parsers_is_told(place: Place) -> None:
    """What only libyaml can read loads here, and is told when asked for."""
    place.change("text.id.yaml", "{sermon: Potongan ceramah}", "{sermon: Apa itu?}")
    with pytest.raises(ScenarioError, match=r"text\.id\.yaml, baris 8"):
        examine(place.folder)
