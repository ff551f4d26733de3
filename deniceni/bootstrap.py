"""Puts the libraries where they are needed, from nothing but Python itself.

Inside an active virtual environment they go into it; otherwise into ``.venv`` in the
project's folder, and the command starts again in there. A stamp in the environment
says what was installed from which files, so that a change is noticed. Standard library
only. A program installed from a wheel has its libraries already: nothing is done.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from deniceni import pip
from deniceni.problems import CannotInstall
from deniceni.process import become
from deniceni.system import apt
from deniceni.voice import both

__all__ = ["CannotInstall", "Environment", "ensure"]

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("pyproject.toml", "constraints.txt")
STAMP = "deniceni.json"
AGAIN = "DENICENI_STARTED_AGAIN"


@dataclass(frozen=True)
class Environment:
    """A virtual environment that the project in ``root`` is or will be installed in."""

    prefix: Path
    root: Path

    @classmethod
    def here(cls, root: Path) -> Environment:
        """Return the active environment, or the project's own if none is active."""
        active = sys.prefix != sys.base_prefix
        return cls(Path(sys.prefix) if active else root / ".venv", root)

    @property
    def python(self) -> Path:
        """Its interpreter."""
        windows = os.name == "nt"
        return self.prefix / ("Scripts/python.exe" if windows else "bin/python")

    @property
    def own(self) -> bool:
        """Whether it is the project's own ``.venv``, ours to make anew."""
        return self.prefix == self.root / ".venv"

    @property
    def active(self) -> bool:
        """Whether this process runs in it."""
        return Path(sys.prefix).resolve() == self.prefix.resolve()

    def _state(self, extras: Iterable[str]) -> dict[str, object]:
        digest = hashlib.sha256()
        for name in SOURCES:
            digest.update((self.root / name).read_bytes())
        return {
            "sources": digest.hexdigest(),
            "places": [str(self.root), str(self.prefix)],
            "extras": sorted(extras),
        }

    def stamped(self) -> dict[str, object]:
        """Return what the stamp says; nothing if it is missing or unreadable."""
        try:
            stamp = json.loads((self.prefix / STAMP).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def extras(self) -> frozenset[str]:
        """Return the extras the stamp names."""
        listed = self.stamped().get("extras")
        return frozenset(map(str, listed)) if isinstance(listed, list) else frozenset()

    def ready(self, extras: frozenset[str]) -> bool:
        """Whether everything is installed from the files as they are now."""
        have = self.extras()
        fresh = self.stamped() == self._state(have)
        return fresh and extras <= have and self.python.exists()

    def stamp(self, extras: Iterable[str]) -> None:
        """Write down what is installed now."""
        text = json.dumps(self._state(extras), indent=1)
        (self.prefix / STAMP).write_text(text, encoding="utf-8")


def ensure(extras: frozenset[str], arguments: list[str]) -> None:
    """Return if this process can run the command; else install and start it again.

    Raises :class:`CannotInstall` with what the person can do about it.
    """
    if not (ROOT / SOURCES[0]).exists():
        return
    environment = Environment.here(ROOT)
    if not environment.ready(extras):
        prepare(environment, extras)
    elif environment.active:
        return
    if os.environ.get(AGAIN) == str(environment.prefix) and environment.active:
        return
    start_again(environment, arguments)


def prepare(environment: Environment, extras: frozenset[str]) -> None:
    """Make the environment if need be and install into it.

    Raises :class:`CannotInstall`.
    """
    wanted = extras | environment.extras()
    both(
        "Deni Ceni menyiapkan diri. Perlu internet dan beberapa menit, sekali saja.",
        "Deni Ceni is getting ready. This needs the internet and a few minutes, once.",
    )
    if environment.own and not environment.active:
        create(environment)
    target = f"{environment.root}[{','.join(sorted(wanted))}]".replace("[]", "")
    pip.install(environment.python, environment.root, target, environment.prefix)
    environment.stamp(wanted)
    both("Siap.", "Ready.")


def create(environment: Environment) -> None:
    """Make ``.venv``; keep one that works and belongs to this folder.

    Raises :class:`CannotInstall` where Python lacks the parts, or something else
    stands in the way.
    """
    moved = environment.stamped().get("places") not in (
        None,
        [str(environment.root), str(environment.prefix)],
    )
    if _works(environment.python) and not moved:
        return
    folder = environment.prefix
    if folder.exists() and not (folder / "pyvenv.cfg").exists():
        raise CannotInstall(
            f"Folder {folder} sudah ada dan bukan lingkungan Python."
            " Pindahkan atau ganti namanya, lalu coba lagi.",
            f"The folder {folder} is there already and is no Python environment."
            " Move or rename it and try again.",
        )
    both("1/2 Membuat lingkungan Python …", "making a Python environment …")
    _need_venv()
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if made.returncode != 0:
        raise CannotInstall(
            f"Lingkungan Python tidak dapat dibuat:\n{made.stdout.strip()}",
            "The Python environment could not be made (see above).",
        )


def _works(python: Path) -> bool:
    """Whether ``python`` starts and has pip."""
    try:
        done = subprocess.run(
            [str(python), "-m", "pip", "--version"], capture_output=True, timeout=60
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _need_venv() -> None:
    """Make sure that Python can make environments; Debian ships that part apart."""
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    if _has("venv") and _has("ensurepip"):
        return
    if apt(package) and _has("ensurepip"):
        return
    raise CannotInstall(
        "Python di komputer ini belum dapat membuat lingkungan (modul venv atau"
        f" ensurepip tidak ada).\nDi Debian/Ubuntu: sudo apt install {package}\n"
        "Lalu jalankan lagi perintah yang sama.",
        "This Python cannot make environments (venv or ensurepip is missing)."
        f" On Debian/Ubuntu: sudo apt install {package}. Then run the same command.",
    )


def _has(module: str) -> bool:
    done = subprocess.run(
        [sys.executable, "-c", f"import {module}"], capture_output=True
    )
    return done.returncode == 0


def start_again(environment: Environment, arguments: list[str]) -> NoReturn:
    """Run the same command inside ``environment`` and end with its exit status."""
    line = [str(environment.python), "-m", "deniceni", *arguments]
    become(line, {AGAIN: str(environment.prefix), "PYTHONUTF8": "1"})
