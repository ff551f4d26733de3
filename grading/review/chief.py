"""The three things that mattered most: what the page says before anything else.

A breach of conduct always comes first, something that went well is always among them
where there is anything, and the rest is what cost most.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grading.result import Look, Result, Row
from grading.review.compare import own_act
from grading.review.labels import action_name, issue_name, span, when
from grading.review.sayings import CHIEF
from sim.i18n import Language, Message

MOST = 3
BREACH = ("critical", "serious")
APART = 0.15  # mean distance of a forecast from the estimate that is worth a word
SHORT = {"late": "late", "missing": "missing", "on-time": "part"}
HALF = 0.5  # share of judgements that must be right to be told as going well


@dataclass(frozen=True)
class Point:
    """One thing that mattered: what, why, and where on the page to read on."""

    kind: str  # breach, good, cost
    title: str
    text: str
    link: str


def points(result: Result, language: Language) -> list[Point]:
    """Return up to three points in the order they are to be read."""
    breach = [*_breaches(result, language)][:1]
    good = [*_good(result, language)][:1]
    cost = [*_cost(result, language)]
    return [*breach, *good, *cost][:MOST]


def _point(
    kind: str, name: str, link: str, language: Language, **values: object
) -> Point:
    title, text = (Message(one, values)(language) for one in CHIEF[name])
    return Point(kind, title, text, link)


def _breaches(result: Result, language: Language) -> Iterator[Point]:
    grave = sorted(
        (f for f in result.flags if f.rule.severity in BREACH),
        key=lambda flag: (BREACH.index(flag.rule.severity), flag.minute),
    )
    for flag in grave[:1]:
        yield _point(
            "breach", "breach", "conduct", language,
            what=flag.what(language),
            when=when(result.exercise, flag.minute, language),
            message=flag.message(language), count=len(result.flags),
        )  # fmt: skip


def _good(result: Result, language: Language) -> Iterator[Point]:
    hits = [e for e in result.episodes if e.lead_hours is not None and e.credit > HALF]
    for episode in sorted(hits, key=lambda e: -e.credit)[:1]:
        lead = round(60 * (episode.lead_hours or 0))
        yield _point("good", "hit", "detection", language, lead=span(lead, language),
                     issue=issue_name(result.exercise, episode.issue, language),
                     )  # fmt: skip
    met = [row for row in result.rows if row.item and row.verdict == "on-time"]
    for row in sorted(met, key=lambda row: -row.weight)[:1]:
        yield _point("good", "met", "compare", language, **_row(result, row, language))
    right = [item for item in result.judged if item.given == item.best]
    if result.judged and len(right) > HALF * len(result.judged):
        yield _point("good", "right", "judged", language,
                     right=len(right), all=len(result.judged))  # fmt: skip
    if not result.flags and result.exercise.record.acts:
        yield _point("good", "lawful", "conduct", language)


def _row(result: Result, row: Row, language: Language) -> dict[str, object]:
    ex = result.exercise
    issue = issue_name(ex, row.issue, language)
    late = max(0, (row.done or 0) - (row.closes or 0))
    return {
        "action": action_name(ex, row.action, language),
        "issue": issue or "–",
        "when": when(ex, row.done, language),
        "opens": when(ex, row.opens, language),
        "closes": when(ex, row.closes, language),
        "late": span(late, language),
        "reason": row.reason(language),
    }


def _cost(result: Result, language: Language) -> Iterator[Point]:
    ex = result.exercise
    lost = [own_act(result, row) for row in result.rows if row.item and row.credit < 1]
    acts = sorted(lost, key=lambda row: row.weight * (row.credit - 1))
    for row in acts[:1]:
        values = _row(result, row, language)
        yield _point("cost", SHORT[row.verdict], "compare", language, **values)
    missed = [e for e in result.episodes if e.lead_hours is None]
    for episode in missed[:1]:
        yield _point("cost", "missed", "detection", language, count=len(missed),
                     when=when(ex, episode.minute, language),
                     issue=issue_name(ex, episode.issue, language))  # fmt: skip
    false = [alert for alert in result.alerts if alert.verdict == "false"]
    if false:
        yield _point("cost", "false", "detection", language, count=len(false))
    yield from _forecast(result, language)
    for row in acts[1:2]:
        values = _row(result, row, language)
        yield _point("cost", SHORT[row.verdict], "compare", language, **values)


def _forecast(result: Result, language: Language) -> Iterator[Point]:
    """Yield the question on which the stated chance lay farthest from the estimate."""
    looks: dict[str, list[Look]] = {}
    for look in result.looks:
        if look.percent is not None:
            looks.setdefault(look.question, []).append(look)
    far = [(_apart(found), name) for name, found in looks.items()]
    for apart, name in sorted(far, key=lambda one: -one[0])[:1]:
        if apart > APART:
            yield _point(
                "cost", "forecast", "forecasts", language, points=round(100 * apart),
                question=result.exercise.scenario.texts[language].questions[name],
            )  # fmt: skip


def _apart(looks: list[Look]) -> float:
    return sum(abs((k.percent or 0) / 100 - k.estimate) for k in looks) / len(looks)
