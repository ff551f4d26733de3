"""The card's first part: for whom, what for, how long, and what stays."""

from __future__ import annotations

from grading.card.shape import Row, Section, row
from sim.i18n import LANGUAGES, N_, Authored, Message
from sim.scenario.card import Length, Mistake, Purpose, Spoken
from sim.scenario.model import Scenario

LENGTHS: dict[Length, str] = {
    "short": N_("pendek"),
    "session": N_("satu sesi"),
    "halfday": N_("setengah hari"),
}
MISTAKES: dict[Mistake, str] = {
    "FA": N_("alarm palsu (FA)"),
    "MS": N_("tanda lemah yang terlewat (MS)"),
    "OR": N_("reaksi berlebihan (OR)"),
    "SS": N_("percaya satu sumber (SS)"),
    "LR": N_("laporan terlambat (LR)"),
    "WA": N_("salah kewenangan (WA)"),
}


def purpose_of(said: Purpose, scenario: Scenario) -> Section:
    """Return what the author says of a scenario's use."""
    days = scenario.world.end_day - scenario.world.start_day + 1
    time = {
        "length": Message(LENGTHS[said.length]),
        "minutes": said.minutes,
        "days": days,
    }
    aims: list[Row] = [
        (Message(N_("Tujuan {number}"), {"number": number}), _spoken(aim))
        for number, aim in enumerate(said.objectives, 1)
    ]
    return Section(
        Message(N_("Untuk apa")),
        (
            (Message(N_("Sasaran")), _spoken(said.audience)),
            *aims,
            row(
                N_("Waktu di ruangan"),
                N_("{minutes} menit ({length}), untuk {days} hari dalam cerita"),
                **time,
            ),
            (Message(N_("Pelajaran")), _spoken(said.lesson)),
            (Message(N_("Kesalahan yang dilatih")), _mistakes(said)),
        ),
    )


def _mistakes(said: Purpose) -> Authored:
    texts = {
        language: ", ".join(Message(MISTAKES[code])(language) for code in said.mistakes)
        for language in LANGUAGES
    }
    return Authored(texts)


def _spoken(text: Spoken) -> Authored:
    return Authored(text.texts)
