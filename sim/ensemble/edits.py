"""What to do instead: decisions added, left out, or moved in time.

>>> add({"kind": "assess", "issue": "ceramah", "level": 2}, at=(-20, 9))
Add(decisions=({'kind': 'assess', 'issue': 'ceramah', 'level': 2},), at=(-20, 9))
>>> leave_out("A21")
LeaveOut(which='A21')
>>> shift("A10", to=(-9, 8))
Shift(which='A10', to=(-9, 8), hours=None)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from pydantic import ValidationError

from sim.ensemble.problem import EnsembleError
from sim.exercise.decision import Decision
from sim.exercise.decisions import PARSER, AnyDecision
from sim.i18n import N_
from sim.scenario.model import Scenario
from sim.world.calendar import minute_of

When = int | tuple[int, float]  # a minute of the exercise, or (day, hour of day)
Given = Mapping[str, Any]  # a decision without its time
Test = Callable[[AnyDecision], bool]
Which = str | Given | AnyDecision | Test | Sequence[Given | AnyDecision]


@dataclass(frozen=True)
class Add:
    """Decisions to make beside those of the journal; ``at`` none: at the branch."""

    decisions: tuple[Given | AnyDecision, ...]
    at: When | None = None


@dataclass(frozen=True)
class LeaveOut:
    """Decisions of the journal not to make."""

    which: Which


@dataclass(frozen=True)
class Shift:
    """Decisions of the journal to make at another time: at ``to``, or hours later."""

    which: Which
    to: When | None = None
    hours: float | None = None


Edit = Add | LeaveOut | Shift
Instead = Edit | Given | Test | Sequence[Edit | Given | AnyDecision | Test]


@dataclass(frozen=True)
class Planned:
    """A decision to make; ``place``: which of the journal's it is, if it is one."""

    decision: AnyDecision
    place: int | None = None


def add(*decisions: Given | AnyDecision, at: When | None = None) -> Add:
    """Make these decisions as well, at the branch or at another time after it."""
    return Add(decisions, at)


def leave_out(which: Which) -> LeaveOut:
    """Leave out the decisions that ``which`` says.

    ``which``: an action's number (``"A10"``), a kind of decision (``"assess"``),
    fields that must be equal, decisions, or a function of a decision.
    """
    return LeaveOut(which)


def shift(which: Which, *, to: When | None = None, hours: float | None = None) -> Shift:
    """Make the decisions that ``which`` says at ``to``, or ``hours`` later."""
    return Shift(which, to, hours)


def minute(scenario: Scenario, when: When) -> int:
    """Return ``when`` in minutes since the scenario's beginning.

    Raises :class:`EnsembleError` for what is neither a minute nor (day, hour of day),
    and for an hour outside 0 to 24.
    """
    if isinstance(when, int) and not isinstance(when, bool):
        return when
    pair = when if isinstance(when, tuple) and len(when) == 2 else (None, None)
    day, hour = pair
    whole = isinstance(day, int) and not isinstance(day, bool)
    timely = isinstance(hour, int | float) and 0 <= hour <= 24
    if not (whole and timely):
        raise EnsembleError(
            N_(
                "Waktu {when} tidak dipahami. Sebut menit sejak awal sebagai bilangan "
                "bulat, atau (hari, jam) dengan jam 0–24, misalnya (-20, 9)."
            ),
            when=repr(when),
        )
    return minute_of(scenario, cast(int, day), cast(float, hour))


def edits(instead: Instead) -> list[Edit]:
    """Return what ``instead`` asks for: a decision alone is to be added, a function
    says what to leave out.

    Raises :class:`EnsembleError` for anything else.
    """
    several = isinstance(instead, Iterable) and not isinstance(instead, str | Mapping)
    if several and not isinstance(instead, Decision):
        return [_edit(one) for one in cast(Iterable[Any], instead)]
    return [_edit(instead)]


def _edit(one: object) -> Edit:
    if isinstance(one, Add | LeaveOut | Shift):
        return one
    if isinstance(one, Mapping | Decision):
        return Add((cast(Given, one),))
    if callable(one):
        return LeaveOut(one)
    raise EnsembleError(
        N_(
            "instead={what} tidak dipahami. Beri sebuah keputusan (dict dengan "
            "“kind”), add(…), leave_out(…), shift(…), sebuah fungsi, atau daftarnya."
        ),
        what=repr(one),
    )


def as_made(decisions: Iterable[AnyDecision]) -> list[Planned]:
    """Return a journal's decisions but for its advances."""
    numbered = enumerate(decisions)
    return [Planned(d, place) for place, d in numbered if d.kind != "advance"]


def revised(
    decisions: Iterable[AnyDecision],
    at: int,
    wanted: Sequence[Edit],
    scenario: Scenario,
) -> list[Planned]:
    """Return the decisions of the other history, in the order they are made.

    Advances are left out: time passes by itself. What is added or moved comes first at
    its minute. Raises :class:`EnsembleError` where an edit reaches nothing after
    ``at`` or would change something before it.
    """
    kept = as_made(decisions)
    first: list[Planned] = []
    for edit in wanted:
        if isinstance(edit, Add):
            when = at if edit.at is None else minute(scenario, edit.at)
            first += [Planned(_parsed(d, _after(when, at))) for d in edit.decisions]
            continue
        test = _test(edit.which)
        met = [p for p in kept if p.decision.t >= at and test(p.decision)]
        if not met:
            raise _reaches_nothing(edit)
        gone = {id(p) for p in met}
        kept = [p for p in kept if id(p) not in gone]
        if isinstance(edit, Shift):
            first += [_moved(p, edit, at, scenario) for p in met]
    return sorted([*first, *kept], key=lambda planned: planned.decision.t)


def _moved(planned: Planned, edit: Shift, at: int, scenario: Scenario) -> Planned:
    later = round((edit.hours or 0) * 60)
    when = minute(scenario, edit.to) if edit.to is not None else 0
    t = when if edit.to is not None else planned.decision.t + later
    moved = planned.decision.model_copy(update={"t": _after(t, at)})
    return Planned(moved, planned.place)


def _after(when: int, at: int) -> int:
    if when < at:
        raise EnsembleError(
            N_(
                "Menit {when} mendahului percabangan (menit {at}); yang sudah terjadi "
                "tidak berubah. Cabangkan lebih awal."
            ),
            when=when,
            at=at,
        )
    return when


def _parsed(decision: Given | AnyDecision, t: int) -> AnyDecision:
    given = decision if isinstance(decision, Mapping) else decision.model_dump()
    try:
        return PARSER.validate_python({**given, "t": t})
    except ValidationError as error:
        found = {".".join(map(str, e["loc"])) or "kind" for e in error.errors()}
        places = sorted(found)
        raise EnsembleError(
            N_("Keputusan tambahan tidak dapat dipahami: {what}"),
            what=", ".join(places),
        ) from None


def _test(which: Which) -> Test:
    if isinstance(which, str):
        return lambda d: which in (d.kind, getattr(d, "action", None))
    if isinstance(which, Mapping):
        given = dict(which)
        return lambda d: all(getattr(d, k, None) == v for k, v in given.items())
    if isinstance(which, Sequence):
        tests = [_test(one) for one in which]
        return lambda d: any(test(d) for test in tests)
    if callable(which):
        return which
    return lambda d: d == which


def _reaches_nothing(edit: LeaveOut | Shift) -> EnsembleError:
    return EnsembleError(
        N_("Sesudah percabangan tidak ada keputusan yang cocok dengan {which}."),
        which=repr(edit.which),
    )
