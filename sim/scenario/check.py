"""All checks of a scenario's files against each other, in the order they are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sim.scenario.checks import (
    calendar,
    catalogue,
    document,
    inject,
    institution,
    issue,
    news,
    place,
    source,
    text,
)
from sim.scenario.draft import Draft
from sim.scenario.problem import Problem, first_ones

Check = Callable[[Draft], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    place.check_names,
    place.check_own_ids,
    place.check_neighbours,
    place.check_days,
    place.check_questions,
    place.check_actions_used,
    calendar.check_calendar_id,
    calendar.check_stages,
    calendar.check_needed,
    calendar.check_covers,
    calendar.check_stage_names,
    issue.check_issue_ids,
    issue.check_variants,
    issue.check_issue_places,
    issue.check_responses,
    issue.check_exits,
    issue.check_real_reaches_crisis,
    issue.check_benign_stays_calm,
    issue.check_indicators,
    issue.check_misreadings,
    source.check_source_ids,
    source.check_source_places,
    source.check_delays,
    source.check_copies,
    source.check_no_circle,
    news.check_depth,
    news.check_networks,
    news.check_corrections,
    news.check_channels,
    news.check_spreading,
    news.check_information,
    inject.check_inject_ids,
    inject.check_inject_references,
    inject.check_timing,
    inject.check_conditions,
    text.check_every_text,
    text.check_findings,
    text.check_senders_alike,
    text.check_reports,
    text.check_phrasings,
    text.check_voices,
    text.check_placeholders,
    catalogue.check_action_ids,
    catalogue.check_action_references,
    catalogue.check_action_numbers,
    catalogue.check_rules,
    catalogue.check_catalogue_texts,
    catalogue.check_catalogue_braces,
    institution.check_format,
)


def problems_of(draft: Draft) -> list[Problem]:
    """Return everything the checks have to say about ``draft``."""
    deep = institution.CHECKS if draft.institutions.node is not None else ()
    papers = document.CHECKS if draft.documents.node is not None else ()
    checks = (*CHECKS, *deep, *papers)
    return [problem for check in checks for problem in first_ones(check(draft))]
