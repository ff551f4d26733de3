"""Counterfactuals on the page: what was changed, both curves, what did not happen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from grading.result import Result
from grading.review import figures
from grading.review.histories import Change, Offer
from grading.review.labels import (
    action_name,
    code,
    district_name,
    issue_name,
    signed,
    span,
    when,
)
from grading.review.sayings import (
    AVERAGE,
    CHANGES,
    CURVES,
    INCIDENT,
    MEASURES,
    UNCHANGED,
)
from sim.ensemble.branch import Branch
from sim.ensemble.problem import EnsembleError
from sim.i18n import Authored, Language, Message, translate
from sim.world.chance import DAY
from sim.world.state import Incident

LEAST = 0.02  # of a curve's height: smaller differences cannot be seen
PICTURES = 2  # pairs of curves for each change
TOLD = 6  # incidents told one by one
SHOWN = ("violent", "incidents", "crises", "deaths", "injuries", "displaced")
Data = dict[str, Any]


@dataclass(frozen=True)
class Pair:
    """One curve of both histories, and what it is of."""

    name: Message
    was: tuple[float, ...]
    other: tuple[float, ...]

    @property
    def gap(self) -> float:
        """The largest difference, as a share of the curve's height."""
        high = max(*self.was, *self.other, 1e-9)
        apart = zip(self.was, self.other, strict=True)
        return max(abs(a - b) for a, b in apart) / high


def told(
    result: Result, offer: Offer, language: Language, seeds: Sequence[int] = ()
) -> Data:
    """Return everything the page says about one change.

    ``seeds``: other worlds over which the same change is averaged, as well.
    """
    branch = offer.branch
    gone, new, other = moved(branch)
    pairs = sorted(pairs_of(result, offer), key=lambda pair: -pair.gap)
    shown = [pair for pair in pairs if pair.gap > LEAST][:PICTURES]
    return {
        "kind": offer.change.kind,
        "code": code(offer.change.action, offer.change.issue),
        "sentence": sentence(result, offer.change, language),
        "measures": measures(branch, language),
        "pictures": [
            {
                "name": pair.name(language),
                "picture": figures.beside(
                    result,
                    pair.was,
                    pair.other,
                    branch.at,
                    pair.name(language),
                    language,
                ),
            }
            for pair in shown
        ],
        "gone": _listed(result, gone, language),
        "new": _listed(result, new, language),
        "changed": other,
        "same": None if offer.differs else unchanged(result, offer, language),
        "small": offer.differs and not shown and not gone and not new,
        "lost": len(branch.impossible) + len(branch.refused),
        "average": average(offer, seeds, language) if len(seeds) > 1 else "",
    }


def sentence(result: Result, change: Change, language: Language) -> str:
    """Return “the same world, your decisions, but …” in words."""
    ex = result.exercise
    target = issue_name(ex, change.issue, language) if change.issue else ""
    kind = change.kind if change.kind != "sooner" or change.was else "added"
    if change.kind == "checked" and change.was is not None:
        kind = "checked-sooner"  # type: ignore[assignment]
    text = CHANGES[kind if target else f"{kind}-all"]
    values = {
        "action": action_name(ex, change.action, language),
        "issue": target,
        "when": when(ex, change.minute, language),
        "was": when(ex, change.was, language),
        "check": when(ex, change.check, language),
        "times": change.times,
        "sooner": span((change.was or change.minute) - change.minute, language),
    }
    return Message(text, values)(language)


def pairs_of(result: Result, offer: Offer) -> list[Pair]:
    """Return the curves of both histories that have to do with a change."""
    was, other, found = offer.branch.was, offer.branch.other, []
    issue = offer.change.issue
    state = result.outcome.seat.world.state
    names = result.exercise.scenario.texts
    if issue is not None:
        home = state.issues[issue].home
        about = {lang: text.issues[issue] for lang, text in names.items()}
        where = district_name(result.exercise, home)
        for curve, name, of in (
            ("level", f"level/{issue}", Authored(about)),
            ("belief", f"belief/{issue}", Authored(about)),
            ("tension", f"tension/{home}", where),
        ):
            title = Message(CURVES[f"{curve}-of"], {"name": of})
            found.append(Pair(title, was.apart[name], other.apart[name]))
    for curve in ("violent", "incidents"):
        sums = [tuple(accumulate(h.curves[curve])) for h in (was, other)]
        found.append(Pair(Message(CURVES[curve]), sums[0], sums[1]))
    if issue is None:
        for curve in ("level", "tension", "belief"):
            title = Message(CURVES[curve])
            found.append(Pair(title, was.curves[curve], other.curves[curve]))
    return found


def measures(branch: Branch, language: Language) -> list[str]:
    """Return the summary measures that differ, as “name: was → other”."""
    was, now = branch.was.run.measures, branch.other.run.measures
    return [
        f"{translate(MEASURES[name], language)}: {was[name]:g} → {now[name]:g}"
        for name in SHOWN
        if was[name] != now[name]
    ]


def average(offer: Offer, seeds: Sequence[int], language: Language) -> str:
    """Return what the change does on average in other worlds, with its interval."""
    try:
        found = offer.branch.interval(seeds)
    except EnsembleError as error:
        return error.message(language)
    effect = found["incidents"]
    values = {
        "count": len(seeds),
        "mean": signed(effect.mean, language),
        "low": signed(effect.low, language),
        "high": signed(effect.high, language),
    }
    return Message(AVERAGE, values)(language)


def _alike(one: Incident, other: Incident) -> bool:
    """Return whether two may be the same: kind, place and cause, within 24 hours."""
    near = abs(one.minute - other.minute) <= DAY
    same = (one.district, one.violent, one.cause)
    return near and same == (other.district, other.violent, other.cause)


def moved(branch: Branch) -> tuple[list[Incident], list[Incident], int]:
    """Return the incidents gone, those new, and how many only came out otherwise.

    One of the same cause and kind in the same place within 24 hours is the same one,
    at another hour or of another size: the nearest first, each once.
    """
    return matched(branch.prevented, branch.brought)


def matched(
    was: Sequence[Incident], other: Sequence[Incident]
) -> tuple[list[Incident], list[Incident], int]:
    """Return what is only in one history, what only in the other, and the pairs."""
    pairs = sorted(
        (abs(a.minute - b.minute), i, j)
        for i, a in enumerate(was)
        for j, b in enumerate(other)
        if _alike(a, b)
    )
    gone, new = dict(enumerate(was)), dict(enumerate(other))
    for _, i, j in pairs:
        if i in gone and j in new:
            del gone[i], new[j]
    return [*gone.values()], [*new.values()], len(was) - len(gone)


def _listed(result: Result, found: Sequence[Incident], language: Language) -> Data:
    grave = sorted(found, key=lambda i: (not i.violent, -i.injuries, i.minute))[:TOLD]
    told = sorted(grave, key=lambda incident: incident.minute)
    lines = [incident_words(result, one, language) for one in told]
    return {"count": len(found), "lines": lines, "more": len(found) - len(lines)}


def incident_words(
    result: Result, incident: Incident, language: Language, *, timed: bool = True
) -> str:
    """Return where and what an incident was, with its harm; when, if ``timed``."""
    ex = result.exercise
    kind = "violent" if incident.violent else "peaceful"
    values = {
        "when": when(ex, incident.minute, language),
        "where": district_name(ex, incident.district),
        "what": translate(INCIDENT[kind], language),
        "injured": incident.injuries,
        "deaths": incident.deaths,
    }
    text = INCIDENT["plain"]
    if incident.injuries or incident.deaths:
        text = INCIDENT["dead"] if incident.deaths else INCIDENT["hurt"]
    said = Message(text, values)(language)
    return f"{values['when']}, {said}" if timed else said


def unchanged(result: Result, offer: Offer, language: Language) -> str:
    """Return why a change changed nothing."""
    issue = offer.change.issue
    state = result.outcome.seat.world.state
    if issue is None:
        return translate(UNCHANGED["plain"], language)
    kind = "benign" if state.issues[issue].variant == "benign" else "plain"
    return translate(UNCHANGED[kind], language)
