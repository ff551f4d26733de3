"""How well the office's sources hear and speak at the moment, and what becomes of them.

A community source hears less where people are harmed by power, a source that has been
exposed hears less than it did, and a channel lives on being answered. What a network
does not reach it does not hear of.
"""

from __future__ import annotations

from sim.scenario.base import Board
from sim.scenario.model import Feedback, Source
from sim.world.state import ActState, Driver, Modifier, Report, State, product

PROTECTIVE: Board = "pelindung"  # what keeps the peace is talked of everywhere


def hears(state: State, source: Source, axis: Board | None, district: str) -> bool:
    """Return whether something of ``axis`` in ``district`` is in a source's reach."""
    if source.districts is not None and district not in source.districts:
        return False
    if not state.deep or source.axes is None or axis in (None, PROTECTIVE):
        return True
    return axis in source.axes


def within(
    state: State, axis: Board | None, district: str
) -> tuple[tuple[int, Source], ...]:
    """Return the sources that something of ``axis`` in ``district`` is in reach of.

    Each with its place among the scenario's sources. It never changes in a history.
    """
    found = state.reach.get((axis, district))
    if found is None:
        every = enumerate(state.scenario.sources)
        found = tuple(pair for pair in every if hears(state, pair[1], axis, district))
        state.reach[axis, district] = found
    return found


def coverage(
    state: State, source: Source, now: int, where: str, notice: float = 1.0
) -> float:
    """Return the chance that a source notices something in its reach now."""
    share = source.coverage * notice * _common(state, source, "coverage", now, where)
    return share * _own(state, source, now) if state.deep else share


def willing(state: State, source: Source, now: int, where: str) -> float:
    """Return what is left of a source's wish to tell, 1 at first."""
    common = _common(state, source, "coverage", now, where)
    return common * _own(state, source, now)


def _common(state: State, source: Source, kind: str, now: int, where: str) -> float:
    """Return what acts changed for all community sources, here or everywhere."""
    if not source.community:
        return 1.0
    share = product(state.modifiers, kind, now)
    here = state.districts[where].modifiers if state.deep else []
    return share * product(here, kind, now) if here else share


def _own(state: State, source: Source, now: int) -> float:
    own = state.voices.get(source.id, [])
    share = product(own, "coverage", now)
    if source.feedback is not None:
        answers = product(own, "feedback", now)
        share *= min(source.feedback.most, max(source.feedback.least, answers))
    return share


def reliability(state: State, source: Source, now: int, where: str) -> float:
    """Return the chance that a source's report is as it was."""
    if not (state.deep and source.community):
        return source.reliability
    return min(1.0, source.reliability * _common(state, source, "noise", now, where))


def delay(state: State, source: Source, now: int, where: str) -> float:
    """Return by what a source's delay is multiplied now."""
    return _common(state, source, "delay", now, where)


def expose(
    state: State, driver: Driver, act: ActState, share: float, until: int | None
) -> None:
    """Give away who told the office: that source dries up, others grow careful.

    It is the source of the latest report the act relied on; if it named none, of the
    latest report of the act's issue or district. People of the community come first:
    they are the ones who have something to fear.
    """
    told = teller(state, act)
    if told is None:
        return
    distrust = state.scenario.catalogue.information.distrust
    for source in state.scenario.sources:
        lost = share if source.id == told.source else share * distrust
        if source.id == told.source or source.community:
            factor = 1 - min(1.0, max(0.0, lost))
            _mark(state, driver.now, source, Modifier("coverage", factor, until))
    state.note(driver.now, "expose", told.source, told.id, act.ref)


def _mark(state: State, now: int, source: Source, mark: Modifier) -> None:
    """Add a factor to those of a source that still hold."""
    held = [old for old in state.voices.get(source.id, []) if old.holds(now)]
    state.voices[source.id] = [*held, mark]


def teller(state: State, act: ActState) -> Report | None:
    """Return the report that gives its source away when the act becomes known."""
    told = [report for report in state.inbox if report.kind == "report"]
    found = [report for report in told if report.id in act.because] or [
        report
        for report in told
        if (act.issue is None or report.about == act.issue)
        and (act.district is None or report.district == act.district)
    ]
    open_ones = {source.id for source in state.scenario.sources if source.community}
    community = [report for report in found if report.source in open_ones]
    return next(reversed(community or found), None)


def _find(state: State, name: str) -> Source | None:
    return next((s for s in state.scenario.sources if s.id == name), None)


def awaited(state: State, driver: Driver, report: Report) -> None:
    """Start the wait of whoever told the office something and hopes for an answer."""
    source = _find(state, report.source)
    if source is not None and source.feedback is not None:
        due = driver.now + round(source.feedback.patience_hours * 60)
        driver.at(due, _due, state, driver, source, source.feedback, report.id)


def _due(
    state: State, driver: Driver, source: Source, rules: Feedback, report: str
) -> None:
    if report not in state.heeded:
        _remember(state, driver, source, rules, 1 - rules.wither)
        state.note(driver.now, "feedback", source.id, "unanswered", report)


def answered(state: State, driver: Driver, source: str, report: str) -> None:
    """Take note that the office has taken up ``report`` of ``source``, once.

    People see that telling leads to something and tell more. Sources that want no
    answer are left as they are.
    """
    told = _find(state, source)
    if told is None or told.feedback is None or report in state.heeded:
        return
    state.heeded.add(report)
    _remember(state, driver, told, told.feedback, 1 + told.feedback.gain)
    state.note(driver.now, "feedback", source, "answered", report)


def _remember(
    state: State, driver: Driver, source: Source, rules: Feedback, factor: float
) -> None:
    until = driver.now + round(rules.hours * 60)
    _mark(state, driver.now, source, Modifier("feedback", factor, until))
