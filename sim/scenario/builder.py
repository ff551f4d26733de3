"""From parser events to a tree, within limits and without constructing objects."""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from sim.i18n import N_, Message
from sim.scenario.problem import HIDDEN, shown
from sim.scenario.scalars import TAG, Misread, Scalar, tag_of, value_of
from sim.scenario.tree import Blame, Node, Path

DEEPEST = 16  # levels of nesting
LARGEST = 50_000  # values, aliases expanded


class Stop(Exception):
    """What makes the rest of the file unreadable."""

    def __init__(self, line: int, message: str, mend: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = Message(message)
        self.mend = Message(mend)


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still open."""

    line: int
    anchor: str | None
    before: int  # values counted when it was opened
    items: list[Node] | dict[str, Node]
    key: str | None = None
    key_line: int = 0


@dataclass(slots=True)
class Builder:
    """Builds one document's tree from parser events."""

    frames: list[_Frame] = field(default_factory=list)
    anchors: dict[str, tuple[Node, int]] = field(default_factory=dict)
    blames: list[Blame] = field(default_factory=list)
    documents: int = 0
    count: int = 0
    root: Node | None = None

    def take(self, event: yaml.Event) -> None:
        """Go on by one event. Raises ``Stop`` where reading can't go on."""
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event, line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event, line)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise Stop(
                    line,
                    N_("Satu berkas hanya boleh berisi satu dokumen YAML."),
                    N_("Hapus baris “---” dan isi sesudahnya."),
                )

    @property
    def path(self) -> Path:
        """The way to the value that is read next."""
        return tuple(
            len(frame.items) if isinstance(frame.items, list) else frame.key or ""
            for frame in self.frames
            if isinstance(frame.items, list) or frame.key is not None
        )

    def _wants_key(self) -> bool:
        frame = self.frames[-1] if self.frames else None
        return bool(frame and isinstance(frame.items, dict) and frame.key is None)

    def _grow(self, by: int, line: int) -> None:
        self.count += by
        if self.count > LARGEST:
            raise Stop(
                line,
                N_("Isi berkas ini terlalu banyak (jangkar dan alias ikut dihitung)."),
                N_("Kurangi isinya, atau hapus jangkar (&) dan alias (*) YAML."),
            )

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        self._grow(1, line)
        if self._wants_key():
            self._key(event, line)
            return
        value: Scalar = event.value
        try:
            value = value_of(event)
        except Misread as wrong:
            self.blames.append(Blame(self.path, line, wrong.message, wrong.mend))
        self._look(event.value, line)
        node = Node(line, value)
        self._remember(event.anchor, node, 1)
        self._add(node)

    def _look(self, text: str, line: int) -> None:
        found = HIDDEN.search(text)
        if found:
            self.blames.append(Blame(self.path, line, *hidden_character(found[0])))

    def _key(self, event: yaml.ScalarEvent, line: int) -> None:
        frame = self.frames[-1]
        frame.key, frame.key_line = event.value, line
        self._look(event.value, line)
        if tag_of(event) != "str":
            message = Message(
                N_("Nama isian {key} tidak terbaca sebagai teks."),
                {"key": shown(event.value)},
            )
            mend = Message(N_('Beri tanda kutip pada nama isian: "…":'))
            self.blames.append(Blame(self.path, line, message, mend))
        elif isinstance(frame.items, dict) and event.value in frame.items:
            message = Message(
                N_("Isian {key} tertulis dua kali; yang pertama di baris {line}."),
                {"key": shown(event.value), "line": frame.items[event.value].line},
            )
            mend = Message(N_("Hapus salah satunya, atau gabungkan."))
            self.blames.append(Blame(self.path, line, message, mend))

    def _open(self, event: yaml.CollectionStartEvent, line: int) -> None:
        self._grow(1, line)
        if self._wants_key():
            raise Stop(
                line,
                N_("Nama isian harus berupa teks biasa."),
                N_("Tulis “nama: nilai”; teks yang diawali {{ atau [ diberi kutip."),
            )
        if len(self.frames) >= DEEPEST:
            raise Stop(
                line,
                N_("Isian bersarang terlalu dalam."),
                N_("Periksa lekukan baris dan tanda kurung; ikuti contoh skenario."),
            )
        if event.tag not in (None, "!", TAG + "map", TAG + "seq"):
            self.blames.append(Blame(self.path, line, *foreign_tag()))
        items: list[Node] | dict[str, Node]
        items = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.frames.append(_Frame(line, event.anchor, self.count - 1, items))

    def _close(self) -> None:
        frame = self.frames.pop()
        closed = frame.items
        node = Node(frame.line, closed if isinstance(closed, dict) else tuple(closed))
        self._remember(frame.anchor, node, self.count - frame.before)
        self._add(node)

    def _alias(self, event: yaml.AliasEvent, line: int) -> None:
        if self._wants_key() or event.anchor not in self.anchors:
            raise Stop(
                line,
                N_("Alias YAML (*) ini tidak menunjuk ke jangkar yang sudah lengkap."),
                N_("Tulis isinya di sini; teks yang diawali * diberi tanda kutip."),
            )
        node, size = self.anchors[event.anchor]
        self._grow(size, line)
        self._add(Node(line, node.value))

    def _remember(self, anchor: str | None, node: Node, size: int) -> None:
        if anchor is not None:
            self.anchors[anchor] = (node, size)

    def _add(self, node: Node) -> None:
        if not self.frames:
            self.root = node
            return
        frame = self.frames[-1]
        if isinstance(frame.items, list):
            frame.items.append(node)
        elif frame.key is not None:
            frame.items.setdefault(frame.key, Node(frame.key_line, node.value))
            frame.key = None


def hidden_character(character: str) -> tuple[Message, Message]:
    """Return what to say about a character that nobody sees."""
    code = f"U+{ord(character):04X}"
    return (
        Message(N_("Ada karakter tersembunyi di sini: {code}."), {"code": code}),
        Message(N_("Hapus karakter itu: ketik ulang teksnya, jangan ditempel.")),
    )


def foreign_tag() -> tuple[Message, Message]:
    """Return what to say about a tag on a list or mapping."""
    return (
        Message(N_("Tanda khusus YAML (!) tidak dipakai di sini.")),
        Message(N_("Hapus tanda itu.")),
    )
