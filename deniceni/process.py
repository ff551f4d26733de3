"""Handing this process over to another program. Standard library only."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn


def is_root() -> bool:
    """Whether this process may do everything: Jupyter wants to be told so."""
    return getattr(os, "geteuid", lambda: 1)() == 0


def become(
    line: list[str], extra: Mapping[str, str], folder: Path | None = None
) -> NoReturn:
    """Go on as the program ``line`` in ``folder``, with ``extra`` in its environment.

    Where a process cannot turn into another one (Windows), the new one runs beneath
    this one, which ends with its exit status; Ctrl+C is the new one's affair.
    """
    environment = {**os.environ, **extra}
    if os.name != "nt":
        os.chdir(folder or Path.cwd())
        os.execve(line[0], line, environment)
    with subprocess.Popen(line, env=environment, cwd=folder) as child:
        while True:
            try:
                sys.exit(child.wait())
            except KeyboardInterrupt:
                continue
