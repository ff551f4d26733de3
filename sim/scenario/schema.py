"""JSON Schemas of the scenario files, so that editors complete and check while typing.

A scenario file names its schema in its first line::

    # yaml-language-server: $schema=../schema/world.schema.json
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from sim.scenario import standard
from sim.scenario.card import Purpose
from sim.scenario.documents import DocumentsFile, DocumentsText
from sim.scenario.evidence import Evidence, EvidenceText
from sim.scenario.glossary import Glossary
from sim.scenario.institutions import InstitutionsFile, InstitutionsText
from sim.scenario.model import Injects, Issues, Sources, Texts, World
from sim.scenario.references import References
from sim.scenario.shared import Calendar, CatalogueFile, CatalogueText

DIALECT = "https://json-schema.org/draft/2020-12/schema"

FILES: dict[str, type[BaseModel]] = {
    "world": World,
    "issues": Issues,
    "sources": Sources,
    "injects": Injects,
    "text": Texts,
    "card": Purpose,
    "calendar": Calendar,
    "actions": CatalogueFile,
    "actions-text": CatalogueText,
    "institutions": InstitutionsFile,
    "institutions-text": InstitutionsText,
    "documents": DocumentsFile,
    "documents-text": DocumentsText,
    "evidence": Evidence,
    "evidence-text": EvidenceText,
    "references": References,
    "glossary": Glossary,
}


COMPLETED: dict[str, tuple[str, ...]] = {
    "world": (
        "Incidents", "Contagion", "Tension", "PoliceControl", "Government", "Recovery"
    ),
    "sources": ("Source", "Correcting", "Feedback"),
    "text": (),
}  # fmt: skip
"""Files that may leave to a standard what every regency has, and the parts of them of
which only what differs is written."""


def schemas() -> dict[str, str]:
    """Return the text of every schema by the name of its file."""
    return {
        f"{name}.schema.json": text(model, COMPLETED.get(name))
        for name, model in FILES.items()
    }


def text(model: type[BaseModel], parts: tuple[str, ...] | None = None) -> str:
    """Return the schema of a kind of file, as the author may write it.

    ``parts``: of a file that a standard completes, the models that it also completes;
    ``None`` for a file that is always whole.
    """
    schema = {"$schema": DIALECT, **model.model_json_schema()}
    if parts is not None:
        schema = completed(schema, parts)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def completed(schema: dict[str, Any], parts: tuple[str, ...]) -> dict[str, Any]:
    """Return a schema by which nothing is required where a standard completes it."""
    required = schema.pop("required", [])
    for part in parts:
        model = schema["$defs"][part]
        needed = model.pop("required", [])
        model["required"] = [name for name in needed if name == "id"]
    schema["properties"] = {
        "standard": {
            "description": "what is not written here is taken from this standard",
            "enum": [int(number) for number in standard.released()],
        },
        "without": {
            "description": "standard sources that this regency does not have",
            "type": "array",
            "items": {"type": "string"},
        },
        **schema["properties"],
    }
    return {**schema, "anyOf": [{"required": ["standard"]}, {"required": required}]}


def export(folder: str | Path) -> list[Path]:
    """Write all schemas into ``folder``, which is made if need be; return the files.

    Raises ``OSError`` when the folder can't be written.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (target / name).write_text(text, encoding="utf-8", newline="\n")
    return [target / name for name in schemas()]
