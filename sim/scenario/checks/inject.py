"""Injects: when they come, from whom, where, and what they wait for."""

from __future__ import annotations

from collections.abc import Iterator

from sim.i18n import LANGUAGES, N_, Message
from sim.scenario.checks.common import dangling, repeated, within
from sim.scenario.checks.kinds import ACTION, DISTRICT, ISSUE, SENDER
from sim.scenario.draft import Draft, ids
from sim.scenario.part import Part
from sim.scenario.problem import Problem

CONDITIONS = ("when", "unless_by")


def _injects(draft: Draft) -> tuple[Part, ...]:
    return tuple(draft.injects["injects"].items())


def check_inject_ids(draft: Draft) -> Iterator[Problem]:
    """Injects appear once."""
    yield from repeated(inject["id"] for inject in _injects(draft))


def check_inject_references(draft: Draft) -> Iterator[Problem]:
    """An inject's district exists; its sender has a name in every language."""
    known = ids(draft.world["districts"])
    senders = [draft.texts[language]["senders"] for language in LANGUAGES]
    names = [{key for key, _ in part.fields()} for part in senders if part.is_mapping]
    for inject in _injects(draft):
        yield from dangling([inject["district"]], known, DISTRICT)
        if names:
            named = set.intersection(*names)
            yield from dangling([inject["sender"]], named, SENDER)


def check_timing(draft: Draft) -> Iterator[Problem]:
    """An inject has a time or a condition to wait for; its day is in the scenario."""
    for inject in _injects(draft):
        at, when = inject["at"], inject["when"]
        for day in list(at.items())[:1]:
            yield from within(day, day.number, draft)
        if inject.is_mapping and at.missing and when.missing:
            yield inject.problem(
                Message(N_("Sisipan ini tidak pernah dikirim: at dan when kosong.")),
                Message(N_("Isi at: [hari, jam] atau when: dengan syarat.")),
            )
        if at.missing and not inject["unless_by"].missing:
            yield inject["unless_by"].problem(
                Message(N_("unless_by memerlukan waktu, tetapi at kosong.")),
                Message(N_("Isi at: [hari, jam].")),
            )
        if inject["tension"].number and inject["district"].missing:
            yield inject["tension"].problem(
                Message(N_("tension tidak berpengaruh tanpa kecamatan.")),
                Message(N_("Isi district, atau hapus tension.")),
            )


def check_conditions(draft: Draft) -> Iterator[Problem]:
    """A condition asks something, about an issue and an action that exist."""
    issues, actions = ids(draft.issues["issues"]), _playable(draft)
    for inject in _injects(draft):
        for condition in (inject[name] for name in CONDITIONS):
            yield from dangling([condition["issue"]], issues, ISSUE)
            yield from dangling([condition["action_done"]], actions, ACTION)
            yield from _asks_something(condition)


def _playable(draft: Draft) -> frozenset[str] | None:
    """Return the actions that can be done in this scenario, if they are listed."""
    used = draft.world["actions"]
    if not used.is_list:
        return None
    return frozenset(item.text for item in used.items() if item.text is not None)


def _asks_something(condition: Part) -> Iterator[Problem]:
    asked = (
        condition[name] for name in ("at_least", "action_done", "violent_incident")
    )
    if condition.is_mapping and all(part.missing for part in asked):
        yield condition.problem(
            Message(N_("Syarat ini tidak menanyakan apa pun.")),
            Message(N_("Isi at_least, action_done atau violent_incident.")),
        )
