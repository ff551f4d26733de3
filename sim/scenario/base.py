"""The words every scenario file is written with: ids, days, shares, stages."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

ID = r"^[a-z][a-z0-9-]{0,39}$"
ACTION_ID = r"^A[0-9]{2}$"
PLACE = r"^[A-Za-z][A-Za-z .'-]*$"
BLANK = r"\S"  # what a text must have at least one of


class Ground:
    """Marks a field that says where a number comes from; it changes no history."""


Id = Annotated[str, Field(pattern=ID)]
ActionId = Annotated[str, Field(pattern=ACTION_ID)]
PlaceName = Annotated[str, Field(min_length=2, max_length=60, pattern=PLACE)]
Line = Annotated[str, Field(pattern=BLANK, max_length=1000)]
Prose = Annotated[str, Field(pattern=BLANK, max_length=12_000)]
Day = Annotated[int, Field(ge=-366, le=366, description="days relative to voting day")]
Share = Annotated[float, Field(ge=0, le=1)]
Rate = Annotated[float, Field(ge=0, le=50, description="events per day")]
Factor = Annotated[float, Field(ge=0, le=20)]
Hours = Annotated[float, Field(ge=0, le=24 * 90)]
Basis = Annotated[str, Field(min_length=3, max_length=400), Ground()]

Axis = Literal[
    "ideologi", "politik", "ekonomi", "sosial", "budaya", "pertahanan-keamanan"
]
Board = Literal[
    "ideologi",
    "politik",
    "ekonomi",
    "sosial",
    "budaya",
    "pertahanan-keamanan",
    "pelindung",
]
SourceKind = Literal[
    "official", "police", "army", "intelligence", "camat", "fkdm", "figure", "press",
    "hotline", "camp", "viral", "sector", "society", "rights",
]  # fmt: skip
Register = Literal[
    "forward", "call", "press", "letter", "report", "camat", "community"
]  # fmt: skip
REGISTERS: dict[SourceKind, Register] = {
    "official": "letter",
    "sector": "letter",
    "rights": "letter",
    "police": "report",
    "army": "report",
    "intelligence": "report",
    "camat": "camat",
    "fkdm": "community",
    "figure": "community",
    "society": "community",
    "press": "press",
    "hotline": "call",
    "camp": "forward",
    "viral": "forward",
}
"""In what manner each kind of source tells something."""
Venue = Literal[
    "election-office", "government", "street", "house-of-worship", "home", "campus",
    "campaign", "plantation", "polling-station",
]  # fmt: skip
StageName = Literal[
    "latent", "emerging", "rising", "threshold", "crisis", "aftermath", "settled"
]
Variant = Literal["real", "mixed", "benign"]
STAGES: tuple[StageName, ...] = (
    "latent",
    "emerging",
    "rising",
    "threshold",
    "crisis",
    "aftermath",
    "settled",
)
VARIANTS: tuple[Variant, ...] = ("real", "mixed", "benign")


class Frozen(BaseModel):
    """Data that is checked once and never changes; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
