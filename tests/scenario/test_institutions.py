"""Institutions as an author's data: what does not fit is told, at its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from sim.scenario import check
from sim.scenario.checks import institution
from sim.scenario.draft import Draft
from sim.scenario.load import SCENARIOS, load
from sim.scenario.problem import Problem, ScenarioError
from tests.scenario.folder import Place
from tests.world.law import RESULT, written


class Case(NamedTuple):
    """Something that does not fit, and what must be said about it.

    The first ``old`` of the file is replaced by ``new``.
    """

    file: str
    old: str
    new: str
    field: str
    message: str
    near: int = 8  # lines from the change; what is missing is told where it belongs


LAW, WORDS, ENGLISH = (
    "institutions.yaml", "institutions.text.id.yaml", "institutions.text.en.yaml"
)  # fmt: skip
WORLD, ISSUES = "muara-sendaru/world.yaml", "muara-sendaru/issues.yaml"
ACTIONS, CALENDAR = "actions.yaml", "calendars/pilkada.yaml"

CASES = {
    "an actor twice": Case(
        LAW, "id: tim-kewaspadaan", "id: kesbangpol", "actors[kesbangpol].id",
        "“kesbangpol” is used twice",
    ),
    "an authority that is no actor": Case(
        LAW, "id: binda", "id: bindo", "actors", "Authority “binda” is not here.",
        near=400,
    ),
    "an actor that may not what it does": Case(
        LAW, "may: [A02, A06, A08]", "may: [A02, A06, A08, A21]",
        "actors[camat].may[4]", "“A21” is not for “camat” to do.",
    ),
    "an actor that does not know what it may": Case(
        LAW, "may: [A02, A06, A08]", "may: [A02, A06]", "actors[camat].may",
        "A08 is for “camat” to do, but is missing in may.",
    ),
    "an action that is not there": Case(
        LAW, "may: [A02, A06, A08]", "may: [A02, A06, A08, A99]",
        "actors[camat].may[4]", "There is no action “A99”.",
    ),
    "bounds that fall": Case(
        LAW, "lag_hours: [1, 4]", "lag_hours: [4, 1]", "actors[kesbangpol].lag_hours",
        "The numbers here must rise.",
    ),
    "a decider that is nobody": Case(
        LAW, "A22: polda", "A22: poldi", "deciders.A22", "There is no actor “poldi”.",
    ),
    "a decider that may not": Case(
        LAW, "A22: polda", "A22: kodim", "deciders.A22",
        "“kodim” may not decide A22.",
    ),
    "a part of the cycle that is not there": Case(
        LAW, "stage: campaign", "stage: campain", "dealings.loads[campain].stage",
        "There is no electoral stage “campain”.",
    ),
    "a clock that is needed": Case(
        LAW, "{id: mk-filing,", "{id: mk-file,", "clocks",
        "There is no clock “mk-filing”.", near=300,
    ),
    "thresholds out of order": Case(
        LAW, "below: 250000", "below: 650000", "disputes.thresholds",
        "Thresholds must rise with below, and the last has none.", near=300,
    ),
    "no week": Case(
        CALENDAR, "week:\n", "names2:\n", "week",
        "Clocks in working days need a week in this calendar.",
        near=80,
    ),
    "a procedure nobody opens": Case(
        LAW, "- {action: A13, authority: bawaslu}", "- {authority: bawaslu}",
        "procedures[bawaslu].opened_by[1]", "An action or an event opens a procedure.",
    ),
    "an opener without authority": Case(
        LAW, "- {action: A13, authority: bawaslu}", "- {action: A13, authority: kpu}",
        "procedures[bawaslu].opened_by[1].authority", "There is no authority “kpu”.",
    ),
    "an opener with an unknown manner": Case(
        LAW, "manner: jalur-etik", "manner: jalur-etis",
        "procedures[dkpp].opened_by[1].manner", "There is no manner “jalur-etis”.",
    ),
    "a window that never opens": Case(
        LAW, "      first: -7\n      last: 6", "      first: 9\n      last: 6",
        "procedures[penundaan].window.first",
        "This matter closes before it can be opened.",
    ),
    "a procedure like no action": Case(
        LAW, "weighs_as: A13", "weighs_as: A99", "procedures[bawaslu].weighs_as",
        "There is no action “A99”.",
    ),
    "a step without an actor": Case(
        LAW, "by: bawaslu", "by: bawasla", "procedures[bawaslu].steps[kajian].by",
        "There is no actor “bawasla”.",
    ),
    "a step without a clock that exists": Case(
        LAW, "clock: bawaslu-review", "clock: bawaslu-reviews",
        "procedures[bawaslu].steps[kajian].clock",
        "There is no clock “bawaslu-reviews”.",
    ),
    "a step without a time": Case(
        LAW, "        clock: bawaslu-review\n", "",
        "procedures[bawaslu].steps[kajian]",
        "It is not clear how long this step takes.",
    ),
    "a way to nowhere": Case(
        LAW, "to: kelengkapan", "to: kelengkapen",
        "procedures[bawaslu].steps[kajian].ways[kelengkapen].to",
        "There is no step “kelengkapen” after this one.",
    ),
    "a way that does not end": Case(
        LAW, "{share: 0.5, result: dihentikan}", "{share: 0.5}",
        "procedures[gakkumdu].steps[penyidikan].ways[2]",
        "A step ends in another step or with a result.",
    ),
    "shares that are not whole": Case(
        LAW, "{share: 0.5, result: dihentikan}", "{share: 0.4, result: dihentikan}",
        "procedures[gakkumdu].steps[penyidikan].ways",
        "The shares of this step add up to 0.9, not 1.",
    ),
    "a procedure that opens nothing": Case(
        LAW, "opens: gakkumdu", "opens: gakumdu",
        "procedures[bawaslu].steps[kajian].ways[3].opens",
        "There is no procedure “gakumdu”.",
    ),
    "a circumstance that is not there": Case(
        WORLD, "version: 1", "version: 1\ncontexts: [petahana-maj]", "contexts[1]",
        "There is no circumstance “petahana-maj”.",
    ),
    "a circumstance twice": Case(
        WORLD, "version: 1", "version: 1\ncontexts: [daerah-tenang, daerah-tenang]",
        "contexts[2]", "“daerah-tenang” is used twice",
    ),
    "somebody acts for nobody": Case(
        LAW, "acting: {bupati: pjs-bupati}", "acting: {bupati: pjs-bupato}",
        "contexts[petahana-maju].acting.bupati", "There is no actor “pjs-bupato”.",
    ),
    "a manner of a circumstance": Case(
        LAW, "A03: [kepada-petahana]", "A03: [kepada-petahano]",
        "contexts[petahana-maju].manners.A03[1]",
        "There is no manner “kepada-petahano”.",
    ),
    "a result before the vote": Case(
        WORLD, "announced: 5", "announced: -5", "result.announced",
        "The result is announced after the vote, within the calendar.",
    ),
    "a channel that is not there": Case(
        ISSUES, "axis: ideologi", "axis: ideologi\n    channels: [dkpp, mahkamah]",
        "issues[ceramah].channels[2]", "There is no procedure “mahkamah”.",
    ),
    "a rule that rests on nothing seen": Case(
        ACTIONS, "is bound to BIN and a court [seen: L10, L13]", "is bound [bg]",
        "actions[A01].conduct[2].source",
        "This rule rests on background knowledge [bg] alone.",
    ),
    "an actor without a text": Case(
        WORDS, "  binda: {name: Binda,", "  bindo: {name: Binda,", "actors.binda",
        "Actor “binda” has no text yet.", near=300,
    ),
    "a step without a text": Case(
        ENGLISH, "      kajian:", "      kajan:", "procedures.bawaslu.steps.kajian",
        "Step “kajian” has no text yet.",
    ),
    "a result without a text": Case(
        ENGLISH, "      rekomendasi:", "      rekomendasu:",
        "procedures.bawaslu.results.rekomendasi",
        "Result “rekomendasi” has no text yet.",
    ),
    "a clock without a text": Case(
        WORDS, "  mk-ruling:", "  mk-rulings:", "clocks.mk-ruling",
        "Clock “mk-ruling” has no text yet.", near=300,
    ),
    "a circumstance without a text": Case(
        WORDS, "  daerah-tenang:\n", "  daerah-tenangg:\n", "contexts.daerah-tenang",
        "Circumstance “daerah-tenang” has no text yet.", near=300,
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound scenario of format 2, in a folder of its own."""
    return written(tmp_path_factory.mktemp("institutions"), RESULT)


def problems(folder: Path, case: Case) -> tuple[tuple[Problem, ...], int]:
    """Return what loading says about a case and the changed line; undo the change."""
    path = folder.parent / case.file
    before = path.read_text(encoding="utf-8")
    assert case.old in before, case.old
    path.write_text(before.replace(case.old, case.new, 1), encoding="utf-8")
    try:
        load(folder)
    except ScenarioError as error:
        line = before[: before.index(case.old)].count("\n") + 1
        return error.problems, line
    finally:
        path.write_text(before, encoding="utf-8")
    return (), 0


def test_the_shipped_institutions_are_sound(folder: Path) -> None:
    """What all cases start from has no problem."""
    institutions = load(folder).institutions
    assert institutions is not None
    assert len(institutions.actors) >= 37
    assert {"id", "en"} == set(institutions.texts)


@pytest.mark.parametrize("name", CASES)
def test_what_does_not_fit_is_told(folder: Path, name: str) -> None:
    """File, line, field, what is wrong and how to mend it."""
    case = CASES[name]
    found, line = problems(folder, case)
    file = case.file.removeprefix("muara-sendaru/")
    here = [one for one in found if (one.file, one.field) == (file, case.field)]
    assert any(case.message in one.message("en") for one in here), [
        one.text("en") for one in found
    ]
    assert all(one.mend("en") and one.mend("id") for one in here)
    assert abs(line - min(one.line for one in here)) <= case.near


def test_every_check_has_a_case(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever check is left out, some case above is no longer told."""
    told: set[str] = set()

    def watched(one: check.Check) -> check.Check:
        def run(draft: Draft) -> Iterator[Problem]:
            found = list(one(draft))
            if found:
                told.add(_name(one))
            return iter(found)

        return run

    every = {_name(one) for one in institution.CHECKS}
    checks = tuple(watched(one) for one in institution.CHECKS)
    monkeypatch.setattr(institution, "CHECKS", checks)
    for case in CASES.values():
        problems(folder, case)
    assert every == told


def _name(one: Callable[..., object]) -> str:
    return str(getattr(one, "__name__", ""))


@pytest.mark.parametrize("name", [LAW, WORDS, ENGLISH])
def test_a_format_2_scenario_needs_the_file(tmp_path: Path, name: str) -> None:
    """Without it the scenario is refused, and the author learns where it belongs."""
    folder = written(tmp_path, RESULT)
    (folder.parent / name).unlink()
    with pytest.raises(ScenarioError) as refused:
        load(folder)
    said = [one for one in refused.value.problems if one.file == name]
    assert len(said) == 1
    assert "format 2" in said[0].message("en")
    assert name in said[0].mend("en")


def test_a_broken_file_is_refused_with_its_line(tmp_path: Path) -> None:
    """YAML that is none is told like in every other file."""
    folder = written(tmp_path, RESULT)
    path = folder.parent / LAW
    path.write_text(path.read_text(encoding="utf-8") + "  - {\n", encoding="utf-8")
    with pytest.raises(ScenarioError) as refused:
        load(folder)
    assert [one.file for one in refused.value.problems] == [LAW]
    assert refused.value.problems[0].line > 0


def test_an_unknown_field_is_told_with_a_guess(tmp_path: Path) -> None:
    """A misspelt field of an actor is named with what was probably meant."""
    folder = written(tmp_path, RESULT)
    path = folder.parent / LAW
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("at_once: 8", "at_onc: 8"), encoding="utf-8")
    with pytest.raises(ScenarioError) as refused:
        load(folder)
    said = " ".join(one.text("en") for one in refused.value.problems)
    assert "at_onc" in said
    assert "“at_once”" in said


def test_a_format_1_scenario_does_without(place: Place) -> None:
    """The first format has no such file, whatever lies beside it."""
    assert load(place.folder).institutions is None
    (place.shared / LAW).write_text("{", encoding="utf-8")
    assert load(place.folder).institutions is None
    assert load("muara-sendaru").institutions is None


@pytest.mark.parametrize(
    ("field", "text"), [("contexts", "contexts: [daerah-tenang]\n"), ("result", RESULT)]
)
def test_format_1_is_told_what_it_cannot_have(
    place: Place, field: str, text: str
) -> None:
    """A field that would be overlooked is refused."""
    path = place.path("world.yaml")
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    assert [one.field for one in place.problems()] == [field]


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    """An author who mends the institutions sees it at the next load."""
    folder = written(tmp_path, RESULT)
    before = load(folder)
    path = folder.parent / LAW
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("busy: 0.12", "busy: 0.125"), encoding="utf-8")
    after = load(folder)
    assert before.institutions is not None
    assert after.institutions is not None
    assert after.institutions.dealings.busy == 0.125
    assert after.fingerprint != before.fingerprint


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (WORDS, "name: Binda,", "name: Badan Intelijen Daerah,"),
        (LAW, "Sector data; clarifies", "Clarifies"),
        (LAW, "A report to Bawaslu", "Report"),
    ],
)
def test_words_and_grounds_do_not_count(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    """A better text or a better source breaks no journal."""
    folder = written(tmp_path, RESULT)
    before = load(folder).fingerprint
    path = folder.parent / file
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert load(folder).fingerprint == before


def test_no_shipped_rule_of_conduct_rests_on_background_alone() -> None:
    """Grades rest on what was seen in a document, or derived, or said to be design."""
    for scenario in ("muara-sendaru", "sagara-lawas"):
        for action in load(scenario).catalogue.actions:
            for rule in action.conduct:
                assert not rule.source.startswith("[bg")
                assert "[bg" not in rule.source or "[seen" in rule.source


def test_texts_name_no_real_place_or_machine() -> None:
    """The files say nothing about where they were made."""
    for name in (LAW, WORDS, ENGLISH):
        text = (SCENARIOS / name).read_text(encoding="utf-8")
        assert "/home" not in text
        assert "/work" not in text
