"""JSON Schemas: up to date, and named by every scenario file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from grading.key.schema import NAME, schema
from grading.workbench import template
from sim.scenario.load import SCENARIOS
from sim.scenario.schema import DIALECT, export, schemas
from tests.scenario.folder import FIXTURES

ASIDE = {"keys", "results", "archetypes"}  # kept versions, records, and templates
YAML = [
    path
    for root in (SCENARIOS, FIXTURES)
    for path in sorted(root.rglob("*.yaml"))
    if not ASIDE & set(path.relative_to(root).parts)
]
WHOLE = [path for path in YAML if path.parents[1].name != "standard"]
FIRST_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")
STALE = "write them anew: python3 -m deniceni scenario schema"


def test_committed_schemas_are_up_to_date() -> None:
    """The files in scenarios/schema are what the models say today."""
    folder = SCENARIOS / "schema"
    written = {
        path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.json")
    }
    assert written == {**schemas(), NAME: schema(), **template.schemas()}, STALE


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
    named = (path.parent / found[1]).resolve()
    assert named.parent == SCENARIOS / "schema"
    assert named.name in {*schemas(), NAME}
    kind = "calendar" if path.parent.name == "calendars" else path.name.split(".y")[0]
    kind = re.sub(r"\.(id|en)$", "", kind).replace(".", "-")
    assert named.name == f"{kind}.schema.json"


@pytest.mark.parametrize(
    "path", WHOLE, ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_what_loads_is_underlined_nowhere(path: Path) -> None:
    """An editor has nothing against a file that the project reads."""
    found = FIRST_LINE.match(path.read_text(encoding="utf-8").split("\n", 1)[0])
    assert found is not None
    rules = json.loads((path.parent / found[1]).read_text(encoding="utf-8"))
    data = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    errors = Draft202012Validator(rules).iter_errors(data)
    assert [f"{one.json_path}: {one.message}" for one in errors][:3] == []
