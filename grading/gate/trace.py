"""Why a robot earned what it earned: its decisions in the seed that paid best."""

from __future__ import annotations

from collections.abc import Callable

from grading.gate.gate import Finding, Gate
from grading.gate.mends import mend
from grading.gate.plays import watch
from grading.measures.distance import lost, naught
from grading.measures.habit import zero
from grading.result import Alert, Judged, Look, Result, Row
from sim.i18n import N_, Authored, Message, Readable
from sim.world.actions import action_name
from sim.world.calendar import time_label

LONGEST = 8  # decisions shown of one play
FIGURES = {"D1": "D1", "D2": "D2", "D3": "D3", "D4": "D4"}


def explain(found: Gate, finding: Finding) -> tuple[Message, ...]:
    """Return what happened, a line each: bound, reason, mend, the seed, the acts."""
    seed = found.worst(finding)
    result = watch(found.scenario, found.key, finding.player, seed)
    names = [d for d in FIGURES if d in finding.dimension.split("+")]
    return (
        _headline(finding),
        Message(N_("  Mengapa dibatasi: {reason}"), {"reason": _why(finding)}),
        Message(N_("  Perbaikan: {mend}"), {"mend": mend(finding, found.played)}),
        _seed(result, seed, names),
        *(line for name in names for line in _lines(result, name)),
    )


def _why(finding: Finding) -> Readable:
    return Authored(finding.bound.reason)


def _headline(finding: Finding) -> Message:
    bound = finding.bound
    over = bound.most is not None and finding.mean > bound.most
    limit = bound.most if over else bound.least
    text = (
        N_("Robot {player} mendapat {mean} di {dimension}; paling banyak {limit}.")
        if over
        else N_(
            "Robot {player} mendapat {mean} di {dimension}; paling sedikit {limit}."
        )
    )
    values = {"player": finding.player, "dimension": finding.dimension}
    return Message(
        text, {**values, "mean": f"{finding.mean:.2f}", "limit": f"{limit or 0:.2f}"}
    )


def _seed(result: Result, seed: int, names: list[str]) -> Message:
    text = N_("  Paling jelas di benih {seed}, dengan {scores}:")
    dims = (result.dimensions[name] for name in names if name in result.dimensions)
    scores = ", ".join(f"{d.name} {d.score:.2f} ({d.raw:+.2f})" for d in dims)
    return Message(text, {"seed": seed, "scores": scores})


def _lines(result: Result, name: str) -> list[Message]:
    """Return the decisions that decided a dimension, those worth most first."""
    weighed = sorted(PARTS[name](result), key=lambda part: -part[0])
    return [line for _, line in weighed[:LONGEST]]


Part = tuple[float, Message]


def _alerts(result: Result) -> list[Part]:
    return [
        (alert.credit if alert.verdict == "hit" else 0.0, _alert(result, alert))
        for alert in result.alerts
    ] + [(0.0, line) for line in result.dimensions["D1"].evidence]


def _alert(result: Result, alert: Alert) -> Message:
    text = {
        "hit": N_("  {time}: alarm untuk {issue}, bernilai {credit}."),
        "false": N_("  {time}: alarm palsu untuk {issue}."),
    }.get(alert.verdict, N_("  {time}: alarm untuk {issue}, tidak bernilai."))
    return Message(
        text,
        {
            "time": time_label(result.exercise.scenario, alert.minute),
            "issue": _issue(result, alert.issue),
            "credit": f"{alert.credit:.2f}",
        },
    )


def _looks(result: Result) -> list[Part]:
    rules = result.key.calibration if result.key else None
    said = [look for look in result.looks if look.percent is not None]
    if rules is None:
        return []
    return [(naught(k, rules) - lost(k, rules), _look(result, k)) for k in said]


def _look(result: Result, look: Look) -> Message:
    text = N_("  {time}: {question} {percent}%; acuan {estimate}%, titik nol {zero}%.")
    texts = result.exercise.scenario.texts.items()
    name = Authored({lang: text.questions[look.question] for lang, text in texts})
    return Message(
        text,
        {
            "time": time_label(result.exercise.scenario, look.minute),
            "question": name,
            "percent": look.percent or 0,
            "estimate": round(100 * look.estimate),
            "zero": round(100 * zero(look)),
        },
    )


def _judged(result: Result) -> list[Part]:
    return [
        (item.credit, _item(result, item))
        for item in result.judged
        if item.given is not None
    ]


def _item(result: Result, item: Judged) -> Message:
    text = N_("  {time}: {axis} {given} ({issue}), bernilai {credit}. {reason}")
    return Message(
        text,
        {
            "time": time_label(result.exercise.scenario, item.until),
            "axis": Message(AXES[item.axis]),
            "given": item.given or "",
            "issue": _issue(result, item.issue),
            "credit": f"{item.credit:+.2f}",
            "reason": item.reason,
        },
    )


AXES = {"source": N_("sumber"), "content": N_("isi"), "level": N_("tingkat")}


def _acts(result: Result) -> list[Part]:
    return [
        (row.credit * row.weight, _act(result, row))
        for row in result.rows
        if row.done is not None and row.verdict != "refused"
    ]


def _act(result: Result, row: Row) -> Message:
    text = N_("  {time}: {action} ({issue}), {credit} dari bobot {weight}. {reason}")
    state = result.exercise.seat.world.state
    return Message(
        text,
        {
            "time": time_label(result.exercise.scenario, row.done or 0),
            "action": action_name(state, row.action),
            "issue": _issue(result, row.issue) if row.issue else "–",
            "credit": f"{row.credit * row.weight:.2f}",
            "weight": f"{row.weight:.2f}",
            "reason": row.reason,
        },
    )


def _issue(result: Result, issue: str) -> Authored:
    texts = result.exercise.scenario.texts.items()
    return Authored({lang: text.issues[issue] for lang, text in texts})


PARTS: dict[str, Callable[[Result], list[Part]]] = {
    "D1": _alerts,
    "D2": _looks,
    "D3": _judged,
    "D4": _acts,
}
