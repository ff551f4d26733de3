"""Every place in a scenario is made up."""

from __future__ import annotations

import gzip
from functools import cache
from hashlib import sha1
from pathlib import Path

import pytest
import yaml

from tests.project.tree import ROOT

SCENARIOS = sorted(path.parent for path in (ROOT / "scenarios").glob("*/world.yaml"))
OFFICIAL = ROOT / "scenarios" / "official_place_names_sha1_8.txt.gz"


@cache
def _official() -> frozenset[str]:
    return frozenset(gzip.decompress(OFFICIAL.read_bytes()).decode().split())


def _is_official(name: str) -> bool:
    return sha1(name.lower().encode()).hexdigest()[:8] in _official()


def test_the_list_knows_real_places() -> None:
    """A well-known city is on the list of official names, so the check can fail."""
    assert _is_official("Medan")
    assert len(_official()) > 60_000


@pytest.mark.parametrize("folder", SCENARIOS, ids=lambda path: path.name)
def test_places_are_fictional(folder: Path) -> None:
    """Neither the regency nor a district bears an official name."""
    world = yaml.safe_load((folder / "world.yaml").read_text(encoding="utf-8"))
    names = [world["regency"], *(district["name"] for district in world["districts"])]
    assert len(names) >= 11
    assert [name for name in names if _is_official(name)] == []
