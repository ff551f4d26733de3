"""What a document or a free text must not hold, how grave it is, and what it caps.

Data of ``conduct.yaml`` beside this file, sealed like the keys. Something found by a
pattern can be found in error; such a breach is flagged and waits for a person
(``confirm``), and until it is confirmed it caps nothing.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from grading.key.judgement import Words
from grading.key.sealed import read
from sim.scenario.base import Basis, Frozen, Id, Line
from sim.scenario.shared import ConductRule

FILE = Path(__file__).with_name("conduct.yaml")
Find = Literal[
    "contestant",
    "identity",
    "number",
    "email",
    "address",
    "accused",
    "named",
    "campaign",
    "hatred",
]


class Breach(Frozen):
    """One thing a text must not hold, or must not be used for."""

    id: Id
    when: Find
    flag: Literal["unlawful", "disproportionate", "rights", "unverified"]
    severity: Literal["critical", "serious", "note"]
    confirm: bool = Field(description="counts only once a person has confirmed it")
    why_confirm: Words | None = None
    kinds: tuple[str, ...] = Field(min_length=1, description="texts it is sought in")
    message: Words
    ground: Words
    instead: tuple[Words, ...] = Field(min_length=1)
    source: Basis

    @property
    def rule(self) -> ConductRule:
        """The breach as a rule of conduct."""
        return ConductRule(
            flag=self.flag,
            severity=self.severity,
            message=self.id,
            instead=(),
            source=self.source,
        )


class Patterns(Frozen):
    """What marks an identity number, a house, a name, a campaign, hatred.

    Words are matched whole, with any capitals.
    """

    identity_digits: int = Field(ge=8, le=30)
    province: tuple[int, int]
    day: tuple[int, int]
    woman_adds: int = Field(ge=0, le=50)
    streets: tuple[Line, ...]
    houses: tuple[Line, ...]
    house_near: int = Field(ge=1, le=200, description="characters")
    campaign: tuple[Line, ...]
    office_mail: tuple[Line, ...] = Field(description="domains of offices")
    links: tuple[Line, ...] = Field(description="between a name and a word of blame")
    links_most: int = Field(ge=0, le=9, description="of them in a row")
    given: tuple[Line, ...] = Field(description="names of persons, however written")
    ordinary: tuple[Line, ...] = Field(description="words that are no names")
    affixes: tuple[Line, ...] = Field(description="patterns of words that are no names")
    name_least: int = Field(ge=2, le=9, description="letters of an unknown name")
    hatred: tuple[Line, ...] = Field(description="said of a group: hatred")
    must: tuple[Line, ...] = Field(description="before ``driven``: calls for it")
    driven: tuple[Line, ...] = Field(description="what is called for against a group")
    reported: tuple[Line, ...] = Field(description="earlier in its sentence: told")
    denied: tuple[Line, ...] = Field(description="shortly before it: taken back")
    denied_words: int = Field(ge=1, le=9, description="how shortly")
    hatred_near: int = Field(ge=1, le=400, description="characters")
    basis: Basis


class Breaches(Frozen):
    """``conduct.yaml``."""

    format: Literal[1]
    texts: dict[str, tuple[str, ...]] = Field(description="by kind: its text fields")
    forward: dict[str, tuple[str, ...]] = Field(
        description="by kind: the fields in which the office speaks for itself"
    )
    patterns: Patterns
    breaches: tuple[Breach, ...]
    basis: Basis


@cache
def load_breaches(path: Path = FILE) -> Breaches:
    """Return the rules; raises ``ValueError`` naming the file and what is wrong."""
    return read(path, Breaches)
