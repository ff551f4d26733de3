"""What a rater of texts looks for: criteria with four anchored levels, and word lists.

Data of ``reasoning.yaml`` beside this file, sealed like the keys: the grader's guide is
not for trainees. Levels run from 0 (unable) to 3 (performed without challenges), in the
manner of HSEEP (scoring guide, D5).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import Field, model_validator

from grading.key.judgement import Words
from grading.key.sealed import read
from sim.scenario.base import Basis, Frozen, Id, Line
from sim.scenario.documents import DocumentsFile
from sim.scenario.load import SCENARIOS

FILE = Path(__file__).with_name("reasoning.yaml")
Part = Literal["facts", "opinion"]
Percent = Annotated[int, Field(ge=0, le=100)]


class Anchor(Frozen):
    """One level of a criterion in words a rater can hold a text to."""

    level: int = Field(ge=0, le=3)
    text: Words


class Criterion(Frozen):
    """Something a text is looked at for."""

    id: Literal["sources", "uncertainty", "recipient", "facts", "care"]
    name: Words
    levels: tuple[Anchor, ...]
    untold: Words = Field(description="why nothing can be suggested offline")
    basis: Basis

    @model_validator(mode="after")
    def _four(self) -> Criterion:
        if [anchor.level for anchor in self.levels] != [0, 1, 2, 3]:
            raise ValueError(f"{self.id}: levels 0 to 3 in order")
        return self


class Estimative(Frozen):
    """An estimative expression, as it may be written, and the per cent it stands for.

    A band holds its low end; the highest holds both.
    """

    phrases: tuple[Line, ...] = Field(min_length=1)
    percent: tuple[Percent, Percent]


class Lists(Frozen):
    """Word lists; matched whole, without regard to capitals."""

    scale: tuple[Estimative, ...]
    loose: tuple[Line, ...] = Field(description="doubt, but on no scale")
    certain: tuple[Line, ...] = Field(description="claims certainty")
    unless: tuple[Line, ...] = Field(description="before it: no certainty is claimed")
    sources: tuple[Line, ...] = Field(description="says who told it")
    vague: tuple[Line, ...] = Field(description="says that somebody told it")
    mine: tuple[Line, ...] = Field(description="marks an opinion as one")
    blame: tuple[Line, ...]
    blame_near: int = Field(ge=1, le=400, description="characters")
    titles: tuple[Line, ...] = Field(description="what stands before a person's name")
    known: tuple[Line, ...] = Field(description="capitalised, but nobody's name")
    groups: tuple[Line, ...] = Field(
        description="religions, peoples and the like: capitalised, but nobody's name"
    )
    facts_heads: tuple[Line, ...]
    opinion_heads: tuple[Line, ...]
    basis: Basis


class Soundness(Frozen):
    """From when on a text says something of its own. Words are different words."""

    words: int = Field(ge=0, le=100, description="a text has at least")
    own_words: int = Field(
        ge=0, le=100, description="an opinion has at least, of its own"
    )
    known_share: float = Field(ge=0, le=1, description="of words that can be read")
    fresh_share: float = Field(ge=0, le=1, description="different words among all")
    keyword_share: float = Field(ge=0, le=1, description="keywords at most")
    quote_words: int = Field(
        ge=3, le=50, description="in a row as in a report: a quote"
    )
    same_share: float = Field(ge=0, le=1, description="of an earlier one: a repetition")
    teller_near: int = Field(ge=1, le=200, description="characters after the phrase")
    tellers: dict[str, tuple[Line, ...]] = Field(
        description="by kind of source: how a text may call it"
    )
    common: tuple[Line, ...] = Field(description="common words of both languages")
    basis: Basis


class Second(Frozen):
    """Which documents a second rater reads, and what agreement is called."""

    share: float = Field(ge=0, le=1, description="of the documents, at least")
    borderline: float = Field(ge=0, le=1, description="of a level: near a boundary")
    apart: float = Field(
        ge=0, le=3, description="levels a rating is off the suggestion"
    )
    resamples: int = Field(ge=100, le=10_000)
    level: float = Field(gt=0, lt=1)
    basis: Basis


class Guide(Frozen):
    """``reasoning.yaml``."""

    format: Literal[1]
    criteria: tuple[Criterion, ...] = Field(min_length=3, max_length=5)
    lists: Lists
    parts: dict[str, dict[Part, tuple[str, ...]]] = Field(
        description="by document: the fields that hold facts, and opinion"
    )
    few: int = Field(ge=0, le=9, description="words of opinion that are a slip")
    sound: Soundness
    second: Second
    basis: Basis

    def criterion(self, name: Id) -> Criterion:
        """Return the criterion of that name; raises ``KeyError`` for none."""
        for one in self.criteria:
            if one.id == name:
                return one
        raise KeyError(name)


@cache
def load_guide(path: Path = FILE) -> Guide:
    """Return the guide; raises ``ValueError`` naming the file and what is wrong."""
    return read(path, Guide)


@cache
def office_rules() -> DocumentsFile:
    """Return who may read what, and what opinion and personal data look like."""
    data = yaml.safe_load((SCENARIOS / "documents.yaml").read_text(encoding="utf-8"))
    return DocumentsFile.model_validate(data)
