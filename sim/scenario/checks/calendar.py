"""The electoral calendar: stages without gaps that cover the whole scenario."""

from __future__ import annotations

from collections.abc import Iterator

from sim.i18n import LANGUAGES, N_, Message
from sim.scenario.checks.common import matching, repeated
from sim.scenario.checks.kinds import ELECTORAL_STAGE
from sim.scenario.draft import Draft, ids
from sim.scenario.problem import Problem

NEEDED = ("campaign", "quiet")  # what the catalogue's legal conditions refer to


def check_calendar_id(draft: Draft) -> Iterator[Problem]:
    """A calendar is called what its file is called."""
    own, wanted = draft.calendar["id"], draft.world["calendar"].text
    if own.text is not None and wanted is not None and own.text != wanted:
        yield own.problem(
            Message(N_("Id kalender berbeda dari nama berkasnya.")),
            Message(N_("Tulis id: {name}."), {"name": wanted}),
        )


def check_stages(draft: Draft) -> Iterator[Problem]:
    """Each stage begins on the day after the one before has ended."""
    stages = tuple(draft.calendar["stages"].items())
    yield from repeated(stage["id"] for stage in stages)
    before: float | None = None
    for stage in stages:
        first, last = stage["first"].number, stage["last"].number
        if before is not None and first is not None and first != before + 1:
            yield stage["first"].problem(
                Message(N_("Ada celah atau tumpang tindih dengan tahap sebelumnya.")),
                Message(N_("Tulis first: {day}."), {"day": f"{before + 1:g}"}),
            )
        if first is not None and last is not None and first > last:
            yield stage["last"].problem(
                Message(N_("Tahap ini berakhir sebelum dimulai.")),
                Message(N_("Tulis last yang tidak kurang dari first.")),
            )
        before = last


def check_needed(draft: Draft) -> Iterator[Problem]:
    """The stages that legal conditions refer to exist."""
    stages = draft.calendar["stages"]
    known = ids(stages)
    for name in NEEDED:
        if known is not None and name not in known:
            yield stages.problem(
                Message(N_("Tidak ada tahap {name}."), {"name": name}),
                Message(
                    N_("Beri id {name} pada tahap itu; syarat tindakan merujuknya."),
                    {"name": name},
                ),
            )


def check_covers(draft: Draft) -> Iterator[Problem]:
    """The calendar reaches from the scenario's first day to its last."""
    span, stages = draft.span(), tuple(draft.calendar["stages"].items())
    if span is None or not stages:
        return
    bounds = (
        (stages[0]["first"], span[0], "start_day"),
        (
            stages[-1]["last"],
            span[1],
            "end_day",
        ),
    )
    for (end, day, field), early in zip(bounds, (True, False), strict=True):
        if end.number is None:
            continue
        if end.number > day if early else end.number < day:
            yield draft.world[field].problem(
                Message(N_("Kalender tidak mencakup hari {day}."), {"day": f"{day:g}"}),
                Message(
                    N_("Pilih hari dalam kalender (batasnya {end}), atau perpanjang."),
                    {"end": f"{end.number:g}"},
                ),
            )


def check_stage_names(draft: Draft) -> Iterator[Problem]:
    """Every stage has a name in every language, and nothing else has."""
    known = ids(draft.calendar["stages"])
    for language in LANGUAGES:
        yield from matching(draft.calendar["names"][language], known, ELECTORAL_STAGE)
