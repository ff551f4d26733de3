"""What an instructor should know before using a panel's votes: told, never acted on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grading.panel.agreement import Agreement, agreement
from grading.panel.figures import figure
from grading.panel.items import Questionnaire
from grading.panel.key import is_keyed
from grading.panel.settings import Settings, load_settings
from grading.panel.stability import Stability, stability
from grading.panel.votes import Votes
from sim.i18n import N_, Message


@dataclass(frozen=True)
class Panel:
    """A panel's votes with everything that is computed from them."""

    asked: Questionnaire
    votes: Votes
    settings: Settings
    agreement: Agreement
    stability: Stability

    @property
    def size(self) -> int:
        """How many panellists voted."""
        return len(self.votes.panellists)

    @property
    def findings(self) -> tuple[Message, ...]:
        """Everything to know before the votes are used, most important first."""
        found = (_size, _items, _midpoint, _outliers, _deciding, _ratings)
        return tuple(message for find in found for message in find(self))


def panel(
    asked: Questionnaire, votes: Votes, settings: Settings | None = None
) -> Panel:
    """Return a panel's votes with its agreement and stability."""
    used = settings or load_settings()
    return Panel(
        asked=asked,
        votes=votes,
        settings=used,
        agreement=agreement(asked, votes, used.outlier.value),
        stability=stability(asked, votes),
    )


def _size(found: Panel) -> Iterator[Message]:
    values = {
        "n": found.size,
        "least": found.settings.least.value,
        "better": found.settings.better.value,
    }
    if not found.size:
        text = N_(
            "Belum ada suara. Tiap butir dinilai dengan satu jawaban terbaik dari "
            "penyusun beserta jawaban lain yang diterima (basis: authored)."
        )
    elif found.size < found.settings.least.value:
        text = N_(
            "Baru {n} panelis; kunci panel memerlukan {least}. Sampai itu tiap butir "
            "dinilai dengan satu jawaban terbaik dari penyusun beserta jawaban lain "
            "yang diterima (basis: authored)."
        )
    elif found.size < found.settings.better.value:
        text = N_(
            "{n} panelis: cukup untuk kunci panel; {better} atau lebih, lebih baik."
        )
    else:
        text = N_("{n} panelis: kunci panel.")
    yield Message(text, values)


def _items(found: Panel) -> Iterator[Message]:
    least = found.settings.least.value
    for spread in found.agreement.spreads:
        values = {"item": spread.item.id, "n": spread.n, "least": least}
        if not is_keyed(spread.item, found.votes, least):
            text = N_(
                "{item}: {n} suara dan tanpa jawaban penyusun; butir ini tidak masuk "
                "kunci."
            )
            yield Message(text, values)
        elif found.size >= least > spread.n:
            text = N_("{item}: hanya {n} suara; jawaban penyusun yang dipakai.")
            yield Message(text, values)
        if spread.flat:
            text = N_(
                "{item}: semua jawaban mendapat suara sama banyak; butir ini tidak "
                "membedakan siapa pun."
            )
            yield Message(text, values)


def _midpoint(found: Panel) -> Iterator[Message]:
    share, most = found.agreement.midpoint_share, found.settings.midpoint.value
    if share is not None and share > most:
        text = N_(
            "Jawaban terbanyak jatuh di titik tengah pada {share}% butir, lebih dari "
            "{most}%: selalu memilih tengah jadi menguntungkan. Ubah atau ganti "
            "sebagian butir itu."
        )
        values = {"share": round(100 * share), "most": round(100 * most)}
        yield Message(text, values)


def _outliers(found: Panel) -> Iterator[Message]:
    outliers = [one for one in found.agreement.panellists if one.outlier]
    for one in outliers:
        text = N_(
            "{code} jauh dari jawaban terbanyak panelis lain (jarak {distance}). "
            "Bacalah alasannya; suaranya tetap dihitung."
        )
        yield Message(text, {"code": one.code, "distance": figure(one.distance)})
    if outliers and found.size > found.settings.better.value:
        text = N_(
            "Di atas {better} panelis, membuang suara semacam itu hampir tak mengubah "
            "kunci."
        )
        yield Message(text, {"better": found.settings.better.value})


def _deciding(found: Panel) -> Iterator[Message]:
    """Tell which items hang on one voice, where the panel's choice is the key."""
    least = found.settings.least.value
    for one in found.stability.items:
        keyed = one.item.kind != "rating" and len(found.votes.on(one.item)) >= least
        if one.deciding and keyed:
            text = N_(
                "{item}: jawaban terbanyak berubah bila satu panelis tidak ikut "
                "({codes})."
            )
            codes = ", ".join(one.deciding)
            yield Message(text, {"item": one.item.id, "codes": codes})


def _ratings(found: Panel) -> Iterator[Message]:
    count = sum(item.kind == "rating" for item in found.asked.items)
    least = found.settings.least_ratings.value
    if 0 < count < least:
        text = N_(
            "Hanya {count} butir rating; korelasi dengan profil panel baru berarti "
            "mulai {least} butir."
        )
        yield Message(text, {"count": count, "least": least})
