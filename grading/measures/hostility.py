"""Hatred against a group in a text: a group, and what degrades it or drives it out.

Words only, of ``conduct.yaml``: what is found waits for a person, because a sentence
may quote what others said. Where it says so itself, it is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from grading.key.breaches import Patterns
from grading.measures.texts import Paper, Passage, whole

SENTENCE = re.compile(r"[^.!?;\n]+")


def hostile(paper: Paper, groups: tuple[str, ...], shape: Patterns) -> list[Passage]:
    """Return the passages from a group to what is said against it, in one sentence."""
    found = []
    for field, sentence in paper.matches(SENTENCE):
        for start, end in _spans(sentence.group(), groups, shape):
            text = sentence.group()[start:end]
            at = sentence.start()
            found.append(Passage(field, at + start, at + end, text))
    return found


def _spans(
    text: str, groups: tuple[str, ...], shape: Patterns
) -> Iterable[tuple[int, int]]:
    for said in _against(shape).finditer(text):
        before = text[: said.start()]
        if whole(shape.reported).search(before) or _denied(before, shape):
            continue
        for group in whole(groups).finditer(text):
            start = min(group.start(), said.start())
            end = max(group.end(), said.end())
            between = end - start - len(group.group()) - len(said.group())
            if between <= shape.hatred_near:
                yield start, end
                break


def _denied(before: str, shape: Patterns) -> bool:
    clause = before.rpartition(",")[2]
    last = " ".join(clause.split()[-shape.denied_words :])
    return whole(shape.denied).search(last) is not None


def _against(shape: Patterns) -> re.Pattern[str]:
    """Return a pattern for what degrades a group, or calls for driving it out."""
    calls = tuple(f"{must} {driven}" for must in shape.must for driven in shape.driven)
    return whole((*shape.hatred, *calls))
