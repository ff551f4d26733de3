"""The sheet of a comparison: the verdict, what changed, what it does when played."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import fmean

from grading.workbench.diff import score, trainee
from grading.workbench.diff.diff import Diff
from grading.workbench.diff.played import Twin
from grading.workbench.sheet import Cell, Section, Sheet, Table, figure, signed
from grading.workbench.trial.names import player
from sim.i18n import N_, Authored, Message, Readable
from sim.scenario.model import Scenario

Rows = tuple[tuple[Cell, ...], ...]


def sheet(found: Diff) -> Sheet:
    """Return the comparison, for a terminal and as a page."""
    about = N_(
        "{old}, version {one} (sidik {print}) → {new}, version {two} (sidik {other})"
    )
    values = {
        "old": _title(found.old),
        "new": _title(found.new),
        "one": found.old.world.version,
        "two": found.new.world.version,
        "print": found.old.fingerprint[:12],
        "other": found.new.fingerprint[:12],
    }
    return Sheet(
        Message(N_("Perbandingan dua versi skenario")),
        Message(about, values),
        (_verdict(found), *_changed(found), *_played(found)),
    )


def _title(scenario: Scenario) -> Readable:
    return Authored({key: text.title for key, text in scenario.texts.items()})


def _verdict(found: Diff) -> Section:
    return Section(Message(N_("Putusan")), tuple(one.line for one in found.verdict))


def _changed(found: Diff) -> tuple[Section, ...]:
    parts = list(trainee.sections(found.old, found.new))
    if found.before and found.after:
        parts += score.sections(found.old, found.new, found.before, found.after)
    if not parts:
        text = Message(N_("Tidak ada isi yang berbeda."))
        return (Section(Message(N_("Isi")), (text,)),)
    return tuple(parts)


def _played(found: Diff) -> Iterator[Section]:
    if not found.twins:
        return
    names = dict.fromkeys(twin.robot for twin in found.twins)
    own = {n: [twin for twin in found.twins if twin.robot == n] for n in names}
    rows: Rows = tuple((player(name), *_histories(own[name])) for name in names)
    head = [N_("Pemain"), N_("Riwayat yang berbeda"), N_("Sejak hari")]
    title = Message(N_("Dimainkan dengan benih yang sama"))
    yield Section(title, table=Table(_head(head), rows))
    marked = [(n, twins) for n, twins in own.items() if twins[0].marks[0]]
    if marked:
        rows = tuple(row for name, twins in marked for row in _marks(name, twins))
        head = [
            N_("Pemain"),
            N_("Dimensi"),
            N_("Versi lama"),
            N_("Versi baru"),
            N_("Selisih"),
        ]
        yield Section(
            Message(N_("Nilai menurut kunci masing-masing")),
            table=Table(_head(head), rows, 2),
        )


def _head(texts: Sequence[str]) -> tuple[Readable, ...]:
    return tuple(Message(text) for text in texts)


def _histories(twins: Sequence[Twin]) -> tuple[Cell, Cell]:
    days = [twin.day for twin in twins if twin.day is not None]
    text = N_("{count} dari {total}")
    share = Message(text, {"count": len(days), "total": len(twins)})
    return share, f"H{min(days):+d}".replace("-", "−") if days else "–"


def _marks(name: str, twins: Sequence[Twin]) -> Iterator[tuple[Cell, ...]]:
    one, two = (_means(twins, place) for place in (0, 1))
    for dimension in sorted({*one, *two}):
        old, new = one.get(dimension), two.get(dimension)
        gap = None if old is None or new is None else new - old
        cells = ("–" if mark is None else figure(mark) for mark in (old, new))
        yield (
            player(name), dimension, *cells, "–" if gap is None else signed(gap),
        )  # fmt: skip


def _means(twins: Sequence[Twin], place: int) -> dict[str, float]:
    first = twins[0].marks[place]
    return {name: fmean(twin.marks[place][name] for twin in twins) for name in first}
