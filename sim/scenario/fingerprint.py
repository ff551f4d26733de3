"""A scenario's fingerprint: equal for equal histories, whatever the words.

A journal belongs to a fingerprint. Texts, names of electoral stages and the grounds of
numbers are left out, so that a better translation or a better source breaks no journal;
fields at their default are left out too, so that a format with more optional fields
gives old scenarios their old fingerprint.
"""

from __future__ import annotations

import json
from collections.abc import Set
from hashlib import sha256

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sim.scenario.base import Ground

UNREAD = frozenset(
    {
        ("Calendar", "names"),
        ("Catalogue", "texts"),
        ("Institutions", "texts"),
        ("Documents", "texts"),
        ("Document", "fields"),
    }
)  # words only


def fingerprint(*parts: object, unread: Set[tuple[str, str]] = UNREAD) -> str:
    """Return the SHA-256 of what the engine reads of ``parts``, as 64 hex digits.

    ``unread``: the fields that are words only, by model and name.
    """
    read = json.dumps(
        [_read(part, unread) for part in parts],
        sort_keys=True,
        separators=(",", ":"),
        allow_nan=False,
    )
    return sha256(read.encode("ascii")).hexdigest()


def _read(value: object, unread: Set[tuple[str, str]]) -> object:
    if isinstance(value, BaseModel):
        return {
            name: _read(getattr(value, name), unread)
            for name, field in type(value).model_fields.items()
            if _counts(value, name, field, unread)
        }
    if isinstance(value, dict):
        return {str(key): _read(item, unread) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_read(item, unread) for item in value]
    return value


def _counts(
    model: BaseModel, name: str, field: FieldInfo, unread: Set[tuple[str, str]]
) -> bool:
    if any(isinstance(mark, Ground) for mark in field.metadata):
        return False
    if (type(model).__name__, name) in unread:
        return False
    return field.is_required() or getattr(model, name) != field.get_default(
        call_default_factory=True
    )
