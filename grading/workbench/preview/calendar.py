"""The calendar: everything with a day on one time axis."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from grading.review.svg import Plot
from grading.workbench.preview.gathered import Gathered
from grading.workbench.preview.shape import Figure, bar, days_plot, label, table, tick
from grading.workbench.preview.words import ALT, PAGE
from sim.i18n import Language, Message, translate
from sim.scenario.model import Duty, Inject, Scenario
from sim.world.calendar import day_label

ROW = 20.0
BAND, ISSUE, ASKED = "#d5dce4", "#f2b25c", "#9dc6e0"
Span = tuple[str, float, float, str]  # label, first day, day after the last, in words
Points = tuple[str, list[int], str]  # label, days, in words


def figure(found: Gathered, language: Language) -> Figure:
    """Return the calendar of a scenario."""
    scenario = found.scenario
    groups: tuple[tuple[str, str, Callable[[Scenario, Language], list[Span]]], ...] = (
        ("stages", BAND, _stages),
        ("onsets", ISSUE, _onsets),
        ("questions", ASKED, _questions),
    )
    spans = [(key, colour, make(scenario, language)) for key, colour, make in groups]
    points = {"duties": _duties(scenario, language),
              "injects": _injects(scenario, language)}  # fmt: skip
    spans = [one for one in spans if one[2]]
    points = {key: marked for key, marked in points.items() if marked}
    rows = sum(len(own) + 1 for _, _, own in spans)
    rows += sum(len(marked) + 1 for marked in points.values())
    plot = days_plot(found.days, rows * ROW + 34, language)
    y = 4.0
    for key, colour, own in spans:
        y = _bars(plot, found.days, translate(PAGE[key], language), colour, own, y)
    for key, marked in points.items():
        y = _marks(plot, translate(PAGE[key], language), marked, y)
    alt = Message(ALT["calendar"], _counts(scenario))(language)
    head = [translate(PAGE[key], language) for key in ("what", "which", "when")]
    told = table(head, _rows(spans, points, language))
    return Figure("", plot.picture(alt), told)


def _bars(
    plot: Plot, days: range, head: str, colour: str, own: Sequence[Span], y: float
) -> float:
    """Draw a group of bars under its name; return where the next group begins."""
    label(plot, y + 12, head, strong=True)
    for name, first, last, words in own:
        y += ROW
        label(plot, y + 12, name)
        begin, end = max(first, days[0]), min(last, days[-1] + 1)
        bar(plot, begin, end, y, colour, f"{name}: {words}")
    return y + ROW


def _marks(plot: Plot, head: str, marked: Sequence[Points], y: float) -> float:
    """Draw a group of strokes under its name; return where the next group begins."""
    label(plot, y + 12, head, strong=True)
    for name, days, words in marked:
        y += ROW
        label(plot, y + 12, name)
        for day in days:
            tick(plot, day, y + 1, f"{name}: {words}")
    return y + ROW


def _counts(scenario: Scenario) -> dict[str, object]:
    world = scenario.world
    return {
        "first": f"{world.start_day:+d}",
        "last": f"{world.end_day:+d}",
        "stages": len(_within(scenario)),
        "issues": len(scenario.issues),
        "questions": len(world.questions),
        "duties": len(world.duties),
        "injects": len(scenario.injects),
    }


def _within(scenario: Scenario) -> list[tuple[str, int, int]]:
    """Return the electoral stages that the scenario touches."""
    world = scenario.world
    return [
        (one.id, max(one.first, world.start_day), min(one.last, world.end_day))
        for one in scenario.calendar.stages
        if one.last >= world.start_day and one.first <= world.end_day
    ]


def span(first: float, last: float, language: Language) -> str:
    """Return two days as a span in words, or the one day."""
    begin, end = (day_label(int(day))(language) for day in (first, last))
    return begin if first == last else f"{begin} – {end}"


def _stages(scenario: Scenario, language: Language) -> list[Span]:
    names = scenario.calendar.names[language]
    return [
        (names[name], first, last + 1, span(first, last, language))
        for name, first, last in _within(scenario)
    ]


def _onsets(scenario: Scenario, language: Language) -> list[Span]:
    names = scenario.texts[language].issues
    return [
        (names[one.id], one.onset[0], one.onset[1] + 1, span(*one.onset, language))
        for one in scenario.issues
    ]


def _questions(scenario: Scenario, language: Language) -> list[Span]:
    names, issues = scenario.texts[language].questions, scenario.texts[language].issues
    return [
        (
            issues[one.issue],
            one.opens,
            one.closes + 1,
            f"{span(one.opens, one.closes, language)}. {names[one.id]}",
        )
        for one in scenario.world.questions
    ]


def days_of(duty: Duty) -> list[int]:
    """Return the days a document is due on."""
    return list(range(duty.first_day, duty.last_day + 1, duty.every_days))


def _duties(scenario: Scenario, language: Language) -> list[Points]:
    papers = scenario.documents.texts[language].documents if scenario.documents else {}
    found = []
    for duty in scenario.world.duties:
        name = papers[duty.document].name if duty.document in papers else duty.id
        days = days_of(duty)
        said = ", ".join(day_label(day)(language) for day in days)
        found.append((name, days, said))
    return found


def _injects(scenario: Scenario, language: Language) -> list[Points]:
    """Return what the author plays in; one without a day only as a row of words."""
    senders = scenario.texts[language].senders
    return [
        (one.id, [one.at[0]] if one.at else [],
         f"{_time(one, language)} ({senders[one.sender]})")
        for one in scenario.injects
    ]  # fmt: skip


def _time(one: Inject, language: Language) -> str:
    parts = []
    if one.at is not None:
        parts.append(f"{day_label(one.at[0])(language)} {one.at[1]:02d}.00")
    if one.when is not None:
        parts.append(translate(PAGE["conditional"], language))
    if one.unless_by is not None:
        done = one.unless_by.action_done or ""
        parts.append(f"{translate(PAGE['unless'], language)} {done}".strip())
    return ", ".join(parts)


def _rows(
    spans: Sequence[tuple[str, str, list[Span]]],
    points: dict[str, list[Points]],
    language: Language,
) -> Iterator[tuple[str, str, str]]:
    for key, _, own in spans:
        for name, _, _, words in own:
            yield translate(PAGE[key], language), name, words
    for key, marked in points.items():
        for name, _, words in marked:
            yield translate(PAGE[key], language), name, words
