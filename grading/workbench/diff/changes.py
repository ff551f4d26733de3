"""Two frozen models laid side by side: every value that is there once, or differs.

Things of a list are matched by what they are known by, so that a new one at the top
does not change all below. Grounds of numbers and reasons are words: they are counted.
Walked by hand, because the models know which fields are words and by which name a
thing in a list goes; a general library would compare them as plain data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel

from sim.scenario.base import Ground

Path = tuple[str, ...]
How = Literal["added", "removed", "changed"]
KNOWN_BY = (
    "id",
    "stage",
    "to",
    "issue",
    "action",
    "source",
    "document",
    "left",
    "code",
)
WORDS = frozenset({"reason", "name", "texts"})
ABSENT = object()


@dataclass(frozen=True)
class Change:
    """A value that differs: where, how, and what it was and is.

    ``word``: only words differ, which decides no history and no mark.
    """

    path: Path
    how: How
    old: object = None
    new: object = None
    word: bool = False


def changes(old: object, new: object, path: Path = ()) -> Iterator[Change]:
    """Yield what differs between two values, in the order of the old one."""
    if type(old) is type(new) and isinstance(old, BaseModel):
        assert isinstance(new, BaseModel)
        yield from _models(old, new, path)
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _mappings(old, new, path)
    elif isinstance(old, tuple) and isinstance(new, tuple):
        yield from _lists(old, new, path)
    elif old != new:
        yield Change(path, "changed", old, new)


def _models(old: BaseModel, new: BaseModel, path: Path) -> Iterator[Change]:
    for name, field in type(old).model_fields.items():
        one, two = getattr(old, name), getattr(new, name)
        if any(isinstance(mark, Ground) for mark in field.metadata) or name in WORDS:
            if one != two:
                yield Change((*path, name), "changed", one, two, word=True)
        else:
            yield from changes(one, two, (*path, name))


def _mappings(
    old: Mapping[object, object], new: Mapping[object, object], path: Path
) -> Iterator[Change]:
    for key in (*old, *(key for key in new if key not in old)):
        here = (*path, str(key))
        if key not in new:
            yield Change(here, "removed", old[key], None)
        elif key not in old:
            yield Change(here, "added", None, new[key])
        else:
            yield from changes(old[key], new[key], here)


def _lists(
    old: tuple[object, ...], new: tuple[object, ...], path: Path
) -> Iterator[Change]:
    one, two = named(old), named(new)
    if one is not None and two is not None:
        yield from _mappings(one, two, path)
    elif old != new:
        yield Change(path, "changed", old, new)


def named(items: tuple[object, ...]) -> dict[object, object] | None:
    """Return the things of a list by what they are known by; ``None``: by nothing."""
    if not all(isinstance(item, BaseModel) for item in items):
        return None
    for field in KNOWN_BY:
        names = [getattr(item, field, ABSENT) for item in items]
        if ABSENT not in names and len(set(names)) == len(names):
            return dict(zip(names, items, strict=True))
    return None
