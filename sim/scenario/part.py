"""A place in a scenario's files: its value, its line, and its name for people.

Asking a part for what isn't there gives an empty part, never an error: a check can look
for what concerns it and leave wrong types to the models.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sim.i18n import Message
from sim.scenario.problem import Problem, visible
from sim.scenario.tree import Node, Path

NAMES = ("id", "stage", "to")  # what an item of a list may be known by


@dataclass(frozen=True, slots=True)
class Part:
    """A value in a file, or the place where it is missing (``node`` is ``None``)."""

    file: str
    field: str
    line: int
    node: Node | None

    def __getitem__(self, key: str) -> Part:
        """Return what stands under ``key`` of a mapping."""
        child = None
        if self.node is not None and isinstance(self.node.value, dict):
            child = self.node.value.get(key)
        name = visible(key)
        field = f"{self.field}.{name}" if self.field else name
        return Part(self.file, field, child.line if child else self.line, child)

    def item(self, place: int) -> Part:
        """Return the item at ``place`` (from 0) of a list."""
        child, name = None, str(place + 1)
        items = self.node.value if self.node is not None else None
        if isinstance(items, tuple) and place < len(items):
            child = items[place]
            name = _name(child) or name
        line = child.line if child else self.line
        return Part(self.file, f"{self.field}[{name}]", line, child)

    def at(self, path: Path) -> Part:
        """Return what stands at the end of ``path``."""
        part = self
        for step in path:
            part = part.item(step) if isinstance(step, int) else part[step]
        return part

    def items(self) -> Iterator[Part]:
        """Yield the items of a list."""
        if self.node is not None and isinstance(self.node.value, tuple):
            yield from (self.item(place) for place in range(len(self.node.value)))

    def fields(self) -> Iterator[tuple[str, Part]]:
        """Yield the keys of a mapping and what stands under them."""
        if self.node is not None and isinstance(self.node.value, dict):
            yield from ((key, self[key]) for key in self.node.value)

    def keys(self) -> Iterator[Part]:
        """Yield the keys of a mapping as texts, each at its own place."""
        for key, part in self.fields():
            yield Part(part.file, part.field, part.line, Node(part.line, key))

    @property
    def missing(self) -> bool:
        """Whether nothing is written here, or an explicit nothing."""
        return self.node is None or self.node.value is None

    @property
    def is_list(self) -> bool:
        """Whether a list is written here."""
        return self.node is not None and isinstance(self.node.value, tuple)

    @property
    def is_mapping(self) -> bool:
        """Whether a mapping is written here."""
        return self.node is not None and isinstance(self.node.value, dict)

    @property
    def text(self) -> str | None:
        """The text written here, if it is text."""
        value = self.node.value if self.node is not None else None
        return value if isinstance(value, str) else None

    @property
    def number(self) -> float | None:
        """The number written here, if it is one."""
        value = self.node.value if self.node is not None else None
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return value

    @property
    def numbers(self) -> tuple[float, ...] | None:
        """The numbers listed here, if there is a list of nothing else."""
        if not self.is_list:
            return None
        numbers = tuple(item.number for item in self.items())
        known = tuple(number for number in numbers if number is not None)
        return known if len(known) == len(numbers) else None

    def problem(self, message: Message, mend: Message) -> Problem:
        """Return a problem with this place."""
        return Problem(self.file, self.line, self.field, message, mend)


def _name(node: Node) -> str | None:
    if isinstance(node.value, dict):
        for key in NAMES:
            child = node.value.get(key)
            if child is not None and isinstance(child.value, str) and child.value:
                return visible(child.value)
    return None
