"""Nothing in the tree belongs to one machine, and nothing is left half done."""

from __future__ import annotations

import re

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.project.tree import ROOT, texts

# Written with brackets so that this file does not match itself.
FOREIGN = {
    "a registry's host": r"p[y]pi\.org|pyth[o]nhosted|npm[j]s\.|d[e]b\.debian",
    "a machine's path": r"/w[o]rk/|/f[a]rm/|/r[o]ot/|/tmp/[b]ash|/h[o]me/[a-z]",
    "unfinished work": r"NotImplemented[E]rror|\bTO[D]O\b|FIX[M]E|\bX[X]X\b",
    "a test that is not run": r"mark\.(sk[i]p|xf[a]il)|test\.sk[i]p",
}


@pytest.mark.parametrize("what", FOREIGN)
def test_no_file_holds(what: str) -> None:
    """No tracked file names a host or a path of one machine, or is unfinished."""
    pattern = re.compile(FOREIGN[what])
    found = [
        f"{name}:{number}: {line.strip()[:80]}"
        for name, text in texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]
    assert found == []


def test_the_patterns_find_what_they_are_for() -> None:
    """Each pattern finds an example of what it forbids."""
    examples = {
        "a registry's host": "https://py" + "pi.org/simple",
        "a machine's path": "/ro" + "ot/project",
        "unfinished work": "raise NotImplemented" + "Error",
        "a test that is not run": "@pytest.mark.sk" + "ip",
    }
    assert all(re.search(FOREIGN[what], text) for what, text in examples.items())


def test_lines_end_as_they_should() -> None:
    """Text files have no carriage returns and end with a newline."""
    found = [
        name
        for name, text in texts()
        if text and ("\r" in text or not text.endswith("\n"))
    ]
    assert found == []


def _project() -> dict[str, list[str]]:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"]
    return {"": project["project"]["dependencies"], **extras}


def _pins() -> dict[str, Requirement]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(pin.name): pin for pin in pins}


def test_constraints_name_one_version_and_no_place() -> None:
    """Every line of the constraints file is an exact version, from no host."""
    for pin in _pins().values():
        assert pin.url is None
        assert [item.operator for item in pin.specifier] == ["=="], str(pin)


@pytest.mark.parametrize("extra", ["", "dask", "test"])
def test_every_dependency_is_pinned_above_its_floor(extra: str) -> None:
    """The exact version of each dependency satisfies the floor in pyproject.toml."""
    pins = _pins()
    for text in _project()[extra]:
        wanted = Requirement(text)
        pin = pins[canonicalize_name(wanted.name)]
        version = next(iter(pin.specifier)).version
        assert wanted.specifier.contains(version), f"{text} but {pin}"
        assert wanted.specifier, f"{text} has no floor"
