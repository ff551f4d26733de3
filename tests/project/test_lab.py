"""``lab``: the practice folder, and a real JupyterLab on it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from deniceni import lab_command, places, practice
from tests.project.tree import ROOT

PATIENCE = 90  # seconds


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """The pages that ``lab`` opens, in a folder of the test's own, without a lab."""
    found: list[Path] = []
    monkeypatch.setattr(places, "home", lambda: tmp_path / "latihan")
    monkeypatch.setattr(lab_command, "_settings", lambda language: None)
    monkeypatch.setattr(
        lab_command,
        "_become_lab",
        lambda notebook, port, browser: found.append(notebook),
    )
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice folder as ``lab`` makes it."""
    made = tmp_path_factory.mktemp("latihan") / "muara-sendaru"
    practice.prepare(made, "id")
    return made


def test_the_first_start_puts_the_released_notebook_there(folder: Path) -> None:
    """The notebook is there, and nothing that only an instructor may have."""
    notebook = nbformat.read(folder / practice.NOTEBOOK, as_version=4)
    source = "\n".join(cell.source for cell in notebook.cells)
    assert "Muara Sendaru" in source
    assert "HIDDEN TESTS" not in source
    assert not list(folder.rglob("key.yaml"))


def test_another_language_is_another_text(folder: Path, tmp_path: Path) -> None:
    """In English the cells are the same and the words are not."""
    first = nbformat.read(folder / practice.NOTEBOOK, as_version=4)
    second = nbformat.read(practice.prepare(tmp_path, "en"), as_version=4)
    assert [cell.id for cell in first.cells] == [cell.id for cell in second.cells]
    assert first.cells[0].source != second.cells[0].source


@pytest.mark.parametrize(
    ("asked", "name", "heading"),
    [
        ([], "muara-sendaru", "# Latihan deteksi dini: Muara Sendaru"),
        (["sagara-lawas"], "sagara-lawas", "# Latihan satu siklus penuh: Sagara"),
    ],
)
def test_each_exercise_has_a_folder_of_its_own(
    opened: list[Path], tmp_path: Path, asked: list[str], name: str, heading: str
) -> None:
    """Without a name it is the short one, as ever; opening again finds the same."""
    assert lab_command.main(asked) == 0
    assert lab_command.main(asked) == 0
    assert opened == [tmp_path / "latihan" / name / practice.NOTEBOOK] * 2
    notebook = nbformat.read(opened[0], as_version=4)
    assert notebook.cells[0].source.startswith(heading)
    assert any(f'Exercise.open("{name}", seed=' in x.source for x in notebook.cells)


def test_an_unknown_exercise_is_answered_with_the_likely_one(
    opened: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Status 2, the name that was meant, and no folder made."""
    assert lab_command.main(["sagara-lawsa"]) == 2
    assert "“sagara-lawas”" in capsys.readouterr().err
    assert lab_command.main(["x"]) == 2
    offered = capsys.readouterr().err
    assert "gandarusa" in offered
    assert "muara-sendaru" in offered
    assert (opened, [*tmp_path.iterdir()]) == ([], [])


def test_a_folder_keeps_its_exercise(
    opened: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By its folder alone it is opened again; another exercise is not put into it."""
    place = ["--folder", str(tmp_path / "kedua")]
    assert lab_command.main(["sagara-lawas", *place]) == 0
    assert lab_command.main(place) == 0
    assert lab_command.main(["muara-sendaru", *place]) == 2
    assert "latihan sagara-lawas" in capsys.readouterr().err
    (tmp_path / "kedua" / practice.NOTEBOOK).unlink()
    assert lab_command.main(place) == 0
    text = (tmp_path / "kedua" / practice.NOTEBOOK).read_text(encoding="utf-8")
    assert "Sagara Lawas" in text
    assert len(opened) == 3


@pytest.mark.parametrize("missing", [(), ("latihan.ipynb",)])
def test_what_a_participant_made_is_never_overwritten(
    tmp_path: Path, missing: tuple[str, ...]
) -> None:
    """A journal, a notebook and settings stay as they are, also if one is missing."""
    names = {"latihan.ipynb", "jurnal.jsonl", "assignment.yaml"} - {*missing}
    for name in names:
        (tmp_path / name).write_text("mine", encoding="utf-8")
    practice.prepare(tmp_path, "id")
    assert {(tmp_path / name).read_text(encoding="utf-8") for name in names} == {"mine"}
    assert (tmp_path / practice.NOTEBOOK).exists()


def _lab(folder: Path, home: Path, port: int) -> subprocess.Popen[str]:
    """Start the command without the installation that comes before it."""
    code = "import sys; from deniceni.lab_command import main as m; m(sys.argv[1:])"
    line = [sys.executable, "-c", code, "--no-browser"]
    line += ["--folder", str(folder), "--port", str(port)]
    return subprocess.Popen(
        line,
        env={**os.environ, "HOME": str(home), "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _status(address: str) -> int:
    """Ask until the server listens; it tells its address a moment before."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                return int(answer.status)
        except urllib.error.URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


@pytest.fixture
def server(folder: Path, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A running JupyterLab on the practice folder, and its address."""
    process = _lab(folder, tmp_path, _free_port())
    told, end = "", time.monotonic() + PATIENCE
    assert process.stdout is not None
    while time.monotonic() < end and process.poll() is None:
        told += process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\S+", told)
        if found:
            yield process, found[0]
            break
    else:
        pytest.fail(f"no address after {PATIENCE} s:\n{told}")
    process.kill()
    process.wait()


def test_jupyterlab_answers_on_this_machine_only(
    server: tuple[subprocess.Popen[str], str], folder: Path, tmp_path: Path
) -> None:
    """It opens the notebook; a second start points to the first; Ctrl+C ends it."""
    process, address = server
    assert address.split("?")[0].endswith(practice.NOTEBOOK)
    assert _status(address) == 200
    second = _lab(folder, tmp_path, _free_port())
    told, _ = second.communicate(timeout=PATIENCE)
    assert second.returncode == 0, told
    assert address.split("token=")[1] in told
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=PATIENCE)
    assert process.poll() is not None


def test_a_desk_saved_yesterday_opens_as_a_picture(
    tmp_path: Path, opened: list[Path]
) -> None:
    """``lab`` quietens the saved page first; a broken page it leaves to JupyterLab."""
    from sim.desk.export import WIDGET_TYPE

    notebook = practice.prepare(tmp_path, "id")
    book = nbformat.read(notebook, as_version=4)
    desk = next(cell for cell in book.cells if cell.cell_type == "code")
    both = {WIDGET_TYPE: {"model_id": "x"}, "text/html": "<p>Meja</p>"}
    desk.outputs = [nbformat.v4.new_output("display_data", data=both)]
    nbformat.write(book, notebook)
    assert lab_command.main(["--folder", str(tmp_path)]) == 0
    assert WIDGET_TYPE not in notebook.read_text(encoding="utf-8")
    assert "Meja" in notebook.read_text(encoding="utf-8")
    notebook.write_text("{torn", encoding="utf-8")
    assert lab_command.main(["--folder", str(tmp_path)]) == 0
    assert len(opened) == 2
    assert notebook.read_text(encoding="utf-8") == "{torn"
