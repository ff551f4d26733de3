"""The files of the project as a clone would hold them."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def files() -> list[Path]:
    """Return every file that is, or would be, under version control."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = filter(None, listed.stdout.decode().split("\0"))
    return sorted(path for name in names if (path := ROOT / name).is_file())


def texts() -> list[tuple[str, str]]:
    """Return name and text of every file that is text."""
    found = []
    for path in files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found.append((path.relative_to(ROOT).as_posix(), text))
    return found
