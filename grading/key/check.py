"""Check a key against the scenario it judges: everything at once, nothing run.

What can only be seen by playing is in :mod:`grading.key.reachable`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from grading.key.checks import item, measure, time, words
from grading.key.fault import Fault, fault
from grading.key.judgement import faults as judgement
from grading.key.model import Key
from grading.key.setting import Setting
from sim.i18n import N_
from sim.scenario.model import Scenario


def check(key: Key, scenario: Scenario) -> list[Fault]:
    """Return what in the key does not fit the scenario, in the order of its parts."""
    setting = Setting(scenario)
    return [found for look in CHECKS for found in look(key, setting)]


def _meant(key: Key, setting: Setting) -> Iterator[Fault]:
    world = setting.scenario.world
    if key.scenario != world.id:
        yield fault(
            ("scenario",),
            N_("Kunci ini untuk skenario {key}, bukan {scenario}."),
            N_("Pakai kunci dari folder skenario yang sama."),
            key=key.scenario,
            scenario=world.id,
        )
    elif key.version != world.version:
        yield fault(
            ("version",),
            N_("Kunci ini untuk versi {key} skenario itu; sekarang versi {version}."),
            N_("Sesuaikan kunci dengan skenario, lalu ganti versinya."),
            key=key.version,
            version=world.version,
        )


def _judgement(key: Key, setting: Setting) -> Iterator[Fault]:
    if key.judgement is not None:
        tellers = {source.kind for source in setting.scenario.sources}
        yield from judgement(key.judgement, key.basis, set(setting.issues), tellers)


def _voted(key: Key, setting: Setting) -> Iterator[Fault]:
    """A key is a panel's only by the votes of one."""
    if key.basis == "panel" and not (key.judgement and key.judgement.votes):
        yield fault(
            ("basis",),
            N_("Kunci ini menyebut panel, tetapi tidak memuat suara seorang pun."),
            N_("Tulis basis: authored sampai suara panel ada di judgement.votes."),
        )


CHECKS: tuple[Callable[[Key, Setting], Iterator[Fault]], ...] = (
    _meant, item.check, time.check, measure.check, _judgement, _voted, words.check,
)  # fmt: skip
