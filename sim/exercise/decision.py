"""The words every decision is written with: ids, texts of bounded size, minutes.

Times are whole minutes since 00:00 of the scenario's first day. Texts are bounded so
that a journal stays small whatever is typed or pasted.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Ref = Annotated[str, Field(pattern=r"^[a-zA-Z0-9-]{1,40}$")]
Note = Annotated[str, Field(max_length=4000)]
Short = Annotated[str, Field(max_length=1000)]
Minute = Annotated[int, Field(ge=0, le=2_000_000)]
Refs = Annotated[tuple[Ref, ...], Field(max_length=50, strict=False)]


class Fixed(BaseModel):
    """Data that is checked once: frozen, strict, unknown fields refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Decision(Fixed):
    """Something committed at minute ``t``."""

    t: Minute
