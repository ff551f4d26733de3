"""One row of votes: what is wrong with it, in words a panellist understands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from grading.panel.items import Item, Questionnaire
from grading.panel.marks import mark_of
from grading.panel.votes import CODE, LONGEST, Vote
from sim.i18n import N_, Message
from sim.scenario.builder import hidden_character
from sim.scenario.problem import HIDDEN, Problem, choose, shown

Cells = dict[str, str]  # panellist, item, option, reason
FORMULA = ("=", "+", "-", "@")  # what a spreadsheet may run when it opens the file
LEAST = 3  # letters of a reason
_PILED = re.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{4}")
Wrong = tuple[str, Message, Message]  # field, what, how to mend


def tidy(cells: Cells) -> Cells:
    """Return the cells as they are compared: codes in capitals, items in small."""
    made = {name: _spaces(text) for name, text in cells.items()}
    made["panellist"] = made["panellist"].upper()
    made["item"] = made["item"].lower()
    return made


def _spaces(text: str) -> str:
    plain = text.replace("\u00a0", " ").strip(" \t")
    return unicodedata.normalize("NFC", plain)


def blank(cells: Cells) -> bool:
    """Whether nothing was answered: a row of the blank form that was left alone."""
    return not cells["option"] and not cells["reason"]


def vote_of(cells: Cells, asked: Questionnaire) -> Vote:
    """Return the vote of a row in which nothing is wrong."""
    option = mark_of(asked.item(cells["item"]), cells["option"])
    assert option is not None
    return Vote(cells["panellist"], cells["item"], option, cells["reason"])


def wrong(cells: Cells, asked: Questionnaire) -> Iterator[Wrong]:
    """Yield everything that is wrong with a row of ``tidy`` cells."""
    odd = False
    for name, text in cells.items():
        for field, message, mend in _odd(name, text):
            odd = True
            yield field, message, mend
    if odd:
        return
    yield from _code(cells["panellist"])
    item = next((i for i in asked.items if i.id == cells["item"]), None)
    if item is None:
        yield _unknown(cells["item"], asked)
    else:
        yield from _option(cells["option"], item)
    yield from _reason(cells["reason"])


def _odd(name: str, text: str) -> Iterator[Wrong]:
    """Yield what no cell may hold, whichever column it stands in."""
    if "\n" in text:
        message = Message(N_("Isian ini lebih dari satu baris."))
        yield name, message, Message(N_("Tulis dalam satu baris, tanpa Alt+Enter."))
    hidden = HIDDEN.search(text)
    if hidden:
        yield name, *hidden_character(hidden[0])
    if unicodedata.normalize("NFKC", text[:1]).startswith(FORMULA):
        values = {"text": shown(text), "sign": text[0]}
        message = Message(
            N_("Isian {text} diawali “{sign}”, seperti rumus Excel."), values
        )
        yield name, message, Message(N_("Awali isian dengan huruf atau angka."))
    if _PILED.search(unicodedata.normalize("NFD", text)):
        message = Message(N_("Isian ini memuat tanda yang ditumpuk pada satu huruf."))
        yield name, message, Message(N_("Ketik ulang teksnya dengan huruf biasa."))


def _code(code: str) -> Iterator[Wrong]:
    if CODE.fullmatch(code):
        return
    mend = Message(N_("Pakai kode seperti P01; daftar nama disimpan terpisah."))
    if not code:
        yield "panellist", Message(N_("Kode panelis kosong.")), mend
        return
    values = {"name": shown(code)}
    yield "panellist", Message(N_("{name} bukan kode panelis."), values), mend


def _unknown(name: str, asked: Questionnaire) -> Wrong:
    known = tuple(item.id for item in asked.items)
    if not name:
        return "item", Message(N_("Id butir kosong.")), choose("", known)
    message = Message(N_("Tidak ada butir {name}."), {"name": shown(name)})
    return "item", message, choose(name, known)


def _option(option: str, item: Item) -> Iterator[Wrong]:
    if mark_of(item, option) is not None:
        return
    if not option:
        message = Message(N_("Ada alasan, tetapi pilihannya kosong."))
    else:
        values = {"name": shown(option), "item": shown(item.id)}
        message = Message(N_("{name} bukan pilihan butir {item}."), values)
    yield "option", message, choose(option, item.marks)


def _reason(reason: str) -> Iterator[Wrong]:
    if sum(letter.isalnum() for letter in reason) < LEAST:
        message = Message(N_("Alasan belum ditulis."))
        yield "reason", message, Message(N_("Tulis alasan satu baris."))
    if len(reason) > LONGEST:
        values = {"count": len(reason), "most": LONGEST}
        message = Message(N_("Alasan ini {count} huruf panjangnya."), values)
        mend = Message(N_("Ringkas menjadi paling banyak {most} huruf."), values)
        yield "reason", message, mend


def problems(
    file: str, line: int, cells: Cells, asked: Questionnaire
) -> Iterator[Problem]:
    """Yield a problem for everything that is wrong with a row."""
    for field, message, mend in wrong(cells, asked):
        yield Problem(file, line, field, message, mend)
