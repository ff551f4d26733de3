"""Runs pip so that a person can follow it, and says in plain words why it failed."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from deniceni.problems import CannotInstall
from deniceni.voice import both

LOG = "deniceni-install.log"
BUILDER = "hatchling"
EVERY = 20  # packages between two lines where the output is no terminal
OFFLINE = re.compile(
    r"NewConnectionError|NameResolutionError|Failed to establish a new connection|"
    r"name resolution|getaddrinfo failed|Network is unreachable|Connection refused|"
    r"ConnectTimeout|ReadTimeout|Read timed out|ProxyError|ConnectionReset|SSLError"
)
FULL = re.compile(r"No space left on device|Errno 28|not enough space", re.IGNORECASE)


def install(python: Path, root: Path, target: str, log_folder: Path) -> None:
    """Install ``target``, a project folder with extras, editable, into ``python``'s
    environment with the exact versions of ``root``'s constraints file.

    Raises :class:`CannotInstall`.
    """
    both(
        "2/2 Memasang pustaka (sekitar 150 MB) …",
        "installing libraries (about 150 MB) …",
    )
    log = log_folder / LOG
    log.unlink(missing_ok=True)
    _need_pip(python)
    common = ["-m", "pip", "install", "--disable-pip-version-check"]
    common += ["--no-input", "--progress-bar", "off", "-c", "constraints.txt"]
    for wanted in ([BUILDER], ["--no-build-isolation", "-e", target]):
        if run([str(python), *common, *wanted], root, log) != 0:
            raise explain(log)


def _need_pip(python: Path) -> None:
    """Some environments are made without pip; Python carries one."""
    if subprocess.run(
        [str(python), "-m", "pip", "--version"], capture_output=True
    ).returncode:
        subprocess.run([str(python), "-m", "ensurepip"], capture_output=True)


def run(line: list[str], folder: Path, log: Path) -> int:
    """Run ``line`` in ``folder``, add its output to ``log``, show its progress."""
    with (
        log.open("a", encoding="utf-8") as record,
        subprocess.Popen(
            line,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        ) as process,
    ):
        assert process.stdout is not None
        show(_recorded(process.stdout, record))
        return process.wait()


def _recorded(lines: Iterable[str], record: object) -> Iterable[str]:
    for line in lines:
        print(line, end="", file=record, flush=True)  # type: ignore[call-overload]
        yield line


def show(lines: Iterable[str]) -> None:
    """Show how many packages pip has found so far and when it starts to unpack."""
    terminal = sys.stdout.isatty()
    count = 0
    for line in lines:
        found = re.match(r"\s*Collecting ([\w.\-\[\]]+)", line)
        if found:
            count += 1
            if terminal:
                print(f"\r    {count:3d}  {found[1]:<40.40}", end="", flush=True)
            elif count % EVERY == 0:
                print(f"    {count:3d}  {found[1]}", flush=True)
        elif count >= EVERY and line.startswith("Installing collected packages"):
            print(f"\r{'':60}\r" if terminal else "", end="")
            both("    Menata pustaka …", "unpacking …")


def explain(log: Path) -> CannotInstall:
    """Return what to tell a person after pip failed with this ``log``."""
    text = log.read_text(encoding="utf-8", errors="replace")
    if FULL.search(text):
        return CannotInstall(
            "Ruang disk habis. Kosongkan sekitar 1 GB, lalu jalankan lagi.",
            "The disk is full. Free about 1 GB and run the command again.",
        )
    if OFFLINE.search(text):
        return CannotInstall(
            "Internet tidak terjangkau, padahal pustaka harus diunduh sekali.\n"
            "Periksa sambungan (atau proksi kantor), lalu jalankan lagi perintah yang"
            " sama; yang sudah terunduh tidak diulang.",
            "The internet is out of reach, but libraries must be downloaded once."
            " Check the connection (or the office proxy) and run the same command.",
        )
    errors = [line for line in text.splitlines() if "error" in line.lower()][-5:]
    return CannotInstall(
        "Pustaka tidak dapat dipasang:\n  "
        + "\n  ".join(errors or text.splitlines()[-5:])
        + f"\nCatatan lengkap: {log}",
        f"The libraries could not be installed. The full log: {log}",
    )
