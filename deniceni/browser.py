"""Finds the Chromium that browser tests drive, and brings one where that is possible.

Standard library only.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from deniceni.problems import CannotInstall
from deniceni.system import apt
from deniceni.voice import both

VARIABLE = "DENICENI_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)


def find() -> Path | None:
    """Return a Chromium, Chrome or Edge of this machine; none if there is none."""
    given = os.environ.get(VARIABLE)
    on_path = [shutil.which(name) for name in NAMES]
    programs = [os.environ.get(n) for n in ("ProgramFiles", "ProgramFiles(x86)")]
    windows = [f"{base}/{name}" for base in programs if base for name in WINDOWS]
    for place in [given, *on_path, MAC, *windows]:
        if place and Path(place).is_file():
            return Path(place)
    return None


def ensure() -> Path:
    """Return a browser, installed now if there was none.

    Raises :class:`CannotInstall` where none could be installed.
    """
    found = find()
    if found is None:
        found = find() if apt("chromium", "fonts-dejavu-core") else _download()
    if found is None:
        raise CannotInstall(
            "Uji peramban memerlukan Chromium, Chrome, atau Edge. Pasang salah satunya"
            f" (Debian/Ubuntu: sudo apt install chromium), atau setel {VARIABLE} ke"
            " berkas programnya.",
            "The browser tests need Chromium, Chrome or Edge. Install one, or set"
            f" {VARIABLE} to its program file.",
        )
    return found


def _download() -> Path | None:
    """Return the browser that Playwright downloads, if it can."""
    both("Mengunduh Chromium …", "downloading Chromium …")
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"])
    question = (
        "from playwright.sync_api import sync_playwright as s\n"
        "with s() as p: print(p.chromium.executable_path)"
    )
    line = [sys.executable, "-c", question]
    done = subprocess.run(line, capture_output=True, text=True)
    place = Path(done.stdout.strip())
    return place if place.is_file() else None
