"""Actors, law and circumstances: references, texts, and that they fit the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from sim.i18n import LANGUAGES, N_, Message
from sim.scenario.checks import procedure
from sim.scenario.checks.common import ascending, dangling, matching, repeated
from sim.scenario.checks.kinds import (
    ACTION,
    ACTOR,
    CLOCK,
    CONTEXT,
    ELECTORAL_STAGE,
    MANNER,
    PROCEDURE,
    RESULT,
    STEP,
)
from sim.scenario.draft import Draft, ids
from sim.scenario.part import Part
from sim.scenario.problem import Problem, shown

LATER = ("contexts", "duties", "result")  # of world.yaml; format 1 does without


def _actors(draft: Draft) -> dict[str, Part]:
    listed = draft.institutions["actors"].items()
    return {actor["id"].text or "": actor for actor in listed}


def _known(draft: Draft, listed: str) -> frozenset[str] | None:
    return ids(draft.institutions[listed])


def check_actor_ids(draft: Draft) -> Iterator[Problem]:
    """Actors, clocks, procedures and circumstances appear once."""
    for kind in ("actors", "clocks", "procedures", "contexts"):
        yield from repeated(item["id"] for item in draft.institutions[kind].items())


def check_everybody_there(draft: Draft) -> Iterator[Problem]:
    """Whoever can be addressed with an action is an actor."""
    actors = draft.institutions["actors"]
    known = ids(actors)
    for part in draft.actions["authorities"].items():
        if known is not None and part.text is not None and part.text not in known:
            yield actors.problem(
                Message(N_("Pihak {name} tidak ada di sini."), _name(part)),
                Message(
                    N_("Tambahkan {name}; actions.yaml menyebutnya di authorities."),
                    _name(part),
                ),
            )


def _name(part: Part) -> dict[str, object]:
    return {"name": shown(part.text)}


def check_what_they_may(draft: Draft) -> Iterator[Problem]:
    """An actor may do what the catalogue gives it authority for, and nothing else."""
    actors = _actors(draft)
    owners = _owners(draft)
    for name, actor in actors.items():
        may = {part.text for part in actor["may"].items()}
        yield from dangling(actor["may"].items(), ids(draft.actions["actions"]), ACTION)
        for part in actor["may"].items():
            if part.text in owners and name not in owners[part.text]:
                yield part.problem(
                    Message(N_("{action} bukan wewenang {name}."), _both(part, name)),
                    Message(N_("Hapus di sini, atau tambahkan pada authority-nya.")),
                )
        for own, whose in sorted(owners.items()):
            if name in whose and own not in may and not actor["may"].missing:
                yield actor["may"].problem(
                    Message(
                        N_("{action} wewenang {name}, tetapi tidak ada di may."),
                        {"action": own, "name": shown(name)},
                    ),
                    Message(N_("Tambahkan {action}."), {"action": own}),
                )


def _owners(draft: Draft) -> dict[str, set[str]]:
    """Return who may do each action; who acts for an authority may do the same."""
    acting: dict[str, set[str]] = {}
    for context in draft.institutions["contexts"].items():
        for who, other in context["acting"].fields():
            acting.setdefault(who, set()).add(other.text or "")
    owners: dict[str, set[str]] = {}
    for action in draft.each_action():
        listed = {part.text or "" for part in action["authority"].items()}
        deputies = {other for who in listed for other in acting.get(who, ())}
        owners[action["id"].text or ""] = listed | deputies
    return owners


def _both(part: Part, name: str) -> dict[str, object]:
    return {"action": shown(part.text), "name": shown(name)}


def check_actor_numbers(draft: Draft) -> Iterator[Problem]:
    """The smaller bound comes first."""
    yield from ascending(draft.institutions["notice"]["hours"])
    for actor in draft.institutions["actors"].items():
        yield from ascending(actor["lag_hours"])


def check_dealings(draft: Draft) -> Iterator[Problem]:
    """Who decides is an actor that may; the parts of the cycle are the calendar's."""
    actors, deciders = _actors(draft), draft.institutions["deciders"]
    yield from dangling(deciders.keys(), ids(draft.actions["actions"]), ACTION)
    for action, who in deciders.fields():
        yield from dangling([who], actors, ACTOR)
        one = actors.get(who.text or "")
        if one is not None and action not in {part.text for part in one["may"].items()}:
            yield who.problem(
                Message(N_("{name} tidak berwenang memutus {action}."),
                        {"name": shown(who.text), "action": action}),
                Message(N_("Pilih pihak yang mencantumkan {action} di may."),
                        {"action": action}),
            )  # fmt: skip
    stages = ids(draft.calendar["stages"])
    for load in draft.institutions["dealings"]["loads"].items():
        yield from dangling([load["stage"]], stages, ELECTORAL_STAGE)


def check_contexts(draft: Draft) -> Iterator[Problem]:
    """The circumstances a world names exist; they change actors and manners that do."""
    named = draft.world["contexts"]
    yield from dangling(named.items(), _known(draft, "contexts"), CONTEXT)
    yield from repeated(named.items())
    actors = _known(draft, "actors")
    actions = {item["id"].text or "": item for item in draft.each_action()}
    for context in draft.institutions["contexts"].items():
        acting = context["acting"]
        yield from dangling(acting.keys(), actors, ACTOR)
        yield from dangling([who for _, who in acting.fields()], actors, ACTOR)
        yield from dangling(context["manners"].keys(), actions, ACTION)
        for action, manners in context["manners"].fields():
            if action in actions:
                known = ids(actions[action]["manners"]) or frozenset()
                yield from dangling(manners.items(), known, MANNER)


def check_result(draft: Draft) -> Iterator[Problem]:
    """The result is announced after the vote and before the calendar ends."""
    result, stages = draft.world["result"], tuple(draft.calendar["stages"].items())
    yield from ascending(result["margin"])
    day, last = result["announced"], stages[-1]["last"].number if stages else None
    if day.number is not None and last is not None and not 0 < day.number <= last:
        values = {"first": 1, "last": f"{last:g}"}
        yield day.problem(
            Message(N_("Hasil diumumkan sesudah pemungutan suara, dalam kalender.")),
            Message(N_("Pilih hari dari {first} sampai {last}."), values),
        )


def check_channels(draft: Draft) -> Iterator[Problem]:
    """The procedures an issue can go to exist."""
    known = _known(draft, "procedures")
    for issue in draft.each_issue():
        yield from dangling(issue["channels"].items(), known, PROCEDURE)


def check_institution_texts(draft: Draft) -> Iterator[Problem]:
    """Everything that has an id has a text in every language; no text is left over."""
    for language in LANGUAGES:
        texts = draft.institution_texts[language]
        for section, kind in (
            ("actors", ACTOR),
            ("clocks", CLOCK),
            ("procedures", PROCEDURE),
            ("contexts", CONTEXT),
        ):
            yield from matching(texts[section], _known(draft, section), kind)
        for item in procedure.procedures(draft):
            own = texts["procedures"][item["id"].text or ""]
            yield from matching(own["steps"], ids(item["steps"]), STEP)
            yield from matching(own["results"], procedure.results(item), RESULT)


def check_format(draft: Draft) -> Iterator[Problem]:
    """What came with format 2 is not written where it would be overlooked."""
    if draft.world["format"].number != 1:
        return
    asked = [draft.world[name] for name in LATER]
    asked += [issue["channels"] for issue in draft.each_issue()]
    for part in asked:
        if not part.missing:
            yield part.problem(
                Message(N_("Isian ini tidak berlaku pada format 1.")),
                Message(N_("Tulis format: 2 di world.yaml, atau hapus isian ini.")),
            )


CHECKS = (
    check_actor_ids,
    check_everybody_there,
    check_what_they_may,
    check_actor_numbers,
    check_dealings,
    procedure.check_clocks,
    procedure.check_week,
    procedure.check_openers,
    procedure.check_windows,
    procedure.check_steps,
    check_contexts,
    check_result,
    check_channels,
    procedure.check_grounds,
    check_institution_texts,
)
"""What is asked of scenarios that have institutions (from format 2 on)."""
