"""Sources: where they listen, how late they are, and whom they copy."""

from __future__ import annotations

from collections.abc import Iterator

from sim.i18n import N_, Message
from sim.scenario.checks.common import ascending, dangling, repeated
from sim.scenario.checks.kinds import DISTRICT, SOURCE
from sim.scenario.draft import Draft, ids
from sim.scenario.part import Part
from sim.scenario.problem import Problem, visible


def _sources(draft: Draft) -> tuple[Part, ...]:
    return tuple(draft.sources["sources"].items())


def check_source_ids(draft: Draft) -> Iterator[Problem]:
    """Sources appear once."""
    yield from repeated(source["id"] for source in _sources(draft))


def check_source_places(draft: Draft) -> Iterator[Problem]:
    """The districts a source listens in exist."""
    known = ids(draft.world["districts"])
    for source in _sources(draft):
        yield from dangling(source["districts"].items(), known, DISTRICT)
        yield from repeated(source["districts"].items())


def check_delays(draft: Draft) -> Iterator[Problem]:
    """The shortest delay comes first."""
    for source in _sources(draft):
        yield from ascending(source["delay_hours"])
        for copying in source["copies"].items():
            yield from ascending(copying["delay_hours"])


def check_copies(draft: Draft) -> Iterator[Problem]:
    """A source copies sources that exist, each once."""
    known = ids(draft.sources["sources"])
    for source in _sources(draft):
        copied = [copying["source"] for copying in source["copies"].items()]
        yield from dangling(copied, known, SOURCE)
        yield from repeated(copied)


def check_no_circle(draft: Draft) -> Iterator[Problem]:
    """Nobody copies himself, directly or by way of others."""
    copied: dict[str, list[Part]] = {}
    for source in _sources(draft):
        names = [copying["source"] for copying in source["copies"].items()]
        copied.setdefault(source["id"].text or "", []).extend(names)
    done: set[str] = set()
    for name in copied:
        circle = _circle(name, copied, done)
        if circle is not None:
            part, members = circle
            way = " → ".join(visible(one) for one in members)
            yield part.problem(
                Message(N_("Sumber saling menyalin tanpa ujung: {way}."), {"way": way}),
                Message(N_("Hapus salah satu copies dalam lingkaran ini.")),
            )


def _circle(
    start: str, copied: dict[str, list[Part]], done: set[str]
) -> tuple[Part, list[str]] | None:
    """Return a circle that can be reached from ``start`` and its closing part.

    Sources that have been gone through are added to ``done`` and not entered again.
    """
    if start in done:
        return None
    way, open_ends = [start], [iter(copied[start])]
    while way:
        part = next(open_ends[-1], None)
        if part is None:
            done.add(way.pop())
            open_ends.pop()
            continue
        name = part.text or ""
        if name in way:
            done.update(way)
            return part, [*way[way.index(name) :], name]
        if name in copied and name not in done:
            way.append(name)
            open_ends.append(iter(copied[name]))
    return None
