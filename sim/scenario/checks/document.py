"""Documents: forms, rules, readers and duties that fit, texts for all."""

from __future__ import annotations

from collections.abc import Iterator

from sim.i18n import LANGUAGES, N_, Message
from sim.scenario.checks.common import (
    ascending,
    covering,
    dangling,
    matching,
    repeated,
)
from sim.scenario.checks.duty import check_duties
from sim.scenario.checks.kinds import (
    ACTION,
    ADDRESSEE,
    ASKED,
    AUTHORITY,
    BAND,
    DOCUMENT,
    FIELD,
    MANNER,
    OPTION,
)
from sim.scenario.checks.text import braces, texts_in
from sim.scenario.draft import Draft, ids
from sim.scenario.part import Part
from sim.scenario.problem import Problem

ANSWERS = ("name", "who")  # what is filled into an answer
FILLED = {
    "questions": ("field", "names"),
    "partisan": ANSWERS,
    "replied": ANSWERS,
    "reminder": ("name", "due"),
}  # what is filled in where; nothing is in other texts
FIXED = ("sent", "accepted", "returned", "answered")


def _names(listed: Part) -> frozenset[str] | None:
    if not listed.is_list:
        return None
    return frozenset(item.text for item in listed.items() if item.text is not None)


def _authorities(draft: Draft) -> frozenset[str] | None:
    return _names(draft.actions["authorities"])


def check_document_ids(draft: Draft) -> Iterator[Problem]:
    """Documents, scales, bands and a form's fields appear once."""
    yield from repeated(item["id"] for item in draft.each_document())
    for kind in ("scales", "addressees"):
        yield from repeated(item["id"] for item in draft.documents[kind].items())
    bands = draft.documents["matrix"]["bands"]
    yield from repeated(item["id"] for item in bands.items())
    for item in draft.each_document():
        yield from repeated(field["name"] for field in item["fields"].items())
        yield from repeated(item["recipients"].items())


def check_document_people(draft: Draft) -> Iterator[Problem]:
    """Readers are authorities; partisans may be addressees too, but never readers."""
    known = _authorities(draft)
    more = ids(draft.documents["addressees"]) or frozenset()
    partisans = _names(draft.documents["partisans"]) or frozenset()
    everybody = None if known is None else known | more
    yield from dangling(draft.documents["partisans"].items(), everybody, AUTHORITY)
    for one in draft.documents["addressees"].items():
        yield from dangling([one["answered_by"]], known, AUTHORITY)
    for item in draft.each_document():
        readers = tuple(item["recipients"].items())
        yield from dangling([*readers, item["answered_by"]], known, AUTHORITY)
        for reader in readers:
            if reader.text in partisans:
                yield reader.problem(
                    Message(N_("Pihak ini tercantum di partisans.")),
                    Message(N_("Hapus dari salah satu daftar.")),
                )


def check_document_acts(draft: Draft) -> Iterator[Problem]:
    """A document that is an act names one of the catalogue, and a manner it has."""
    actions = {item["id"].text: item for item in draft.each_action()}
    known = ids(draft.actions["actions"])
    for item in draft.each_document():
        yield from dangling([item["action"]], known, ACTION)
        act = actions.get(item["action"].text)
        if act is not None:
            manners = ids(act["manners"]) or frozenset()
            yield from dangling([item["partisan_manner"]], manners, MANNER)


def check_document_numbers(draft: Draft) -> Iterator[Problem]:
    """Hours, bands and scales are in order, and the matrix has no hole."""
    yield from ascending(draft.documents["reply_hours"])
    yield from ascending(draft.documents["personal"]["phone_digits"])
    for item in draft.each_document():
        yield from ascending(item["answer_hours"])
    bands = tuple(draft.documents["matrix"]["bands"].items())
    products = [band["product"].number for band in bands]
    known = [number for number in products if number is not None]
    if known and (known != sorted(set(known)) or known[0] != 1):
        yield bands[0].problem(
            Message(N_("Batas matriks harus mulai dari 1 dan naik.")),
            Message(N_("Urutkan product dari kecil ke besar, yang pertama 1.")),
        )
    for band in bands:
        yield from ascending(band["levels"])


def check_document_fields(draft: Draft) -> Iterator[Problem]:
    """Rules are about fields of their form; a field has what its type needs."""
    scales = ids(draft.documents["scales"])
    for item in draft.each_document():
        names = {field["name"].text for field in item["fields"].items()}
        for field in item["fields"].items():
            yield from dangling([field["scale"]], scales, OPTION)
            yield from _needs(field)
        known = frozenset(name for name in names if name is not None)
        for rule in item["lacks"].items():
            yield from dangling([rule["field"]], known, FIELD)
            yield from _asked_of(rule, item)


ANYWHERE = ("no-report-cited", "personal-data", "opinion", "no-plan")


def _asked_of(rule: Part, item: Part) -> Iterator[Problem]:
    """A rule is about a field, and one about scores is about scores."""
    when, name = rule["when"].text, rule["field"].text
    if when is not None and when not in ANYWHERE and rule["field"].missing:
        yield rule.problem(
            Message(N_("Aturan ini tidak menyebut isian mana.")),
            Message(N_("Tambahkan field: dengan nama isian.")),
        )
    types = {field["name"].text: field["type"].text for field in item["fields"].items()}
    if when == "scores-missing" and types.get(name, "scores") != "scores":
        yield rule["field"].problem(
            Message(N_("Aturan ini hanya berlaku untuk isian skor.")),
            Message(N_("Pilih isian dengan type: scores.")),
        )


NEEDS = {"choice": "options", "list": "fields", "matrix": "names", "scores": "scale"}


def _needs(field: Part) -> Iterator[Problem]:
    need = NEEDS.get(field["type"].text or "")
    if need is not None and field[need].missing:
        yield field.problem(
            Message(N_("Isian jenis ini memerlukan {need}."), {"need": need}),
            Message(N_("Tambahkan {need}."), {"need": need}),
        )


def check_document_texts(draft: Draft) -> Iterator[Problem]:
    """Documents, fields, questions, choices and bands have texts in every language."""
    if not draft.documents.is_mapping:
        return
    for language in LANGUAGES:
        texts = draft.document_texts[language]
        known = ids(draft.documents["documents"])
        yield from matching(texts["documents"], known, DOCUMENT)
        yield from matching(texts["questions"], _asked(draft), ASKED)
        addressees = ids(draft.documents["addressees"]) or frozenset()
        yield from matching(texts["addressees"], addressees, ADDRESSEE)
        yield from matching(texts["options"], _options(draft), OPTION)
        yield from matching(texts["bands"], _bands(draft), BAND)
        yield from covering(texts["statuses"], FIXED, OPTION)
        for item in draft.each_document():
            own = texts["documents"][item["id"].text or ""]
            yield from _field_texts(item, own)


def _field_texts(item: Part, own: Part) -> Iterator[Problem]:
    names = _field_names(item["fields"])
    yield from matching(own["fields"], names, FIELD)
    for field in item["fields"].items():
        cells = _field_names(field["fields"]) or frozenset()
        text = own["fields"][field["name"].text or ""]
        if cells and text.is_mapping and text["fields"].missing:
            yield text.problem(
                Message(N_("Nama isian dalam daftar ini belum ada.")),
                Message(
                    N_("Tambahkan fields: dengan {names}."),
                    {"names": ", ".join(sorted(cells))},
                ),
            )
        yield from matching(text["fields"], cells, FIELD)


def _field_names(fields: Part) -> frozenset[str] | None:
    if not fields.is_list:
        return None
    found = (field["name"].text for field in fields.items())
    return frozenset(name for name in found if name is not None)


def _asked(draft: Draft) -> frozenset[str] | None:
    if not draft.documents["documents"].is_list:
        return None
    rules = [rule for item in draft.each_document() for rule in item["lacks"].items()]
    rules += draft.documents["reply_lacks"].items()
    found = (rule["ask"].text for rule in rules)
    return frozenset(name for name in found if name is not None)


def _options(draft: Draft) -> frozenset[str] | None:
    if not draft.documents["documents"].is_list:
        return None
    fields = [
        field for item in draft.each_document() for field in item["fields"].items()
    ]
    cells = [cell for field in fields for cell in field["fields"].items()]
    lists = [field["options"] for field in (*fields, *cells)]
    lists += [scale["dimensions"] for scale in draft.documents["scales"].items()]
    found = (option.text for listed in lists for option in listed.items())
    return frozenset(name for name in found if name is not None)


def _bands(draft: Draft) -> frozenset[str]:
    bands = draft.documents["matrix"]["bands"].items()
    found = {band["id"].text for band in bands}
    for scale in draft.documents["scales"].items():
        found |= {key for key, _ in scale["bands"].fields()}
    return frozenset(name for name in found if name is not None)


def check_document_braces(draft: Draft) -> Iterator[Problem]:
    """Braces hold only what is filled in at that place."""
    for part in draft.document_texts.values():
        for section, below in part.fields():
            if section != "documents":
                for text in texts_in(below):
                    yield from braces(text, FILLED.get(section, ()))
        for _, document in part["documents"].fields():
            for key, below in document.fields():
                words = ANSWERS if key in ("accepted", "returned", "wrong") else ()
                for text in texts_in(below):
                    yield from braces(text, words)


CHECKS = (
    check_document_ids,
    check_document_people,
    check_document_acts,
    check_document_numbers,
    check_document_fields,
    check_document_texts,
    check_document_braces,
    check_duties,
)
"""What is asked of scenarios that have documents (from format 2 on)."""
