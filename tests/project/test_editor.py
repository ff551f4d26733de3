"""The language server for scenario files: optional, pinned, and never in the way."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from deniceni import author_command, editor
from deniceni.commands import BY_NAME
from sim.scenario.load import folder_of


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment with Node and JupyterLab's part, and no language server yet."""
    node = tmp_path / "node"
    node.touch()
    monkeypatch.setattr(editor, "node", lambda: node)
    monkeypatch.setattr(editor, "find_spec", lambda name: name)
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    return tmp_path


def test_it_comes_with_the_command_that_needs_it() -> None:
    """Participants never install it."""
    assert BY_NAME["author"].extras == {"author"}
    assert BY_NAME["lab"].extras == frozenset()


def test_the_tried_version_is_installed_and_nothing_is_run(
    environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """npm is asked for one exact version, and told to run no package's scripts."""
    lines: list[list[str]] = []

    def npm(line: list[str], **_: object) -> None:
        lines.append(line)
        script = editor.home() / "node_modules" / editor.NAME / "bin" / editor.NAME
        script.parent.mkdir(parents=True)
        script.touch()

    monkeypatch.setattr(subprocess, "run", npm)
    assert editor.configuration() is None
    assert editor.install()
    assert editor.install()
    version = json.loads(editor.SETTINGS.read_text(encoding="utf-8"))["version"]
    assert lines[0][-1] == f"{editor.NAME}@{version}"
    assert "--ignore-scripts" in lines[0]
    assert len(lines) == 1
    place = editor.configuration()
    assert place is not None
    text = (place / "jupyter_server_config.json").read_text(encoding="utf-8")
    servers = json.loads(text)["LanguageServerManager"]["language_servers"]
    assert servers[editor.NAME]["argv"] == editor.command()


def test_without_internet_files_are_plain_text(
    environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The author goes on without it."""

    def npm(*_: object, **__: object) -> None:
        raise subprocess.CalledProcessError(1, "npm")

    monkeypatch.setattr(subprocess, "run", npm)
    assert not editor.install()
    assert editor.configuration() is None


def test_an_unknown_scenario_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Status 2 and the names there are, before anything is opened."""
    assert author_command.main(["gandarosa"]) == 2
    assert "gandarusa" in capsys.readouterr().err


def test_each_scenario_has_a_page_and_a_workspace_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """JupyterLab is told one address: that of the scenario that was asked for."""
    lines: list[list[str]] = []

    def become(line: list[str], *_: object) -> None:
        lines.append(line)

    monkeypatch.setattr(author_command, "become", become)
    monkeypatch.setattr("sim.desk.lab.install_overrides", lambda **_: None)
    monkeypatch.setattr(editor, "configuration", lambda: None)
    copied = shutil.copytree(folder_of("gandarusa"), tmp_path / "gandarusa")
    page = author_command.write(copied, "id")
    assert "# Menulis skenario: gandarusa" in page.read_text(encoding="utf-8")
    author_command._become_lab(page, "id", None, False)
    told = [one for one in lines[0] if "default_url" in one]
    name = "menulis-gandarusa"
    assert told == [f"--LabApp.default_url=/lab/workspaces/{name}/tree/{name}.ipynb"]
