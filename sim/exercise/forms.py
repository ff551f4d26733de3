"""Document forms as data: enough for one renderer to draw every document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sim.exercise.texts import LEVELS
from sim.i18n import Language, translate
from sim.scenario.documents import (
    Cell,
    Document,
    Documents,
    DocumentsText,
    FieldText,
    FormField,
)
from sim.scenario.model import Scenario

Data = dict[str, Any]
KINDS = {"LI": "file"}  # decision kinds that are not called like their document


def forms(scenario: Scenario, language: Language, hints: bool = False) -> list[Data]:
    """Return every form of the scenario, none where it has no documents.

    A decision has the form's ``kind`` and the value of each field under its name:
    text, whole numbers (number, level), ids (choice, issue, district, authority), a
    list of rows (list), a number for each column, by row if there are rows (scores);
    a matrix gives a number from 1 under each of its two ``names``, and its ``bands``
    begin ``from`` a product of the two. ``because`` says
    whether reports can be cited. Who may receive a document is told only with
    ``hints``.
    """
    documents = scenario.documents
    if documents is None:
        return []
    return [
        _form(scenario, documents, one, language, hints) for one in documents.documents
    ]


def _form(
    scenario: Scenario,
    documents: Documents,
    item: Document,
    language: Language,
    hints: bool,
) -> Data:
    texts = documents.texts[language]
    text = texts.documents[item.id]
    names = authorities(scenario, language)
    readers = [names[name] for name in item.recipients]
    kind = KINDS.get(item.id, item.id)
    return {
        "id": item.id,
        "kind": kind,
        "name": text.name,
        "purpose": text.purpose,
        "because": kind in CITING,
        "recipients": readers if hints else None,
        "statuses": {**texts.statuses, **text.statuses},
        "fields": [
            _field(scenario, documents, field, text.fields[field.name], language)
            for field in item.fields
        ],
    }


CITING = frozenset({"file", "daily", "special", "sipks"})


def authorities(scenario: Scenario, language: Language) -> dict[str, str]:
    """Return everybody a document can be addressed to, by id, in order."""
    names = scenario.catalogue.texts[language].authorities
    known = {name: names[name] for name in scenario.catalogue.authorities}
    if scenario.documents is not None:
        more = scenario.documents.texts[language].addressees
        known |= {one.id: more[one.id] for one in scenario.documents.addressees}
    return known


def _field(
    scenario: Scenario,
    documents: Documents,
    field: FormField,
    text: FieldText,
    language: Language,
) -> Data:
    row = _cell(scenario, documents, field, text.label, language)
    row["required"] = field.required
    if text.hint is not None:
        row["hint"] = text.hint
    if field.names:
        row["names"] = list(field.names)
        row["bands"] = [
            {
                "id": band.id,
                "name": documents.texts[language].bands[band.id],
                "from": band.product,
            }
            for band in documents.matrix.bands
        ]
    if field.fields:
        row["fields"] = [
            _cell(scenario, documents, cell, text.fields[cell.name], language)
            for cell in field.fields
        ]
    if field.scale is not None:
        row |= _scores(scenario, documents, field.scale, language)
    return row


def _cell(
    scenario: Scenario,
    documents: Documents,
    field: FormField | Cell,
    label: str,
    language: Language,
) -> Data:
    row: Data = {"name": field.name, "label": label, "type": field.type}
    if field.least is not None:
        row["min"] = field.least
    if field.most is not None:
        row["max"] = field.most
    texts = documents.texts[language]
    if field.options:
        row["options"] = _options(texts, field.options)
    if field.type == "authority":
        row["options"] = [
            {"id": key, "name": name}
            for key, name in authorities(scenario, language).items()
        ]
    if field.type == "level":
        row["options"] = [
            {"id": str(level), "name": translate(name, language)}
            for level, name in enumerate(LEVELS)
        ]
    if field.type == "district":
        row["options"] = _districts(scenario)
    return row


def _scores(
    scenario: Scenario, documents: Documents, name: str, language: Language
) -> Data:
    """Return the table of a scale: ``rows`` is ``None`` where there is only one."""
    scale = documents.scale(name)
    texts = documents.texts[language]
    return {
        "columns": _options(texts, scale.dimensions),
        "rows": _districts(scenario) if scale.by_district else None,
        "min": scale.least,
        "max": scale.most,
        "bands": [
            {"id": key, "name": texts.bands[key], "from": least}
            for key, least in scale.bands.items()
        ],
    }


def _options(texts: DocumentsText, names: Iterable[str]) -> list[Data]:
    return [{"id": name, "name": texts.options[name]} for name in names]


def _districts(scenario: Scenario) -> list[Data]:
    return [{"id": d.id, "name": d.name} for d in scenario.world.districts]
