"""What in a key does not fit its scenario: where, what, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sim.i18n import N_, Message
from sim.scenario.problem import choose, shown
from sim.scenario.tree import Path


@dataclass(frozen=True)
class Fault:
    """One thing to mend; ``path`` leads to the value in the key's file."""

    path: Path
    message: Message
    mend: Message


def fault(path: Path, text: str, mend: str, **values: object) -> Fault:
    """Return a fault in catalogue texts; both may use the ``values``.

    Ids are repeated in quotation marks, so that what an author wrote stands out.
    """
    said = {
        name: shown(value) if isinstance(value, str) else value
        for name, value in values.items()
    }
    return Fault(path, Message(text, said), Message(mend, said))


def unknown(path: Path, text: str, name: str, known: Iterable[str]) -> Fault:
    """Return the fault of a name that is not among the ``known`` ones."""
    return Fault(path, Message(text, {"name": shown(name)}), choose(name, set(known)))


def twice(path: Path, names: Iterable[str], text: str) -> Iterator[Fault]:
    """Yield a fault for every id in a list that an earlier item already has."""
    seen: set[str] = set()
    for place, name in enumerate(names):
        if name in seen:
            message = Message(text, {"name": shown(name)})
            mend = Message(N_("Beri salah satunya nama lain, atau hapus satu."))
            yield Fault((*path, place, "id"), message, mend)
        seen.add(name)
