"""Which number has to be raised, whether it was, and what becomes of old journals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from grading.key.model import Key
from grading.workbench.digests import history_digest, key_digest
from grading.workbench.released import following, kept
from sim.exercise import Exercise, JournalError
from sim.exercise import journal as journals
from sim.i18n import N_, Message, Readable
from sim.policies import SIMPLE, play
from sim.scenario.fingerprint import fingerprint
from sim.scenario.model import Scenario
from sim.world.chance import DAY

SEED = 0
DAYS = 7  # of the journal that is tried


@dataclass(frozen=True)
class Judged:
    """A line of the verdict; ``wrong``: a number was not raised that has to be."""

    line: Readable
    wrong: bool = False


def verdict(
    old: Scenario, new: Scenario, before: Key | None, after: Key | None, where: Path
) -> tuple[Judged, ...]:
    """Return what has to be raised and was or was not, world first."""
    keys = _keys(before, after, where) if before and after else ()
    return (*_world(old, new), *keys, Judged(journal(old, new)))


def substance(scenario: Scenario) -> str:
    """Return the fingerprint of a world without the number of its version."""
    world = scenario.world.model_copy(update={"version": 1})
    return fingerprint(
        world, scenario.issues, scenario.sources, scenario.injects,
        scenario.background, scenario.calendar, scenario.catalogue,
        scenario.institutions, scenario.documents,
    )  # fmt: skip


def _world(old: Scenario, new: Scenario) -> Iterator[Judged]:
    one, two = old.world.version, new.world.version
    values = {"old": one, "new": two, "next": one + 1}
    same = substance(old) == substance(new)
    if old.world.id != new.world.id:
        text = N_("Ini dua skenario yang berbeda: {one} dan {two}.")
        yield Judged(Message(text, {"one": old.world.id, "two": new.world.id}))
    elif same and one == two:
        text = N_("version tetap {old}: dunianya sama; kata-kata boleh berubah.")
        yield Judged(Message(text, values))
    elif same:
        text = N_("version dinaikkan {old} → {new}, padahal dunianya sama.")
        yield Judged(Message(text, values))
    elif two > one:
        text = N_("version dinaikkan {old} → {new}, dan memang perlu: dunia berubah.")
        yield Judged(Message(text, values))
    else:
        text = N_(
            "Dunia berubah tetapi version masih {new}: naikkan menjadi {next} di "
            "world.yaml dan key.yaml. Ini perlu hanya bila versi {old} pernah "
            "dimainkan kelas."
        )
        yield Judged(Message(text, values), wrong=True)


def _keys(before: Key, after: Key, where: Path) -> Iterator[Judged]:
    one, two = before.score_version, after.score_version
    values = {"old": one, "new": two, "next": following(one)}
    same = key_digest(before) == key_digest(after)
    if same and one == two:
        text = N_("score_version tetap {old}: kuncinya memberi nilai yang sama.")
        yield Judged(Message(text, values))
    elif same:
        text = N_("score_version diubah {old} → {new}, padahal kuncinya menilai sama.")
        yield Judged(Message(text, values))
    elif one != two:
        text = N_("score_version diubah {old} → {new}, dan memang perlu.")
        yield Judged(Message(text, values))
        yield from _old_key(before, where)
    else:
        text = N_(
            "Kunci berubah tetapi score_version masih {new}. Tulis score_version: "
            '"{next}" (dengan tanda kutip) di bawah version: dalam key.yaml; bila '
            "baris itu belum ada, tambahkan. Simpan kunci lama sebagai "
            "keys/{old}.yaml. Ini perlu hanya bila versi ini pernah dimainkan kelas."
        )
        yield Judged(Message(text, values), wrong=True)


def _old_key(before: Key, where: Path) -> Iterator[Judged]:
    values = {"old": before.score_version}
    if kept(where, before.score_version, key_digest(before)):
        text = N_("Kunci lama tersimpan: keys/{old}.yaml menilai seperti dahulu.")
        yield Judged(Message(text, values))
    else:
        text = N_("Kunci lama tidak tersimpan: taruh di keys/{old}.yaml.")
        yield Judged(Message(text, values), wrong=True)


def journal(old: Scenario, new: Scenario) -> Readable:
    """Return what becomes of a journal of the old version, found by trying one."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.jsonl"
        policy = SIMPLE["random"](SEED)  # it decides something of every kind
        run = play(policy, old, seed=SEED, journal=path, until=DAYS * DAY)
        exercise = Exercise(new, SEED, None, hints=False)
        try:
            exercise.resume(journals.read(path))
        except JournalError as error:
            text = N_("Jurnal versi lama tidak dapat dibuka dengan versi baru: {why}")
            return Message(text, {"why": error.message})
    if history_digest(exercise) == history_digest(run):
        return Message(N_("Jurnal versi lama tetap terbuka, dengan riwayat yang sama."))
    return Message(N_("Jurnal versi lama terbuka, tetapi riwayatnya lain."))
