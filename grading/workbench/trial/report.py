"""The sheet of a test: the verdict first, then what it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import fmean

from grading.gate import explain
from grading.gate.players.cast import CAREFUL
from grading.robots import NAMES
from grading.workbench.naming import issue_name
from grading.workbench.sheet import Section, Sheet, Table, figure
from grading.workbench.trial.names import outcome, player, thing
from grading.workbench.trial.reach import Reached
from grading.workbench.trial.settings import settings
from grading.workbench.trial.tornado import NONE, span, tornado
from grading.workbench.trial.trial import PLAYERS, Gated, Trial
from grading.workbench.trial.verdict import mends, remarks
from sim.i18n import N_, Authored, Message, Readable
from sim.scenario.base import STAGES
from sim.world.names import WORDS

TRACED = 3  # broken bounds that are explained; one cause often breaks several


def sheet(found: Gated) -> Sheet:
    """Return everything that was found, for a terminal and as a page."""
    texts = found.scenario.texts.items()
    title = Authored({key: text.title for key, text in texts})
    first = (_verdict(found), *_trace(found), _earned(found), _separated(found))
    rest = _rest(found) if isinstance(found, Trial) else ()
    return Sheet(
        Message(N_("Uji skenario: {title}"), {"title": title}),
        _about(found),
        (*first, *rest, _everybody(found)),
    )


def _about(found: Gated) -> Readable:
    text = N_("Versi {version}, versi nilai {score}. Gerbang: {seeds} benih.")
    values = {
        "version": found.scenario.world.version,
        "score": found.key.score_version,
        "seeds": len({one.seed for one in found.gate.played}),
    }
    if isinstance(found, Trial):
        text = N_(
            "Versi {version}, versi nilai {score}. Gerbang: {seeds} benih; jangkauan "
            "dan kepekaan: {worlds} dunia. Selang 95%."
        )
        values["worlds"] = len(found.worlds)
    return Message(text, values)


def _rest(found: Trial) -> tuple[Section, ...]:
    return (
        _effect(found), _stages(found), _injects(found), _items(found), _shaken(found),
        _every_lever(found),
    )  # fmt: skip


def _verdict(found: Gated) -> Section:
    count = mends(found)
    text = (
        N_("Skenario ini siap dipakai: tidak ada yang harus dibenahi.")
        if not count
        else N_("Skenario ini belum siap: {count} hal harus dibenahi.")
    )
    lines = (Message(text, {"count": count}), *(one.said for one in remarks(found)))
    return Section(Message(N_("Putusan")), lines)


def _trace(found: Gated) -> tuple[Section, ...]:
    """Return which decisions paid where a bound of the gate was broken."""
    traced = [
        Section(
            Message(N_("Jejak gerbang: {player}"), {"player": player(finding.player)}),
            explain(found.gate, finding),
        )
        for finding in found.gate.broken[:TRACED]
    ]
    return tuple(traced)


def _head(*texts: str) -> tuple[Readable, ...]:
    return tuple(Message(text) for text in texts)


def _earned(found: Gated) -> Section:
    names = [*NAMES, CAREFUL]
    return Section(Message(N_("Nilai robot")), table=_means(found, names))


def _means(found: Gated, names: Iterable[str]) -> Table:
    dimensions = list(found.gate.played[0].values)
    by_name: dict[str, list[dict[str, tuple[float, float]]]] = {}
    for one in found.gate.played:
        by_name.setdefault(one.player, []).append(one.values)
    return Table(
        _head(N_("Pemain"), *dimensions),
        tuple(
            (
                player(n),
                *(figure(fmean(v[d][0] for v in by_name[n])) for d in dimensions),
            )
            for n in names
        ),
    )


def _separated(found: Gated) -> Section:
    rows = [
        (
            one.dimension, player(one.better), player(one.worse), span(one.over),
            figure(one.chance),
            Message(N_("terpisah") if one.seen else N_("tidak terpisah")),
        )
        for one in found.separations
    ]  # fmt: skip
    lines = (
        Message(
            N_(
                "Selisih rata-rata di benih yang sama; peluang: nilai yang lebih baik "
                "memang lebih tinggi."
            )
        ),
    )
    head = _head(
        N_("Dimensi"), N_("Lebih baik"), N_("Pembanding"), N_("Selisih"),
        N_("Peluang"), N_("Putusan"),
    )  # fmt: skip
    title = Message(N_("Apakah nilai membedakan pemain"))
    return Section(title, lines, Table(head, tuple(rows), 3))


def _effect(found: Trial) -> Section:
    rows = tuple(
        (
            outcome(name),
            figure(fmean(w.never.came[name] for w in found.worlds)),
            figure(fmean(w.model.came[name] for w in found.worlds)),
            span(one),
        )
        for name, one in found.effect.items()
    )
    head = _head(
        N_("Per riwayat"), N_("Tanpa tindakan"), N_("Tanggapan acuan"), N_("Selisih")
    )
    return Section(Message(N_("Apa yang diubah tanggapan")), table=Table(head, rows))


def _pair(one: Reached) -> str:
    return f"{round(100 * one.never)}/{round(100 * one.model)}"


def _stages(found: Trial) -> Section:
    shares = {(o.part, o.id): _pair(o) for o in found.reached if o.what == "stage"}
    stages = STAGES[1:]
    rows = tuple(
        (
            issue_name(found.scenario, i.id),
            *(shares.get((i.id, s), NONE) for s in stages),
        )
        for i in found.scenario.issues
    )
    lines = (Message(N_("Persen dunia: tanpa tindakan/dengan tanggapan acuan.")),)
    head = _head(N_("Isu"), *(WORDS[stage] for stage in stages))
    return Section(Message(N_("Tahap isu yang tercapai")), lines, Table(head, rows))


def _injects(found: Trial) -> Section:
    rows = tuple((o.id, _pair(o)) for o in found.reached if o.what == "inject")
    lines = (Message(N_("Persen dunia: tanpa tindakan/dengan tanggapan acuan.")),)
    head = _head(N_("Pesan"), N_("Terkirim"))
    return Section(Message(N_("Pesan penulis")), lines, Table(head, rows))


def _items(found: Trial) -> Section:
    rows = tuple(
        (thing(found.scenario, found.key, one), _pair(one))
        for one in found.reached
        if one.what == "item"
    )
    lines = (Message(N_("Persen dunia: dasarnya ada/dipenuhi tanggapan acuan.")),)
    head = _head(N_("Butir kunci"), N_("Terjangkau"))
    title = Message(N_("Butir kunci yang terjangkau"))
    return Section(title, lines, Table(head, rows), folded=True)


def _shaken(found: Trial) -> Section:
    """Return what moves the outcome most, and by how much, as a tornado."""
    lines = (
        Message(
            N_(
                "Satu parameter diubah, benih yang sama. Batang: krisis per riwayat, "
                "ke kiri berkurang, ke kanan bertambah."
            )
        ),
        Message(
            N_(
                "Tanpa tanda *: dunia tanpa tindakan; dengan *: dunia dengan tanggapan "
                "acuan, karena tanpa tindakan tidak ada yang berubah."
            )
        ),
    )
    table = tornado(found, found.moved[: settings().shown])
    return Section(Message(N_("Yang menggerakkan hasil")), lines, table)


def _every_lever(found: Trial) -> Section:
    table = tornado(found, found.moved, whole=True)
    return Section(Message(N_("Semua parameter")), table=table, folded=True)


def _everybody(found: Gated) -> Section:
    table = _means(found, PLAYERS)
    return Section(Message(N_("Semua pemain")), table=table, folded=True)
