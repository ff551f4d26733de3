"""What the ids of the event log are called: things, people, states, roots of causes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sim.i18n import LANGUAGES, N_, Authored, Language, Message, Readable
from sim.scenario.institutions import Institutions
from sim.scenario.model import Scenario

ROOTS: dict[str, str] = {
    "trainee": N_("keputusan peserta"),
    "real": N_("sebab yang nyata"),
    "mixed": N_("sebab yang bercampur"),
    "benign": N_("sebab yang tidak berbahaya"),
    "background": N_("keadaan sehari-hari, bukan isu"),
    "calendar": N_("kalender Pilkada"),
    "time": N_("waktu yang berlalu"),
    "clock": N_("tenggat yang lewat"),
    "choice": N_("kemauan sendiri"),
}
"""Causes behind which there is nothing in the log."""

WORDS: dict[str, str] = {
    "latent": N_("laten"),
    "emerging": N_("mulai muncul"),
    "rising": N_("meningkat"),
    "threshold": N_("ambang"),
    "crisis": N_("krisis"),
    "aftermath": N_("pascakrisis"),
    "settled": N_("reda"),
    "violent": N_("dengan kekerasan"),
    "peaceful": N_("tanpa kekerasan"),
    "supported": N_("didukung temuan"),
    "not-supported": N_("tidak didukung temuan"),
    "unclear": N_("belum jelas"),
    "viral": N_("dipercaya luas"),
    "not-viral": N_("tidak lagi dipercaya luas"),
    "shut/election-office": N_("kantor penyelenggara tutup"),
    "shut/polling-station": N_("TPS tutup"),
    "shut/government": N_("kantor pemerintah tutup"),
    "result": N_("pengumuman hasil"),
    "missed": N_("tidak dikirim"),
    "sent": N_("dikirim"),
    "accepted": N_("diterima"),
    "returned": N_("dikembalikan dengan pertanyaan"),
    "reached": N_("didengar orang"),
    "answered": N_("ditanggapi"),
    "unanswered": N_("tidak ditanggapi"),
    "active": N_("dilaksanakan"),
    "declined": N_("belum dapat dipenuhi"),
    "failed": N_("gagal"),
    "over": N_("selesai"),
    "control": N_("Kendali Polri"),
    "government": N_("Pemerintahan"),
    "held": N_("terjaga"),
    "lost": N_("hilang"),
    "works": N_("berjalan"),
    "konflik": N_("Konflik menurut UU 7/2012"),
    "disrupted": N_("terganggu"),
    "open": N_("buka kembali"),
    "regency": N_("kabupaten"),
    "declared": N_("ditetapkan"),
    "lifted": N_("dicabut"),
    "expired": N_("berakhir"),
    "hollow": N_("tanpa para korban"),
}
"""States and places as a person says them."""

EFFECTS: dict[str, str] = {
    "escalation": N_("laju memburuk berubah"),
    "settling": N_("laju mereda berubah"),
    "tension": N_("ketegangan berubah"),
    "belief": N_("kepercayaan pada desas-desus berubah"),
    "incidents": N_("kerawanan kejadian berubah"),
    "harm": N_("dampak kejadian berubah"),
    "delay": N_("kelambatan sumber masyarakat berubah"),
    "coverage": N_("cakupan sumber masyarakat berubah"),
    "noise": N_("ketepatan sumber masyarakat berubah"),
    "verify": N_("temuan disampaikan"),
    "force": N_("paksaan dipakai"),
    "status": N_("status keadaan konflik"),
    "expose": N_("sumber terbuka identitasnya"),
    "police": N_("jumlah personel berubah"),
    "venue": N_("penjagaan tempat penyelenggara"),
    "lift": N_("status dicabut"),
    "relapse": N_("kerawanan kambuh berubah"),
    "shelter": N_("posko pengungsi"),
    "rebuild": N_("perbaikan"),
    "reconcile": N_("rekonsiliasi"),
    "return": N_("laju kembali berubah"),
    "force-return": N_("pemulangan paksa"),
    "trust": N_("kepercayaan pihak yang diminta berubah"),
}
"""What an effect changes."""

EVERYBODY = N_("seluruh kabupaten")
AT = N_("{what} ({where})")
HAPPENED = N_("Kejadian di {where}")
INJECT = N_("pesan penulis skenario")
CHECK = N_("verifikasi {what}")
EVERYDAY = N_("kabar sehari-hari")
ANSWER = N_("permintaan {what}")
SPEAKING = {"verification": CHECK, "answer": ANSWER, "incident": HAPPENED}
PAPER = N_("{what}: {where}")
Table = Mapping[Language, Mapping[str, str]]


def name(scenario: Scenario, ref: str, kind: str = "") -> Readable:
    """Return what ``ref`` is called; the bare id where nobody has named it.

    ``kind``: of the entry that speaks of it, where a word depends on that.
    """
    for table in (WORDS, ROOTS, EFFECTS):
        for key in (f"{kind}/{ref}", ref):
            if key in table:
                return Message(table[key])
    if ref in ("", "all", "None"):
        return Message(EVERYBODY)
    plain = _plain(scenario, ref)
    if plain is not None:
        return plain
    head, _, rest = ref.partition("/")
    return _compound(scenario, ref, head, rest)


def _compound(scenario: Scenario, ref: str, head: str, rest: str) -> Readable:
    """Return what a ref of several parts is called."""
    first = rest.split("/")[0]
    if head == "case" and rest:
        return name(scenario, rest)
    if head in SPEAKING and first:
        where = name(scenario, first)
        return Message(SPEAKING[head], {"what": where, "where": where})
    if head == "inject":
        return Message(INJECT)
    if any(item.id == head for item in scenario.background):
        return Message(EVERYDAY)
    known = _plain(scenario, head) if rest else None
    if known is None:
        return _bare(ref)
    return Message(AT, {"what": known, "where": name(scenario, first)})


def detail_name(scenario: Scenario, kind: str, detail: str) -> Readable:
    """Return what an entry's detail is called, which depends on what it is about."""
    if kind == "failure":
        texts = scenario.catalogue.texts
        return _from({lang: texts[lang].messages for lang in texts}, detail)
    if kind == "document":
        what, _, status = detail.partition("/")
        words = {"what": document_name(scenario, what), "where": name(scenario, status)}
        return Message(PAPER, words)
    if kind == "case" and scenario.institutions is not None:
        _, procedure, what = (*detail.split("/"), "", "")[:3]
        return _from(_steps(scenario.institutions, procedure), what)
    return name(scenario, detail, kind)


def _steps(institutions: Institutions, procedure: str) -> Table:
    """Return what the steps and results of a procedure are called."""
    texts = institutions.texts
    found = {lang: texts[lang].procedures.get(procedure) for lang in texts}
    return {
        lang: {**one.steps, **one.results} if one else {} for lang, one in found.items()
    }


def document_name(scenario: Scenario, what: str) -> Readable:
    """Return what a kind of document is called."""
    if scenario.documents is None:
        return _bare(what)
    texts = scenario.documents.texts
    names: Table = {
        lang: {key: text.name for key, text in texts[lang].documents.items()}
        for lang in texts
    }
    return _from(names, what)


def _bare(text: str) -> Readable:
    return Authored(dict.fromkeys(LANGUAGES, text))


def _from(table: Table, ref: str) -> Readable:
    if all(ref in words for words in table.values()):
        return Authored({lang: words[ref] for lang, words in table.items()})
    return _bare(ref)


def _plain(scenario: Scenario, ref: str) -> Readable | None:
    """Return what a single id is called in the texts of the scenario and its kind."""
    for district in scenario.world.districts:
        if district.id == ref:
            return _bare(district.name)
    for table in _tables(scenario):
        if all(ref in words for words in table.values()):
            return Authored({lang: words[ref] for lang, words in table.items()})
    return None


def _tables(scenario: Scenario) -> Iterator[Table]:
    catalogue, own = scenario.catalogue.texts, scenario.texts
    yield {lang: own[lang].issues for lang in own}
    yield {
        lang: {key: text.name for key, text in words.actions.items()}
        for lang, words in catalogue.items()
    }
    yield {lang: own[lang].sources for lang in own}
    if scenario.institutions is not None:
        law = scenario.institutions.texts
        yield {
            lang: {key: text.name for key, text in words.procedures.items()}
            for lang, words in law.items()
        }
    yield {lang: catalogue[lang].authorities for lang in catalogue}
    yield {lang: own[lang].senders for lang in own}
    yield scenario.calendar.names
