"""JupyterLab's settings: they exist, they are installed, nothing goes to the net."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import nbformat
import pytest

from sim.desk import lab
from sim.desk.export import WIDGET_TYPE

SCHEMAS = Path(sys.prefix) / "share" / "jupyter" / "lab" / "schemas"


@pytest.mark.parametrize("plugin", lab.overrides())
def test_every_setting_is_one_that_jupyterlab_has(plugin: str) -> None:
    """A misspelt setting would be silently without effect."""
    package, name = plugin.rsplit(":", 1)
    schema = json.loads((SCHEMAS / package / f"{name}.json").read_text("utf-8"))
    known = set(schema["properties"])
    assert set(lab.overrides()[plugin]) <= known


def test_overrides_are_a_file_of_their_own(tmp_path: Path) -> None:
    """Settings that somebody else has put there stay."""
    other = tmp_path / "overrides.json"
    other.write_text("{}")
    written = lab.install_overrides(tmp_path)
    assert written.parent.parent == tmp_path
    assert json.loads(written.read_text("utf-8")) == lab.overrides()
    assert other.read_text() == "{}"


def test_the_locale_is_indonesian_where_the_pack_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without the language pack JupyterLab stays in English and does not complain."""
    monkeypatch.setattr(lab, "_has_pack", lambda locale: True)
    assert lab.overrides("id")[lab.TRANSLATION] == {"locale": "id_ID"}
    monkeypatch.setattr(lab, "_has_pack", lambda locale: False)
    assert lab.overrides("id")[lab.TRANSLATION] == {"locale": "en"}


def test_the_server_listens_here_only_and_asks_nobody(tmp_path: Path) -> None:
    """No news, no update check, no extension manager, no other interface."""
    arguments = lab.lab_arguments(tmp_path / "latihan satu.ipynb", port=8899)
    assert "--ServerApp.ip=127.0.0.1" in arguments
    assert "--LabApp.default_url=/doc/tree/latihan%20satu.ipynb" in arguments
    assert "--LabApp.extension_manager=readonly" in arguments
    assert "--LabApp.news_url=None" in arguments
    assert any(a.endswith("NeverCheckForUpdate") for a in arguments)
    assert "--ServerApp.port=8899" in arguments


def test_a_saved_desk_becomes_a_picture(tmp_path: Path) -> None:
    """Opened the next day, the notebook shows the static view instead of an error."""
    path = tmp_path / "a.ipynb"
    book = nbformat.v4.new_notebook()
    book.cells = [nbformat.v4.new_code_cell("ex.desk()"), nbformat.v4.new_code_cell()]
    both = {WIDGET_TYPE: {"model_id": "x"}, "text/html": "<p>é", "text/plain": "p"}
    alone = {WIDGET_TYPE: {"model_id": "y"}}
    book.cells[0].outputs = [
        nbformat.v4.new_output("stream", text="t"),
        nbformat.v4.new_output("display_data", data=both),
        nbformat.v4.new_output("display_data", data=alone),
    ]
    nbformat.write(book, path)
    assert lab.settle(path) is True
    outputs = nbformat.read(path, as_version=4).cells[0].outputs
    assert outputs[1].data == {"text/html": "<p>é", "text/plain": "p"}
    assert outputs[2].data == alone
    assert lab.settle(path) is False
    assert [found.name for found in tmp_path.iterdir()] == ["a.ipynb"]


def test_the_environment_finds_its_own_programs_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """nbgrader calls alembic from the PATH; our settings come before others."""
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "elsewhere")
    added = lab.lab_environment()
    assert added["PATH"].split(os.pathsep)[0] == str(Path(sys.executable).parent)
    assert added["JUPYTER_CONFIG_PATH"].split(os.pathsep) == [
        str(lab.CONFIG),
        "elsewhere",
    ]
    hidden = json.loads((lab.CONFIG / "labconfig/page_config.json").read_text("utf-8"))
    assert all(hidden["disabledExtensions"].values())
