"""The report's figures of whole distributions: counts, crowds, the warning curve."""

from __future__ import annotations

from sim.ensemble import trials
from sim.ensemble.report.drawing import (
    ALL,
    BAND,
    DOCUMENTED,
    INK,
    PALE,
    Picture,
    drawing,
    svg,
)
from sim.ensemble.validate import Validation
from sim.i18n import N_, Language, Message, translate


def counts(found: Validation, language: Language) -> Picture:
    """Draw how many incidents regencies have, beside the documented distribution."""
    import numpy as np
    from scipy.stats import nbinom

    seen = found.table.counts()
    most = int(max(seen.max(initial=0), 12))
    amount = found.evidence.item("incidents-per-cycle").value or 0.0
    shape = found.evidence.item("regency-shape").value or 1.0
    mean = amount * found.table.covered()
    places = np.arange(most + 1)
    share = np.bincount(seen.astype(int), minlength=most + 1) / len(seen)
    expected = nbinom.pmf(places, shape, shape / (shape + mean))
    figure, axes = drawing(2.3)
    axes.bar(places, 100 * share, color=BAND, edgecolor=INK, lw=0.6,
             label=translate(ALL, language))  # fmt: skip
    axes.plot(places, 100 * expected, "D-", color=INK, mfc=PALE, markersize=4, lw=1,
              label=translate(DOCUMENTED, language))  # fmt: skip
    axes.locator_params(axis="x", integer=True)
    axes.set_xlabel(translate(N_("Insiden per kabupaten"), language))
    axes.set_ylabel("%")
    axes.legend(fontsize=7, frameon=False)
    alt = Message(
        N_("{none}% kabupaten simulasi tanpa insiden, menurut data {wanted}%."),
        {"none": round(100 * share[0]), "wanted": round(100 * expected[0])},
    )
    caption = N_("Sebaran jumlah insiden antarkabupaten (tiap benih satu kabupaten).")
    return Picture(svg(figure), alt(language), translate(caption, language))


def crowds(found: Validation, language: Language) -> Picture:
    """Draw the share of crowds below a size, beside the documented log-normal."""
    import numpy as np
    from scipy.stats import norm

    median = found.evidence.item("crowd-median").value or 1.0
    spread = found.evidence.item("crowd-log-sd").value or 1.0
    sizes = np.sort(found.table.crowd[found.table.crowd > 0])
    if not len(sizes):
        sizes = np.array([median])
    shares = 100 * (np.arange(len(sizes)) + 1) / len(sizes)
    grid = np.geomspace(5, 10_000, 80)
    figure, axes = drawing(2.3)
    axes.step(sizes, shares, where="post", color=INK, lw=1.4,
              label=translate(ALL, language))  # fmt: skip
    axes.plot(grid, 100 * norm.cdf(np.log(grid / median) / spread), "--", color=INK,
              lw=1, label=translate(DOCUMENTED, language))  # fmt: skip
    axes.set_xscale("log")
    axes.set_xlim(5, 10_000)
    axes.set_xlabel(translate(N_("Besarnya massa (orang)"), language))
    axes.set_ylabel("%")
    axes.legend(fontsize=7, frameon=False)
    alt = Message(
        N_("Separuh massa simulasi di bawah {half} orang, menurut data {wanted}."),
        {"half": round(float(np.median(sizes))), "wanted": round(median)},
    )
    caption = N_("Bagian insiden dengan massa lebih kecil dari ukuran tertentu.")
    return Picture(svg(figure), alt(language), translate(caption, language))


def warning(found: Validation, language: Language) -> Picture:
    """Draw the warning curve of a plain indicator count."""
    points = trials.curve(found.calm.runs, "warnings")
    figure, axes = drawing(2.8)
    false, true = ([100 * p[side] for p in points] for side in (0, 1))
    axes.plot(false, true, "o-", color=INK, markersize=3, lw=1.2)
    axes.plot([0, 100], [0, 100], ":", color=INK, lw=1)
    axes.set_aspect("equal")
    axes.set_xlabel(translate(N_("Peringatan keliru, %"), language))
    axes.set_ylabel(translate(N_("Kekerasan yang diperingatkan, %"), language))
    alt = Message(
        N_("Kurva peringatan dari hitungan indikator; luas di bawahnya {auc}."),
        {"auc": f"{found.finding('warning-skill').all.value:.2f}"},
    )
    caption = N_("Peringatan dari hitungan indikator. Titik-titik: menebak saja.")
    return Picture(svg(figure), alt(language), translate(caption, language))
