"""One round of two raters: write the forms, read what is filled in, report.

Safe to run again at any time: what was filled in stays, and texts that have become
borderline by the first rater's levels are added to the second form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from grading.key.anchors import Second, load_guide
from grading.raters import forms
from grading.raters.agreement import agreed
from grading.raters.draw import second
from grading.raters.forms import Filled
from grading.raters.items import Item, criteria
from grading.raters.page import html
from grading.raters.report import Session, report
from sim.i18n import Language

FORMS = ("penilai-1.csv", "penilai-2.csv")
CODES = ("penilai-1", "penilai-2")
PAGE = "teks.html"
REPORT = "kesepakatan.txt"


def hold(folder: Path, items: Sequence[Item], language: Language) -> Session:
    """Write the forms, the texts and the report into a folder; return the session.

    Raises ``BadForm`` if a form cannot be read; nothing is overwritten then.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rules = load_guide().second
    filled = [forms.read(folder / name) for name in FORMS]
    drawn = second(items, rules, filled[0].levels)
    kept = set(drawn) | set(filled[1].levels)  # what was rated twice stays so
    lists = [items, [item for item in items if item.id in kept]]
    for name, code, own, known in zip(FORMS, CODES, filled, lists, strict=True):
        forms.write(folder / name, code, known, own, language)
    session = _session(items, drawn, filled, rules)
    (folder / PAGE).write_text(html(items, language), encoding="utf-8")
    text = report(session, rules, language)
    (folder / REPORT).write_text(text, encoding="utf-8")
    return session


def _session(
    items: Sequence[Item],
    drawn: dict[str, str],
    filled: Sequence[Filled],
    rules: Second,
) -> Session:
    one, other = (found.levels for found in filled)
    names = {item.id for item in items}
    both = sorted(names & one.keys() & other.keys())
    pairs = {
        text: {
            name: (one[text][name], other[text][name])
            for name in criteria()
            if name in one[text] and name in other[text]
        }
        for text in both
    }
    alone = {
        name: [[rows[name]] for rows in pairs.values() if name in rows]
        for name in criteria()
    }
    every = [list(rows.values()) for rows in pairs.values() if rows]
    return Session(
        texts=len(items),
        drawn=drawn,
        first=_whole(one, names),
        second=_whole(other, names),
        agreed={
            name: agreed(rows, rules.resamples, rules.level)
            for name, rows in alone.items()
        },
        total=agreed(every, rules.resamples, rules.level),
        differ=_differ(one, other),
    )


def _whole(levels: Mapping[str, Mapping[str, int]], names: set[str]) -> int:
    """Return how many of the texts have a level on every criterion."""
    wanted = set(criteria())
    return sum(name in names and wanted <= set(levels[name]) for name in levels)


def _differ(
    one: Mapping[str, Mapping[str, int]], other: Mapping[str, Mapping[str, int]]
) -> tuple[tuple[str, str], ...]:
    return tuple(
        (item, name)
        for item in sorted(one.keys() & other.keys())
        for name in one[item]
        if name in other[item] and abs(one[item][name] - other[item][name]) > 1
    )
