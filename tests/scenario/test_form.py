"""The form of a file: every kind of wrong value is told with line, field and mend."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.scenario.folder import Place


class Case(NamedTuple):
    """A spoilt value, and what must be said about it."""

    file: str
    old: str
    new: str
    field: str
    message: str
    mend: str
    below: int = 0  # lines between the change and the line to be named


WORLD = "world.yaml"
CASES = {
    "text for a number": Case(
        WORLD, "teams: 2", "teams: dua", "resources.teams",
        "A whole number is needed here, not “dua”.", "without quotes",
    ),
    "quoted number": Case(
        WORLD, "teams: 2", "teams: '2'", "resources.teams",
        "A whole number is needed here, not “2”.", "without quotes",
    ),
    "thousands with points": Case(
        WORLD, "rupiah: 50000000", "rupiah: 50.000.000", "resources.rupiah",
        "A whole number is needed here, not “50.000.000”.", "such as 12",
    ),
    "decimal for a whole number": Case(
        WORLD, "teams: 2", "teams: 2.5", "resources.teams",
        "A whole number is needed here, not 2.5.", "such as 12",
    ),
    "true for a number": Case(
        WORLD, "teams: 2", "teams: true", "resources.teams",
        "A whole number is needed here, not true.", "such as 12",
    ),
    "decimal comma": Case(
        WORLD, "tension: 0.15", "tension: 0,15", "districts[telukmayang].tension",
        "A number is needed here, not “0,15”.", "decimal point",
    ),
    "power of ten": Case(
        WORLD, "per_day: 0.05", "per_day: 5e-2", "incidents.per_day",
        "A number is needed here, not “5e-2”.", "0.25",
    ),
    "too large": Case(
        WORLD, "tension: 0.15", "tension: 1.5", "districts[telukmayang].tension",
        "The number 1.5 is out of bounds.", "not greater than 1",
    ),
    "too small": Case(
        WORLD, "teams: 2", "teams: 0", "resources.teams",
        "The number 0 is out of bounds.", "not less than 1",
    ),
    "not above": Case(
        WORLD, "half_life_days: 5", "half_life_days: 0", "incidents.half_life_days",
        "The number 0 is out of bounds.", "greater than 0",
    ),
    "empty": Case(
        WORLD, "name: Karangdamar", "name:", "districts[karangdamar].name",
        "Text is needed here, not an empty field.", "in quotes",
    ),
    "number for text": Case(
        WORLD, "name: Pasangan Dua", "name: 2", "camps[two].name",
        "Text is needed here, not 2.", "in quotes",
    ),
    "list for text": Case(
        WORLD, "name: Pasangan Dua", "name: [Dua]", "camps[two].name",
        "Text is needed here, not a list.", "in quotes",
    ),
    "text for a list": Case(
        WORLD, "neighbours: [karangdamar, telukmayang]", "neighbours: karangdamar",
        "districts[ranahsari].neighbours",
        "A list is needed here, not “karangdamar”.", "square brackets",
    ),
    "text for a group": Case(
        "issues.yaml", "variants: {real: 0.4, mixed: 0.1, benign: 0.5}",
        "variants: benign", "issues[sermon].variants",
        "A group of fields is needed here, not “benign”.", "name: value",
    ),
    "item that is no group": Case(
        "sources.yaml", "  - id: camat\n", "  - camat\n  - id: camat\n", "sources[1]",
        "A group of fields is needed here, not “camat”.", "name: value",
    ),
    "text for true": Case(
        "sources.yaml", "kind: camat", "community: 'yes'\n    kind: camat",
        "sources[camat].community",
        "True or false is needed here, not “yes”.", "Write true or false",
    ),
    "unknown choice": Case(
        "sources.yaml", "kind: camat", "kind: police-men", "sources[camat].kind",
        "“police-men” is none of the choices.", "Was “police” meant?",
    ),
    "unknown choice without a likeness": Case(
        "issues.yaml", "axis: sosial", "axis: xyz", "issues[sermon].axis",
        "“xyz” is none of the choices.", "Choose one of: budaya, ekonomi",
    ),
    "later format": Case(
        WORLD, "format: 1", "format: 3", "format", "3 is none of the choices.",
        "Choose one of: 1, 2.",
    ),
    "unknown field": Case(
        WORLD, "population: 20000", "populasi: 20000\n    population: 20000",
        "districts[karangdamar].populasi", "The field “populasi” is not known.",
        "Was “population” meant?",
    ),
    "unknown field deep down": Case(
        "issues.yaml", "played_down_as: clip-shared", "played_down: clip-shared",
        "issues[sermon].indicators[crowd-called].played_down",
        "The field “played_down” is not known.", "Was “played_down_as” meant?",
    ),
    "unknown variant": Case(
        "issues.yaml", "per_day: {real: 0.6, mixed: 0.4, benign: 0.3}",
        "per_day: {reel: 0.6, mixed: 0.4, real: 0.6}",
        "issues[sermon].stages[emerging].exits[rising].per_day.reel",
        "“reel” is none of the choices.", "Was “real” meant?",
    ),
    "missing field": Case(
        WORLD, "    population: 20000\n", "", "districts[karangdamar].population",
        "The field “population” is required.", "Add a line “population: …”", -5,
    ),
    "missing field of a group": Case(
        WORLD, "  staff_hours_per_day: 16\n", "", "resources.staff_hours_per_day",
        "The field “staff_hours_per_day” is required.", "Add a line", -1,
    ),
    "missing basis": Case(
        "issues.yaml", '      amplify: 0.1\n      basis: "made for tests"\n',
        "      amplify: 0.1\n", "issues[sermon].rumour.basis",
        "The field “basis” is required.", "Add a line “basis: …”", -6,
    ),
    "list too short": Case(
        WORLD, "camps:\n  - id: one\n    name: Pasangan Satu\n", "camps:\n", "camps",
        "This list has only 1 items.", "at least 2",
    ),
    "pair without its second": Case(
        "sources.yaml", "delay_hours: [2, 12]", "delay_hours: [2]",
        "sources[camat].delay_hours[2]", "This list is too short.", "value number 2",
    ),
    "pair with a third": Case(
        "sources.yaml", "delay_hours: [2, 12]", "delay_hours: [2, 12, 13]",
        "sources[camat].delay_hours", "This list has 3 items, which is too many.",
        "at most 2",
    ),
    "bad id": Case(
        WORLD, "id: lembasura", "id: Lembasura", "id",
        "“Lembasura” is not a valid id.", "lower-case letters",
    ),
    "bad key": Case(
        "text.id.yaml", "  mother-calls:", "  Mother Calls: x\n  mother-calls:",
        "injects.Mother Calls", "“Mother Calls” is not a valid id.", "lower-case",
    ),
    "bad action number": Case(
        WORLD, "actions: [A01, A10]", "actions: [A01, A10, A1]", "actions[3]",
        "“A1” is not an action's number.", "two digits",
    ),
    "place name in another script": Case(
        WORLD, "name: Karangdamar", "name: Kаrangdamar", "districts[karangdamar].name",
        "is not a valid name of a place.", "Latin letters",
    ),
    "place name too short": Case(
        WORLD, "name: Karangdamar", "name: K", "districts[karangdamar].name",
        "The text “K” is too short.", "at least 2",
    ),
    "text too long": Case(
        "text.id.yaml", "{regent: Bupati,", "{regent: " + "x" * 1001 + ",",
        "senders.regent", "is too long.", "at most 1000",
    ),
    "blank text": Case(
        "text.id.yaml", "{regent: Bupati,", "{regent: '  ',", "senders.regent",
        "This text is empty.", "Write the text.",
    ),
    "off the map": Case(
        WORLD, "label_at: [80, 35]", "label_at: [80, 71]",
        "districts[telukmayang].label_at[2]", "The number 71 is out of bounds.", "70",
    ),
    "25 o'clock": Case(
        "injects.yaml", "at: [-6, 9]", "at: [-6, 25]", "injects[regent-asks].at[2]",
        "The number 25 is out of bounds.", "not greater than 23",
    ),
    "an unquoted no": Case(
        WORLD, "name: Karangdamar", "name: no", "districts[karangdamar].name",
        "YAML reads “no” as true or false, not as a word.", "in quotes",
    ),
    "a field twice": Case(
        WORLD, "teams: 2", "teams: 2\n  teams: 3", "resources.teams",
        "The field “teams” is written twice; the first is on line", "Remove one", 1,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_wrong_form_is_told(place: Place, name: str) -> None:
    """File, line, field, what is wrong and how to mend it are named."""
    case = CASES[name]
    line = place.change(case.file, case.old, case.new) + case.below
    found = [one for one in place.problems() if one.field == case.field]
    assert len(found) == 1, [one.text("en") for one in place.problems()]
    assert (found[0].file, found[0].line) == (case.file, line)
    assert case.message in found[0].message("en")
    assert case.mend in found[0].mend("en")
    assert found[0].message("id") != found[0].message("en")


def test_a_file_that_is_a_list_is_told(place: Place) -> None:
    """A file whose content is no group of fields is named as a whole."""
    (place.folder / "issues.yaml").write_text("- a\n- b\n", encoding="utf-8")
    [one] = [one for one in place.problems() if one.file == "issues.yaml"]
    assert (one.line, one.field) == (0, "")
    assert one.message("en") == "A group of fields is needed here, not a list."


def test_a_shared_file_is_named_as_such(place: Place) -> None:
    """Problems of the catalogue and of the calendar carry those files' names."""
    one = place.change("actions.yaml", "correct: 0.75", "correct: 75")
    other = place.change("calendars/tiny.yaml", "multiplier: 10", "multiplier: ten")
    more = place.change("actions.text.en.yaml", "risk: Costs time", "risc: Costs time")
    found = {
        (problem.file, problem.line, problem.field) for problem in place.problems()
    }
    assert found == {
        ("actions.yaml", one, "verification.correct"),
        ("calendars/tiny.yaml", other, "stages[voting-day].multiplier"),
        ("actions.text.en.yaml", more, "actions.A01.risc"),
        ("actions.text.en.yaml", more, "actions.A01.risk"),
    }


def test_hostile_text_is_not_repeated_as_it_is(place: Place) -> None:
    """A message shows neither control codes nor endless text."""
    bad = '"\\x1b[31m' + "y" * 300 + '"'
    place.change("world.yaml", "teams: 2", f"teams: {bad}")
    text = place.problems()[0].text("id") + str(place.problems())
    assert "\x1b" not in text
    assert "y" * 100 not in text
