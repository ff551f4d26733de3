"""The closing table: a line per participant, and what somebody has to look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from grading.course import late, ledger
from grading.course.assignment import REPORT
from grading.course.book import Standing
from grading.course.ledger import Entry
from sim.i18n import N_, Language, translate

FIRST = N_("peserta")
HEADS = (
    N_("laporan khusus"),
    N_("jumlah nilai"),
    N_("keterangan"),
)
WAITING = N_("menunggu penilai")
OPEN = N_("latihan belum ditutup")
MENDED = N_("nilai nbgrader diganti dengan hasil putar ulang: {names}")
TWIN = N_("jurnal dengan nama acak yang sama dengan peserta lain; periksa")
CONDUCT = N_("pelanggaran: {count}")
FAILED = N_("nbgrader gagal; lihat {path}")
STRANGER = N_("Tidak dinilai, nama berkas tidak dikenal: {name}")
NOBODY = N_("Belum ada kiriman.")


def table(
    standings: Sequence[Standing],
    entries: dict[str, Entry],
    language: Language,
    failed: dict[str, str] | None = None,
) -> str:
    """Return the table as text; ``failed`` maps participants to their log's path."""
    if not standings:
        return translate(NOBODY, language)
    twins = ledger.twins(entries)
    names = [name for name in standings[0].points if name != REPORT]
    rows = [[translate(head, language) for head in (FIRST, *names, *HEADS)]]
    for standing in standings:
        entry = entries.get(standing.student)
        notes = list(_notes(standing, entry, language))
        if standing.student in twins:
            notes.append(translate(TWIN, language))
        if failed and standing.student in failed:
            log = failed[standing.student]
            notes.append(translate(FAILED, language).format(path=log))
        rows.append([*_cells(standing, language), "; ".join(notes)])
    return "\n".join(_lines(rows))


def _cells(standing: Standing, language: Language) -> list[str]:
    points = [f"{p:.2f}" for name, p in standing.points.items() if name != REPORT]
    report = f"{standing.points[REPORT]:.2f}"
    shown = translate(WAITING, language) if standing.waiting else report
    return [standing.student, *points, shown, f"{standing.total:.2f}"]


def _notes(
    standing: Standing, entry: Entry | None, language: Language
) -> Iterable[str]:
    if standing.marks.problem is not None:
        yield standing.marks.problem.message(language)
    elif entry is not None and not entry.closed:
        yield translate(OPEN, language)
    if standing.late:
        yield late.told(standing.late, standing.off, language)
    result = standing.marks.result
    if result is not None and result.flags:
        yield translate(CONDUCT, language).format(count=len(result.flags))
    if standing.mended:
        names = ", ".join(standing.mended)
        yield translate(MENDED, language).format(names=names)


def _lines(rows: list[list[str]]) -> Iterable[str]:
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]) - 1)]
    for row in rows:
        first = row[0].ljust(widths[0])
        rest = (
            cell.rjust(width) for cell, width in zip(row[1:-1], widths[1:], strict=True)
        )
        yield "  ".join((first, *rest, row[-1])).rstrip()
