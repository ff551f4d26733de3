"""The facilitator's four questions, filled with what this class was split on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grading.classview.decisions import Decision
from grading.classview.items import ItemStats
from grading.classview.names import Names
from grading.classview.rules import Rules
from sim.i18n import N_, Message, Readable

QUESTIONS = (
    N_("Apa yang seharusnya terjadi?"),
    N_("Apa yang terjadi?"),
    N_("Mengapa berbeda?"),
    N_("Apa yang akan kita lakukan lain kali?"),
)
RECALL = N_(
    "Layar dipadamkan, tiga menit, sendiri-sendiri: tulis apa yang diminta latihan "
    "ini, dan hari mana yang paling Anda ingat. Baru sesudah itu buka profil kelas."
)
INTENT = N_(
    "Minta dua orang membacakan tulisannya. Apakah keduanya menggambarkan tugas yang "
    "sama?"
)
SPLIT = N_(
    "{title}: “{firsts}” {first} orang, “{seconds}” {second} orang (dari {total}). "
    "Satu suara dari tiap kelompok: laporan mana yang sudah Anda pegang waktu itu?"
)
AGREED = N_(
    "Tidak ada keputusan yang membelah kelas. Tanyakan: apa yang membuat semua memilih "
    "sama, dan adakah yang ragu tetapi ikut saja?"
)
MISSED = N_(
    "{title}: tidak dilakukan oleh {missing} dari {due}. Apa yang menghalangi: tidak "
    "tahu, tidak yakin, tidak sempat, atau merasa tidak berwenang?"
)
WHY_OUTCOME = N_(
    "Keputusan yang sama dapat berakhir lain. Mana yang berasal dari keputusan, mana "
    "yang dari nasib?"
)
NEXT = N_(
    "Satu kalimat tertulis dari setiap orang: bila … saya akan …, paling lambat …. "
    "Kumpulkan tanpa nama, bacakan tiga."
)
ONE = N_("Satu kebiasaan bersama untuk kantor ini: siapa memulai, kapan diperiksa?")


@dataclass(frozen=True)
class Question:
    """One of the four questions, with prompts in the order to use them."""

    text: Readable
    prompts: tuple[Readable, ...]


def script(
    split: Sequence[Decision],
    missed: Sequence[ItemStats],
    names: Names,
    rules: Rules,
) -> tuple[Question, ...]:
    """Return the four questions for a class that is ``split`` and ``missed`` these."""
    most = rules.asked.value
    asked = [_split(one) for one in split[:most]] or [Message(AGREED)]
    blocked = [_missed(one, names) for one in missed[:most]]
    prompts: tuple[tuple[Readable, ...], ...] = (
        (Message(RECALL), Message(INTENT)),
        tuple(asked),
        (*blocked, Message(WHY_OUTCOME)),
        (Message(NEXT), Message(ONE)),
    )
    return tuple(
        Question(Message(text), own)
        for text, own in zip(QUESTIONS, prompts, strict=True)
    )


def _split(one: Decision) -> Message:
    first, second = one.choices[:2]
    values = {
        "title": one.title,
        "first": first.count,
        "firsts": first.label,
        "second": second.count,
        "seconds": second.label,
        "total": one.total,
    }
    return Message(SPLIT, values)


def _missed(one: ItemStats, names: Names) -> Message:
    values = {
        "title": names.title(one.dimension, one.id, one.issue),
        "missing": one.verdicts.get("missing", 0),
        "due": one.due,
    }
    return Message(MISSED, values)
