"""The JSON Schema of ``key.yaml``, beside those of a scenario's other files.

It holds field names and what they mean, and no answer.
"""

from __future__ import annotations

from pathlib import Path

from grading.key.model import Key
from sim.scenario.schema import text

NAME = "key.schema.json"
COMPLETED = (
    "Detection", "Anchor", "Calibration", "Habit", "Levels", "Penalties", "Chance",
    "Judgement", "Reasoning",
)  # fmt: skip
"""Parts of a key of which only what differs from the standard is written."""


def schema() -> str:
    """Return the text of the schema."""
    return text(Key, COMPLETED)


def export(folder: str | Path) -> Path:
    """Write the schema into ``folder`` and return the file; raises ``OSError``."""
    target = Path(folder) / NAME
    target.write_text(schema(), encoding="utf-8", newline="\n")
    return target
