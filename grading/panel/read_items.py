"""Read an items file and check it as scenarios are checked: file, line, field, mend."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from pydantic import ValidationError

from grading.key.judgement import OPTIONS, load_rules
from grading.panel.items import FEWEST, MOST, RATINGS, Questionnaire
from grading.panel.problem import PanelError, fewer
from sim.i18n import N_, Message
from sim.scenario import files
from sim.scenario.checks.common import repeated
from sim.scenario.explain import explain
from sim.scenario.load import ScenarioError, load, names
from sim.scenario.part import Part
from sim.scenario.problem import Problem, choose, shown

_MONTHS = (
    "jan|januari|january|feb|februari|february|mar|maret|march|apr|april|may|mei|"
    "jun|juni|june|jul|juli|july|aug|agu|agt|agustus|august|sep|september|oct|okt|"
    "oktober|october|nov|november|dec|des|desember|december"
)
DATE = re.compile(rf"(?:{_MONTHS})-?[0-9]+")  # a spreadsheet makes a date of it


def read_items(path: str | Path) -> Questionnaire:
    """Return the items file at ``path``, checked. Raises :class:`PanelError`."""
    place = Path(path)
    whole, problems = files.read(place, place.parent, place.name)
    found = None
    if whole.node is not None:
        try:
            found = Questionnaire.model_validate(whole.node.plain(), strict=True)
        except ValidationError as error:
            _tell(problems, explain(error, Questionnaire, whole))
        for check in CHECKS:
            _tell(problems, list(check(whole)))
    if found is None or problems:
        raise PanelError(place.name, fewer(sorted(problems, key=lambda p: p.line)))
    return found


def _tell(problems: list[Problem], more: list[Problem]) -> None:
    """Add what concerns a place about which nothing has been said yet."""
    blamed = {(one.line, one.field) for one in problems}
    problems += [one for one in more if (one.line, one.field) not in blamed]


def check_scenario(whole: Part) -> Iterator[Problem]:
    """The scenario exists in this version, and every day is one of its days."""
    name = whole["scenario"].text
    if name is None:
        return
    if name not in names():
        message = Message(N_("Tidak ada skenario {name}."), {"name": shown(name)})
        yield whole["scenario"].problem(message, choose(name, names()))
        return
    try:
        world = load(name).world
    except ScenarioError as error:
        message = Message(N_("Skenario {name} sendiri belum baik."), {"name": name})
        mend = Message(N_("Jalankan scenario check {name}."), {"name": error.name})
        yield whole["scenario"].problem(message, mend)
        return
    if whole["version"].number not in (None, world.version):
        values = {"name": name, "version": world.version}
        message = Message(N_("Skenario {name} kini versi {version}."), values)
        mend = Message(N_("Periksa lagi tiap butir, lalu tulis versi itu."))
        yield whole["version"].problem(message, mend)
    yield from _days(whole, world.start_day, world.end_day)


def _days(whole: Part, first: int, last: int) -> Iterator[Problem]:
    for item in whole["items"].items():
        day = item["day"].number
        if day is not None and not first <= day <= last:
            values = {"day": f"{day:g}", "first": first, "last": last}
            message = Message(N_("Hari {day} berada di luar masa skenario."), values)
            mend = Message(N_("Pilih hari dari {first} sampai {last}."), values)
            yield item["day"].problem(message, mend)


def check_ids(whole: Part) -> Iterator[Problem]:
    """Ids differ, and none is one a spreadsheet would turn into a date."""
    items = list(whole["items"].items())
    yield from repeated(item["id"] for item in items)
    for item in items:
        yield from repeated(option["id"] for option in item["options"].items())
    every = [o["id"] for item in items for o in item["options"].items()]
    for part in [*(item["id"] for item in items), *every]:
        if part.text and DATE.fullmatch(part.text):
            values = {"name": shown(part.text)}
            message = Message(N_("Excel akan mengubah {name} menjadi tanggal."), values)
            mend = Message(N_("Pilih id lain, misalnya kata yang lebih panjang."))
            yield part.problem(message, mend)


def check_options(whole: Part) -> Iterator[Problem]:
    """A choice has three to five options; ratings and situations have their own."""
    for item in whole["items"].items():
        options, kind = item["options"], item["kind"].text
        count = len(list(options.items()))
        if kind == "choice" and not FEWEST <= count <= MOST:
            values = {"count": count, "least": FEWEST, "most": MOST}
            message = Message(N_("Butir ini mempunyai {count} pilihan."), values)
            mend = Message(N_("Tulis {least} sampai {most} pilihan."), values)
            yield options.problem(message, mend)
        if kind in ("rating", "situation") and not options.missing:
            name = {"kind": kind}
            message = Message(N_("Butir {kind} sudah mempunyai pilihannya."), name)
            mend = Message(N_("Hapus options, atau ganti kind menjadi choice."))
            yield options.problem(message, mend)


def check_situations(whole: Part) -> Iterator[Problem]:
    """A situation is one the judge knows, asked once; the judge has its answer."""
    items = list(whole["items"].items())
    for item in items:
        place, asked = item["situation"], item["kind"].text == "situation"
        if asked and place.missing:
            message = Message(N_("Butir situation perlu menyebut situasinya."))
            mend = Message(N_("Tambahkan situation, misalnya content/relayed."))
            yield place.problem(message, mend)
        if not asked and not place.missing:
            message = Message(N_("Hanya butir situation yang menyebut situasi."))
            yield place.problem(message, Message(N_("Ganti kind menjadi situation.")))
        if asked and not item["answer"].missing:
            message = Message(N_("Jawaban untuk situasi sudah ada pada penilai."))
            yield item["answer"].problem(message, Message(N_("Hapus answer.")))
    named = [i["situation"] for i in items if i["kind"].text == "situation"]
    yield from _unknown(named)
    yield from repeated(named)


def _unknown(named: list[Part]) -> Iterator[Problem]:
    if not named:
        return
    try:
        rules = load_rules()
    except ValueError as error:
        message = Message(N_("Aturan penilai tidak dapat dibaca."))
        yield named[0].problem(message, Message("{detail}", {"detail": error}))
        return
    known = [f"{axis}/{name}" for axis in OPTIONS for name in rules.of(axis)]
    for part in named:
        if part.text is not None and part.text not in known:
            values = {"name": shown(part.text)}
            message = Message(N_("Penilai tidak mengenal situasi {name}."), values)
            yield part.problem(message, choose(part.text, known))


def check_answers(whole: Part) -> Iterator[Problem]:
    """An authored answer is among the options, and its alternatives are others."""
    for item in whole["items"].items():
        marks, answer = _marks(item), item["answer"]
        named = [answer["best"], *answer["accepted"].keys()]
        for part in named:
            if part.text is not None and marks and part.text not in marks:
                values = {"name": shown(part.text)}
                message = Message(N_("{name} bukan pilihan butir ini."), values)
                yield part.problem(message, choose(part.text, marks))
        yield from repeated(named)


def _marks(item: Part) -> tuple[str, ...]:
    if item["kind"].text == "rating":
        return RATINGS
    found = (option["id"].text for option in item["options"].items())
    return tuple(name for name in found if name is not None)


CHECKS: tuple[Callable[[Part], Iterator[Problem]], ...] = (
    check_scenario,
    check_ids,
    check_options,
    check_situations,
    check_answers,
)
