"""The words of early warning: ``glossary.yaml``, beside the scenarios.

Held against a scenario's texts: an abbreviation that nobody has explained, an office
that is called something else today.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import Field

from sim.i18n import Language
from sim.scenario.base import Basis, Frozen, Id, Line
from sim.scenario.checks.place import SCENARIOS

FILE = SCENARIOS / "glossary.yaml"
Written = Annotated[str, Field(min_length=2, max_length=60)]


class Term(Frozen):
    """A term as it is written, in words, and what stands for it wrongly."""

    id: Id
    term: Written
    also: tuple[Written, ...] = Field(default=(), description="as right as the term")
    en: Line
    meaning: dict[Language, Line]
    instead_of: tuple[Written, ...] = Field(
        default=(), description="what it used to be called, or how it is misspelt"
    )

    @property
    def written(self) -> tuple[str, ...]:
        """Every right way to write it."""
        return self.term, *self.also


class Glossary(Frozen):
    """``glossary.yaml``."""

    format: Literal[1]
    basis: Basis
    terms: tuple[Term, ...] = Field(min_length=1)
    everyday: tuple[Written, ...] = Field(
        default=(), description="abbreviations that everybody knows"
    )

    def known(self) -> frozenset[str]:
        """Return every right way to write a term or an everyday abbreviation."""
        return frozenset(
            {word for term in self.terms for word in term.written} | {*self.everyday}
        )

    def replaced(self) -> dict[str, str]:
        """Return, for what is not written any more (in small letters), the term."""
        return {old.lower(): one.term for one in self.terms for old in one.instead_of}


@cache
def load_glossary(path: Path = FILE) -> Glossary:
    """Return the glossary; raises ``ValueError`` for a file that is not sound."""
    return Glossary.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
