"""A change in words: where it is, and what it was and is."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel

from grading.workbench.diff.changes import Change
from grading.workbench.naming import issue_name
from grading.workbench.sheet import figure, joined
from sim.i18n import LANGUAGES, N_, Authored, Message, Readable
from sim.scenario.model import Scenario
from sim.scenario.problem import visible
from sim.world.names import WORDS as STATES

FIELDS = {
    "world": N_("wilayah"),
    "start_day": N_("hari mulai"),
    "end_day": N_("hari akhir"),
    "opens_hour": N_("jam mulai"),
    "districts": N_("kecamatan"),
    "population": N_("penduduk"),
    "tension": N_("ketegangan"),
    "neighbours": N_("tetangga"),
    "outline": N_("batas di peta"),
    "camps": N_("paslon"),
    "resources": N_("sumber daya"),
    "staff_hours_per_day": N_("jam-staf sehari"),
    "teams": N_("tim"),
    "rupiah": N_("anggaran (rupiah)"),
    "actions": N_("tindakan"),
    "questions": N_("pertanyaan"),
    "duties": N_("kewajiban dokumen"),
    "issues": N_("isu"),
    "onset": N_("hari mulai muncul"),
    "variants": N_("bagian sebab"),
    "stages": N_("tahap"),
    "exits": N_("menuju"),
    "per_day": N_("per hari"),
    "least_hours": N_("jam paling singkat"),
    "level": N_("tingkat"),
    "indicators": N_("isyarat"),
    "rumour": N_("desas-desus"),
    "responds_to": N_("daya tindakan"),
    "harm": N_("dampak krisis"),
    "violent": N_("bagian dengan kekerasan"),
    "fed_by": N_("didorong oleh"),
    "sources": N_("sumber"),
    "reliability": N_("ketepatan"),
    "coverage": N_("cakupan"),
    "delay_hours": N_("kelambatan (jam)"),
    "exaggerates": N_("membesar-besarkan"),
    "injects": N_("pesan penulis"),
    "background": N_("kabar sehari-hari"),
    "sender": N_("pengirim"),
    "at": N_("waktu"),
    "plans": N_("rencana"),
    "items": N_("butir"),
    "open_hours": N_("jendela dibuka (jam)"),
    "close_hours": N_("jendela ditutup (jam)"),
    "grace_hours": N_("kelonggaran (jam)"),
    "weight": N_("bobot"),
    "critical": N_("wajib"),
    "authority": N_("pihak berwenang"),
    "equivalents": N_("setara"),
    "after": N_("sesudah"),
    "detection": N_("deteksi"),
    "false_alarm_cost": N_("biaya alarm palsu"),
    "early_hours": N_("paling awal (jam)"),
    "best_hours": N_("terbaik (jam)"),
    "latest_useful_hours": N_("paling akhir berguna (jam)"),
    "calibration": N_("kalibrasi"),
    "estimates": N_("perkiraan acuan"),
    "base_rate": N_("peluang dasar"),
    "judgement": N_("penilaian"),
    "occasions": N_("kesempatan"),
    "penalties": N_("potongan"),
    "harms": N_("tindakan merugikan"),
    "share": N_("bagian"),
    "neutral": N_("netral"),
    "levels": N_("tingkat acuan"),
    "chance": N_("titik nol"),
    "total": N_("nilai gabungan"),
    "reasoning": N_("penalaran"),
}
"""What the fields of a scenario and a key are called; others by their own name."""
CAUSES = {
    "real": N_("nyata"), "mixed": N_("campuran"), "benign": N_("tidak berbahaya"),
}  # fmt: skip
ARROW = " › "
MOST = 8  # values of a list that are repeated
LONGEST = 48  # letters of a value that is repeated


def told(change: Change, scenario: Scenario) -> Readable:
    """Return a change as one line; ``scenario`` gives things their names."""
    where = place(change.path, scenario)
    if change.how == "added":
        text = N_("{where}: baru ({new})")
    elif change.how == "removed":
        text = N_("{where}: dihapus (dahulu {old})")
    elif change.word:
        text = N_("{where}: kata-katanya diubah")
    else:
        text = N_("{where}: {old} → {new}")
    values = {"where": where, "old": value(change.old), "new": value(change.new)}
    return Message(text, values)


def place(path: Sequence[str], scenario: Scenario) -> Readable:
    """Return where something is, from the outside in."""
    return joined([_part(name, scenario) for name in path], ARROW)


def _part(name: str, scenario: Scenario) -> Readable:
    if name in scenario.texts["id"].issues:
        return issue_name(scenario, name)
    for words in (FIELDS, STATES, CAUSES):
        if name in words:
            return Message(words[name])
    return Authored({"id": name, "en": name})


def value(found: object) -> Readable:
    """Return a value as people write it; of a whole thing what it is known by."""
    if isinstance(found, bool):
        return Message(N_("ya") if found else N_("tidak"))
    if isinstance(found, int | float):
        return figure(found, 4)
    if found is None:
        return Message(N_("tidak ada"))
    if isinstance(found, BaseModel):
        return _thing(found)
    if isinstance(found, tuple | list):
        return _several([value(item) for item in found])
    if isinstance(found, dict):
        return Message(N_("{count} isian"), {"count": len(found)})
    text = visible(str(found))
    cut = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return Authored({"id": cut, "en": cut})


def _thing(found: BaseModel) -> Readable:
    for name in ("id", "action", "to", "stage"):
        known = getattr(found, name, None)
        if isinstance(known, str):
            return Authored({"id": known, "en": known})
    return Message(N_("isian baru"))


def _several(items: Sequence[Readable]) -> Readable:
    rest = [Authored(dict.fromkeys(LANGUAGES, "…"))] if len(items) > MOST else []
    return joined([*items[:MOST], *rest]) if items else Message(N_("tidak ada"))
