"""Files of a scenario that only some programs open: older keys, records, the panel's.

What they say is for those programs to understand. Here they are only held to be what
can be opened without harm: plain YAML or plain text, of bounded size.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sim.scenario import files
from sim.scenario.builder import hidden_character
from sim.scenario.problem import HIDDEN, Problem, visible

GROUPS = ("keys", files.RESULTS)
PANEL = "panel.yaml"
README = "README.md"


def check_beside(folder: Path) -> Iterator[Problem]:
    """Yield what is wrong as files with those beside the scenario's own."""
    for path in (folder / PANEL, *_grouped(folder)):
        if path.exists() or path.is_symlink():
            name = visible(path.relative_to(folder).as_posix())
            yield from files.read(path, folder, name)[1]
    if (folder / README).exists() or (folder / README).is_symlink():
        yield from _readme(folder)


def _grouped(folder: Path) -> Iterator[Path]:
    for group in GROUPS:
        yield from sorted((folder / group).glob("[!.]*.yaml"))


def _readme(folder: Path) -> Iterator[Problem]:
    try:
        text = files.decode(files.read_bytes(folder / README, folder))
    except files.Unreadable as wrong:
        yield Problem(README, wrong.line, "", wrong.message, wrong.mend)
        return
    for number, line in enumerate(text.split("\n"), 1):
        if found := HIDDEN.search(line):
            yield Problem(README, number, "", *hidden_character(found[0]))
