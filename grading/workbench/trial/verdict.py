"""What the test comes to, in plain words: what has to be mended, and what to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import fmean

from grading.gate import mend as mended
from grading.workbench.sheet import figure, joined
from grading.workbench.trial.levers import Lever
from grading.workbench.trial.names import outcome, player, thing
from grading.workbench.trial.reach import Reached
from grading.workbench.trial.sensitivity import MARK, Moved
from grading.workbench.trial.separation import Separation
from grading.workbench.trial.settings import settings
from grading.workbench.trial.trial import Gated, Trial
from sim.i18n import N_, Message, Readable


@dataclass(frozen=True)
class Remark:
    """Something found. ``mend``: what to do about it; ``None``: it is good to know."""

    message: Readable
    mend: Readable | None = None

    @property
    def said(self) -> Readable:
        """Return it as one line."""
        if self.mend is None:
            return self.message
        text = N_("{message} Perbaikan: {mend}")
        return Message(text, {"message": self.message, "mend": self.mend})


def remarks(found: Gated) -> tuple[Remark, ...]:
    """Return what was found, what has to be mended first."""
    every = [*_gate(found), *_scales(found)]
    if isinstance(found, Trial):
        every += [*_missing(found), *_moving(found)]
    return tuple(sorted(every, key=lambda one: one.mend is None))


def mends(found: Gated) -> int:
    """Return how many things have to be mended."""
    return sum(one.mend is not None for one in remarks(found))


def _remark(text: str, mend: str | None = None, **values: object) -> Remark:
    return Remark(
        Message(text, values), None if mend is None else Message(mend, values)
    )


def _gate(found: Gated) -> Iterator[Remark]:
    for finding in found.gate.broken:
        limit = finding.bound.least
        if finding.bound.most is not None and finding.mean > finding.bound.most:
            limit = finding.bound.most
        text = N_(
            "Gerbang: {player} mendapat {mean} di {dimension}, batasnya {limit} "
            "({bound})."
        )
        values = {
            "player": player(finding.player),
            "mean": figure(finding.mean),
            "dimension": finding.dimension,
            "limit": figure(limit or 0),
            "bound": finding.bound.id,
        }
        yield Remark(Message(text, values), mended(finding, found.gate.played))


MISSING = {
    "inject": (
        N_("{thing} tidak pernah terkirim di {worlds} dunia."),
        N_("longgarkan syaratnya atau ubah waktunya, atau hapus pesan itu."),
    ),
    "stage": (
        N_("{thing} tidak pernah tercapai di {worlds} dunia."),
        N_("naikkan laju ke tahap itu atau majukan awal isunya."),
    ),
    "item": (
        N_("{thing} tidak pernah dapat dipenuhi tanggapan acuan di {worlds} dunia."),
        N_("ubah dasarnya, perlebar jendelanya, atau ringankan tindakan yang lain."),
    ),
}
RARE = {
    "inject": N_("{thing} jarang terkirim: {share}% dunia."),
    "stage": N_("{thing} jarang tercapai: {share}% dunia."),
    "item": N_("{thing} jarang dapat dipenuhi: {share}% dunia."),
}


def _missing(found: Trial) -> Iterator[Remark]:
    worlds = len(found.worlds)
    for one in found.reached:
        what = thing(found.scenario, found.key, one)
        if one.missing:
            text, mend = MISSING[one.what]
            yield _remark(text, mend, thing=what, worlds=worlds)
        elif one.rare:
            yield _remark(RARE[one.what], thing=what, share=_percent(one))


def _percent(one: Reached) -> int:
    share = one.model if one.what == "item" else max(one.never, one.model)
    return round(100 * share)


SCALES = {
    "D1": N_(
        "beri waktu antara isyarat ambang dan krisis, atau perjelas beda isu yang "
        "nyata dan yang tidak."
    ),
    "D2": N_(
        "pilih pertanyaan yang peluangnya berubah oleh kabar yang masuk, lalu jalankan "
        "kalibrasi lagi."
    ),
    "D3": N_("tambah kesempatan menilai yang jawaban tepatnya berlainan."),
    "D4": N_(
        "beri bobot lebih pada tindakan yang khas bagi isu, dan rapatkan jendelanya."
    ),
}


def _scales(found: Gated) -> Iterator[Remark]:
    """Yield where the marks do not tell good play from worse, and ought to."""
    for one in found.separations:
        if one.seen or not one.needed:
            continue
        if one.chance < settings().apart:
            text = N_(
                "{dimension} tidak memisahkan {better} dari {worse}: selisih {mean} "
                "[{low}; {high}]."
            )
            yield _remark(text, SCALES[one.dimension], **_pair(one))
        else:
            text = N_(
                "{dimension} memisahkan {better} dari {worse}, tetapi belum pasti "
                "dengan {seeds} benih: selisih {mean} [{low}; {high}]."
            )
            yield _remark(text, None, **_pair(one))


def _pair(one: Separation) -> dict[str, object]:
    return {
        "dimension": one.dimension,
        "seeds": len(one.over.values),
        "better": player(one.better),
        "worse": player(one.worse),
        "mean": figure(one.over.mean),
        "low": figure(one.over.low),
        "high": figure(one.over.high),
    }


def _moving(found: Trial) -> Iterator[Remark]:
    if not found.effect["crises"].high < 0:
        yield _idle(found)
    for one in found.moved:
        yield from _heavy(found, one)
    yield from _strongest(found)


def _idle(found: Trial) -> Remark:
    """Return that the response can hardly be seen to change what happens."""
    crises = found.effect["crises"]
    without = fmean(world.never.came["crises"] for world in found.worlds)
    small = -crises.mean < settings().heavy * without
    return _remark(
        N_(
            "Tanggapan acuan tidak nyata mengubah jalannya dunia: krisis {mean} per "
            "riwayat [{low}; {high}], tanpa tindakan {without}."
        ),
        N_("tinggikan responds_to isu bagi tindakan yang memang menanganinya.")
        if small
        else None,
        mean=figure(crises.mean),
        low=figure(crises.low),
        high=figure(crises.high),
        without=figure(without),
    )


def _heavy(found: Trial, one: Moved) -> Iterator[Remark]:
    for pulled in (one.low, one.high):
        mark = pulled.played.get(MARK)
        if mark is not None and mark.high < -settings().heavy / 2 < 0:
            yield _remark(
                N_(
                    "Nilai tanggapan acuan bergantung pada satu angka: {lever} × "
                    "{factor} mengubahnya {mean} [{low}; {high}]."
                ),
                lever=one.lever.name(found.scenario),
                factor=figure(pulled.factor),
                mean=figure(mark.mean),
                low=figure(mark.low),
                high=figure(mark.high),
            )


def _strongest(found: Trial) -> Iterator[Remark]:
    """Yield what moves each outcome most; one line for what moves several."""
    most: dict[Lever, list[Readable]] = {}
    for name in found.effect:
        lever = _mover(found, name)
        if lever is not None:
            most.setdefault(lever, []).append(outcome(name))
    for lever, names in most.items():
        yield _remark(
            N_("Yang paling menggerakkan {outcome}: {lever}."),
            outcome=joined(names),
            lever=lever.name(found.scenario),
        )


def _mover(found: Trial, name: str) -> Lever | None:
    """Return the lever that surely moves an outcome, and most; ``None``: none does."""
    sure = [
        (abs(d.mean), one.lever)
        for one in found.moved
        for d in (one.low.idle.get(name), one.high.idle.get(name))
        if d is not None and (d.low > 0 or d.high < 0)
    ]
    return max(sure, key=lambda pair: pair[0])[1] if sure else None
