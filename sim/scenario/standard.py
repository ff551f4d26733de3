"""What every regency has, so that an author writes only what is this one's own.

A file that says ``standard: 1`` is completed from ``scenarios/standard/1/``: mappings
are merged and the scenario's own value wins, lists are its own or the standard's. The
sources are a list of things with an ``id``, merged by it; ``without:`` leaves some of
the standard's out. A value of nothing (``null``) takes a standard value away.

A released standard never changes, because histories depend on it; a better one gets
the next number.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sim.i18n import N_, Message
from sim.scenario import files
from sim.scenario.checks.place import SCENARIOS
from sim.scenario.draft import ids
from sim.scenario.part import Part
from sim.scenario.problem import Problem, choose, shown
from sim.scenario.tree import Node

FOLDER = SCENARIOS / "standard"
FIELD = "standard"
WITHOUT = "without"
BY_SOURCE = ("sources", "openings")  # texts that go with a source
Entries = dict[str, Node]


def released() -> tuple[str, ...]:
    """Return the numbers of the standards there are."""
    return tuple(sorted(path.name for path in FOLDER.iterdir() if path.name.isdigit()))


def kept() -> tuple[Path, ...]:
    """Return every file of every standard."""
    return tuple(sorted(FOLDER.glob("*/*.yaml")))


def completed(
    part: Part, name: str, loader: type, sources: Part | None = None
) -> tuple[Part, list[Problem]]:
    """Return a file's content with what it leaves to the standard, and what is wrong.

    ``name``: what the file is called in a standard. What comes from there is held to
    stand on the line that asks for it. Texts of standard sources that ``sources`` does
    not have stay out.
    """
    asked = part[FIELD]
    if asked.node is None or part.node is None:
        return part, []
    number = asked.number
    if number is None or str(number) not in released():
        return _without_marks(part), [_unknown(asked)]
    standard, problems = files.read(
        FOLDER / str(number) / name, FOLDER, part.file, loader
    )
    if standard.node is None:
        return _without_marks(part), [_unknown(asked)]
    base = _placed(standard.node, asked.line)
    left_out, more = _left_out(part, base)
    base = _less(base, left_out, None if sources is None else ids(sources["sources"]))
    own = _without_marks(part)
    assert own.node is not None
    return replace(own, node=_merged(base, own.node)), problems + more


def _unknown(asked: Part) -> Problem:
    message = Message(
        N_("Bagian baku {number} tidak ada untuk berkas ini."),
        {"number": shown(asked.text or str(asked.number))},
    )
    return asked.problem(message, choose(asked.text or "", released()))


def _without_marks(part: Part) -> Part:
    """Return a file without the words that only say how it is completed."""
    assert part.node is not None
    entries = part.node.value
    assert isinstance(entries, dict)
    rest = {key: one for key, one in entries.items() if key not in (FIELD, WITHOUT)}
    return replace(part, node=replace(part.node, value=rest))


def _placed(node: Node, line: int) -> Node:
    """Return a tree with all of it on one line."""
    if isinstance(node.value, dict):
        entries = {key: _placed(one, line) for key, one in node.value.items()}
        return Node(line, entries)
    if isinstance(node.value, tuple):
        return Node(line, tuple(_placed(one, line) for one in node.value))
    return Node(line, node.value)


def _left_out(part: Part, base: Node) -> tuple[frozenset[str], list[Problem]]:
    """Return the standard sources an author does without, and what is no source."""
    known = frozenset(_by_id(base))
    asked = tuple(part[WITHOUT].items())
    problems = [
        one.problem(
            Message(N_("{name} bukan sumber baku."), {"name": shown(one.text or "")}),
            choose(one.text or "", known),
        )
        for one in asked
        if one.text not in known
    ]
    return frozenset(one.text for one in asked if one.text is not None), problems


def _by_id(node: Node) -> Entries:
    """Return the sources listed in a file by their ids."""
    listed = node.value.get("sources") if isinstance(node.value, dict) else None
    items = listed.value if listed is not None else ()
    return {_id(item): item for item in items} if isinstance(items, tuple) else {}


def _id(item: Node) -> str:
    found = item.value.get("id") if isinstance(item.value, dict) else None
    return found.value if found is not None and isinstance(found.value, str) else ""


def _less(base: Node, left_out: frozenset[str], known: frozenset[str] | None) -> Node:
    """Return the standard without some sources, or without texts of unknown ones."""
    assert isinstance(base.value, dict)
    entries = dict(base.value)
    listed = entries.get("sources")
    if listed is not None and isinstance(listed.value, tuple):
        rest = tuple(one for one in listed.value if _id(one) not in left_out)
        entries["sources"] = Node(listed.line, tuple(_unlinked(rest, left_out)))
    for name in BY_SOURCE if known is not None else ():
        texts = entries.get(name)
        if known is not None and texts is not None and isinstance(texts.value, dict):
            own = {key: one for key, one in texts.value.items() if key in known}
            entries[name] = Node(texts.line, own)
    return Node(base.line, entries)


def _unlinked(items: tuple[Node, ...], left_out: frozenset[str]) -> list[Node]:
    """Return sources that copy none of those left out."""
    found = []
    for item in items:
        assert isinstance(item.value, dict)
        copies = item.value.get("copies")
        if copies is None or not isinstance(copies.value, tuple):
            found.append(item)
            continue
        rest = tuple(one for one in copies.value if _copied(one) not in left_out)
        changed = {**item.value, "copies": Node(copies.line, rest)}
        found.append(Node(item.line, changed))
    return found


def _copied(copy: Node) -> str:
    found = copy.value.get("source") if isinstance(copy.value, dict) else None
    return found.value if found is not None and isinstance(found.value, str) else ""


def _merged(base: Node, own: Node) -> Node:
    """Return what an author wrote over what is standard."""
    if not isinstance(base.value, dict) or not isinstance(own.value, dict):
        return own
    entries = dict(base.value)
    for key, node in own.value.items():
        if node.value is None:
            entries.pop(key, None)
        elif key == "sources" and isinstance(node.value, tuple):
            entries[key] = _listed(base, own, node.line)
        else:
            entries[key] = _merged(entries[key], node) if key in entries else node
    return Node(own.line, entries)


def _listed(base: Node, own: Node, line: int) -> Node:
    """Return the standard's sources, each as the author has it, then the author's."""
    mine, theirs = _by_id(own), _by_id(base)
    merged = [
        _merged(item, mine[name]) if name in mine else item
        for name, item in theirs.items()
    ]
    new = [item for name, item in mine.items() if name not in theirs]
    return Node(line, (*merged, *new))
