"""The facilitator's four questions, filled with where this team stood apart."""

from __future__ import annotations

from collections.abc import Sequence

from grading.classview.script import Question
from grading.teams import words
from grading.teams.cover import DONE, Covered
from grading.teams.split import ForecastSplit, LevelSplit
from grading.teams.team import Team
from sim.i18n import Message, Readable
from sim.world.calendar import time_label

NONE = "–"


def script(
    team: Team,
    levels: Sequence[LevelSplit],
    forecasts: Sequence[ForecastSplit],
    covered: Sequence[Covered],
) -> tuple[Question, ...]:
    """Return the four questions; the widest gaps and what nobody did come first."""
    most = team.rules.asked.value
    apart: list[Readable] = [
        Message(words.ASK_LEVEL, level_values(one, team)) for one in levels if one.gap
    ]
    apart += [_forecast(one, team) for one in forecasts if one.gap]
    left = [_covered(one, team) for one in covered if one.by in ("nobody", "someone")]
    prompts: tuple[tuple[Readable, ...], ...] = (
        (Message(words.ASK_RECALL),),
        (*apart[:most],) or (Message(words.ASK_AGREED),),
        (*left[:most],) or (Message(words.ASK_COVERED),),
        (Message(words.ASK_ONE), Message(words.ASK_CHECK)),
    )
    return tuple(
        Question(Message(text), own)
        for text, own in zip(words.QUESTIONS, prompts, strict=True)
    )


def level_values(one: LevelSplit, team: Team) -> dict[str, object]:
    """Return what a sentence about a gap in levels says."""
    place = one.days.index(one.widest)
    levels = [NONE if row[place] is None else str(row[place]) for row in one.levels]
    return {
        "issue": team.names.issue(one.issue),
        "when": time_label(team.scenario, one.widest),
        "levels": ", ".join(levels),
        "gap": one.gap,
    }


def _forecast(one: ForecastSplit, team: Team) -> Message:
    question = team.names.question(one.question)
    return Message(words.ASK_FORECAST, {"question": question, "gap": one.gap})


def _covered(one: Covered, team: Team) -> Message:
    done = sum(item is not None and item.verdict in DONE for item in one.items)
    values = {
        "title": team.names.title("D4", one.id, one.issue),
        "count": done,
        "total": len(one.items),
    }
    return Message(words.ASK_SOME if done else words.ASK_NOBODY, values)
