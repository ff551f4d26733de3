"""The law as data: clocks, and procedures whose steps lead to a result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sim.i18n import N_, Message
from sim.scenario.checks.common import ascending, dangling, repeated
from sim.scenario.checks.kinds import (
    ACTION,
    ACTOR,
    AUTHORITY,
    CLOCK,
    MANNER,
    PROCEDURE,
    STEP,
)
from sim.scenario.draft import Draft, ids
from sim.scenario.part import Part
from sim.scenario.problem import Problem, shown

NEEDED = ("assembly-notice", "mk-filing", "pilkades-objection")
"""Clocks that conditions of actions refer to."""


def check_clocks(draft: Draft) -> Iterator[Problem]:
    """The clocks that conditions rest on are there; thresholds grow to the rest."""
    clocks = draft.institutions["clocks"]
    known = ids(clocks)
    for name in NEEDED:
        if known is not None and name not in known:
            yield clocks.problem(
                Message(N_("Tidak ada tenggat {name}."), {"name": shown(name)}),
                Message(N_("Tambahkan; syarat tindakan merujuknya.")),
            )
    thresholds = draft.institutions["disputes"]["thresholds"]
    bounds = [item["below"].number for item in thresholds.items()]
    below = [bound for bound in bounds[:-1] if bound is not None]
    whole = len(below) == len(bounds) - 1 and bounds[-1:] == [None]
    if bounds and not (whole and below == sorted(set(below))):
        yield thresholds.problem(
            Message(N_("Ambang harus naik menurut below, dan yang terakhir tanpanya.")),
            Message(N_("Urutkan, dan hapus below hanya pada ambang terakhir.")),
        )


def check_week(draft: Draft) -> Iterator[Problem]:
    """Clocks in working days need to know which days these are."""
    units = {item["unit"].text for item in draft.institutions["clocks"].items()}
    calendar = draft.calendar
    if "working-days" in units and calendar.is_mapping and calendar["week"].missing:
        yield calendar["week"].problem(
            Message(N_("Tenggat hari kerja memerlukan week di kalender ini.")),
            Message(N_("Tambahkan week: dengan voting_day, rest dan holidays.")),
        )


def procedures(draft: Draft) -> Iterable[Part]:
    """Return the procedures."""
    return draft.institutions["procedures"].items()


def check_openers(draft: Draft) -> Iterator[Problem]:
    """A procedure is opened by an action, of an authority, or by an event."""
    actions = {item["id"].text or "": item for item in draft.each_action()}
    known = ids(draft.actions["actions"])
    for item in procedures(draft):
        extension = item["extension"]
        yield from dangling([item["weighs_as"], extension["action"]], known, ACTION)
        for opener in (*item["opened_by"].items(), extension):
            yield from _opener(opener, actions)
        for opener in item["opened_by"].items():
            yield from dangling([opener["action"]], known, ACTION)
            if opener["action"].missing == opener["event"].missing:
                yield opener.problem(
                    Message(N_("Perkara dibuka oleh tindakan atau oleh peristiwa.")),
                    Message(N_("Isi salah satu: action atau event.")),
                )


def _opener(opener: Part, actions: dict[str, Part]) -> Iterator[Problem]:
    action = actions.get(opener["action"].text or "")
    if action is not None:
        manners = ids(action["manners"]) or frozenset()
        yield from dangling([opener["manner"]], manners, MANNER)
        owners = {part.text or "" for part in action["authority"].items()}
        yield from dangling([opener["authority"]], owners, AUTHORITY)


def check_windows(draft: Draft) -> Iterator[Problem]:
    """A procedure's window opens before it closes."""
    for item in procedures(draft):
        first, last = item["window"]["first"], item["window"]["last"].number
        if first.number is not None and last is not None and first.number > last:
            yield first.problem(
                Message(N_("Perkara ini tertutup sebelum dapat dibuka.")),
                Message(
                    N_("Tulis hari {last} atau sebelumnya."), {"last": f"{last:g}"}
                ),
            )


def check_steps(draft: Draft) -> Iterator[Problem]:
    """A step has an actor, a time, and ways that lead on or to a result."""
    institutions = draft.institutions
    actors, clocks = ids(institutions["actors"]), ids(institutions["clocks"])
    for item in procedures(draft):
        steps = tuple(item["steps"].items())
        yield from repeated(step["id"] for step in steps)
        yield from dangling([item["extension"]["clock"]], clocks, CLOCK)
        for place, step in enumerate(steps):
            yield from dangling([step["by"]], actors, ACTOR)
            yield from dangling([step["clock"]], clocks, CLOCK)
            yield from ascending(step["takes"])
            yield from ascending(step["hours"])
            if step["clock"].missing == step["hours"].missing:
                yield step.problem(
                    Message(N_("Lama tahap ini tidak jelas.")),
                    Message(
                        N_("Isi clock bila hukum menetapkannya, selain itu hours.")
                    ),
                )
            following = {one["id"].text or "" for one in steps[place + 1 :]}
            yield from _ways(draft, step, following)


def _ways(draft: Draft, step: Part, following: set[str]) -> Iterator[Problem]:
    known = ids(draft.institutions["procedures"])
    for way in step["ways"].items():
        yield from dangling([way["to"]], following, STEP)
        yield from dangling([way["opens"]], known, PROCEDURE)
        for effect in way["effects"].items():
            yield from ascending(effect["size"])
        if way["to"].missing == way["result"].missing:
            yield way.problem(
                Message(N_("Tahap berakhir di tahap lain atau dengan suatu hasil.")),
                Message(N_("Isi salah satu: to atau result.")),
            )
    for margin in ("within", "over"):
        shares = [
            way["share"].number or 0.0
            for way in step["ways"].items()
            if way["margin"].missing or way["margin"].text == margin
        ]
        if step["ways"].is_list and abs(sum(shares) - 1) > 1e-6:
            yield step["ways"].problem(
                Message(N_("Jumlah peluang tahap ini {total}, bukan 1."),
                        {"total": f"{sum(shares):g}"}),
                Message(N_("Ubah share hingga jumlahnya tepat 1.")),
            )  # fmt: skip
            return


def results(item: Part) -> frozenset[str]:
    """Return the results that a procedure may have."""
    ways = [way for step in item["steps"].items() for way in step["ways"].items()]
    ends = [way[kind].text for way in ways for kind in ("result", "after_vote")]
    named = (*ends, item["withdrawn"].text)
    return frozenset(name for name in named if name is not None)


def check_grounds(draft: Draft) -> Iterator[Problem]:
    """No rule of conduct, which decides grades, rests on background knowledge."""
    for action in draft.each_action():
        for rule in action["conduct"].items():
            source = rule["source"].text or ""
            if "[bg" in source and "[seen" not in source and "[derived" not in source:
                yield rule["source"].problem(
                    Message(
                        N_("Aturan ini hanya bersandar pada pengetahuan umum [bg].")
                    ),
                    Message(N_("Sebutkan sumber [seen: …], atau hapus aturannya.")),
                )
