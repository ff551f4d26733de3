"""A real JupyterLab for the browser tests: its own folders, this machine only."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nbformat

from sim.desk.lab import install_overrides, lab_arguments, lab_environment

ROOT = Path(__file__).parents[2]
START_LIMIT = 90  # seconds
OPEN = """\
from sim.exercise import Exercise

ex = Exercise.open("muara-sendaru", seed=7, journal="{journal}")
"""
DESK = OPEN + "ex.desk()\n"


@dataclass(frozen=True)
class Lab:
    """A running server: its address with the token, and the folder it shows."""

    url: str
    token: str
    folder: Path

    def notebook(self, name: str, *cells: str) -> str:
        """Write a notebook on its own journal, with one desk or ``cells``.

        Return its address.
        """
        book = nbformat.v4.new_notebook()
        texts = [cell.format(journal=f"{name}.jsonl") for cell in cells or (DESK,)]
        book.cells = [nbformat.v4.new_code_cell(text) for text in texts]
        book.metadata["kernelspec"] = {
            "name": "python3",
            "display_name": "Python 3",
            "language": "python",
        }
        nbformat.write(book, self.folder / f"{name}.ipynb")
        return f"{self.url}/doc/tree/{name}.ipynb?token={self.token}&reset"

    def path(self, name: str) -> Path:
        """Return where a notebook's journal is."""
        return self.folder / f"{name}.jsonl"

    def journal(self, name: str) -> list[dict[str, object]]:
        """Return the lines of a notebook's journal."""
        text = self.path(name).read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(home: Path) -> Iterator[Lab]:
    """Start JupyterLab with all its folders under ``home``; stop it afterwards."""
    folder = home / "latihan"
    folder.mkdir(parents=True)
    settings = home / "lab" / "settings"
    install_overrides(settings)
    port, token = free_port(), secrets.token_hex(16)
    arguments = [
        *lab_arguments(folder / "mulai.ipynb", port=port, open_browser=False),
        f"--LabApp.app_settings_dir={settings}",
        f"--IdentityProvider.token={token}",
        "--LabApp.expose_app_in_browser=True",
        "--ServerApp.port_retries=0",
        "--allow-root",
    ]
    with (home / "server.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *arguments],
            cwd=folder,
            env={**os.environ, **lab_environment(), **_folders(home)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            lab = Lab(f"http://127.0.0.1:{port}", token, folder)
            _wait(lab, server, home / "server.log")
            yield lab
        finally:
            server.terminate()
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()


def _folders(home: Path) -> dict[str, str]:
    return {
        "HOME": str(home),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "user-settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
        "IPYTHONDIR": str(home / "ipython"),
        "PYTHONPATH": str(ROOT),
    }


def _wait(lab: Lab, server: subprocess.Popen[bytes], log: Path) -> None:
    address = f"{lab.url}/api/status?token={lab.token}"
    for _ in range(START_LIMIT * 5):
        assert server.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"JupyterLab did not start:\n{log.read_text()}")
