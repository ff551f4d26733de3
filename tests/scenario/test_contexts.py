"""Circumstances: each changes what it says it changes, and nothing else."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.scenario.contexts import apply, settled
from sim.scenario.institutions import Context, ResourceChange, SourceChange
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.scenario.problem import ScenarioError
from sim.world.engine import World, found
from tests.world.law import RESULT, regency, written

NAMES = (
    "darurat-kesehatan", "petahana-maju", "informasi-keruh", "kapasitas-terbatas",
    "daerah-tenang",
)  # fmt: skip
END = 10**7


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    """A regency in no special circumstance."""
    return regency(tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scenario]:
    """The same regency in each circumstance."""
    return {
        name: regency(tmp_path_factory.mktemp(name), RESULT + f"contexts: [{name}]\n")
        for name in NAMES
    }


def lead(scenario: Scenario, action: str) -> tuple[float, float]:
    """Return an action's lead time."""
    return next(a.lead_hours for a in scenario.catalogue.actions if a.id == action)


def test_all_five_are_shipped_with_their_texts(plain: Scenario) -> None:
    """Every circumstance of the reference can be chosen and is explained."""
    assert plain.institutions is not None
    assert {context.id for context in plain.institutions.contexts} == set(NAMES)
    for text in plain.institutions.texts.values():
        assert set(text.contexts) == set(NAMES)
        assert all(words.name and words.text for words in text.contexts.values())


def test_without_any_numbers_stay(plain: Scenario) -> None:
    """A regency in no special circumstance plays with the author's own numbers."""
    own = load("muara-sendaru")
    assert plain.world.resources == own.world.resources
    assert plain.sources == own.sources
    assert plain.issues == own.issues
    assert lead(plain, "A12") == lead(own, "A12")


@pytest.mark.parametrize("name", NAMES)
def test_the_fingerprint_covers_it(
    plain: Scenario, loaded: dict[str, Scenario], name: str
) -> None:
    """A journal belongs to the circumstance it was played in."""
    prints = {plain.fingerprint, *(one.fingerprint for one in loaded.values())}
    assert len(prints) == len(NAMES) + 1
    assert loaded[name].world.contexts == (name,)


def test_a_health_emergency_takes_people_and_crowds(
    plain: Scenario, loaded: dict[str, Scenario]
) -> None:
    """Fewer hours and less money, smaller crowds, later answers."""
    sick = loaded["darurat-kesehatan"].world
    assert (
        sick.resources.staff_hours_per_day < plain.world.resources.staff_hours_per_day
    )
    assert sick.resources.rupiah < plain.world.resources.rupiah
    assert sick.resources.teams == plain.world.resources.teams
    assert sick.incidents.crowd_median < plain.world.incidents.crowd_median
    assert lead(loaded["darurat-kesehatan"], "A12") > lead(plain, "A12")
    assert lead(loaded["darurat-kesehatan"], "A01") == lead(plain, "A01")


def test_a_polluted_space_spreads_and_errs(
    plain: Scenario, loaded: dict[str, Scenario]
) -> None:
    """Viral sources err more and are heard more; rumours grow; denials work less."""
    murky = loaded["informasi-keruh"]
    for before, after in zip(plain.sources, murky.sources, strict=True):
        if before.kind in ("viral", "camp", "press", "hotline"):
            assert after.reliability < before.reliability
            assert after.coverage > before.coverage
            assert after.exaggerates >= before.exaggerates
        else:
            assert after == before
    for one, other in zip(plain.issues, murky.issues, strict=True):
        if one.rumour is not None:
            assert other.rumour is not None
            assert other.rumour.growth_per_day > one.rumour.growth_per_day
    sizes = [
        next(
            e.size
            for a in scenario.catalogue.actions
            for e in a.effects
            if a.id == "A10" and e.kind == "belief"
        )
        for scenario in (plain, murky)
    ]
    assert sizes[1] < sizes[0]


def test_little_capacity_halves_means_and_slots(
    plain: Scenario, loaded: dict[str, Scenario]
) -> None:
    """Half the hours, teams and money; others answer later, and fewer at once."""
    poor = loaded["kapasitas-terbatas"]
    assert poor.world.resources.teams == plain.world.resources.teams // 2
    assert poor.institutions is not None
    assert plain.institutions is not None
    for one, other in zip(
        plain.institutions.actors, poor.institutions.actors, strict=True
    ):
        assert 1 <= other.at_once <= one.at_once
    assert lead(poor, "A12") > lead(plain, "A12")
    consent = [
        next(a.consent for a in s.catalogue.actions if a.id == "A12")
        for s in (plain, poor)
    ]
    assert consent[1] < consent[0]


def test_in_a_calm_regency_nothing_is_wrong(loaded: dict[str, Scenario]) -> None:
    """Every draw is benign, and left alone nothing breaks."""
    calm = loaded["daerah-tenang"]
    for seed in range(25):
        state = found(calm, seed)
        assert {issue.variant for issue in state.issues.values()} == {"benign"}
    for seed in range(5):
        world = World(calm, seed)
        world.run_to(END)
        stages = {s for i in world.state.issues.values() for _, s in i.path}
        assert "crisis" not in stages


def test_the_incumbents_leave_puts_an_acting_regent_in_office(
    plain: Scenario, loaded: dict[str, Scenario]
) -> None:
    """Everything a trainee reads names who is in office."""
    running = loaded["petahana-maju"]
    for scenario, name, title in (
        (plain, "Bupati", "Regent"),
        (running, "Pjs. Bupati", "Acting Regent"),
    ):
        texts = scenario.catalogue.texts
        assert texts["id"].authorities["bupati"] == name
        assert texts["en"].authorities["bupati"] == title
        assert f"oleh {name} atau" in texts["id"].messages["no-special-report"]
    assert "Pjs." not in str(plain.catalogue.texts["id"].messages)


@pytest.mark.parametrize("pair", list(itertools.combinations(NAMES, 2)))
def test_combinations_work_in_any_order(plain: Scenario, pair: tuple[str, str]) -> None:
    """Two circumstances at once are the one after the other, whichever is first."""
    assert plain.institutions is not None
    known = {context.id: context for context in plain.institutions.contexts}
    one, other = (known[name] for name in pair)
    both, turned = apply(apply(plain, one), other), apply(apply(plain, other), one)
    assert both.world.incidents.per_day == pytest.approx(turned.world.incidents.per_day)
    assert [s.kind for s in both.sources] == [s.kind for s in turned.sources]
    for first, second in zip(both.sources, turned.sources, strict=True):
        assert first.coverage == pytest.approx(second.coverage)
        assert first.reliability == pytest.approx(second.reliability)
    world = World(both, 2)
    world.run_to(END)
    assert world.state.log


def test_all_at_once_can_be_loaded_and_played(tmp_path: Path) -> None:
    """Nobody has to know which go together."""
    scenario = regency(tmp_path, RESULT + f"contexts: [{', '.join(NAMES)}]\n")
    world = World(scenario, 1)
    world.run_to(END)
    assert world.state.teams_free >= 1


@pytest.mark.parametrize(
    ("written_as", "meant"),
    [("petahana-maj", "petahana-maju"), ("daerah-tenan", "daerah-tenang")],
)
def test_an_unknown_one_is_refused_with_a_guess(
    tmp_path: Path, written_as: str, meant: str
) -> None:
    """The author learns the line and what was probably meant."""
    folder = written(tmp_path, RESULT + f"contexts: [{written_as}]\n")
    with pytest.raises(ScenarioError) as refused:
        load(folder)
    problem = refused.value.problems[0]
    assert (problem.file, problem.field) == ("world.yaml", "contexts[1]")
    assert problem.line > 1
    assert f"“{meant}”" in problem.text("en")


def test_a_scenario_without_institutions_stays_as_it_is() -> None:
    """The released format knows no circumstances."""
    own = load("muara-sendaru")
    assert settled(own) is own


factors = st.floats(0, 20)


@st.composite
def circumstances(draw: st.DrawFn) -> Context:
    """Return a circumstance with whatever numbers the data may hold."""
    return Context(
        id="any",
        resources=ResourceChange(
            staff_hours=draw(factors), teams=draw(factors), rupiah=draw(factors)
        ),
        sources=(
            SourceChange(
                kinds=("viral", "fkdm"),
                reliability=draw(factors),
                coverage=draw(factors),
                exaggerates=draw(factors),
                delay=draw(factors),
            ),
        ),
        rumour_growth=draw(factors),
        rebuttal=draw(factors),
        background=draw(factors),
        lead=draw(factors),
        consent=draw(st.floats(0, 1)),
        slots=draw(factors),
        incidents=draw(factors),
        crowd=draw(factors),
        tension=draw(factors),
        basis="for tests",
    )


@given(circumstances())
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_whatever_the_factors_shares_stay_shares(
    plain: Scenario, context: Context
) -> None:
    """No share above 1, nothing below 0, and always somebody left to work."""
    changed = apply(plain, context)
    for source in changed.sources:
        for share in (source.reliability, source.coverage, source.exaggerates):
            assert 0 <= share <= 1
        assert 0 <= source.delay_hours[0] <= source.delay_hours[1]
    for action in changed.catalogue.actions:
        assert 0 <= action.consent <= 1
        assert 0 <= action.lead_hours[0] <= action.lead_hours[1]
    assert all(0 <= district.tension <= 1 for district in changed.world.districts)
    means = changed.world.resources
    assert means.staff_hours_per_day >= 1
    assert means.teams >= 1
    assert means.rupiah >= 0
    assert changed.institutions is not None
    assert all(actor.at_once >= 1 for actor in changed.institutions.actors)
