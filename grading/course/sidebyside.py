"""Old and new marks side by side: as text, as CSV and as a page that opens offline."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grading.course.page import label
from grading.course.regrade import Comparison, Item, Pair
from grading.pages import templates
from sim.i18n import N_, Language, translate

CSV = "nilai-ulang.csv"
PAGE = "nilai-ulang.html"
TEMPLATES = Path(__file__).with_name("templates") / "regrade"
COLUMNS = (
    "student_id",
    "dimension",
    "old_version",
    "old_digest",
    "old_points",
    "new_version",
    "new_digest",
    "new_points",
    "difference",
    "changed_items",
)
WORDS = {
    "title": N_("Nilai menurut kunci lama dan kunci baru"),
    "keys": N_(
        "Kunci lama: versi {old} ({old_digest}). "
        "Kunci baru: versi {new} ({new_digest})."
    ),
    "student": N_("Peserta"),
    "old": N_("lama"),
    "new": N_("baru"),
    "what": N_("Yang berubah"),
    "items": N_("{count} butir"),
    "same": N_("sama"),
    "item": N_("Butir"),
    "unknown": N_("tidak ada"),
    "conduct": N_("pelanggaran: {old} menjadi {new}"),
    "cap": N_("batas nilai: {old} menjadi {new}"),
    "none": N_("tanpa batas"),
    "about": N_(
        "Angka butir adalah kredit yang diperoleh; untuk D2, skor Brier tiap "
        "pertanyaan (makin kecil makin baik). Nilai laporan khusus tidak bergantung "
        "pada kunci."
    ),
}


@dataclass(frozen=True)
class Row:
    """A participant's line on the page: old and new by dimension, and what changed."""

    student: str
    cells: tuple[tuple[str, str], ...]
    moved: tuple[bool, ...]
    notes: tuple[str, ...]
    items: tuple[tuple[str, str, str], ...]


def number(value: float | None, language: Language, digits: int = 2) -> str:
    """Return a number as people write it; a dash for none."""
    if value is None:
        return "–"
    text = f"{value:.{digits}f}"
    return text.replace(".", ",") if language == "id" else text


def names(found: Comparison) -> list[str]:
    """Return the dimensions that either key gives points for, in order."""
    seen = {
        name for pair in found.pairs for name in (*pair.old.points, *pair.new.points)
    }
    return sorted(seen)


def rows(found: Comparison, language: Language) -> Iterator[Row]:
    """Yield everybody's line."""
    for pair in found.pairs:
        both = [(pair.old.points.get(n), pair.new.points.get(n)) for n in names(found)]
        yield Row(
            pair.student,
            tuple((number(a, language), number(b, language)) for a, b in both),
            tuple(a != b for a, b in both),
            tuple(_notes(pair, language)),
            tuple(_item(item, language) for item in pair.changed),
        )


def _item(item: Item, language: Language) -> tuple[str, str, str]:
    old, new = (
        translate(WORDS["unknown"], language)
        if value is None
        else number(value, language)
        for value in (item.old, item.new)
    )
    return item.name, old, new


def _notes(pair: Pair, language: Language) -> Iterator[str]:
    def say(name: str, **values: object) -> str:
        return translate(WORDS[name], language).format(**values)

    if pair.changed:
        yield say("items", count=len(pair.changed))
    if pair.old.conduct != pair.new.conduct:
        counts = len(pair.old.conduct), len(pair.new.conduct)
        yield say("conduct", old=counts[0], new=counts[1])
    if pair.old.capped_at != pair.new.capped_at:
        limits = (pair.old.capped_at, pair.new.capped_at)
        shown = [say("none") if x is None else number(x, language) for x in limits]
        yield say("cap", old=shown[0], new=shown[1])


def text(found: Comparison, language: Language) -> str:
    """Return the comparison as a table for the screen."""
    heads = [translate(WORDS["student"], language), *names(found)]
    lines = [heads]
    for row in rows(found, language):
        cells = [a if a == b else f"{a} → {b}" for a, b in row.cells]
        note = "; ".join(row.notes) or translate(WORDS["same"], language)
        lines.append([row.student, *cells, note])
    lines[0].append(translate(WORDS["what"], language))
    widths = [max(len(line[n]) for line in lines) for n in range(len(heads))]
    table = (
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        for line in lines
    )
    return "\n".join((keys(found, language), "", *(line.rstrip() for line in table)))


def keys(found: Comparison, language: Language) -> str:
    """Return which two keys are compared."""
    return translate(WORDS["keys"], language).format(
        old=found.old.version,
        old_digest=found.old.digest[:12],
        new=found.new.version,
        new_digest=found.new.digest[:12],
    )


def write_csv(path: Path, found: Comparison) -> Path:
    """Write a line per participant and dimension; UTF-8 with its mark."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        for pair in found.pairs:
            for name in names(found):
                table.writerow(_line(found, pair, name))
    return path


def _line(found: Comparison, pair: Pair, name: str) -> tuple[str, ...]:
    old, new = pair.old.points.get(name), pair.new.points.get(name)
    items = (
        f"{item.name}: {_plain(item.old)} > {_plain(item.new)}"
        for item in pair.changed
        if item.name.startswith(f"{name} ")
    )
    return (
        pair.student,
        name,
        found.old.version,
        found.old.digest,
        _plain(old),
        found.new.version,
        found.new.digest,
        _plain(new),
        f"{(new or 0) - (old or 0):.2f}",
        "; ".join(items),
    )


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def write_page(path: Path, found: Comparison, language: Language) -> Path:
    """Write the comparison as one static page."""
    page = (
        templates(TEMPLATES)
        .get_template("page.html.j2")
        .render(
            language=language,
            words={name: translate(word, language) for name, word in WORDS.items()},
            keys=keys(found, language),
            names=[(name, label(name, language)) for name in names(found)],
            rows=list(rows(found, language)),
        )
    )
    path.write_text(page, encoding="utf-8")
    return path
