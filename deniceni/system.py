"""What only the operating system's package manager can bring (Debian and its kin)."""

from __future__ import annotations

import shutil
import subprocess
import sys

from deniceni.process import is_root
from deniceni.voice import both


def apt(*packages: str) -> bool:
    """Install Debian ``packages``; return whether that went well.

    Works as root or through sudo, and only where there is ``apt-get``.
    """
    manager = shutil.which("apt-get")
    rights = _rights()
    if manager is None or rights is None:
        return False
    names = " ".join(packages)
    both(f"Memasang {names} dengan apt-get …", f"installing {names} with apt-get …")
    options = ["-y", "-q", "--no-install-recommends"]
    for step in (["update", "-q"], ["install", *options, *packages]):
        line = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", manager, *step]
        done = subprocess.run(line, stdout=subprocess.DEVNULL)
        if done.returncode != 0:
            return False
    return True


def _rights() -> list[str] | None:
    """Return the words to put before a command that needs root; none if impossible."""
    if is_root():
        return []
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    return [sudo] if sys.stdin.isatty() else [sudo, "-n"]
