"""A panel's record that lies beside a key: its reasons, for everybody's review.

Sealed like the key. The votes that score are in the key itself; the record only tells
what the panellists said, so a course may have it, replace it or do without.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from grading.key.problem import KeyProblem
from grading.panel.key import from_yaml
from grading.panel.part import PanelKey
from sim.i18n import N_, Message

NAME = "panel.yaml"
UNUSABLE = N_("Catatan panel {name} tidak dapat dipakai: {why}")
ELSEWHERE = N_(
    "Catatan panel {name} dibuat untuk skenario {other}, bukan {scenario}; ganti "
    "dengan yang sesuai atau hapus berkas itu."
)


def record(file: Path, scenario: str) -> PanelKey | None:
    """Return the panel's record in a file, ``None`` where there is no such file.

    Raises ``KeyProblem`` for what is none, or is another scenario's.
    """
    try:
        state = file.stat()
    except OSError:
        return None
    found = _read(file, (state.st_mtime_ns, state.st_size))
    if found.scenario != scenario:
        values = {"name": file.name, "other": found.scenario, "scenario": scenario}
        raise KeyProblem(Message(ELSEWHERE, values))
    return found


@lru_cache(maxsize=8)
def _read(file: Path, stamp: tuple[int, int]) -> PanelKey:
    try:
        return from_yaml(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        why = str(error).splitlines()[0]
        raise KeyProblem(Message(UNUSABLE, {"name": file.name, "why": why})) from None
