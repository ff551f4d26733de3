"""The card's part on the gate: what robots earned in the version that was released."""

from __future__ import annotations

from grading.card.shape import Row, Section, row
from grading.key.model import Key
from grading.workbench.digests import key_digest
from grading.workbench.results import Golden, Marks
from sim.i18n import LANGUAGES, N_, Authored, Message
from sim.scenario.model import Scenario
from sim.world.result import decimal

SHOWN: dict[str, str] = {
    "never": N_("Tidak berbuat apa-apa"),
    "random": N_("Memutuskan dengan undian"),
    "always": N_("Selalu memberi alarm"),
    "midpoint": N_("Jawaban tengah untuk semuanya"),
    "shotgun": N_("Meminta semua tindakan sekaligus"),
    "late-model": N_("Tanggapan acuan yang terlambat"),
    "noisy-model": N_("Tanggapan acuan dengan salah kecil"),
    "model": N_("Tanggapan acuan"),
    "oracle": N_("Yang tahu segalanya"),
}


def gate_of(golden: Golden | None, scenario: Scenario, key: Key) -> Section:
    """Return what the robots earned, or that nothing has been recorded yet."""
    title = Message(N_("Gerbang"))
    if golden is None:
        text = N_("belum dicatat; jalankan scenario test dengan --record")
        return Section(title, (row(N_("Hasil"), text),))
    values = {
        "robots": len(golden.gate.means),
        "seeds": len(golden.gate.seeds),
        "version": golden.version,
    }
    text = N_("rata-rata {robots} robot di {seeds} benih, versi {version}")
    if not _current(golden, scenario, key):
        text = N_(
            "rata-rata {robots} robot di {seeds} benih, versi {version}; sejak itu "
            "skenario atau kuncinya berubah"
        )
    rows: list[Row] = [row(N_("Hasil"), text, **values)]
    rows += [
        (Message(name), _marks(golden.gate.means[robot]))
        for robot, name in SHOWN.items()
        if robot in golden.gate.means
    ]
    return Section(title, tuple(rows))


def _current(golden: Golden, scenario: Scenario, key: Key) -> bool:
    same_world = golden.fingerprint == scenario.fingerprint
    return same_world and golden.key == key_digest(key)


def _marks(marks: Marks) -> Authored:
    """Return the marks by dimension, as a reader of either language writes them."""
    shown = {name: decimal(round(mark, 2)) for name, mark in sorted(marks.items())}
    return Authored(
        {
            language: ", ".join(
                f"{name} {mark(language)}" for name, mark in shown.items()
            )
            for language in LANGUAGES
        }
    )
