"""The result of the count: drawn by seed, announced on its day, open to dispute or not.

Whether a margin can be brought before the Constitutional Court depends on how many
people the regency has; until when, on the working days after the announcement.
"""

from __future__ import annotations

from sim.i18n import N_, Authored, Message
from sim.world import clocks
from sim.world.calendar import minute_of
from sim.world.chance import triangular
from sim.world.state import Driver, State
from sim.world.telling import send

FILING = "mk-filing"
TELLER = "kpu"


def draw(state: State) -> None:
    """Draw the margin between the two leading pairs, in percentage points."""
    rules = state.scenario.world.result
    if rules is not None:
        u = state.chance.of(state.scenario.world.id, "result")[0]
        state.margin = round(triangular(u, rules.margin), 2)


def announcement(state: State) -> int | None:
    """Return the minute at which the result is (or was) announced."""
    rules = state.scenario.world.result
    if rules is None:
        return None
    return minute_of(state.scenario, rules.announced, rules.hour)


def announced(state: State, now: int) -> bool:
    """Return whether the office knows the result."""
    minute = announcement(state)
    return minute is not None and now >= minute


def population(state: State) -> int:
    """Return how many people live in the regency."""
    return sum(district.population for district in state.scenario.world.districts)


def threshold(state: State) -> float | None:
    """Return the largest margin, in percentage points, that the Court takes up."""
    institutions = state.scenario.institutions
    if institutions is None:
        return None
    people = population(state)
    for item in institutions.disputes.thresholds:
        if item.below is None or people < item.below:
            return item.percent
    return None


def over(state: State) -> bool:
    """Return whether the margin is too large for a dispute over the result."""
    limit = threshold(state)
    return state.margin is not None and limit is not None and state.margin > limit


def filing_deadline(state: State) -> int | None:
    """Return the minute from which a petition comes too late."""
    return clocks.due(state.scenario, FILING, announcement(state))


def explained(state: State) -> Message | None:
    """Return margin and threshold as a trainee reads them, once they are known."""
    limit = threshold(state)
    if state.margin is None or limit is None:
        return None
    text = N_(
        "Selisih dua paslon teratas {margin}%; ambang sengketa hasil di MK untuk "
        "kabupaten berpenduduk {people} jiwa adalah {limit}%."
    )
    return Message(
        text,
        {
            "margin": decimal(state.margin),
            "limit": decimal(limit),
            "people": Authored(
                {
                    "id": f"{population(state):,}".replace(",", "."),
                    "en": f"{population(state):,}",
                }
            ),
        },
    )


def decimal(number: float) -> Authored:
    """Return a number as each language writes it: 1,5 and 1.5."""
    plain = f"{number:g}"
    return Authored({"id": plain.replace(".", ","), "en": plain})


def tell(state: State, driver: Driver) -> None:
    """Let KPU announce the result, the threshold and until when it can be disputed."""
    parts = (
        Message(N_("KPU mengumumkan hasil rekapitulasi kabupaten.")),
        explained(state),
        clocks.limit(state.scenario, FILING, announcement(state)),
    )
    state.note(driver.now, "result", "regency", f"{state.margin:.2f}", "calendar")
    send(
        state,
        driver,
        "r-1",
        TELLER,
        "result",
        "result",
        clocks.joined(*parts),
    )
