"""What the ids of the event log are called: things, people, states, roots of causes."""

from __future__ import annotations

from collections.abc import Mapping

from sim.i18n import N_, Authored, Language, Message, Readable
from sim.scenario.model import Scenario

ROOTS: dict[str, str] = {
    "trainee": N_("keputusan peserta"),
    "real": N_("sebab yang nyata"),
    "mixed": N_("sebab yang bercampur"),
    "benign": N_("sebab yang tidak berbahaya"),
    "background": N_("keadaan sehari-hari, bukan isu"),
    "calendar": N_("kalender Pilkada"),
    "time": N_("waktunya habis"),
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
    "disrupted": N_("terganggu"),
    "open": N_("buka kembali"),
    "regency": N_("kabupaten"),
    "declared": N_("ditetapkan"),
    "lifted": N_("dicabut"),
    "expired": N_("berakhir"),
    "hollow": N_("tanpa para korban"),
    "election-office": N_("kantor penyelenggara"),
    "polling-station": N_("TPS"),
    "street": N_("jalan"),
    "house-of-worship": N_("rumah ibadah"),
    "home": N_("rumah warga"),
    "campus": N_("kampus"),
    "campaign": N_("tempat kampanye"),
    "plantation": N_("perkebunan"),
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
AT = N_("{act} ({where})")
HAPPENED = N_("Kejadian di {where}")
OF_ISSUE = N_("{issue} ({part})")
INJECT = N_("pesan penulis skenario")
CHECK = N_("verifikasi {what}")
EVERYDAY = N_("kabar sehari-hari")
ANSWER = N_("permintaan {what}")
SPEAKING = {"verification": CHECK, "answer": ANSWER}


def name(scenario: Scenario, ref: str) -> Readable:
    """Return what ``ref`` is called; the bare id where nobody has named it."""
    for table in (ROOTS, WORDS, EFFECTS):
        if ref in table:
            return Message(table[ref])
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
    if head == "incident" and first:
        return Message(HAPPENED, {"where": name(scenario, first)})
    if head == "inject":
        return Message(INJECT)
    if head in SPEAKING:
        return Message(SPEAKING[head], {"what": name(scenario, first)})
    if any(item.id == head for item in scenario.background):
        return Message(EVERYDAY)
    known = _plain(scenario, head) if rest else None
    if known is None:
        return Message("{ref}", {"ref": ref})
    if any(action.id == head for action in scenario.catalogue.actions):
        return Message(AT, {"act": known, "where": name(scenario, first)})
    return Message(OF_ISSUE, {"issue": known, "part": first})


def _plain(scenario: Scenario, ref: str) -> Readable | None:
    """Return what a single id is called in the scenario's or the catalogue's texts."""
    for district in scenario.world.districts:
        if district.id == ref:
            return Message("{name}", {"name": district.name})
    actions = {
        lang: {key: text.name for key, text in words.actions.items()}
        for lang, words in scenario.catalogue.texts.items()
    }
    catalogue, own = scenario.catalogue.texts, scenario.texts
    tables: tuple[Mapping[Language, Mapping[str, str]], ...] = (
        {lang: own[lang].issues for lang in own},
        actions,
        {lang: own[lang].sources for lang in own},
        {lang: catalogue[lang].authorities for lang in catalogue},
        {lang: own[lang].senders for lang in own},
        scenario.calendar.names,
    )
    for table in tables:
        if all(ref in words for words in table.values()):
            return Authored({lang: words[ref] for lang, words in table.items()})
    return None
