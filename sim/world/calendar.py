"""Minutes of an exercise as days of the election cycle, and back.

Minute 0 is 00:00 of the scenario's first day; day 0 is voting day (Hari-H).
"""

from __future__ import annotations

from sim.i18n import N_, Message
from sim.scenario.model import Scenario
from sim.scenario.shared import ElectoralStage
from sim.world.chance import DAY


def day_of(scenario: Scenario, minute: int) -> int:
    """Return the day relative to voting day that ``minute`` falls on."""
    return scenario.world.start_day + minute // DAY


def minute_of(scenario: Scenario, day: int, hour: float = 0) -> int:
    """Return the minute at which ``hour`` of ``day`` begins."""
    return (day - scenario.world.start_day) * DAY + round(hour * 60)


def horizon(scenario: Scenario) -> int:
    """Return the minute after the last one: 24:00 of the scenario's last day."""
    return minute_of(scenario, scenario.world.end_day + 1)


def stage_on(scenario: Scenario, day: int) -> ElectoralStage:
    """Return the electoral stage that ``day`` belongs to.

    Raises ``ValueError`` when the calendar has no such day.
    """
    for stage in scenario.calendar.stages:
        if stage.first <= day <= stage.last:
            return stage
    raise ValueError(f"the calendar has no day {day}")


def day_label(day: int) -> Message:
    """Return ``H−27``, ``Hari-H`` or ``H+4``."""
    if day == 0:
        return Message(N_("Hari-H"))
    sign = "−" if day < 0 else "+"
    return Message(N_("H{sign}{days}"), {"sign": sign, "days": abs(day)})


def time_label(scenario: Scenario, minute: int) -> Message:
    """Return the day and the time of day of ``minute``."""
    hour, rest = divmod(minute % DAY, 60)
    return Message(
        N_("{day} {hour:02d}.{rest:02d}"),
        {
            "day": day_label(day_of(scenario, minute)),
            "hour": hour,
            "rest": rest,
        },
    )
