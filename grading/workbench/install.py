"""Take a stranger's scenario in: checked in a folder of its own, then moved in place.

What is refused leaves nothing behind. A scenario that is there is replaced only when
asked, by a move that is undone if it fails half way.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from grading.key.load import NAME as KEY
from grading.key.load import with_key
from grading.key.reachable import examine as examine_key
from grading.workbench.intake import Files, Refused, read
from grading.workbench.new import Occupied, check_place
from sim.i18n import N_, Message
from sim.scenario import files
from sim.scenario.checks.place import SCENARIOS
from sim.scenario.load import ScenarioError, examine
from sim.scenario.model import Scenario


@dataclass(frozen=True)
class Added:
    """A scenario that was taken in: where it lies, and whether a key came with it."""

    scenario: Scenario
    folder: Path
    keyed: bool


def add(origin: Path, to: Path | None = None, *, replace: bool = False) -> Added:
    """Check a scenario and put it in place; ``to``: not the project's own folder.

    Raises :class:`Refused`, :class:`Occupied` or
    :class:`~grading.workbench.new.Misnamed`, with what stands where it stood, what
    :func:`sim.scenario.load.examine` and the examination of keys raise, and
    ``OSError``.
    """
    found = read(origin)
    near = to.parent if to is not None else SCENARIOS
    near.mkdir(parents=True, exist_ok=True)
    with _beside(near) as staged:
        _unpack(found, staged)
        scenario, keyed = _examined(staged, origin.name)
        target = to if to is not None else SCENARIOS / scenario.world.id
        check_place(target, scenario.world.id)
        _move(staged, target, replace)
    return Added(scenario, target, keyed)


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """Return a new folder on the same disk, so that a move is only a new name.

    The shared catalogues are found from there as they will be found from the place.
    """
    staged = Path(tempfile.mkdtemp(prefix=".masuk-", dir=folder))
    try:
        yield staged
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _unpack(found: Files, folder: Path) -> None:
    for name, data in found.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    folder.chmod(0o755)


def _examined(folder: Path, name: str) -> tuple[Scenario, bool]:
    """Return a scenario and whether it has a key; problems are told by its ``name``."""
    try:
        scenario = examine(folder)
    except ScenarioError as error:
        told = with_key(error, folder / KEY)
        raise ScenarioError(name, told.problems) from None
    keyed = (folder / KEY).exists()
    if keyed:
        examine_key(folder / KEY, scenario)
    return scenario, keyed


def _move(staged: Path, target: Path, replace: bool) -> None:
    """Put a folder in place; the one before it comes back if that fails.

    If this is killed half way, the one before lies beside, and comes back at the next
    attempt.
    """
    old = target.with_name(f".{target.name}-lama")
    if old.exists() and not os.path.lexists(target):
        old.rename(target)
    if not os.path.lexists(target):
        staged.rename(target)
        return
    if not replace:
        raise Occupied(target)
    _check_replaceable(target)
    _check_key_stays(staged, target)
    shutil.rmtree(old, ignore_errors=True)
    target.rename(old)
    try:
        staged.rename(target)
    except OSError:
        old.rename(target)  # should this fail too, the old one is still there
        raise
    shutil.rmtree(old, ignore_errors=True)


def _check_key_stays(staged: Path, target: Path) -> None:
    """Refuse to replace what is graded by what cannot be: its key would be lost."""
    if (target / KEY).exists() and not (staged / KEY).exists():
        raise Refused(
            Message(
                N_("{path} punya kunci, yang datang tidak; kunci itu akan hilang."),
                {"path": str(target)},
            ),
            Message(
                N_(
                    "Minta skenario beserta kuncinya, atau pasang di folder lain "
                    "dengan --to."
                )
            ),
        )


def _check_replaceable(target: Path) -> None:
    """Refuse to replace what is no scenario: its files would be lost."""
    ours = target.is_dir() and not target.is_symlink()
    if ours and (target / "world.yaml").is_file() and not [*files.check_folder(target)]:
        return
    raise Refused(
        Message(N_("{path} bukan folder skenario saja."), {"path": str(target)}),
        Message(N_("Pilih folder lain dengan --to; tidak ada yang ditimpa.")),
    )
