"""What only playing shows: luck, silence before a crisis, likeness, too much mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from statistics import fmean

from grading.workbench.quality.limits import load_limits
from grading.workbench.quality.remark import Remark, remark
from grading.workbench.quality.subject import Subject
from grading.workbench.quality.worlds import Played
from sim.i18n import N_

Worlds = Sequence[Played]


def check(subject: Subject, worlds: Worlds) -> Iterator[Remark]:
    """Yield the remarks on what was played."""
    yield from unheard(subject, worlds)
    yield from lucky(subject, worlds)
    yield from alike(subject, worlds)
    yield from crowded(subject, worlds)


def unheard(subject: Subject, worlds: Worlds) -> Iterator[Remark]:
    """Yield the issues that often break though nobody had told of them in time."""
    limits, key = load_limits(), subject.key
    assert key is not None
    ahead = key.detection.latest_useful_hours * 60
    for part in subject.draft.each_issue():
        name = part["id"].text or ""
        runs = [world.issues[name] for world in worlds]
        broke = [(run.broke, run.first) for run in runs if run.broke is not None]
        silent = sum(first is None or first > at - ahead for at, first in broke)
        share = silent / len(broke) if broke else 0.0
        enough = len(broke) >= limits.unheard_crises.value
        if enough and share > limits.unheard_most.value:
            yield remark(
                "undetectable",
                part,
                N_(
                    "Dalam {silent} dari {count} dunia isu ini memuncak tanpa satu "
                    "laporan pun sebelum peringatan terakhir yang berguna "
                    "({hours} jam sebelumnya)."
                ),
                N_(
                    "Perlambat tahap awalnya, atau naikkan per_day indikator awal "
                    "atau coverage sumbernya."
                ),
                silent=silent,
                count=len(broke),
                hours=round(key.detection.latest_useful_hours),
            )


def lucky(subject: Subject, worlds: Worlds) -> Iterator[Remark]:
    """Yield key items that few worlds ask for, or that can seldom be done in time."""
    limits, key = load_limits(), subject.key
    assert key is not None
    places = [
        (plan, item)
        for plan, one in enumerate(key.plans)
        for item in range(len(one.items))
    ]
    for number, (plan, item) in enumerate(places):
        part = subject.keyed["plans"].item(plan)["items"].item(item)
        tried = [world.items[number] for world in worlds]
        grounds = sum(one.ground for one in tried)
        earned = sum(one.earned for one in tried)
        if grounds < limits.ground_least.value * len(worlds):
            yield remark(
                "by-luck",
                part["ground"],
                N_(
                    "Dasar tindakan kunci ini hanya muncul di {grounds} dari {worlds} "
                    "dunia."
                ),
                N_("Pilih dasar yang lebih sering ada, atau hapus butir ini."),
                grounds=grounds,
                worlds=len(worlds),
            )
        elif (
            grounds >= limits.earned_worlds.value
            and earned < limits.earned_least.value * grounds
        ):
            yield remark(
                "seldom-in-time",
                part["close_hours"],
                N_(
                    "Tanggapan model sempat melakukannya hanya di {earned} dari "
                    "{grounds} dunia yang memberi dasarnya."
                ),
                N_("Perlebar jendela, atau ringankan tindakan lain pada saat itu."),
                earned=earned,
                grounds=grounds,
            )


def likeness(one: Played, other: Played) -> float:
    """Return the share of early messages that two seeds have in common, 0 to 1."""
    either = one.told | other.told
    return len(one.told & other.told) / len(either) if either else 1.0


def alike(subject: Subject, worlds: Worlds) -> Iterator[Remark]:
    """Yield a remark if two of the first seeds read alike."""
    limits = load_limits()
    first = worlds[: int(limits.alike_seeds.value)]
    found = [(likeness(a, b), a.seed, b.seed) for a, b in combinations(first, 2)]
    share, one, other = max(found, default=(0.0, 0, 0))
    if share > limits.alike_most.value:
        yield remark(
            "seeds-alike",
            subject.draft.issues["issues"],
            N_(
                "Benih {one} dan {other} terbaca sama: {share:.0%} pesan awalnya tidak "
                "berbeda."
            ),
            N_("Tambah kecamatan asal, variasi kalimat, atau rentang onset."),
            one=one,
            other=other,
            share=share,
        )


def crowded(subject: Subject, worlds: Worlds) -> Iterator[Remark]:
    """Yield remarks if there is more to read than there are hours for it."""
    limits, card = load_limits(), subject.card
    mean = fmean(sum(world.a_day) for world in worlds)
    if card is not None and card.minutes < mean * limits.minutes_a_report.value:
        yield remark(
            "too-many-reports",
            subject.carded["minutes"],
            N_("Rata-rata {count} laporan untuk {minutes} menit permainan."),
            N_(
                "Perpanjang waktunya, perpendek rentang hari, atau kurangi per_day "
                "indikator dan kabar sehari-hari; paling banyak {most} laporan."
            ),
            count=round(mean),
            minutes=card.minutes,
            most=int(card.minutes / limits.minutes_a_report.value),
        )
    hours = subject.scenario.world.resources.staff_hours_per_day
    minutes = hours * limits.day_share.value * 60
    most = int(minutes / limits.staff_minutes_a_report.value)
    worst = fmean(max(world.a_day, default=0) for world in worlds)
    if worst > most:
        yield remark(
            "too-many-reports",
            subject.draft.world["resources"]["staff_hours_per_day"],
            N_(
                "Hari tersibuk rata-rata membawa {worst} laporan; {hours} jam kerja "
                "staf sehari cukup untuk membaca {most}."
            ),
            N_("Naikkan jam kerja, atau kurangi laporan pada hari-hari puncak."),
            worst=round(worst),
            hours=hours,
            most=most,
        )
