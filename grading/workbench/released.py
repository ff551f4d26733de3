"""Whether what is here is still what was released under its version numbers."""

from __future__ import annotations

from pathlib import Path

from grading.key.load import NAME, OLDER, KeyProblem, load_key
from grading.key.model import Key
from grading.workbench.digests import key_digest
from grading.workbench.results import Golden, load_golden
from sim.i18n import N_, Message
from sim.scenario.files import OWN, read
from sim.scenario.load import folder_of
from sim.scenario.model import Scenario
from sim.scenario.problem import Problem

WORLD = OWN[0]


def problems(where: str | Path, scenario: Scenario, key: Key) -> tuple[Problem, ...]:
    """Return what differs from the record of this version, each with its mend.

    Nothing for a version that is not recorded. Raises :class:`ResultsError`.
    """
    found = load_golden(where, scenario.world.version)
    if found is None:
        return ()
    if found.scenario != scenario.world.id:
        return (_another(found, where),)
    return (*_world(found, where, scenario), *_key(found, where, key))


def _another(found: Golden, where: str | Path) -> Problem:
    text = N_("Catatan hasil di folder results milik skenario {name}.")
    mend = N_(
        "Hapus folder itu; catatan skenario ini ditulis oleh scenario test --record."
    )
    return _problem(where, WORLD, "id", text, mend, name=found.scenario)


def _world(found: Golden, where: str | Path, scenario: Scenario) -> tuple[Problem, ...]:
    if found.fingerprint == scenario.fingerprint:
        return ()
    text = N_(
        "Versi {version} sudah dirilis dengan dunia yang lain; jurnal dari versi itu "
        "tidak lagi dapat dibuka."
    )
    mend = N_("Naikkan version menjadi {next}, atau kembalikan isi yang dirilis.")
    values = {"version": found.version, "next": found.version + 1}
    return (_problem(where, WORLD, "version", text, mend, **values),)


def _key(found: Golden, where: str | Path, key: Key) -> tuple[Problem, ...]:
    if found.key == key_digest(key):
        return ()
    if found.score_version == key.score_version:
        text = N_(
            "Versi nilai {version} sudah dirilis dengan kunci yang lain; nilai lama "
            "tidak lagi dapat dihitung ulang."
        )
        mend = N_(
            "Simpan kunci yang dirilis sebagai keys/{version}.yaml, lalu tulis "
            'score_version: "{next}" (dengan tanda kutip) di bawah version: dalam '
            "key.yaml; bila baris itu belum ada, tambahkan."
        )
    elif kept(where, found.score_version, found.key):
        return ()
    else:
        text = N_("Kunci yang dirilis dengan versi nilai {version} tidak disimpan.")
        mend = N_("Simpan kunci yang dirilis itu sebagai keys/{version}.yaml.")
    version = found.score_version
    values = {"version": version, "next": following(version)}
    return (_problem(where, NAME, "score_version", text, mend, **values),)


def following(score_version: str) -> str:
    """Return the name of the next score version: 3 after 2."""
    if score_version.isdecimal():
        return str(int(score_version) + 1)
    return f"{score_version}-2"


def kept(where: str | Path, score_version: str, digest: str) -> bool:
    """Return whether an older key is still there, and gives the marks it gave."""
    old = folder_of(where) / OLDER / f"{score_version}.yaml"
    try:
        return old.exists() and key_digest(load_key(where, old)) == digest
    except KeyProblem:
        return False


def _problem(
    where: str | Path, file: str, field: str, text: str, mend: str, **values: object
) -> Problem:
    folder = folder_of(where)
    part, _ = read(folder / file, folder, file)
    return part[field].problem(Message(text, values), Message(mend, values))
