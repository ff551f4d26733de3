"""What many checks have in common: references, repeated ids, pairs of bounds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sim.i18n import N_, Message
from sim.scenario.checks.kinds import Kind
from sim.scenario.draft import Draft
from sim.scenario.part import Part
from sim.scenario.problem import Problem, choose, shown


def dangling(
    parts: Iterable[Part], known: Collection[str] | None, kind: Kind
) -> Iterator[Problem]:
    """Yield a problem for every text that is none of the ``known`` ids.

    Nothing is checked where it is not known what there is (``None``).
    """
    for part in parts:
        if known is None or part.text is None or part.text in known:
            continue
        message = Message(kind.absent, {"name": shown(part.text)})
        yield part.problem(message, choose(part.text, known))


def repeated(parts: Iterable[Part]) -> Iterator[Problem]:
    """Yield a problem for every text that has been there before."""
    seen: dict[str, int] = {}
    for part in parts:
        if part.text is None:
            continue
        if part.text in seen:
            message = Message(
                N_("{name} dipakai dua kali; yang pertama di baris {line}."),
                {"name": shown(part.text), "line": seen[part.text]},
            )
            mend = Message(N_("Beri nama lain, atau hapus salah satunya."))
            yield part.problem(message, mend)
        seen.setdefault(part.text, part.line)


def covering(
    mapping: Part, needed: Collection[str] | None, kind: Kind
) -> Iterator[Problem]:
    """Yield a problem for every needed key that a mapping lacks."""
    if needed is None or not mapping.is_mapping:
        return
    have = {key for key, _ in mapping.fields()}
    for name in sorted(set(needed) - have):
        message = Message(kind.lacking, {"name": shown(name)})
        mend = Message(N_("Tambahkan baris “{name}: …” di sini."), {"name": name})
        yield mapping[name].problem(message, mend)


def matching(
    mapping: Part, known: Collection[str] | None, kind: Kind
) -> Iterator[Problem]:
    """Yield a problem for every key that is missing or that stands for nothing."""
    yield from dangling(mapping.keys(), known, kind)
    yield from covering(mapping, known, kind)


def ascending(part: Part) -> Iterator[Problem]:
    """Yield a problem when the numbers of a list fall."""
    numbers = part.numbers
    if numbers is not None and list(numbers) != sorted(numbers):
        yield part.problem(
            Message(N_("Angka di sini harus urut dari kecil ke besar.")),
            Message(
                N_("Tulis {numbers}."),
                {"numbers": "[" + ", ".join(f"{n:g}" for n in sorted(numbers)) + "]"},
            ),
        )


def within(part: Part, day: float | None, draft: Draft) -> Iterator[Problem]:
    """Yield a problem when ``day`` is not one of the scenario's days."""
    span = draft.span()
    if span is None or day is None or span[0] <= day <= span[1]:
        return
    values = {"day": f"{day:g}", "first": f"{span[0]:g}", "last": f"{span[1]:g}"}
    yield part.problem(
        Message(N_("Hari {day} berada di luar masa skenario."), values),
        Message(N_("Pilih hari dari {first} sampai {last}."), values),
    )
