"""The end of ``scenario check``: what a good author would look at again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from deniceni import progress
from deniceni.voice import language, say, words
from sim.i18n import N_

if TYPE_CHECKING:
    from grading.key import Key
    from grading.workbench.quality.worlds import Played
    from sim.scenario.model import Scenario


def examine(file: Path, scenario: Scenario) -> tuple[Key, tuple[Played, ...]]:
    """Return a sound key and the worlds played to see it, with a bar meanwhile.

    Raises ``KeyProblem`` with everything that is wrong.
    """
    from grading.workbench.quality import examine as examined

    label = words(N_("dunia dimainkan"))
    try:
        return examined(
            file, scenario, lambda done, total: progress.bar(done, total, label)
        )
    finally:
        progress.clear()


def tell(
    where: str | Path, key: Key | None, worlds: tuple[Played, ...], strict: bool
) -> int:
    """Print the remarks on a sound scenario; 1 if there are any and ``strict``."""
    from grading.workbench.quality import remarks

    found = remarks(where, key, worlds)
    if not found:
        say(N_("Tidak ada catatan tentang mutunya."))
        return 0
    say(
        N_("Catatan mutu, tidak menghalangi pemakaian: {count}."),
        count=len(found),
    )
    for one in found:
        say("{remark}", remark=one.text(language()))
    return int(strict)
