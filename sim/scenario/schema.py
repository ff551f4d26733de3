"""JSON Schemas of the scenario files, so that editors complete and check while typing.

A scenario file names its schema in its first line::

    # yaml-language-server: $schema=../schema/world.schema.json
"""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel

from sim.scenario.documents import DocumentsFile, DocumentsText
from sim.scenario.evidence import Evidence, EvidenceText
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
}


def schemas() -> dict[str, str]:
    """Return the text of every schema by the name of its file."""
    return {f"{name}.schema.json": _text(model) for name, model in FILES.items()}


def _text(model: type[BaseModel]) -> str:
    schema = {"$schema": DIALECT, **model.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def export(folder: str | Path) -> list[Path]:
    """Write all schemas into ``folder``, which is made if need be; return the files.

    Raises ``OSError`` when the folder can't be written.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (target / name).write_text(text, encoding="utf-8", newline="\n")
    return [target / name for name in schemas()]
