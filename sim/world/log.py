"""The event log: what every kind of entry means, what it was owed to, in words.

An entry is named ``kind/entity/n``: the n-th of its kind about its entity. Its cause
names another entity of the log, with more after a slash where it is a part of it
(``incident/ranu-melati/3/fkdm``: what FKDM told of an incident), or one of ``ROOTS``,
behind which there is nothing in the log. A new kind needs a line in ``KINDS``; until
then it is told in a general way.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from sim.i18n import N_, Message, Readable
from sim.scenario.model import Issue, Scenario
from sim.world.names import ROOTS, detail_name, name
from sim.world.state import ActState, Entry, State


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry: how it is told, and whether the office is told of it.

    ``text`` may use ``{entity}`` and ``{detail}``.
    """

    text: str
    told: bool = False


KINDS: dict[str, Kind] = {
    # what reaches the office
    "report": Kind(N_("Laporan diterima: {entity}"), told=True),
    "correction": Kind(N_("Ralat diterima: {entity}"), told=True),
    "finding": Kind(N_("Hasil verifikasi: {detail}"), told=True),
    "inject": Kind(N_("Pesan masuk: {detail}"), told=True),
    "answer": Kind(N_("Jawaban diterima: {detail}"), told=True),
    # what the office does
    "act": Kind(N_("Tindakan diminta: {entity}"), told=True),
    "document": Kind(N_("Dokumen {entity}, {detail}"), told=True),
    "duty": Kind(N_("Kewajiban {entity}: {detail}"), told=True),
    # what acts come to
    "effect": Kind(N_("Tindakan bekerja pada {entity}: {detail}")),
    "failure": Kind(N_("Tindakan gagal: {entity}. {detail}")),
    "trust": Kind(N_("Kepercayaan {entity}: {detail}")),
    "case": Kind(N_("{entity}: {detail}"), told=True),
    "result": Kind(N_("Hasil rekapitulasi diumumkan: selisih {detail}%"), told=True),
    # what happens in the regency
    "calendar": Kind(N_("Tahap Pilkada: {entity}"), told=True),
    "stage": Kind(N_("{entity}: tahap {detail}")),
    "incident": Kind(N_("{entity}: {detail}")),
    "spread": Kind(N_("Desas-desus sampai: {entity}")),
    "belief": Kind(N_("{entity}: desas-desus, {detail}")),
    "feedback": Kind(N_("{entity}: laporan warga {detail}")),
    "contradiction": Kind(N_("Laporan yang bertentangan: {entity}")),
    "expose": Kind(N_("Sumber {entity} terbuka identitasnya: {detail}")),
    "police": Kind(N_("{entity}: {detail}")),
    "shut": Kind(N_("Kantor di {entity}: {detail}")),
    "status": Kind(N_("Status keadaan konflik: {detail}")),
    "displaced": Kind(N_("{detail} orang meninggalkan rumah di {entity}")),
    "shelter": Kind(N_("Posko pengungsi {entity} menampung {detail} orang")),
    "return": Kind(N_("{detail} orang kembali ke {entity}")),
    "rebuild": Kind(N_("Kerusakan di {entity} diperbaiki, bagian {detail}")),
    "reconcile": Kind(N_("Rekonsiliasi di {entity}: {detail}")),
}
"""Every kind there is, and what it means; the rest of the world adds to it."""

GENERAL = Kind(N_("{kind} – {entity}: {detail}"))
OVER = N_("Tindakan selesai: {entity}")
BECAUSE = N_("{what}, karena {cause}")


@dataclass(frozen=True, slots=True)
class Row:
    """An entry with its name, and the name of the entry that brought it about."""

    id: str
    entry: Entry
    parent: str | None


def readable(scenario: Scenario, entry: Entry, hidden: bool = True) -> Readable:
    """Return what an entry says to a person; without ``hidden``, not why."""
    kind = KINDS.get(entry.kind, GENERAL)
    values = {
        "kind": entry.kind,
        "entity": name(scenario, entry.entity, entry.kind),
        "detail": detail_name(scenario, entry.kind, entry.detail),
    }
    over = entry.kind == "act" and entry.detail == "over"
    what = Message(OVER if over else kind.text, values)
    if not hidden or entry.cause == entry.entity:
        return what
    return Message(BECAUSE, {"what": what, "cause": name(scenario, entry.cause)})


def rows(state: State) -> list[Row]:
    """Return the whole log, oldest first, every entry with its name and its parent."""
    found = _Index(state)
    return [
        Row(found.names[place], entry, _named(found, found.parent(place)))
        for place, entry in enumerate(state.log)
    ]


def _named(found: _Index, place: int | None) -> str | None:
    return None if place is None else found.names[place]


def chain(state: State, entry: Entry) -> list[Entry]:
    """Return the entry, what brought it about, what brought that about, to the root.

    Raises ``ValueError`` if the entry is not of this log.
    """
    found = _Index(state)
    place: int | None = state.log.index(entry)
    links = []
    while place is not None:
        links.append(state.log[place])
        place = found.parent(place)
    return links


ANSWERED = frozenset({"case", "document"})  # caused by a person, go on from before


class _Index:
    """Where in a log each thing is spoken of."""

    def __init__(self, state: State) -> None:
        self.log = state.log
        self.names: list[str] = []
        self._places: dict[str, list[int]] = defaultdict(list)
        self._issues = {issue.issue.id: issue.issue for issue in state.issues.values()}
        self._checks = _checks(state)
        homes = defaultdict(list)
        for one in state.displaced.values():
            homes[one.district].append(f"displaced/{one.issue}")
        for place, entry in enumerate(state.log):
            known = f"{entry.kind}/{entry.entity}"
            self.names.append(f"{known}/{len(self._places[known]) + 1}")
            aliases = {known, entry.entity}
            if entry.kind == "act":
                action = entry.entity.split("/")[0]
                aliases.add(f"answer/{action}/{entry.minute}")
            if entry.kind == "displaced":
                aliases.update(homes[entry.entity])
            if entry.kind == "result":
                aliases.add(entry.kind)
            for alias in aliases:
                self._places[alias].append(place)

    def parent(self, place: int) -> int | None:
        """Return where the entry stands that brought about the one at ``place``."""
        entry = self.log[place]
        cause = self._checks.get((entry.cause, entry.minute), entry.cause)
        if cause in ROOTS:
            return None
        parts = cause.split("/")
        for count in range(len(parts), 0, -1):
            found = self._before("/".join(parts[:count]), place)
            if found is not None:
                return self._sharpened(found, parts, place)
        if entry.kind in ANSWERED:
            return self._before(f"{entry.kind}/{entry.entity}", place)
        return None

    def _before(self, alias: str, place: int) -> int | None:
        """Return the last entry about ``alias`` that stands before ``place``."""
        places = self._places.get(alias, [])
        at = bisect_left(places, place)
        return places[at - 1] if at else None

    def _sharpened(self, found: int, parts: list[str], place: int) -> int:
        """Return, for a signal, the entry of the stage in which it was given off."""
        issue = self._issues.get(parts[0])
        stage = _stage_of(issue, parts[1]) if issue and len(parts) > 1 else None
        for earlier in reversed(self._places[f"stage/{parts[0]}"] if stage else []):
            if earlier < place and self.log[earlier].detail == stage:
                return earlier
        return found


def _stage_of(issue: Issue, indicator: str) -> str | None:
    return next((i.stage for i in issue.indicators if i.id == indicator), None)


def _checks(state: State) -> dict[tuple[str, int], str]:
    """Return which act each finding came of, by its origin and minute."""
    acts: dict[int, list[ActState]] = defaultdict(list)
    for act in state.acts:
        acts[act.starts].append(act)
    found = {}
    for issue, past in state.verified.items():
        for number, (minute, _) in enumerate(past):
            for act in acts[minute]:
                if act.issue in (None, issue):
                    name = act.ref if state.deep else act.action.id
                    found[f"verification/{issue}/{number}", minute] = name
    return found
