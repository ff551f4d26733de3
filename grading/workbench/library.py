"""The library's pages: every scenario with what it teaches and what robots earn in it.

``python -m grading.workbench.library`` writes ``docs/library.md`` and
``docs/pustaka.md`` from cards and recorded results; nothing is played.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from grading.gate.players.cast import TRICKED
from grading.workbench.results import Golden, load_golden
from sim.i18n import N_, Language, translate
from sim.scenario.card import Length, Purpose, purpose
from sim.scenario.load import folder_of, load, names
from sim.scenario.model import Scenario
from sim.world.calendar import day_label

DOCS = Path(__file__).parents[2] / "docs"
PAGES: Mapping[Language, str] = {"id": "pustaka.md", "en": "library.md"}
LENGTHS: Mapping[Length, str] = {
    "short": N_("20 menit"),
    "session": N_("90 menit"),
    "halfday": N_("setengah hari"),
}
TITLE = N_("Pustaka skenario")
ABOUT = N_(
    "Dibuat dari kartu dan catatan hasil setiap skenario, jangan disunting. Semua "
    "tempat, orang, dan kejadian rekaan. Urutannya menurut hari dalam siklus pemilihan."
)
HEADS = (
    N_("Latihan"), N_("Masa"), N_("Lama"), N_("Isu"), N_("Tak berbahaya"),
    N_("Pelajaran"),
)  # fmt: skip
GATE = N_("Gerbang: nilai rata-rata robot (D1/D2/D3/D4)")
GATE_ABOUT = N_(
    "Yang tidak berbuat apa-apa, bertindak kasar, atau meminta semuanya tidak boleh "
    "memperoleh nilai; yang terlambat memperoleh sebagian; tanggapan acuan mendekati "
    "1. D3 robot acuan rendah karena ia tidak menilai laporan. Akal-akalan: yang "
    "tertinggi di antara robot yang hanya menghafal, menurut rata-rata dimensinya."
)
PLAYERS = {
    "never": N_("diam"),
    "random": N_("undian"),
    "always": N_("selalu alarm"),
    "shotgun": N_("semua sekaligus"),
    "harsh": N_("kasar"),
    "late-model": N_("acuan, terlambat"),
    "noisy-model": N_("acuan, salah kecil"),
    "model": N_("acuan, tepat"),
}
TRICK, SEEDS, NONE = N_("akal-akalan"), N_("Banyak benih"), "–"


@dataclass(frozen=True)
class Shelf:
    """A scenario with what is said and recorded of it."""

    scenario: Scenario
    purpose: Purpose
    golden: Golden | None


def shelves() -> tuple[Shelf, ...]:
    """Return the library in the order of its days."""
    found = (_shelf(name) for name in names())
    days = ((one.scenario.world.start_day, one.scenario.world.id, one) for one in found)
    return tuple(one for _, _, one in sorted(days, key=lambda entry: entry[:2]))


def _shelf(name: str) -> Shelf:
    scenario, said = load(name), purpose(folder_of(name))
    assert said is not None, f"{name} has no card.yaml"
    return Shelf(scenario, said, load_golden(name, scenario.world.version))


def page(language: Language) -> str:
    """Return the page as Markdown."""
    known = shelves()
    lines = [f"# {translate(TITLE, language)}", "", translate(ABOUT, language), ""]
    lines += [*_table([translate(head, language) for head in HEADS])]
    lines += [_line(_about(one, language)) for one in known]
    lines += [
        "",
        f"## {translate(GATE, language)}",
        "",
        translate(GATE_ABOUT, language),
    ]
    heads = [translate(name, language) for name in (*PLAYERS.values(), TRICK, SEEDS)]
    lines += ["", *_table([translate(HEADS[0], language), *heads])]
    lines += [_line(_earned(one)) for one in known]
    return "\n".join(lines) + "\n"


def _line(cells: Iterator[str] | list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _table(heads: list[str]) -> list[str]:
    return [_line(heads), "|---" * len(heads) + "|"]


def _about(one: Shelf, language: Language) -> Iterator[str]:
    world, text = one.scenario.world, one.scenario.texts[language]
    span = (day_label(day)(language) for day in (world.start_day, world.end_day))
    benign = [issue.variants.get("benign", 0) for issue in one.scenario.issues]
    yield f"`{world.id}` {text.title}"
    yield "…".join(span)
    yield translate(LENGTHS[one.purpose.length], language)
    yield str(len(benign))
    yield f"{round(100 * sum(benign) / len(benign))}%"
    yield one.purpose.lesson.texts[language]


def _earned(one: Shelf) -> Iterator[str]:
    yield f"`{one.scenario.world.id}`"
    means = one.golden.gate.means if one.golden is not None else {}
    tricks = [means[name] for name in TRICKED if name in means]
    best = max(tricks, key=lambda marks: sum(marks.values()), default={})
    for marks in (*(means.get(player, {}) for player in PLAYERS), best):
        yield "/".join(f"{mark:.2f}" for mark in marks.values()) or NONE
    yield str(len(one.golden.gate.seeds)) if one.golden is not None else NONE


def main() -> None:
    """Write both pages."""
    for language, name in PAGES.items():
        (DOCS / name).write_text(page(language), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
