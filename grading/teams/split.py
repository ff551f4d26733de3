"""Where a team was of several minds: levels and forecasts, day by day.

And what its mean forecast would have been worth beside each member's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grading.classview.asked import said
from grading.result import Look
from grading.teams.team import Member, Team
from sim.world.chance import DAY


@dataclass(frozen=True)
class LevelSplit:
    """An issue's level by day and member; ``widest`` is the day they were furthest."""

    issue: str
    days: tuple[int, ...]  # minutes at the end of each day
    levels: tuple[tuple[int | None, ...], ...]  # a row for each member
    widest: int
    gap: int
    silent: int  # members who had stated nothing by then


@dataclass(frozen=True)
class ForecastSplit:
    """A question's chance by look and member, in per cent, with what was to be known.

    ``brier``: each member's, over the looks that all had; ``pooled``: that of the mean.
    ``common``: whether it ended alike in the worlds of all.
    """

    question: str
    minutes: tuple[int, ...]
    stated: tuple[tuple[int | None, ...], ...]
    mean: tuple[float, ...]
    reference: tuple[float, ...]
    brier: tuple[float, ...]
    pooled: float
    gap: int  # the widest, in percentage points, among those who answered
    common: bool


def levels(team: Team) -> list[LevelSplit]:
    """Return the issues on which members stood apart, the widest gap first."""
    issues = {one.issue for member in team.members for one in member.summary.levels}
    end = max(member.summary.left for member in team.members)
    days = tuple(range(DAY, end + DAY, DAY))
    found = [_levels(team, issue, days) for issue in sorted(issues)]
    return sorted(found, key=lambda one: (-one.gap, one.issue))


def _levels(team: Team, issue: str, days: tuple[int, ...]) -> LevelSplit:
    rows = tuple(
        tuple(level_at(member, issue, day) for day in days) for member in team.members
    )
    gaps = [_gap(column) for column in zip(*rows, strict=True)]
    place = max(range(len(days)), key=lambda n: gaps[n])
    silent = sum(row[place] is None for row in rows)
    return LevelSplit(issue, days, rows, days[place], gaps[place], silent)


def _gap(column: tuple[int | None, ...]) -> int:
    stated = [level for level in column if level is not None]
    return max(stated) - min(stated) if stated else 0


def level_at(member: Member, issue: str, minute: int) -> int | None:
    """Return the level that stood at ``minute``; ``None`` if none was stated."""
    level = None
    for one in member.summary.levels:
        if one.issue == issue and one.minute <= minute:
            level = one.level
    return level


def forecasts(team: Team) -> list[ForecastSplit]:
    """Return every question that somebody answered, the widest gap first."""
    found = [one for one in _questions(team) if one is not None]
    return sorted(found, key=lambda one: (-one.gap, one.question))


def _questions(team: Team) -> Iterator[ForecastSplit | None]:
    for question in team.scenario.world.questions:
        looks = [
            {k.minute: k for k in member.summary.looks if k.question == question.id}
            for member in team.members
        ]
        shared = sorted(set.intersection(*(set(own) for own in looks)))
        yield pooled_of(question.id, [[own[m] for m in shared] for own in looks])


def pooled_of(name: str, looks: list[list[Look]]) -> ForecastSplit | None:
    """Return a question side by side, a list of looks for each member.

    ``None`` without a look that all had, or where nobody answered.
    """
    days = [*zip(*looks, strict=True)]
    stated = tuple(tuple(look.percent for look in own) for own in looks)
    if not days or not any(p is not None for row in stated for p in row):
        return None
    means = [sum(said(look) for look in day) / len(day) for day in days]
    pooled = [
        (mean - look.happened) ** 2
        for mean, day in zip(means, days, strict=True)
        for look in day
    ]
    return ForecastSplit(
        question=name,
        minutes=tuple(look.minute for look in looks[0]),
        stated=stated,
        mean=tuple(100 * mean for mean in means),
        reference=tuple(100 * sum(k.estimate for k in d) / len(d) for d in days),
        brier=tuple(_brier(own) for own in looks),
        pooled=sum(pooled) / len(pooled),
        gap=max(_gap(tuple(look.percent for look in day)) for day in days),
        common=len({look.happened for look in days[0]}) == 1,
    )


def _brier(looks: list[Look]) -> float:
    return sum((said(look) - look.happened) ** 2 for look in looks) / len(looks)


def brier(found: list[ForecastSplit]) -> tuple[list[float], float] | None:
    """Return each member's Brier score and the mean forecast's, over all shared looks.

    Only questions that ended alike for all count: of those the mean forecast is never
    worse than its members on average. ``None`` without such a look.
    """
    found = [one for one in found if one.common]
    total = sum(len(one.minutes) for one in found)
    if not total:
        return None
    members = len(found[0].brier)
    own = [
        sum(one.brier[place] * len(one.minutes) for one in found) / total
        for place in range(members)
    ]
    return own, sum(one.pooled * len(one.minutes) for one in found) / total
