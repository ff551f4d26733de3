"""``test``: bring what tests need, the browser included, and run them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from deniceni import browser
from deniceni.bootstrap import ROOT
from deniceni.voice import Parser, complain, words
from sim.i18n import N_

WORKERS = ["-n", "2", "--dist", "loadfile", "--max-worker-restart", "1"]


def parser() -> Parser:
    """Return the parser of this command's options."""
    made = Parser("test", N_("Pasang yang diperlukan untuk uji, lalu jalankan uji."))
    made.add_argument(
        "--soak", action="store_true", help=words(N_("jalankan juga uji yang lama"))
    )
    made.epilog = words(N_("Pilihan lain diteruskan ke pytest."))
    return made


def main(arguments: list[str]) -> int:
    """Run the tests; return pytest's exit status."""
    known, others = parser().parse_known_args(arguments)
    if not (ROOT / "tests").is_dir():
        complain(N_("Uji hanya ada di salinan kode sumber (git clone)."))
        return 1
    chromium = browser.ensure()
    folder = str(Path(sys.executable).parent)
    environment = {
        **os.environ,
        browser.VARIABLE: str(chromium),
        "PATH": os.pathsep.join([folder, os.environ.get("PATH", "")]),
    }
    soak = ["--soak"] if known.soak else []
    line = [sys.executable, "-m", "pytest", *WORKERS, *soak, *others]
    return subprocess.run(line, cwd=ROOT, env=environment).returncode
