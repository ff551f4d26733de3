"""What pydantic found, in words an author understands."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from sim.i18n import N_, Message
from sim.scenario.base import ACTION_ID, BLANK, ID, PLACE
from sim.scenario.part import Part
from sim.scenario.problem import Problem, choose, first_ones, shown

_NUMBER = N_("Tulis angka tanpa kutip, dengan titik desimal, misalnya 0.25.")
_RANGE = N_("Angka {input} di luar batas.")
_WRONG: dict[str, tuple[str, str]] = {
    "string_type": (
        N_("Di sini diperlukan teks, bukan {input}."),
        N_(
            "Tulis teks; bila berupa angka atau kata khusus, atau memuat titik dua, "
            'beri tanda kutip: "…".'
        ),
    ),
    "int_type": (
        N_("Di sini diperlukan bilangan bulat, bukan {input}."),
        N_("Tulis bilangan tanpa kutip, koma atau titik, misalnya 12."),
    ),
    "float_type": (N_("Di sini diperlukan angka, bukan {input}."), _NUMBER),
    "finite_number": (N_("Di sini diperlukan angka biasa, bukan {input}."), _NUMBER),
    "bool_type": (
        N_("Di sini diperlukan benar/salah, bukan {input}."),
        N_("Tulis true atau false, tanpa tanda kutip."),
    ),
    "tuple_type": (
        N_("Di sini diperlukan daftar, bukan {input}."),
        N_("Tulis di antara kurung siku: [a, b], atau satu per baris diawali “- ”."),
    ),
    "dict_type": (
        N_("Di sini diperlukan kelompok isian, bukan {input}."),
        N_("Tulis “nama: nilai”, satu per baris, dilekukkan."),
    ),
    "model_type": (
        N_("Di sini diperlukan kelompok isian, bukan {input}."),
        N_("Tulis “nama: nilai”, satu per baris, dilekukkan."),
    ),
    "greater_than": (_RANGE, N_("Tulis angka yang lebih besar dari {gt}.")),
    "greater_than_equal": (_RANGE, N_("Tulis angka yang tidak kurang dari {ge}.")),
    "less_than": (_RANGE, N_("Tulis angka yang lebih kecil dari {lt}.")),
    "less_than_equal": (_RANGE, N_("Tulis angka yang tidak lebih dari {le}.")),
    "string_too_short": (
        N_("Teks {input} terlalu pendek."),
        N_("Tulis paling sedikit {min_length} huruf."),
    ),
    "string_too_long": (
        N_("Teks {input} terlalu panjang."),
        N_("Ringkas menjadi paling banyak {max_length} huruf."),
    ),
    "too_short": (
        N_("Daftar ini hanya berisi {actual_length} butir."),
        N_("Isi paling sedikit {min_length} butir."),
    ),
    "too_long": (
        N_("Daftar ini berisi {actual_length} butir; itu terlalu banyak."),
        N_("Isi paling banyak {max_length} butir."),
    ),
}
_PATTERNS: dict[str, tuple[str, str]] = {
    ID: (
        N_("{input} bukan id yang sah."),
        N_("Pakai huruf kecil, angka dan “-”, diawali huruf, paling banyak 40."),
    ),
    ACTION_ID: (
        N_("{input} bukan nomor tindakan."),
        N_('Tulis huruf A dan dua angka, misalnya "A10".'),
    ),
    PLACE: (
        N_("{input} bukan nama tempat yang sah."),
        N_("Pakai huruf Latin, spasi, titik, apostrof dan tanda hubung."),
    ),
    BLANK: (N_("Teks ini kosong."), N_("Tulis teksnya.")),
}
_OTHER = (
    N_("Nilai {input} tidak diterima."),
    N_("Bandingkan dengan isian yang sama di skenario lain."),
)


def explain(
    error: ValidationError, model: type[BaseModel], whole: Part
) -> list[Problem]:
    """Return what ``error`` says about the file ``whole``, read as ``model``."""
    return list(first_ones(_problems(error, model, whole)))


def _problems(
    error: ValidationError, model: type[BaseModel], whole: Part
) -> Iterator[Problem]:
    for detail in error.errors(include_url=False):
        path = tuple(step for step in detail["loc"] if step != "[key]")
        yield whole.at(path).problem(*_words(detail, path, model))


def _words(
    detail: ErrorDetails, path: tuple[str | int, ...], model: type[BaseModel]
) -> tuple[Message, Message]:
    kind, last = detail["type"], path[-1] if path else ""
    context: dict[str, Any] = detail.get("ctx", {})
    values = {**context, "input": shown(detail["input"])}
    if kind == "missing":
        return _missing(last)
    if kind == "extra_forbidden":
        name = {"name": shown(last)}
        known = fields_at(model, path[:-1])
        return Message(N_("Isian {name} tidak dikenal."), name), choose(
            str(last), known
        )
    if kind == "literal_error":
        return _not_among(values)
    pair = _WRONG.get(kind, _OTHER)
    if kind == "string_pattern_mismatch":
        pair = _PATTERNS.get(context.get("pattern", ""), _OTHER)
    return Message(pair[0], values), Message(pair[1], values)


def _missing(last: str | int) -> tuple[Message, Message]:
    if isinstance(last, int):
        message = Message(N_("Daftar ini kurang panjang."))
        return message, Message(N_("Tambahkan nilai ke-{place}."), {"place": last + 1})
    name = {"name": last}
    message = Message(N_("Isian “{name}” wajib ada."), name)
    return message, Message(N_("Tambahkan baris “{name}: …” di sini."), name)


def _not_among(values: dict[str, Any]) -> tuple[Message, Message]:
    names = str(values.get("expected", "")).replace("'", "").replace(" or ", ", ")
    message = Message(N_("{input} bukan salah satu pilihan."), values)
    word = values["input"].strip("“”") if isinstance(values["input"], str) else ""
    return message, choose(word, tuple(names.split(", ")))


def fields_at(model: type[BaseModel], path: tuple[str | int, ...]) -> tuple[str, ...]:
    """Return the names of the fields that may stand at the end of ``path``."""
    kind: Any = model
    for step in path:
        kind = _inner(kind)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            found = kind.model_fields.get(str(step))
            kind = found.annotation if found else None
        elif get_origin(kind) is tuple:
            kind = get_args(kind)[0]
        elif get_origin(kind) is dict:
            kind = get_args(kind)[1]
    kind = _inner(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return tuple(kind.model_fields)
    return ()


def _inner(kind: Any) -> Any:
    """Return what is left of a type without ``| None`` and without annotations."""
    if get_origin(kind) in (Union, types.UnionType):
        kind = next(arg for arg in get_args(kind) if arg is not type(None))
    return kind.__origin__ if hasattr(kind, "__metadata__") else kind
