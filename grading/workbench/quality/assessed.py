"""Issues and injects that nothing in the key or the forecasts relates to."""

from __future__ import annotations

from collections.abc import Iterator

from grading.key.model import Key
from grading.workbench.quality import actions
from grading.workbench.quality.limits import load_limits
from grading.workbench.quality.remark import Remark, remark
from grading.workbench.quality.subject import Subject
from sim.i18n import N_
from sim.scenario.model import Condition, Inject, Scenario


def check(subject: Subject) -> Iterator[Remark]:
    """Yield issues and injects that nobody assesses; a key is needed to tell."""
    if subject.key is None:
        return
    known = issues_of(subject.key, subject.scenario)
    yield from _issues(subject, known)
    yield from _injects(subject, known)


def issues_of(key: Key, scenario: Scenario) -> set[str]:
    """Return the issues that a question, item, episode, occasion or harm is about."""
    items = [item.issue for plan in key.plans for item in plan.items]
    asked = [question.issue for question in scenario.world.questions]
    more = [one.issue for one in key.harms]
    more += [one.issue for one in key.judgement.occasions] if key.judgement else []
    return {name for name in (*items, *asked, *more, *key.detection.episodes) if name}


def _issues(subject: Subject, known: set[str]) -> Iterator[Remark]:
    for part in subject.draft.each_issue():
        if part["id"].text not in known:
            yield remark(
                "unassessed-issue",
                part,
                N_(
                    "Tidak ada pertanyaan, tindakan kunci, atau episode tentang isu "
                    "ini; {count} indikatornya tidak dinilai siapa pun."
                ),
                N_("Tambahkan pada kunci (episodes, plans) atau questions."),
                count=len(tuple(part["indicators"].items())),
            )


def _injects(subject: Subject, known: set[str]) -> Iterator[Remark]:
    parts = subject.draft.injects["injects"].items()
    for inject, part in zip(subject.scenario.injects, parts, strict=True):
        if inject.purpose or _waited(subject, inject, known) or _near(subject, inject):
            continue
        yield remark(
            "unassessed-inject",
            part,
            N_(
                "Tidak ada yang menilai pesan ini: syaratnya tidak dinilai; dalam "
                "{days} hari sesudahnya tidak ada pertanyaan, dokumen, atau tahap baru."
            ),
            N_("Kaitkan dengan yang dinilai, hapus, atau tulis gunanya di purpose."),
            days=round(load_limits().inject_days.value),
        )


def _waited(subject: Subject, inject: Inject, known: set[str]) -> bool:
    """Return whether an inject answers to something that is assessed."""
    assert subject.key is not None
    asked = actions.needed(subject.key)
    conditions = (inject.when, inject.unless_by)
    return any(_assessed(one, known, asked) for one in conditions if one is not None)


def _assessed(condition: Condition, known: set[str], asked: set[str]) -> bool:
    return (
        condition.issue in known
        or condition.action_done in asked
        or bool(condition.violent_incident)
        or condition.at_least is not None
    )


def _near(subject: Subject, inject: Inject) -> bool:
    """Return whether something it may prepare follows within a few days."""
    if inject.at is None:
        return False
    world, day = subject.scenario.world, inject.at[0]
    opens = [question.opens for question in world.questions]
    closes = [question.closes for question in world.questions]
    stages = [stage.first for stage in subject.scenario.calendar.stages]
    due = [
        one
        for duty in world.duties
        for one in range(duty.first_day, duty.last_day + 1, duty.every_days)
    ]
    span = load_limits().inject_days.value
    return any(0 <= one - day <= span for one in (*opens, *closes, *stages, *due))
