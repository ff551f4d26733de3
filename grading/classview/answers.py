"""The answers that can be given, in words, and what the key says of each decision."""

from __future__ import annotations

from collections.abc import Sequence

from grading.classview.items import ItemStats
from grading.classview.names import Names
from grading.classview.numbers import Spread
from grading.classview.rules import Rules
from grading.classview.summary import Summary
from grading.panel.figures import figure
from grading.result import Look
from sim.i18n import N_, Authored, Message, Readable

SILENT = "–"
RIGHT = ("on-time", "hit", "restrained")
VERDICTS = {
    "on-time": N_("tepat waktu"),
    "late": N_("terlambat"),
    "early": N_("terlalu dini"),
    "missing": N_("tidak dilakukan"),
    "hit": N_("memperingatkan pada waktunya"),
    "missed": N_("tidak memperingatkan pada waktunya"),
    "restrained": N_("menilai tanpa peringatan keliru"),
    "false": N_("peringatan keliru"),
    "unassessed": N_("tidak dijawab"),
}
AFTER = {
    "act": N_("meminta tindakan"),
    "paper": N_("mengirim dokumen"),
    "judge": N_("hanya menilai tingkat"),
    "nothing": N_("tidak memutuskan apa pun"),
}
NO_KEY = N_(
    "Kunci tidak menetapkan satu jawaban untuk pesan ini. Tanyakan: siapa yang "
    "berwenang menjawab, dan dengan laporan yang mana?"
)
ACT = N_("{action}, dalam {hours} jam sejak ada dasarnya.")
ALERT = N_("Peringatan dari {early} sampai {late} jam sebelum pecah bernilai penuh.")
CALM = N_(
    "Tanpa tindakan pun isu ini tidak pecah: nyatakan tingkatnya, jangan membunyikan "
    "peringatan tanpa dasar."
)
JUDGED = N_("Jawaban kunci: {best}.")
SEVERAL = N_(
    "Jawaban kunci bergantung pada yang sudah diketahui saat menjawab: {answers}."
)
FORECAST = N_(
    "Perkiraan acuan dari laporan yang sama: rata-rata {mean}% ({low}–{high}%). "
    "Terjadi di {happened} dari {worlds} dunia peserta."
)
DELAY = N_(
    "Median {middle} jam sejak ada dasarnya (separuh kelas {first}–{third} jam)."
)
MOMENT = {"middle": N_("{question} (pertengahan)"), "last": N_("{question} (terakhir)")}
BUCKETS = {
    "low": N_("paling tinggi {low}%"),
    "middle": N_("antara {low}% dan {high}%"),
    "high": N_("paling rendah {high}%"),
}


def bucket(percent: int | None, rules: Rules) -> str:
    """Return the group that a stated chance falls into."""
    if percent is None:
        return SILENT
    if percent <= rules.low.value:
        return "low"
    return "high" if percent >= rules.high.value else "middle"


def buckets(rules: Rules) -> dict[str, Readable]:
    """Return what the groups of chances are called."""
    values = {"low": rules.low.value, "high": rules.high.value}
    found: dict[str, Readable] = {k: Message(v, values) for k, v in BUCKETS.items()}
    return found | {SILENT: Message(VERDICTS["unassessed"])}


def moment(question: Readable, when: str) -> Message:
    """Return a question at the middle or the end of its time."""
    return Message(MOMENT[when], {"question": question})


def after(result: Summary, minute: int, span: int) -> str:
    """Return the strongest thing that was done in the ``span`` minutes after."""

    def within(at: int) -> bool:
        return minute <= at <= minute + span

    if any(within(act.minute) and act.met for act in result.acts):
        return "act"
    if any(within(paper.minute) for paper in result.papers):
        return "paper"
    return "judge" if any(within(s.minute) for s in result.levels) else "nothing"


def delay(found: Spread | None) -> Readable | None:
    """Return how long people took, ``None`` if nobody did it."""
    if found is None:
        return None
    values = {
        "middle": round(found.middle),
        "first": round(found.first),
        "third": round(found.third),
    }
    return Message(DELAY, values)


def of_item(one: ItemStats, names: Names) -> Readable:
    """Return the key's answer to an item, in one sentence."""
    if one.dimension == "D3":
        if len(one.best) > 1:
            answers = "; ".join(f"{best} ({n})" for best, n in sorted(one.best.items()))
            return Message(SEVERAL, {"answers": answers})
        return Message(JUDGED, {"best": next(iter(one.best), SILENT)})
    if one.dimension == "D1":
        if not one.id.startswith("ancaman/"):
            return Message(CALM)
        rules = names.key.detection
        values = {
            "early": _hours(rules.best_hours),
            "late": _hours(rules.latest_useful_hours),
        }
        return Message(ALERT, values)
    item = names.key_items.get(one.id)
    if item is None:
        return names.title(one.dimension, one.id, one.issue)
    hours = _hours(item.close_hours)
    return Message(ACT, {"action": names.action(item.action), "hours": hours})


def _hours(value: float) -> Authored:
    return figure(value, 0 if value % 1 == 0 else 1)


def of_forecast(looks: Sequence[Look]) -> Message:
    """Return what the reference said of a question, and what came of it."""
    chances = [100 * look.estimate for look in looks]
    values = {
        "mean": figure(sum(chances) / len(chances), 0),
        "low": figure(min(chances), 0),
        "high": figure(max(chances), 0),
        "happened": sum(look.happened for look in looks),
        "worlds": len(looks),
    }
    return Message(FORECAST, values)
