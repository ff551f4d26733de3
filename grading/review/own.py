"""A reader's own question: “and if I had asked for this on that day?”

``A10@-21`` asks for action A10 on H−21 when the office opens, ``A10@-21:14`` at 14.00.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from grading.key.model import Key
from grading.result import Result
from grading.review.counterfactual import GROUNDS, plan_of
from grading.review.histories import Change, Offer, Played, answer, played
from grading.review.labels import action_name, issue_name, when
from sim.ensemble.edits import Edit, add, shift
from sim.exercise.decisions import Act
from sim.i18n import LANGUAGES, N_, Authored, Language, Message, Readable
from sim.scenario.shared import Action
from sim.world.calendar import minute_of

FORM = re.compile(r"(A\d{2})@(?:H|h)?([-−+]?\d{1,3})(?::(\d{1,2}))?")

WHICH = N_("{name} untuk isu yang mana? Tambahkan --issue dengan salah satu: {names}.")


class OwnQuestionError(Exception):
    """A question that has no answer; ``message`` says why and what to do."""

    def __init__(self, text: str, **values: object) -> None:
        self.message: Readable = Message(text, values)
        super().__init__(self.message("id"))


def had(
    result: Result,
    key: Key,
    asked: str,
    issue: str | None = None,
    own: Played | None = None,
) -> Offer:
    """Return the history in which an act was asked when ``asked`` says.

    Whoever asked for it later anyway asks then instead; otherwise it is added, through
    the authority and in the manner of the model response where that has it.

    Raises :class:`OwnQuestionError` for what is not understood, what had not been heard
    of by then, and what the office could not do or was refused.
    """
    action, minute = _read(result, asked)
    target = issue or _issue(result, key, action)
    _check(result, action, target, minute)
    history = own or played(result)
    edit, was = _edit(result, key, action, target, minute)
    about = target if action.target == "issue" else None
    change = Change("own", action.id, about or target, minute, was)
    offer = Offer(change, history.otherwise(minute, [edit]))
    _answered(result, offer)
    return offer


def _read(result: Result, asked: str) -> tuple[Action, int]:
    ex = result.exercise
    found = FORM.fullmatch(asked.strip())
    if found is None:
        raise OwnQuestionError(
            N_(
                "“{asked}” tidak dipahami. Tulis nomor tindakan, @, dan harinya, "
                "misalnya A10@-21, atau dengan jamnya: A10@-21:14."
            ),
            asked=asked,
        )
    actions = [a for a in ex.scenario.catalogue.actions if a.id == found[1]]
    if not actions or found[1] not in ex.scenario.world.actions:
        raise OwnQuestionError(
            N_("Tindakan {name} tidak ada di skenario ini. Yang ada: {names}."),
            name=found[1],
            names=_listed(ex.scenario.world.actions, partial(action_name, ex)),
        )
    day = int(found[2].replace("−", "-"))
    hour = int(found[3]) if found[3] else ex.scenario.world.opens_hour
    world = ex.scenario.world
    if not (world.start_day <= day <= world.end_day and hour < 24):
        raise OwnQuestionError(
            N_("Waktu {asked} berada di luar latihan (H{first} sampai H+{last})."),
            asked=asked,
            first=world.start_day,
            last=world.end_day,
        )
    return actions[0], minute_of(ex.scenario, day, hour)


def _issue(result: Result, key: Key, action: Action) -> str | None:
    """Return the only issue an action can be meant for, if there is only one."""
    asked = {
        done.act.issue
        for done in result.exercise.record.acts
        if done.act.action == action.id and done.act.issue
    }
    planned = {
        item.issue
        for item in plan_of(result, key).items
        if item.action == action.id and item.issue
    }
    issues = asked or planned
    if len(issues) > 1:
        raise OwnQuestionError(
            WHICH,
            name=action.id,
            names=_listed(sorted(issues), partial(issue_name, result.exercise)),
        )
    return next(iter(issues), None)


def _check(result: Result, action: Action, issue: str | None, minute: int) -> None:
    ex = result.exercise
    names = [item.id for item in ex.scenario.issues]
    if issue is not None and issue not in names:
        raise OwnQuestionError(
            N_("Isu {name} tidak ada. Yang ada: {names}."),
            name=issue,
            names=_listed(names, partial(issue_name, ex)),
        )
    if issue is None and action.target == "issue":
        raise OwnQuestionError(
            WHICH,
            name=action.id,
            names=_listed(names, partial(issue_name, ex)),
        )
    if minute < ex.scenario.world.opens_hour * 60 or minute > ex.now:
        raise OwnQuestionError(
            N_("Pada {when} Anda tidak sedang di meja kerja."),
            when=_said(lambda language: when(ex, minute, language)),
        )
    heard = [r.minute for r in ex.inbox if r.about == issue]
    if issue is not None and (not heard or heard[0] > minute):
        raise OwnQuestionError(
            N_(
                "Pada saat itu isu {issue} belum terdengar. Kabar pertamanya: {first}. "
                "Yang belum diketahui tidak dapat diputuskan."
            ),
            issue=_said(lambda language: issue_name(ex, issue, language)),
            first=_said(
                lambda language: when(ex, heard[0] if heard else None, language)
            ),
        )


def _issue_words(result: Result, issue: str) -> Authored:
    ex = result.exercise
    return Authored(
        {"id": issue_name(ex, issue, "id"), "en": issue_name(ex, issue, "en")}
    )


def _time_words(result: Result, minute: int) -> Authored:
    ex = result.exercise
    return Authored({"id": when(ex, minute, "id"), "en": when(ex, minute, "en")})


def _listed(codes: Iterable[str], name: Callable[[str, Language], str]) -> Authored:
    """Return codes with what they stand for: ``A10 (Klarifikasi hoaks), …``."""
    found = tuple(codes)
    return _said(
        lambda language: ", ".join(f"{one} ({name(one, language)})" for one in found)
    )


def _said(words: Callable[[Language], str]) -> Authored:
    """Return a text that is made anew in every language."""
    return Authored({language: words(language) for language in LANGUAGES})


def _edit(
    result: Result, key: Key, action: Action, issue: str | None, minute: int
) -> tuple[Edit, int | None]:
    """Return what to change, and when the act was asked for in truth."""
    later = [
        d
        for d in result.exercise.decisions
        if isinstance(d, Act)
        and d.action == action.id
        and d.issue in (None, issue)
        and d.t > minute
    ]
    if later:
        return shift(later[0], to=minute), later[0].t
    item = next(
        (i for i in plan_of(result, key).items
         if i.action == action.id and i.issue in (None, issue)), None,
    )  # fmt: skip
    about = [
        r for r in result.exercise.inbox if r.about == issue and r.minute <= minute
    ]
    owners = action.authority or result.exercise.scenario.catalogue.authorities
    asked: dict[str, object] = {
        "kind": "act",
        "action": action.id,
        "authority": item.authority if item else owners[0],
        "because": tuple(r.id for r in about[-GROUNDS:]),
    }
    if issue:
        asked["issue"] = issue
    if action.manners:
        asked["manner"] = item.manner if item and item.manner else action.manners[0].id
    if action.target == "district":
        asked["district"] = next((r.district for r in about if r.district), None)
    return add(asked, at=minute), None


def _answered(result: Result, offer: Offer) -> None:
    """Raise what the office would have been told, if the act was not taken."""
    came = answer(offer)
    if came is not None and came.ok:
        return
    ex, name = result.exercise, offer.change.action
    said: Sequence[Readable] = [came.message] if came is not None else []
    said = said or [left.outcome.message for left in offer.branch.impossible[:1]]
    raise OwnQuestionError(
        N_("“{action}” tidak dapat diminta saat itu. {why}"),
        action=_said(lambda language: action_name(ex, name, language)),
        why=said[0] if said else "",
    )
