"""The preview: everything an author wrote and what comes of it, on one static page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deniceni import scenario_preview
from deniceni.scenario_command import main
from grading.workbench.preview import calendar, graph, matrix, seeds, spread, work
from grading.workbench.preview.gathered import (
    Gathered,
    a_day,
    false_chances,
    gather,
    middle,
    of_model,
    spent,
    words,
)
from grading.workbench.preview.page import html
from sim.i18n import LANGUAGES, Language
from sim.scenario.load import load
from tests.scenario.folder import Place
from tests.workbench.editing import NAME, edit

SEEDS = 10


@pytest.fixture(scope="module")
def found() -> Gathered:
    """The first scenario that ships, a few seeds of it."""
    return gather(NAME, SEEDS, workers=0)


@pytest.fixture(scope="module")
def page(found: Gathered) -> str:
    """Its page in Bahasa Indonesia."""
    return html(found)


def test_it_says_that_it_is_for_instructors(page: str) -> None:
    """The warning comes before anything that is hidden."""
    assert page.index("Hanya untuk pengajar") < page.index("tidak berbahaya")


def test_it_is_static_and_asks_for_nothing(page: str) -> None:
    """No script, no address but the namespace of its drawings, the language set."""
    assert "<script" not in page
    assert set(re.findall(r"https?://[^\s\"]+", page)) == {"http://www.w3.org/2000/svg"}
    assert '<html lang="id">' in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_drawing_has_words_and_a_table(
    found: Gathered, language: Language
) -> None:
    """What a figure shows can be read without seeing it."""
    figures = [calendar.figure(found, language), *seeds.figures(found, language),
               *spread.figures(found, language)]  # fmt: skip
    assert len(figures) == 1 + 4 + 6
    assert all(one.picture.alt and one.table.rows for one in figures)
    graphs = graph.graphs(found, language)
    assert all(one.picture.alt and one.ways.rows and one.signs.rows for one in graphs)
    said = html(found, language)
    assert said.count('role="img"') == len(figures) + len(graphs)
    assert all({len(row) for row in one.table.rows} == {len(one.table.head)}
               for one in figures)  # fmt: skip


def test_the_same_runs_give_the_same_page(found: Gathered, page: str) -> None:
    """Nothing in it depends on the day or the machine."""
    assert html(found) == page


def test_hostile_texts_are_shown_as_they_are(copy: Path) -> None:
    """What a stranger writes into a scenario is text on the page, never markup."""
    bad = "<script>alert(1)</script>"
    for language in LANGUAGES:
        edit(copy / f"text.{language}.yaml", "  ceramah: ", f"  ceramah: {bad} ")
        edit(copy / f"text.{language}.yaml", "  kpu: ", f"  kpu: {bad} ")
    (copy / "key.yaml").unlink()
    said = html(gather(copy, 4, workers=0))
    assert "<script" not in said
    assert said.count("&lt;script&gt;") > 4


def test_the_calendar_holds_everything_with_a_day(found: Gathered) -> None:
    """Stages, onsets, questions and injects: as many rows as there are."""
    rows = calendar.figure(found, "id").table.rows
    world, scenario = found.scenario.world, found.scenario
    stages = sum(one.last >= world.start_day and one.first <= world.end_day
                 for one in scenario.calendar.stages)  # fmt: skip
    counted = stages + len(scenario.issues) + len(world.questions)
    assert len(rows) == counted + len(scenario.injects)
    assert any("H−29 – H−27" in row for row in rows)


def test_the_graph_has_every_way_with_its_rates(found: Gathered) -> None:
    """A way is a row with a rate for each hidden cause."""
    ways = graph.graphs(found, "en")[0].ways.rows
    exits = sum(max(1, len(rule.exits)) for rule in found.scenario.issues[0].stages)
    assert len(ways) == exits
    assert any(row[-3:] == ("0.33", "0.12", "0") for row in ways)


def test_the_matrix_tells_who_heard(found: Gathered) -> None:
    """A cell is the share of the seeds in which a source told of an issue."""
    table = matrix.matrix(found, "en")
    assert len(table.lines) == len(found.scenario.sources)
    told = sum(any(w.source == "kpu" and w.about == "dpt" for w in words(run))
               for run in found.calm)  # fmt: skip
    share = f"{100 * told / SEEDS:.0f}%"
    cell = table.lines[0].cells[1]
    assert cell.text.startswith(share) if told else cell.text == "–"


def test_deaf_sources_are_called_so(found: Gathered) -> None:
    """Where a network does not reach an issue, the cell says so."""
    issue = found.scenario.issues[0]
    source = found.scenario.sources[0].model_copy(update={"districts": ("nowhere",)})
    assert not matrix._reaches(found.scenario, source, issue)
    assert matrix._reaches(found.scenario, found.scenario.sources[0], issue)


def test_chances_of_false_alarms(found: Gathered) -> None:
    """An issue that was told of and never broke is one; one that broke is none."""
    for run in found.calm:
        heard = {word.about for word in words(run)}
        calm = [one for one in run.issues if one.issue in heard and not one.crises]
        assert false_chances(run, "crisis") == len(calm)


def test_work_is_reading_and_acting(found: Gathered) -> None:
    """Over all days: a quarter of an hour a report, and what the model's acts cost."""
    done = work.work(found)
    reports = [sum(a_day(run, len(found.days))) for run in found.model]
    assert sum(done.read) == pytest.approx(sum(reports) / len(reports) / 4)
    acts = [sum(spent(run)) for run in found.model]
    assert sum(done.act) == pytest.approx(sum(acts) / len(acts))
    assert sum(run.staff_hours for run in found.model) == sum(acts)
    assert sum(acts) > 0


def test_the_model_plays_fewer_seeds_of_a_long_scenario() -> None:
    """A full cycle costs twenty times as much, so the page is not waited for."""
    assert of_model(load(NAME), 200) == 40
    assert of_model(load("sagara-lawas"), 200) == 10


def test_the_middle_of_values() -> None:
    """Between two values where it lies between them; nothing of nothing."""
    assert middle([3, 1, 2], 0.5) == 2
    assert middle([0, 10], 0.9) == 9
    assert middle([], 0.5) == 0


def test_the_command_writes_the_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A scenario without a key is shown as well; the file is named."""
    folder, out = Place(tmp_path).folder, tmp_path / "out.html"
    asked = ["preview", str(folder), "--out", str(out), "--seeds", "8"]
    assert main([*asked, "--workers", "0", "--language", "en"]) == 0
    assert str(out) in capsys.readouterr().out
    page = out.read_text(encoding="utf-8")
    assert '<html lang="en">' in page
    assert "For instructors only" in page


@pytest.mark.parametrize(
    ("more", "status"), [(["--seeds", "2"], 2), (["--out", "/nowhere/at/all.html"], 1)]
)
def test_what_cannot_be_done_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: list[str], status: int
) -> None:
    """Too few seeds, or a file that cannot be written: a line, and no traceback."""
    folder = Place(tmp_path).folder
    asked = [str(folder), "--workers", "0", "--seeds", "8", *more]
    assert scenario_preview.main(asked) == status
    assert capsys.readouterr().err.count("\n") == 1


def test_a_folder_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    """It is said as everywhere, with a guess."""
    assert scenario_preview.main(["muara-sendari"]) == 1
    assert "muara-sendaru" in capsys.readouterr().err
