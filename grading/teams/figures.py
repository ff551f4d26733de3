"""The team review's drawings: a lane for each member, and forecasts by day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from grading.teams.split import ForecastSplit
from grading.teams.team import Member, Team
from sim.exercise.record import ALERT
from sim.i18n import Language
from sim.world.calendar import day_label, day_of
from sim.world.chance import DAY

Place = Callable[[int], float]  # minute → x
WIDTH, LEFT, RIGHT, LANE = 900, 130, 885, 46
INK = "#1c2430"
COLOURS = ("#1f5f8b", "#b86e00", "#5b3a99", "#1e7b45", "#8a2d0c", "#46525f")
TICKS = 8
NAME = 18  # characters beside a lane


def colour(place: int) -> str:
    """Return a member's colour."""
    return COLOURS[place % len(COLOURS)]


def lanes(team: Team, language: Language) -> str:
    """Draw who decided what when, a lane for each member over one axis of days."""
    end = max(member.summary.left for member in team.members) or 1
    foot = LANE * (len(team.members) + 1)

    def x(minute: int) -> float:
        return LEFT + (RIGHT - LEFT) * min(minute / end, 1.0)

    parts = [*_axis(team, end, foot, language), *_threats(team, end, foot, x)]
    parts += _injects(team, x)
    for place, member in enumerate(team.members):
        parts += _lane(member, LANE * (place + 1) + LANE / 2, colour(place), x)
    return _svg(WIDTH, foot + 24, parts)


def _axis(team: Team, end: int, foot: float, language: Language) -> Iterable[str]:
    step = max(1, round(end / DAY / TICKS)) * DAY
    for minute in range(0, end + 1, step):
        at = LEFT + (RIGHT - LEFT) * minute / end
        day = day_label(day_of(team.scenario, minute))(language)
        yield f'<path d="M{at:.1f} 0V{foot}" stroke="#e3e8ee"/>'
        yield f'<text x="{at:.1f}" y="{foot + 14}" text-anchor="middle">{day}</text>'


def _threats(team: Team, end: int, foot: float, x: Place) -> Iterable[str]:
    minutes = {e.minute for m in team.members for e in m.summary.episodes}
    for minute in sorted(minutes):
        if minute <= end:
            at = x(minute)
            yield (
                f'<path d="M{at:.1f} 4V{foot}" stroke="#b3261e" stroke-width="1.6" '
                'stroke-dasharray="5 3"/>'
            )


def _injects(team: Team, x: Place) -> Iterable[str]:
    minutes = {i.minute for m in team.members for i in m.summary.injects}
    for minute in sorted(minutes):
        at = x(minute)
        yield f'<path d="M{at:.1f} 14l6 7l-6 7l-6 -7z" fill="#767676"/>'


def _lane(member: Member, y: float, fill: str, x: Place) -> Iterable[str]:
    yield f'<path d="M{LEFT} {y}H{RIGHT}" stroke="#c9d2dc"/>'
    called = member.called
    short = called if len(called) <= NAME else called[: NAME - 1] + "…"
    yield f'<text x="4" y="{y + 4}" font-weight="600">{escape(short)}</text>'
    firsts: dict[str, int] = {}
    for report in member.inbox:
        if report.about:
            firsts.setdefault(report.about, report.minute)
    for minute in firsts.values():
        yield f'<path d="M{x(minute):.1f} {y + 4}v14" stroke="{INK}" stroke-width="2"/>'
    for act in member.summary.acts:
        if act.met:
            yield f'<circle cx="{x(act.minute):.1f}" cy="{y}" r="4" fill="{fill}" '
            yield 'fill-opacity=".65"/>'
    for paper in member.summary.papers:
        yield f'<rect x="{x(paper.minute) - 3.5:.1f}" y="{y + 8}" width="7" height="7" '
        yield f'fill="none" stroke="{fill}" stroke-width="1.6"/>'
    for one in member.summary.levels:
        if one.level >= ALERT:
            at = x(one.minute)
            yield f'<path d="M{at:.1f} {y - 6}l-6 -11h12z" fill="{fill}"/>'


def forecast(one: ForecastSplit, team: Team, language: Language) -> str:
    """Draw each member's chance by day, the team's mean and the reference."""
    first, last = one.minutes[0], one.minutes[-1]
    span = max(last - first, 1)

    def at(minute: int, percent: float) -> str:
        return f"{40 + 310 * (minute - first) / span:.1f},{150 - 1.35 * percent:.1f}"

    parts = [
        f'<path d="M40 15V150H350" fill="none" stroke="{INK}"/>',
        '<text x="36" y="18" text-anchor="end">100%</text>',
        '<text x="36" y="153" text-anchor="end">0%</text>',
    ]
    for minute, side in ((first, "start"), (last, "end")):
        day = day_label(day_of(team.scenario, minute))(language)
        place = at(minute, 0).partition(",")[0]
        parts.append(f'<text x="{place}" y="164" text-anchor="{side}">{day}</text>')
    lines: list[tuple[Iterable[float | None], str, str]] = [
        (row, colour(place), 'stroke-width="1.4"')
        for place, row in enumerate(one.stated)
    ]
    lines.append((one.reference, "#767676", 'stroke-width="2" stroke-dasharray="5 3"'))
    lines.append((one.mean, INK, 'stroke-width="3"'))
    for row, stroke, more in lines:
        dots = " ".join(
            at(minute, value)
            for minute, value in zip(one.minutes, row, strict=True)
            if value is not None
        )
        if dots:
            parts.append(f'<polyline points="{dots}" fill="none" stroke="{stroke}" '
                         f'{more}/>')  # fmt: skip
    return _svg(360, 170, parts)


def _svg(width: int, height: float, parts: Iterable[str]) -> str:
    return (
        f'<svg viewBox="0 0 {width} {height:g}" font-size="{11 if width > 400 else 9}" '
        f'fill="{INK}" aria-hidden="true">{"".join(parts)}</svg>'
    )
