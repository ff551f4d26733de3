"""What an assignment is: scenario, seed, language, points, due date; from its YAML."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

import yaml
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from grading.course.layout import SETTINGS
from sim.i18n import Language

Dimension = Literal["D1", "D2", "D3", "D4"]
DIMENSIONS: tuple[Dimension, ...] = ("D1", "D2", "D3", "D4")
FORMER = frozenset(DIMENSIONS) - {"D3"}  # all that courses of format 1 ask for
REPORT = "laporan-khusus"
WHEN = "%Y-%m-%d %H:%M"
# Names that people in Indonesia use for the zones of the time zone database.
ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
Points = Annotated[float, Field(ge=0, le=1000)]


class PerDay(BaseModel):
    """A share of the earned points off for each day begun after the grace, up to
    ``most`` of them."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    grace_minutes: Annotated[int, Field(ge=0, le=7 * 24 * 60)]
    share_per_day: Annotated[float, Field(gt=0, le=1)]
    most: Annotated[float, Field(gt=0, le=1)]


Late = Literal["none", "zero"] | PerDay


def _time(text: str) -> datetime:
    try:
        return datetime.strptime(text, WHEN)
    except ValueError:
        raise ValueError(f"not a time like 2026-12-01 17:00: {text}") from None


class Assignment(BaseModel):
    """``assignment.yaml``: graders expect this scenario and seed and no other.

    Format 1 is that of courses from before judgement (D3) had points. ``due`` is local
    time in ``timezone``; without it nobody is late. ``folder``: where a scenario lies
    that is not one of the project's own, for practice on one computer.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    format: Literal[1, 2]
    scenario: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)]
    language: Language
    points: dict[str, Points]
    due: datetime | None = None
    timezone: str = ZONES["WIB"]
    late: Late = "none"
    folder: Annotated[str, Field(max_length=4000)] | None = None

    @field_validator("due", mode="before")
    @classmethod
    def _local(cls, due: object) -> object:
        if isinstance(due, str):
            return _time(due)
        if isinstance(due, datetime) and due.tzinfo is not None:
            raise ValueError(f"due is local time, without an offset: {due}")
        return due

    @field_validator("timezone")
    @classmethod
    def _known(cls, name: str) -> str:
        found = ZONES.get(name.upper(), name)
        try:
            ZoneInfo(found)
        except (KeyError, OSError, ValueError):
            raise ValueError(f"no such time zone: {name}") from None
        return found

    @model_validator(mode="after")
    def _complete(self) -> Assignment:
        needed = FORMER if self.format == 1 else frozenset(DIMENSIONS)
        if set(self.points) != {*needed, REPORT}:
            raise ValueError(
                f"points must name {sorted(needed)} and {REPORT}: {self.points}"
            )
        return self

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        """The dimensions that have points, in order."""
        return tuple(name for name in DIMENSIONS if name in self.points)

    @property
    def where(self) -> str:
        """What the scenario is opened by: its folder, or its name."""
        return self.folder or self.scenario

    @property
    def due_utc(self) -> datetime | None:
        """The due date as UTC, with its zone; ``None`` without one."""
        if self.due is None:
            return None
        return self.due.replace(tzinfo=ZoneInfo(self.timezone)).astimezone(UTC)


def load(folder: str | Path) -> Assignment:
    """Return the assignment described in ``folder``.

    Raises ``OSError`` without its file, ``pydantic.ValidationError`` if it is wrong.
    """
    text = (Path(folder) / SETTINGS).read_text(encoding="utf-8")
    return Assignment.model_validate(yaml.safe_load(text))


def save(folder: str | Path, assignment: Assignment) -> None:
    """Write ``assignment`` into ``folder``."""
    text = yaml.safe_dump(_written(assignment), sort_keys=False, allow_unicode=True)
    (Path(folder) / SETTINGS).write_text(text, encoding="utf-8", newline="\n")


def _written(assignment: Assignment) -> dict[str, Any]:
    """Return what the file says; nothing of lateness where nothing is ever due."""
    left_out = {"due", "timezone", "late"}
    left_out |= set() if assignment.folder else {"folder"}
    body = assignment.model_dump(exclude=left_out)
    if assignment.due is None:
        return body
    late = assignment.model_dump(include={"timezone", "late"})
    return {**body, "due": assignment.due.strftime(WHEN), **late}
