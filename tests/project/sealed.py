"""What is sealed, and a search for it in whatever a participant can lay hands on."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.project.tree import ROOT

SHORT = 12  # characters; what is shorter ("rujuk", "kpu", 24) stands everywhere
GROUNDS = ("basis", "source", "name")  # facts and terms that a scenario quotes as well
PLAIN = ("weights", "about", "bound")  # estimates, names of issues and of ceilings
SCENARIOS = ROOT / "scenarios"
LINES = 10  # of each facilitator's notes, the longest: whoever copies notes copies them
Pair = tuple[str, str]  # a field and a text that stands in it


def keys() -> list[Path]:
    """Return the sealed files: keys, their older versions, and the rules of scoring."""
    own = [*SCENARIOS.glob("*/key.yaml"), *SCENARIOS.glob("*/keys/*.yaml")]
    own += [*SCENARIOS.glob("*/panel.yaml"), *SCENARIOS.glob("standard/*/key.yaml")]
    own += SCENARIOS.glob("archetypes/*/key.yaml")
    return sorted([*own, *(ROOT / "grading" / "key").glob("*.yaml")])


def notes() -> list[Path]:
    """Return the facilitator's notes, sealed like the keys."""
    return sorted(SCENARIOS.glob("*/facilitator.*.md"))


def lines(path: Path) -> list[str]:
    """Return the longest lines of a facilitator's notes, without marks of a list."""
    said = (
        plain(line).lstrip("-#>0123456789. ") for line in path.open(encoding="utf-8")
    )
    return sorted(said, key=len, reverse=True)[:LINES]


def strings(value: Any, field: str = "", words: bool = True) -> Iterator[Pair]:
    """Yield every text of a tree, and every name of a field, with its field.

    A text in two languages has the field that holds both. ``words``: also plain lists
    of them. Those of the rules of scoring ("media sosial", "kemungkinan besar") are
    the ordinary words of the language.
    """
    if isinstance(value, dict):
        spoken = set(value) <= {"id", "en"}
        for name, inner in value.items():
            yield field, str(name)
            yield from strings(inner, field if spoken else str(name), words)
    elif isinstance(value, list):
        if words or not all(isinstance(inner, str) for inner in value):
            for inner in value:
                yield from strings(inner, field, words)
    elif isinstance(value, str):
        yield field, value


def read(path: Path) -> Any:
    """Return the data of a YAML file."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)


@cache
def public() -> frozenset[str]:
    """Return the texts that participants have anyway: ids, sources, names of fields.

    They stand in a scenario's own files, or name a field or a choice in the program.
    """
    found: set[str] = set()
    for path in SCENARIOS.rglob("*.yaml"):
        if path not in keys() and path.name != "key.yaml":  # drafts of keys neither
            found |= {plain(text) for _, text in strings(read(path))}
    for path in (ROOT / "grading" / "key").glob("*.py"):
        words = path.read_text(encoding="utf-8")
        found |= set(re.findall(r"[A-Za-z_-]{3,40}", words))
    return frozenset(found)


@cache
def secrets() -> tuple[str, ...]:
    """Return every text of the sealed files that is long enough to be told apart.

    Reasons always are; a fact or a term that a scenario's own files quote as well is
    no secret, nor is what an estimate is computed from.
    """
    known = public()
    facts = "\n".join(known).casefold()
    found: set[str] = set()
    for path in keys():
        own = path.is_relative_to(SCENARIOS)
        for field, text in strings(read(path), words=own):
            secret = plain(text)
            quoted = field in GROUNDS and secret.casefold() in facts
            if len(secret) >= SHORT and not quoted and field not in PLAIN:
                found.add(secret)
    for path in notes():
        found |= {line for line in lines(path) if len(line) >= SHORT}
    return tuple(sorted(found - known))


def plain(text: str) -> str:
    """Return ``text`` with every run of white space as one blank."""
    return " ".join(text.split())


def told(data: bytes, name: str = "") -> str:
    """Return all that a file says: as it lies there, unescaped, and unpacked."""
    parts = [data.decode("utf-8", "ignore")]
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts += [told(archive.read(one), one) for one in archive.namelist()]
    for line in [parts[0], *parts[0].splitlines()] if _is_json(name) else ():
        try:
            said = strings(json.loads(line))
            parts.append("\n".join(text for _, text in said))
        except ValueError:
            continue
    parts.append(html.unescape(parts[0]))
    parts.append(re.sub(r'"\s*\n\s*f?"', "", parts[0]))  # texts joined in the source
    return plain("\n".join(dict.fromkeys(parts)))


def _is_json(name: str) -> bool:
    return name.endswith((".json", ".jsonl", ".ipynb"))


def leaks(folder: Path) -> list[str]:
    """Return which sealed texts stand in which file of a folder."""
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        text = told(path.read_bytes(), path.name)
        name = path.relative_to(folder).as_posix()
        found += [f"{name}: {secret}" for secret in secrets() if secret in text]
    return found
