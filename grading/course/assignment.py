"""What an assignment is: scenario, seed, language and points, read from its YAML."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, field_validator

from grading.course.layout import SETTINGS
from sim.i18n import Language

Dimension = Literal["D1", "D2", "D4"]
DIMENSIONS: tuple[Dimension, ...] = ("D1", "D2", "D4")
REPORT = "laporan-khusus"
Points = Annotated[float, Field(ge=0, le=1000)]


class Assignment(BaseModel):
    """``assignment.yaml``: graders expect this scenario and seed and no other."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    format: Literal[1]
    scenario: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)]
    language: Language
    points: dict[str, Points]

    @field_validator("points")
    @classmethod
    def _complete(cls, points: dict[str, float]) -> dict[str, float]:
        if set(points) != {*DIMENSIONS, REPORT}:
            raise ValueError(f"points must name {DIMENSIONS} and {REPORT}: {points}")
        return points


def load(folder: str | Path) -> Assignment:
    """Return the assignment described in ``folder``.

    Raises ``OSError`` without its file, ``pydantic.ValidationError`` if it is wrong.
    """
    text = (Path(folder) / SETTINGS).read_text(encoding="utf-8")
    return Assignment.model_validate(yaml.safe_load(text))


def save(folder: str | Path, assignment: Assignment) -> None:
    """Write ``assignment`` into ``folder``."""
    text = yaml.safe_dump(assignment.model_dump(), sort_keys=False, allow_unicode=True)
    (Path(folder) / SETTINGS).write_text(text, encoding="utf-8", newline="\n")
