"""The comparison with the model response: its lines, what was lost, groups by issue.

A full cycle has a hundred key actions, and a stubborn player asks thousands of times
for what is refused: lines that say the same become one, and the long table is folded
away issue by issue.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import Any

from grading.result import Result, Row
from grading.review.labels import action_name, clipped, code, percent, span, when
from grading.review.sayings import KNOWN, OFF
from grading.review.words import NO_ISSUE, PHASES, VERDICTS
from sim.exercise.texts import report_text, source_name
from sim.i18n import Language, Message, translate

WORST = 5  # key actions shown before the groups
COUNTED = ("on-time", "late", "missing")
UNCOUNTED = ("early", "harmful")
Data = dict[str, Any]


def own_act(result: Result, row: Row) -> Row:
    """Return a missing action's row as that of the act that came after its window."""
    if row.done is not None or row.item is None:
        return row
    same = ("late", None, row.action, row.issue)
    later = [r for r in result.rows if (r.verdict, r.item, r.action, r.issue) == same]
    return replace(row, verdict="late", done=later[0].done) if later else row


def lines(result: Result, language: Language) -> list[Data]:
    """Return a line for each row of the alignment, repeated ones as one.

    An act after the window of a key action stands on that action's line alone.
    """
    same: dict[object, list[Row]] = {}
    told = {_act(own) for r in result.rows if (own := own_act(result, r)) is not r}
    for place, row in enumerate(result.rows):
        if row.item is None and row.verdict == "late" and _act(row) in told:
            continue
        alike = (row.verdict, row.action, row.issue, row.reason(language))
        key = place if row.item or row.verdict == "early" else alike
        same.setdefault(key, []).append(row)
    return [_line(result, rows, language) for rows in same.values()]


def _act(row: Row) -> tuple[int | None, str, str | None]:
    return row.done, row.action, row.issue


def _line(result: Result, rows: list[Row], language: Language) -> Data:
    ex, row = result.exercise, own_act(result, rows[0])
    window = ""
    if row.opens is not None and row.closes is not None:
        window = f"{when(ex, row.opens, language)} – {when(ex, row.closes, language)}"
    times = [when(ex, row.done, language)]
    if len(rows) > 1 and rows[0].done is not None:
        times.append(when(ex, rows[-1].done, language))
    return {
        "time": " – ".join(times),
        "times": len(rows),
        "window": window,
        "action": action_name(ex, row.action, language),
        "code": code(row.action, row.issue),
        "issue": ex.scenario.texts[language].issues[row.issue] if row.issue else "",
        "verdict": verdict(result, row, language),
        "known": known(result, row, language),
        "class": row.verdict,
        "credit": percent(row.credit) if row.item else "",
        "reason": row.reason(language),
        "lost": row.weight * (1 - row.credit) if row.item else 0.0,
    }


def verdict(result: Result, row: Row, language: Language) -> str:
    """Return how an act was judged: late or too early by how much, or in one word."""
    late, early = _beyond(result, row)
    if row.verdict == "late" and late is not None:
        return Message(OFF["late"], {"span": span(late, language)})(language)
    if row.verdict == "early" and early is not None:
        return Message(OFF["early"], {"span": span(early, language)})(language)
    asked = _uncounted(result, row)
    if asked is not None:
        values = {"when": when(result.exercise, asked, language)}
        return Message(OFF["uncounted"], values)(language)
    return translate(VERDICTS[row.verdict], language)


def _uncounted(result: Result, row: Row) -> int | None:
    """Return when a missing action was last asked for in a way that cannot count."""
    if row.verdict != "missing":
        return None
    same = (row.action, row.issue)
    asked = [
        one.done
        for one in result.rows
        if (one.action, one.issue) == same and one.verdict in UNCOUNTED
    ]
    return max((done for done in asked if done is not None), default=None)


def _beyond(result: Result, row: Row) -> tuple[int | None, int | None]:
    """Return the minutes after closing and before opening; ``None``: not so."""
    if row.done is None:
        return None, None
    same = (row.action, row.issue)
    windows = [
        one
        for one in result.rows
        if one.opens is not None
        and (one.item == row.item if row.item else (one.action, one.issue) == same)
    ]
    late = [row.done - (r.closes or 0) for r in windows if row.done > (r.closes or 0)]
    early = [(r.opens or 0) - row.done for r in windows if row.done < (r.opens or 0)]
    return min(late, default=None), min(early, default=None)


def known(result: Result, row: Row, language: Language) -> str:
    """Return what the office had been told of the issue as the window opened."""
    if row.opens is None or row.issue is None:
        return ""
    ex = result.exercise
    told = [r for r in ex.inbox if r.about == row.issue and r.minute <= row.opens]
    if not told:
        return translate(KNOWN["nothing"], language)
    last = next((r for r in reversed(told) if r.kind != "answer"), told[-1])
    values = {
        "count": len(told),
        "when": when(ex, last.minute, language),
        "sender": source_name(ex.scenario, last, language),
        "text": clipped(report_text(ex.scenario, last, language)),
    }
    checked = any(report.kind == "finding" for report in told)
    return Message(KNOWN["checked" if checked else "told"], values)(language)


def worst(found: list[Data]) -> list[Data]:
    """Return the key actions that cost most, the dearest first."""
    lost = [line for line in found if line["lost"] > 0]
    return sorted(lost, key=lambda line: -line["lost"])[:WORST]


def groups(found: list[Data], language: Language) -> list[Data]:
    """Return the lines by issue, in order of time, each group with what it counts."""
    order = {line["issue"]: place for place, line in reversed([*enumerate(found)])}
    general = translate(NO_ISSUE, language)
    by_issue = sorted(found, key=lambda line: (not line["issue"], order[line["issue"]]))
    return [
        {"name": name or general, "counts": _counts(rows, language), "rows": rows}
        for name, rows in _grouped(by_issue)
    ]


def _grouped(found: list[Data]) -> list[tuple[str, list[Data]]]:
    return [(name, [*rows]) for name, rows in groupby(found, key=lambda x: x["issue"])]


def _counts(rows: Iterable[Data], language: Language) -> str:
    """Return how often each verdict was given, in words."""
    count: Counter[str] = Counter()
    for row in rows:
        count[row["class"]] += row["times"]
    parts = [(name, text) for name, text in VERDICTS.items() if count[name]]
    return ", ".join(f"{translate(text, language)}: {count[n]}" for n, text in parts)


def phases(result: Result, language: Language) -> list[Data]:
    """Return how the key actions of each phase of the law fared."""
    actions = result.exercise.scenario.catalogue.actions
    catalogue: dict[str, str] = {item.id: item.phase for item in actions}
    count = Counter(
        (catalogue[row.action], row.verdict) for row in result.rows if row.item
    )
    return [
        {
            "name": translate(text, language),
            **{verdict.replace("-", "_"): count[phase, verdict] for verdict in COUNTED},
        }
        for phase, text in PHASES.items()
        if any(count[phase, verdict] for verdict in COUNTED)
    ]
