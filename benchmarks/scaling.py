"""What a simulated day costs as a regency grows: 12, 48, 192 districts; 5 to 50 issues.

The larger worlds are copies of the shipped one: districts in clusters that touch each
other, as many incidents per district as before; issues with indicators and texts of
their own. Everything else stays. Measured in turns in one run; the cost of a day should
grow no faster than the regency. ``python -m benchmarks.scaling [scenario] [seeds]``
"""

from __future__ import annotations

import sys
from statistics import median

from benchmarks.full_cycle import cpu
from sim.scenario.load import load
from sim.scenario.model import District, Indicator, Issue, Scenario, Texts, World

DISTRICTS = (12, 48, 192)
ISSUES = (5, 15, 50)
NS = 1_000_000  # nanoseconds a millisecond


def with_districts(scenario: Scenario, count: int) -> Scenario:
    """Return the scenario with ``count`` districts and as many incidents in each."""
    world, base = scenario.world, scenario.world.districts
    copies = [_copied(base, place) for place in range(-(-count // len(base)))]
    districts = tuple(d for copy in copies for d in copy)[:count]
    kept = tuple(_among(d, {district.id for district in districts}) for d in districts)
    rules = world.incidents
    rate = rules.per_day * count / len(base)
    change = {
        "districts": kept,
        "incidents": rules.model_copy(update={"per_day": rate}),
    }
    sources = tuple(
        source.model_copy(update={"districts": None}) for source in scenario.sources
    )
    return scenario.model_copy(
        update={"world": world.model_copy(update=change), "sources": sources}
    )


def _among(district: District, names: set[str]) -> District:
    """Return a district that touches only those there are."""
    near = tuple(name for name in district.neighbours if name in names)
    return district.model_copy(update={"neighbours": near})


def _copied(base: tuple[District, ...], place: int) -> tuple[District, ...]:
    """Return a cluster of districts; its first one touches those of the next ones."""
    if place == 0:
        return tuple(
            d.model_copy(update={"neighbours": (*d.neighbours, _name(d.id, 1))})
            if d is base[0]
            else d
            for d in base
        )
    beside = {base[0].id: tuple(_name(base[0].id, place + n) for n in (-1, 1))}
    return tuple(
        d.model_copy(
            update={
                "id": _name(d.id, place),
                "neighbours": tuple(_name(n, place) for n in d.neighbours)
                + beside.get(d.id, ()),
            }
        )
        for d in base
    )


def _name(name: str, place: int) -> str:
    return f"{name}-{place}" if place else name


def with_issues(scenario: Scenario, count: int) -> Scenario:
    """Return the scenario with ``count`` issues, copies with names of their own."""
    base = scenario.issues
    issues = tuple(
        _renamed(base[number % len(base)], number // len(base))
        for number in range(count)
    )
    names = {issue.id for issue in issues}
    fed = tuple(
        issue.model_copy(
            update={"fed_by": tuple(f for f in issue.fed_by if f.issue in names)}
        )
        for issue in issues
    )
    copies = range(-(-count // len(base)))
    texts = {lang: _spoken(words, copies) for lang, words in scenario.texts.items()}
    asked = tuple(q for q in scenario.world.questions if q.issue in names)
    world: World = scenario.world.model_copy(update={"questions": asked})
    injects = tuple(
        inject
        for inject in scenario.injects
        if all(
            condition is None or condition.issue in (None, *names)
            for condition in (inject.when, inject.unless_by)
        )
    )
    change = {"issues": fed, "texts": texts, "world": world, "injects": injects}
    return scenario.model_copy(update=change)


def _renamed(issue: Issue, copy: int) -> Issue:
    return issue.model_copy(
        update={
            "id": _name(issue.id, copy),
            "indicators": tuple(_told(i, copy) for i in issue.indicators),
            "fed_by": tuple(
                feed.model_copy(update={"issue": _name(feed.issue, copy)})
                for feed in issue.fed_by
            ),
        }
    )


def _told(indicator: Indicator, copy: int) -> Indicator:
    over, under = indicator.exaggerated_as, indicator.played_down_as
    return indicator.model_copy(
        update={
            "id": _name(indicator.id, copy),
            "exaggerated_as": _name(over, copy) if over else None,
            "played_down_as": _name(under, copy) if under else None,
        }
    )


def _spoken(words: Texts, copies: range) -> Texts:
    reports = {
        _name(claim, copy): phrasings
        for claim, phrasings in words.reports.items()
        for copy in copies
    }
    return words.model_copy(update={"reports": reports})


def compare(what: str, worlds: dict[int, Scenario], seeds: int) -> None:
    """Print what a day costs in each world, against the smallest."""
    times: dict[int, list[float]] = {size: [] for size in worlds}
    for seed in range(seeds):
        for size, scenario in worlds.items():
            times[size].append(cpu("lean", scenario, seed))
    least = min(worlds)
    print(f"{what:<12}{'µs a day':>12}{'cost':>10}{'size':>10}")
    for size, scenario in worlds.items():
        days = scenario.world.end_day + 1 - scenario.world.start_day
        each = median(times[size]) * NS / days / 1000
        ratio = median(times[size]) / median(times[least])
        print(f"{size:<12}{each:>12.0f}{ratio:>9.2f}x{size / least:>9.2f}x")


def main(name: str = "sagara-lawas", seeds: int = 8) -> None:
    """Print the cost of a day as districts and issues grow."""
    scenario = load(name)
    compare("districts", {n: with_districts(scenario, n) for n in DISTRICTS}, seeds)
    compare("issues", {n: with_issues(scenario, n) for n in ISSUES}, seeds)


if __name__ == "__main__":
    main(*sys.argv[1:2], *(int(count) for count in sys.argv[2:3]))
