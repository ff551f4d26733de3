"""YAML as an author would write it: blocks under comments, short things on one line.

Text is quoted by the library wherever YAML would take it for something else, so
whatever an author types comes back as what was typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

SHORT = 76  # characters that stand on one line
MANY = 1_000_000  # from here on numbers are written in groups of three


@dataclass(frozen=True)
class Block:
    """A top-level entry of a file, with what is said about it above."""

    name: str
    value: Any
    comment: str = ""


class Flat(dict[str, Any]):
    """A mapping that stands on one line, however long."""


class Tall(dict[str, Any]):
    """A mapping of which every entry has its own line, however short."""


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists below their name, as in the shipped scenarios."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out: scenario files know no aliases."""
        return True


def _is_short(value: Any) -> bool:
    """Return whether something is short enough for one line."""
    if isinstance(value, str):
        return len(value) <= 40 and ". " not in value
    if not isinstance(value, (Mapping, list, tuple)):
        return True
    parts = value.values() if isinstance(value, Mapping) else value
    return all(map(_is_short, parts)) and len(str(value)) <= SHORT


def _is_row(value: Sequence[Any]) -> bool:
    """Return whether a list holds only points, numbers or ids."""
    return all(
        isinstance(one, (list, tuple, int)) or (isinstance(one, str) and " " not in one)
        for one in value
    )


def _mapping(dumper: yaml.SafeDumper, value: Mapping[str, Any]) -> yaml.Node:
    flat = isinstance(value, Flat) or (
        bool(value) and not isinstance(value, Tall) and _is_short(value)
    )
    return dumper.represent_mapping("tag:yaml.org,2002:map", value, flow_style=flat)


def _sequence(dumper: yaml.SafeDumper, value: Sequence[Any]) -> yaml.Node:
    flat = _is_row(value)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=flat)


def _string(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    style = "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _whole(dumper: yaml.SafeDumper, value: int) -> yaml.Node:
    text = f"{value:_}" if value >= MANY else str(value)
    return dumper.represent_scalar("tag:yaml.org,2002:int", text)


for kind in (dict, Flat, Tall):
    _Dumper.add_representer(kind, _mapping)
for row in (list, tuple):
    _Dumper.add_representer(row, _sequence)
_Dumper.add_representer(str, _string)
_Dumper.add_representer(int, _whole)


def text(head: str, blocks: Sequence[Block]) -> str:
    """Return a file: what it is about, then every entry under its comment."""
    parts = [_comment(head)]
    for block in blocks:
        parts += [_comment(block.comment), _entry(block)]
    return "".join(parts)


def _comment(said: str) -> str:
    return "".join(f"# {line}".rstrip() + "\n" for line in said.splitlines())


def _entry(block: Block) -> str:
    """Return one entry; the library writes a lone short mapping in braces otherwise."""
    beside = {block.name: block.value, "zz": "x" * (SHORT + 1)}
    written = yaml.dump(
        beside, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6
    )
    return str(written[: written.rindex("zz: ")])
