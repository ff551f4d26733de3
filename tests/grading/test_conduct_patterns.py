"""What patterns find in texts, and what they leave alone; a person decides on all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from grading import load_key
from grading.key.breaches import load_breaches
from grading.measures.conduct import cap, flags
from grading.measures.reasoning import known_words
from grading.measures.soundness import vocabulary
from grading.measures.texts import Paper
from grading.measures.written import LOOKS, Writing
from sim.exercise import Exercise
from sim.i18n import LANGUAGES
from sim.scenario.load import load, names
from sim.scenario.model import Scenario

FIRST = "muara-sendaru"
OTHERS = [
    pytest.param(name, marks=pytest.mark.soak) for name in names() if name != FIRST
]
PATTERNS = ("accused", "named", "email", "hatred")


def found(text: str, scenario: Scenario) -> dict[str, list[str]]:
    """Return what the patterns find in a text, by what they look for."""
    writing = Writing(
        Paper("LI", {"facts": text}, (), ()),
        Exercise(scenario, 1, None, hints=False),  # type: ignore[arg-type]
        vocabulary(scenario),
    )
    names, rules = known_words(scenario), load_breaches()
    looked = {name: LOOKS[name](writing, rules, names) for name in PATTERNS}
    return {name: [p.text for p in got] for name, got in looked.items() if got}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("budi santoso provokator kerusuhan", "budi santoso"),
        ("BUDI SANTOSO adalah dalang", "BUDI SANTOSO"),
        ("B. Santoso dalang", "B. Santoso"),
        ("Budi S. provokator aksi itu", "Budi S."),
        ("Provokatornya joko.", "joko"),
        ("Pelaku kerusuhan bernama siti rohimah", "siti rohimah"),
        ("Tersangka: SLAMET RIYADI", "SLAMET RIYADI"),
        ("Yang memprovokasi massa adalah udin petot.", "udin petot"),
        ("Menurut warga, dalangnya zorva milandu.", "zorva milandu"),
        ("The ringleader is rahmat hidayat.", "rahmat hidayat"),
    ],
)
def test_a_name_beside_blame_is_found_however_written(
    scenario: Scenario, text: str, name: str
) -> None:
    """Without capitals, in nothing but capitals, with initials; once."""
    assert found(text, scenario) == {"accused": [name]}


@pytest.mark.parametrize(
    "text", ["Hubungi budi.s@gmail.com", "surel: a_b+c@contoh.co.id, segera"]
)
def test_an_address_for_mail_is_found(scenario: Scenario, text: str) -> None:
    """Somebody's own; an office's own domain is no person's."""
    assert list(found(text, scenario)) == ["email"]
    assert found("Surel posko@kesbangpol.contoh.go.id", scenario) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Warga Syiah sesat, harus diusir",
        "Ahmadiyah sebaiknya dibubarkan dari desa ini.",
        "pendatang itu parasit",
        "Orang Tionghoa sumber masalah di pasar.",
        "Mari usir warga Kristen dari sini.",
        "Warga Muslim tidak baik, harus diusir.",
    ],
)
def test_hatred_against_a_group_is_found(scenario: Scenario, text: str) -> None:
    """What degrades a group or calls for driving it out; the group is no person."""
    assert list(found(text, scenario)) == ["hatred"]


ORDINARY = [
    "Polisi masih mencari dalang kerusuhan di pasar.",
    "Pelaku perusakan baliho belum diketahui; Polsek memeriksa tiga saksi.",
    "Aparat mengamankan lima orang terduga pelaku pelemparan batu.",
    "Warga menuduh provokator dari luar kecamatan.",
    "Unggahan menyebut warga Syiah sesat dan harus diusir; FKUB menolak seruan itu.",
    "Jemaat Kristen dan warga Muslim bersama-sama menjaga rumah ibadah.",
    "Warga Ahmadiyah mengungsi ke balai desa setelah diusir massa.",
    "Tuduhan bahwa warga Syiah sesat beredar lagi di pesan berantai.",
    "Pendatang tidak boleh dijadikan sasaran; mereka bukan sumber masalah.",
    "Tidak ada bukti siapa provokator aksi itu.",
    "Oknum simpatisan diduga sebagai perusuh.",
    "A. Massa berkumpul di pasar. B. Pelaku belum diketahui.",
    "WARGA BERKUMPUL DI PASAR, PROVOKATOR BELUM DIKETAHUI",
    "Umat Hindu merayakan hari raya; pengamanan Polsek cukup.",
    "Penghasut memakai akun anonim di media sosial.",
    "Pelaku usaha di pasar mengeluh.",
    "Kelompok pendatang perlu dilindungi; hoaks tentang mereka harus dibantah.",
    "Identitas provokator masih didalami Satreskrim Polres.",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_prose_is_left_alone(scenario: Scenario, text: str) -> None:
    """What an officer writes about unknown culprits, and about groups."""
    assert found(text, scenario) == {}


def texts(value: Any) -> Iterator[str]:
    """Yield every sentence-like text of a tree."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str) and len(value) > 30:
        yield value


@pytest.mark.parametrize("name", [FIRST, *OTHERS])
def test_nothing_is_found_in_what_the_scenarios_say(name: str) -> None:
    """Reports, findings and model responses of every scenario, in both languages."""
    here = load(name)
    data = [here.texts[language].model_dump() for language in LANGUAGES]
    data += [plan.model_dump() for plan in load_key(name).plans]
    every = set(texts(data))
    assert len(every) > 100
    for text in every:
        assert not {"accused", "email", "hatred"} & found(text, here).keys(), text


def test_it_waits_for_a_person(scenario: Scenario) -> None:
    """Hatred, an address and a whispered name cap nothing until they are confirmed."""
    ex = Exercise(scenario, 7, None, hints=False)
    ex.begin("peserta-01")
    while not ex.seat.world.state.known:
        ex.advance(hours=12)
    issue = next(iter(ex.seat.world.state.known))
    assert ex.file(
        issue=issue, what="Warga berkumpul", who="puluhan orang", when="pagi",
        where="pasar", why="", how="", facts="budi santoso provokator, b@contoh.id",
        opinion="Warga Syiah sesat, harus diusir.", recipient="bupati", because=[],
    ).ok  # fmt: skip
    key = load_key("muara-sendaru")
    wanted = {"named-accused", "email-address", "group-hatred"}
    waiting = [f for f in flags(ex, key) if f.rule.message in wanted]
    assert {f.rule.message for f in waiting} == wanted
    assert all(f.confirmed is None and f.caps is None for f in waiting)
    assert cap(tuple(waiting), key.penalties) is None
    sure = [replace(f, confirmed=True) for f in waiting]
    assert cap(tuple(sure), key.penalties) == key.penalties.cap_critical
