"""Circumstances an author sets: what they change in a scenario before it is played.

``settled`` applies the contexts a world names, one after another, to a checked
scenario. A circumstance is a closed set of factors, so combinations work in any order;
the fingerprint covers the names and the data.
"""

from __future__ import annotations

from typing import Any

from sim.scenario.base import VARIANTS
from sim.scenario.institutions import Actor, Context, Institutions
from sim.scenario.model import Issue, Scenario, Source
from sim.scenario.shared import Action, Catalogue, CatalogueText, Effect

OFFICE = "office"  # the group of actors that need not be asked


def settled(scenario: Scenario) -> Scenario:
    """Return the scenario as its circumstances and its institutions make it.

    Actors bear their institutions' names; manners that belong to a circumstance which
    does not hold here are gone. A scenario without institutions stays as it is.
    """
    institutions = scenario.institutions
    if institutions is None:
        return scenario
    chosen = [c for c in institutions.contexts if c.id in scenario.world.contexts]
    others = [c for c in institutions.contexts if c not in chosen]
    scenario = _named(scenario, institutions, chosen)
    scenario = _without(scenario, others)
    for context in chosen:
        scenario = apply(scenario, context)
    return scenario


def apply(scenario: Scenario, context: Context) -> Scenario:
    """Return the scenario under one circumstance."""
    world = scenario.world
    incidents = world.incidents.model_copy(
        update={
            "per_day": min(50.0, world.incidents.per_day * context.incidents),
            "crowd_median": _whole(world.incidents.crowd_median, context.crowd),
            "kinds": tuple(
                kind.model_copy(
                    update={"crowd_median": _whole(kind.crowd_median, context.crowd)}
                )
                for kind in world.incidents.kinds
            ),
        }
    )
    districts = tuple(
        district.model_copy(
            update={"tension": min(1.0, district.tension * context.tension)}
        )
        for district in world.districts
    )
    means, left = world.resources, context.resources
    # Little capacity makes choices harder; it does not put an action out of reach.
    costs = [a.cost for a in scenario.catalogue.actions if a.id in world.actions]
    resources = means.model_copy(
        update={
            "staff_hours_per_day": max(
                _whole(means.staff_hours_per_day, left.staff_hours),
                max(cost.staff_hours for cost in costs),
            ),
            "teams": max(
                _whole(means.teams, left.teams), max(cost.teams for cost in costs)
            ),
            "rupiah": round(means.rupiah * left.rupiah),
        }
    )
    change: dict[str, Any] = {
        "incidents": incidents, "districts": districts, "resources": resources
    }  # fmt: skip
    return scenario.model_copy(
        update={
            "world": world.model_copy(update=change),
            "issues": tuple(_issue(issue, context) for issue in scenario.issues),
            "sources": tuple(_source(source, context) for source in scenario.sources),
            "background": tuple(
                item.model_copy(
                    update={"per_day": min(50.0, item.per_day * context.background)}
                )
                for item in scenario.background
            ),
            "catalogue": _catalogue(scenario, context),
            "institutions": _institutions(scenario.institutions, context),
        }
    )


def _whole(number: int, factor: float) -> int:
    """Return a count times a factor: whole, and something is always left."""
    return max(1, round(number * factor))


def _issue(issue: Issue, context: Context) -> Issue:
    change: dict[str, Any] = {}
    if issue.rumour is not None:
        growth = min(50.0, issue.rumour.growth_per_day * context.rumour_growth)
        rumour = issue.rumour.model_copy(update={"growth_per_day": growth})
        change["rumour"] = rumour
    if context.benign:
        change["variants"] = {v: float(v == "benign") for v in VARIANTS}
    return issue.model_copy(update=change)


def _source(source: Source, context: Context) -> Source:
    for change in context.sources:
        if source.kind in change.kinds:
            low, high = source.delay_hours
            source = source.model_copy(
                update={
                    "reliability": min(1.0, source.reliability * change.reliability),
                    "coverage": min(1.0, source.coverage * change.coverage),
                    "exaggerates": min(1.0, source.exaggerates * change.exaggerates),
                    "delay_hours": (low * change.delay, high * change.delay),
                }
            )
    return source


def _catalogue(scenario: Scenario, context: Context) -> Catalogue:
    institutions, catalogue = scenario.institutions, scenario.catalogue
    own = {
        actor.id
        for actor in (institutions.actors if institutions else ())
        if actor.group == OFFICE
    }
    changed = tuple(_action(action, context, own) for action in catalogue.actions)
    return catalogue.model_copy(update={"actions": changed})


def _action(action: Action, context: Context, own: set[str]) -> Action:
    """Return an action as others answer it here: what the office does itself stays."""
    manners = tuple(
        manner
        if manner.effects is None
        else manner.model_copy(update={"effects": _weaker(manner.effects, context)})
        for manner in action.manners
    )
    change: dict[str, Any] = {
        "effects": _weaker(action.effects, context),
        "manners": manners,
    }
    if not own & set(action.authority):
        low, high = action.lead_hours
        change["lead_hours"] = (low * context.lead, high * context.lead)
        change["consent"] = action.consent * context.consent
    return action.model_copy(update=change)


def _weaker(effects: tuple[Effect, ...], context: Context) -> tuple[Effect, ...]:
    """Return effects with rebuttals as strong as they are in this circumstance."""
    share = context.rebuttal
    return tuple(
        effect.model_copy(update={"size": tuple(share * part for part in effect.size)})
        if effect.kind == "belief"
        else effect
        for effect in effects
    )


def _institutions(
    institutions: Institutions | None, context: Context
) -> Institutions | None:
    if institutions is None:
        return None
    actors = tuple(_actor(actor, context) for actor in institutions.actors)
    return institutions.model_copy(update={"actors": actors})


def _actor(actor: Actor, context: Context) -> Actor:
    slots = _whole(actor.at_once, context.slots)
    return actor.model_copy(update={"at_once": slots})


def _without(scenario: Scenario, others: list[Context]) -> Scenario:
    """Return the scenario without the manners of circumstances that do not hold.

    What such a manner would break stays: a document may still go to a wrong address.
    """
    gone = {
        (action, manner)
        for context in others
        for action, manners in context.manners.items()
        for manner in manners
    }
    actions = tuple(
        action.model_copy(
            update={
                "manners": tuple(
                    x for x in action.manners if (action.id, x.id) not in gone
                )
            }
        )
        for action in scenario.catalogue.actions
    )
    catalogue = scenario.catalogue.model_copy(update={"actions": actions})
    return scenario.model_copy(update={"catalogue": catalogue})


def _named(
    scenario: Scenario, institutions: Institutions, chosen: list[Context]
) -> Scenario:
    """Return the scenario with its authorities called as they are here.

    The catalogue's texts mention them by name; where somebody acts for an authority,
    the texts name the one who acts.
    """
    acting = {who: other for context in chosen for who, other in context.acting.items()}
    texts = {}
    for language, words in scenario.catalogue.texts.items():
        names = {key: x.name for key, x in institutions.texts[language].actors.items()}
        names |= {who: names[other] for who, other in acting.items()}
        texts[language] = _renamed(words, names)
    catalogue = scenario.catalogue.model_copy(update={"texts": texts})
    return scenario.model_copy(update={"catalogue": catalogue})


def _renamed(words: CatalogueText, names: dict[str, str]) -> CatalogueText:
    swaps = {
        old: names[who]
        for who, old in words.authorities.items()
        if who in names and names[who] != old
    }
    plain = words.model_dump()
    plain["authorities"] = {**words.authorities, **names}
    for part in ("actions", "messages"):
        plain[part] = _swapped(plain[part], swaps)
    return CatalogueText.model_validate(plain)


def _swapped(value: Any, swaps: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _swapped(item, swaps) for key, item in value.items()}
    if isinstance(value, str):
        for old, new in swaps.items():
            value = value.replace(old, new)
    return value
