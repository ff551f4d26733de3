"""The action catalogue: authorities, rules and effects that fit, texts for all."""

from __future__ import annotations

from collections.abc import Iterator

from sim.i18n import LANGUAGES, N_, Message
from sim.scenario.checks.common import ascending, dangling, matching, repeated
from sim.scenario.checks.kinds import ACTION, AUTHORITY, GROUND, MANNER, MESSAGE
from sim.scenario.checks.text import braces, texts_in
from sim.scenario.draft import Draft, ids
from sim.scenario.part import Part
from sim.scenario.problem import Problem


def _texts(listed: Part) -> frozenset[str] | None:
    if not listed.is_list:
        return None
    return frozenset(item.text for item in listed.items() if item.text is not None)


def check_action_ids(draft: Draft) -> Iterator[Problem]:
    """Actions, authorities and an action's manners appear once."""
    yield from repeated(action["id"] for action in draft.each_action())
    yield from repeated(draft.actions["authorities"].items())
    for action in draft.each_action():
        yield from repeated(action["authority"].items())
        yield from repeated(manner["id"] for manner in action["manners"].items())


def check_action_references(draft: Draft) -> Iterator[Problem]:
    """An action names authorities, manners and alternatives that exist."""
    authorities = _texts(draft.actions["authorities"])
    actions = ids(draft.actions["actions"])
    for action in draft.each_action():
        yield from dangling(action["authority"].items(), authorities, AUTHORITY)
        manners = ids(action["manners"]) or frozenset()
        for rule in action["conduct"].items():
            yield from dangling([rule["manner"]], manners, MANNER)
            yield from dangling(rule["instead"].items(), actions, ACTION)
        for rule in action["declines"].items():
            yield from dangling([rule["manner"]], manners, MANNER)


def check_action_numbers(draft: Draft) -> Iterator[Problem]:
    """Lead times and sizes are in order; a cross-check's shares leave room."""
    for action in draft.each_action():
        yield from ascending(action["lead_hours"])
        manners = (manner["effects"] for manner in action["manners"].items())
        failing = action["fails"]["effects"]
        for effects in (action["effects"], failing, *manners):
            for effect in effects.items():
                yield from ascending(effect["size"])
    verification = draft.actions["verification"]
    shares = (verification["correct"].number or 0, verification["unclear"].number or 0)
    if max(shares) <= 1 and sum(shares) > 1 + 1e-9:
        yield verification.problem(
            Message(N_("Jumlah correct dan unclear lebih dari 1.")),
            Message(N_("Kecilkan salah satunya; sisanya peluang temuan keliru.")),
        )


def check_rules(draft: Draft) -> Iterator[Problem]:
    """A time limit is given exactly where a rule asks for one; rules ask something."""
    for action in draft.each_action():
        for rule in action["refused"].items():
            limited = rule["when"].text == "older-than-limit"
            if rule["when"].text and limited == rule["limit_hours"].missing:
                yield rule.problem(
                    Message(N_("limit_hours berlaku hanya untuk older-than-limit.")),
                    Message(
                        N_("Isi limit_hours untuk syarat itu, hapus pada lainnya.")
                    ),
                )
        for rule in (*action["conduct"].items(), *action["declines"].items()):
            if rule.is_mapping and rule["when"].missing and rule["manner"].missing:
                yield rule.problem(
                    Message(N_("Aturan ini tidak pernah berlaku.")),
                    Message(N_("Isi when, manner, atau keduanya.")),
                )


def check_catalogue_texts(draft: Draft) -> Iterator[Problem]:
    """Actions, manners, authorities and messages have texts in every language."""
    authorities = _texts(draft.actions["authorities"])
    for language in LANGUAGES:
        texts = draft.action_texts[language]
        yield from matching(texts["authorities"], authorities, AUTHORITY)
        yield from matching(texts["actions"], ids(draft.actions["actions"]), ACTION)
        yield from matching(texts["messages"], _messages(draft), MESSAGE)
        grounds = _messages(draft, ("conduct",))
        yield from matching(texts["grounds"], grounds, GROUND)
        for action in draft.each_action():
            yield from _manner_texts(action, texts["actions"])


def _messages(
    draft: Draft,
    kinds: tuple[str, ...] = ("refused", "advised", "conduct", "declines", "fails"),
) -> frozenset[str] | None:
    if not draft.actions["actions"].is_list:
        return None
    names = (
        rule["message"].text
        for action in draft.each_action()
        for rule in _telling(action, kinds)
    )
    return frozenset(name for name in names if name is not None)


def _telling(action: Part, kinds: tuple[str, ...]) -> Iterator[Part]:
    """Yield what of an action has a message: its rules, and how it may fail."""
    for kind in kinds:
        listed = action[kind]
        yield from listed.items() if kind != "fails" else (listed,)


def _manner_texts(action: Part, texts: Part) -> Iterator[Problem]:
    name = action["id"].text or ""
    needed = ids(action["manners"]) or frozenset()
    own = texts[name]
    if own.is_mapping and own["manners"].missing and needed:
        yield own["manners"].problem(
            Message(N_("Teks untuk cara tindakan ini belum ada.")),
            Message(N_("Tambahkan manners: dengan {names}."), _listed(needed)),
        )
    yield from matching(own["manners"], needed, MANNER)


def _listed(names: frozenset[str]) -> dict[str, object]:
    return {"names": ", ".join(sorted(names))}


def check_catalogue_braces(draft: Draft) -> Iterator[Problem]:
    """Nothing is filled into the texts of the catalogue."""
    for language in LANGUAGES:
        for text in texts_in(draft.action_texts[language]):
            yield from braces(text, ())
