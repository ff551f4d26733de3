"""JSON Schemas: up to date, and named by every scenario file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from sim.scenario.load import SCENARIOS
from sim.scenario.schema import DIALECT, export, schemas
from tests.scenario.folder import FIXTURES

YAML = [
    path
    for root in (SCENARIOS, FIXTURES)
    for path in sorted(root.rglob("*.yaml"))
    if path.name != "key.yaml" and path.parent.name != "keys"
]
FIRST_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")
STALE = "write them anew: python3 -m deniceni scenario schema"


def test_committed_schemas_are_up_to_date() -> None:
    """The files in scenarios/schema are what the models say today."""
    folder = SCENARIOS / "schema"
    written = {
        path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.json")
    }
    assert written.keys() == schemas().keys(), STALE
    assert written == schemas(), STALE


def test_export_writes_them_all(tmp_path: Path) -> None:
    """A new folder is made and holds one file for each kind of scenario file."""
    written = export(tmp_path / "new" / "schema")
    assert {path.name for path in written} == schemas().keys()
    for path in written:
        assert json.loads(path.read_text(encoding="utf-8"))["$schema"] == DIALECT


def test_schemas_refuse_unknown_fields() -> None:
    """An editor underlines a misspelt field."""
    world = json.loads(schemas()["world.schema.json"])
    assert world["additionalProperties"] is False
    assert world["$defs"]["District"]["additionalProperties"] is False
    assert "tension" in world["$defs"]["District"]["required"]


@pytest.mark.parametrize(
    "path", YAML, ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_every_file_names_its_schema(path: Path) -> None:
    """The first line leads an editor to the schema of that kind of file."""
    found = FIRST_LINE.match(path.read_text(encoding="utf-8").split("\n", 1)[0])
    assert found is not None
    schema = (path.parent / found[1]).resolve()
    assert schema.parent == SCENARIOS / "schema"
    assert schema.name in schemas()
    kind = "calendar" if path.parent.name == "calendars" else path.name.split(".y")[0]
    kind = re.sub(r"\.(id|en)$", "", kind).replace(".", "-")
    assert schema.name == f"{kind}.schema.json"
