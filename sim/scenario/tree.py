"""Plain data in which every value knows its line."""

from __future__ import annotations

from dataclasses import dataclass

from sim.i18n import Message
from sim.scenario.scalars import Scalar

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A value and the line (from 1) it stands on; in a mapping, its key's line."""

    line: int
    value: Scalar | dict[str, Node] | tuple[Node, ...]

    def plain(self) -> object:
        """Return plain data: dicts, tuples, text, numbers, booleans, None."""
        if isinstance(self.value, dict):
            return {key: child.plain() for key, child in self.value.items()}
        if isinstance(self.value, tuple):
            return tuple(child.plain() for child in self.value)
        return self.value


@dataclass(frozen=True, slots=True)
class Blame:
    """Something wrong at a line, and the way to the value it is about."""

    path: Path
    line: int
    message: Message
    mend: Message
