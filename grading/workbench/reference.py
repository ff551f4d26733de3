"""The author's reference: every file, every field, made from the JSON Schemas.

``python -m grading.workbench.reference`` writes ``docs/scenario-reference.md`` and
``docs/rujukan-skenario.md``. What the schemas say is English; the Indonesian words for
it stand in ``reference.id.yaml``, by the English ones, so that a changed meaning is
noticed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from grading.key.schema import schema as key_schema
from sim.i18n import N_, Language, translate
from sim.scenario.schema import schemas

WORDS = Path(__file__).with_name("reference.id.yaml")
NAMES = Path(__file__).with_name("reference.fields.yaml")
DOCS = Path(__file__).parents[2] / "docs"
PAGES: Mapping[Language, str] = {
    "id": "rujukan-skenario.md",
    "en": "scenario-reference.md",
}
FILES = {
    "world.yaml": "world",
    "issues.yaml": "issues",
    "sources.yaml": "sources",
    "injects.yaml": "injects",
    "text.id.yaml, text.en.yaml": "text",
    "key.yaml": "key",
    "card.yaml": "card",
}
TITLE = N_("Rujukan berkas skenario")
ABOUT = N_(
    "Dibuat dari skema JSON, jangan disunting. Isian bertanda * wajib, kecuali bila "
    "berkas memakai `standard: 1`: yang tidak ditulis diambil dari bagian baku."
)
HEADS = (N_("Isian"), N_("Bentuk"), N_("Arti"))
KINDS = {
    "string": N_("teks"),
    "integer": N_("bilangan bulat"),
    "number": N_("bilangan"),
    "boolean": N_("true atau false"),
}
LIST, OF, NOTHING = N_("daftar {of}"), N_("{key}: {value}"), N_("kosong")
FROM_TO, FROM, UP_TO = N_("{low} sampai {high}"), N_("dari {low}"), N_("sampai {high}")
ABOVE, ONE_OF, DEFAULT = (
    N_("di atas {low}"),
    N_("salah satu: {all}"),
    N_("biasanya {it}"),
)
Schema = Mapping[str, Any]


@cache
def meanings() -> Mapping[str, str]:
    """Return the Indonesian words for what the schemas say, by the English ones."""
    found: dict[str, str] = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return found


@cache
def named() -> Mapping[str, Mapping[Language, str]]:
    """Return what a field is that its schema says nothing of, by its name."""
    found: dict[str, dict[Language, str]]
    found = yaml.safe_load(NAMES.read_text(encoding="utf-8"))
    return found


def meaning(name: str, field: Schema, language: Language) -> str:
    """Return what a field is."""
    text = field.get("description", "")
    return said(text, language) if text else named().get(name, {}).get(language, "")


def said(text: str, language: Language) -> str:
    """Return a description in a language; English where it has no other words yet."""
    plain = " ".join(text.split("\n\n")[0].split()).replace("``", "`")
    return meanings().get(plain, plain) if language == "id" else plain


def sheets() -> dict[str, Schema]:
    """Return the schema of each file that an author writes, by the file's name."""
    known = schemas()
    found = {
        name: key_schema() if kind == "key" else known[f"{kind}.schema.json"]
        for name, kind in FILES.items()
    }
    return {name: json.loads(text) for name, text in found.items()}


def descriptions() -> Iterator[str]:
    """Yield every text that the reference takes from the schemas."""
    for sheet in sheets().values():
        for part in (sheet, *sheet.get("$defs", {}).values()):
            yield said(part.get("description", ""), "en")
            for field in part.get("properties", {}).values():
                yield said(field.get("description", ""), "en")


def page(language: Language) -> str:
    """Return the reference as Markdown."""
    lines = [f"# {translate(TITLE, language)}", "", translate(ABOUT, language)]
    for name, sheet in sheets().items():
        lines += ["", f"## {name}", "", said(sheet.get("description", ""), language)]
        lines += _table(sheet, language)
        for part, inner in sorted(sheet.get("$defs", {}).items()):
            if "properties" in inner:
                text = said(inner.get("description", ""), language)
                lines += ["", f"### {part}", "", text, *_table(inner, language)]
    return "\n".join(lines) + "\n"


def _table(part: Schema, language: Language) -> list[str]:
    heads = [translate(head, language) for head in HEADS]
    rows = [f"| {' | '.join(heads)} |", "|---|---|---|"]
    needed = set(part.get("required", ()))
    for option in part.get("anyOf", ()):
        needed |= set(option.get("required", ())) - {"standard"}
    for name, field in part["properties"].items():
        mark = "*" if name in needed else ""
        shape = ", ".join(_shape(field, language))
        told = meaning(name, field, language).replace("|", "\\|")
        cells = (f"`{name}`{mark}", shape, told)
        rows.append(f"| {' | '.join(cells)} |")
    return ["", *rows]


def _shape(field: Schema, language: Language) -> Iterator[str]:
    yield _kind(field, language)
    if "default" in field and field["default"] not in (None, [], {}, ""):
        value = json.dumps(field["default"], ensure_ascii=False)
        yield translate(DEFAULT, language).format(it=f"`{value}`")


def _kind(field: Schema, language: Language) -> str:
    if "$ref" in field:
        return f"[{(name := field['$ref'].rsplit('/', 1)[1])}](#{name.lower()})"
    if "enum" in field or "const" in field:
        values = field.get("enum", [field.get("const")])
        every = ", ".join(f"`{value}`" for value in values)
        return translate(ONE_OF, language).format(all=every)
    if "anyOf" in field:
        kinds = [
            _kind(one, language) for one in field["anyOf"] if one != {"type": "null"}
        ]
        return " / ".join(dict.fromkeys(kinds))
    if field.get("type") == "array":
        return _list(field, language)
    if field.get("type") == "object":
        return _mapping(field, language)
    kind = translate(KINDS.get(field.get("type", ""), NOTHING), language)
    return " ".join([kind, *_bounds(field, language)])


def _list(field: Schema, language: Language) -> str:
    inner = field.get("items") or (field.get("prefixItems") or [{}])[0]
    of = _kind(inner, language)
    if "prefixItems" in field:
        of = ", ".join(_kind(one, language) for one in field["prefixItems"])
        return f"[{of}]"
    return translate(LIST, language).format(of=of)


def _mapping(field: Schema, language: Language) -> str:
    inner = field.get("additionalProperties")
    value = _kind(inner, language) if isinstance(inner, dict) else "…"
    names = field.get("propertyNames", {})
    key = ", ".join(names["enum"]) if "enum" in names else "id"
    return translate(OF, language).format(key=key, value=value)


def _bounds(field: Schema, language: Language) -> Iterator[str]:
    low, high = field.get("minimum"), field.get("maximum")
    if low is not None and high is not None:
        yield translate(FROM_TO, language).format(low=f"{low:g}", high=f"{high:g}")
    elif low is not None:
        yield translate(FROM, language).format(low=f"{low:g}")
    elif "exclusiveMinimum" in field:
        yield translate(ABOVE, language).format(low=f"{field['exclusiveMinimum']:g}")
    if low is None and high is not None:
        yield translate(UP_TO, language).format(high=f"{high:g}")


def main() -> None:
    """Write both pages."""
    for language, name in PAGES.items():
        (DOCS / name).write_text(page(language), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
