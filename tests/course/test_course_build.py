"""What instructors and participants get: complete for one, keyless for the other."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml

from grading import load_key
from grading.course import assignment, ledger, rubric, source, starter
from grading.course.build import (
    AnotherExercise,
    AnotherSeed,
    build,
    described,
    page_of,
    release,
)
from grading.course.layout import (
    ASSIGNMENT,
    NOTEBOOK_FILE,
    TEMPLATE,
    Course,
    built,
    exercises,
)
from sim.i18n import LANGUAGES, Language, translate

ROOT = TEMPLATE.parent
TEXT = page_of(ASSIGNMENT)
IDS = [
    "pembuka", "meja", "tentang-grafik", "grafik", "tugas-laporan", "laporan-khusus",
    "tentang-kirim", "kirim", "tentang-nilai", "rubrik", "fakta", "D1", "D2", "D3",
    "D4", "alasan", "ulasan",
]  # fmt: skip
MARKERS = (
    "HIDDEN TESTS",
    "MARK SCHEME",
    "SOLUTION",
    "grading",
    "cells.points",
    "rubric_table",
    "cells.facts",
)


@pytest.fixture(
    scope="module",
    params=[("id", ASSIGNMENT), ("en", ASSIGNMENT), ("id", "sagara-lawas")],
    ids="-".join,
)
def course(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Course:
    """A course in each language and of each exercise, built and released."""
    made = build(tmp_path_factory.mktemp("kursus"), *request.param)
    release(made.root)
    return made


def _cells(folder: Path) -> list[dict[str, object]]:
    cells = json.loads((folder / NOTEBOOK_FILE).read_text(encoding="utf-8"))["cells"]
    assert isinstance(cells, list)
    return cells


def _released_text(course: Course) -> str:
    paths = (path for path in course.release.rglob("*") if path.is_file())
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def _key_strings(name: str) -> set[str]:
    """Return every text and id of the key that tells what to do."""
    text = (ROOT / "scenarios" / name / "key.yaml").read_text(encoding="utf-8")
    found: set[str] = set()

    def walk(node: object) -> None:
        if isinstance(node, dict):
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)
        elif isinstance(node, str) and len(node) >= 12 and node != name:
            found.add(node)

    walk(yaml.safe_load(text))
    return found


def test_the_release_holds_no_hidden_test_and_no_marker(course: Course) -> None:
    """No trace of the grader in any released file; the instructor's has them all."""
    released = _released_text(course)
    assert [mark for mark in MARKERS if mark in released] == []
    own = (course.source / NOTEBOOK_FILE).read_text(encoding="utf-8")
    assert "HIDDEN TESTS" in own
    assert "cells.points" in own


def test_the_release_holds_nothing_of_the_key(course: Course) -> None:
    """No reason, no basis, no plan of the key stands in any released file."""
    strings = _key_strings(course.assignment)
    assert len(strings) > 20
    released = _released_text(course)
    assert [text for text in strings if text in released] == []


def test_the_release_holds_nothing_of_the_rubric(course: Course) -> None:
    """The anchors are the grader's; participants read only what is asked for."""
    released = _released_text(course)
    for criterion in rubric.CRITERIA:
        for text in criterion.anchors:
            assert text not in released
            assert translate(text, "en") not in released


def test_the_release_is_notebook_and_settings_only(course: Course) -> None:
    """Two files, and the settings say nothing but what the exercise needs."""
    names = sorted(path.name for path in course.release.iterdir())
    assert names == ["assignment.yaml", NOTEBOOK_FILE]
    shown = yaml.safe_load((course.release / "assignment.yaml").read_text("utf-8"))
    assert set(shown) == {"format", "scenario", "seed", "language", "points"}


def test_points_come_from_the_assignment(course: Course) -> None:
    """Four dimensions and 20 for a person to give; other cells are worth nothing."""
    points = {}
    for cell in _cells(course.release):
        marks = cell["metadata"]["nbgrader"]  # type: ignore[index]
        if marks["grade"]:
            points[marks["grade_id"]] = marks["points"]
    assert sum(points.values()) == 100
    assert {name: value for name, value in points.items() if value} == (
        described("id").points
    )


def test_code_stays_out_of_sight_and_out_of_reach(course: Course) -> None:
    """Every code cell's input is hidden and locked; only the answer can be edited."""
    for cell in _cells(course.release):
        metadata = cell["metadata"]
        assert isinstance(metadata, dict)
        if cell["cell_type"] == "code":
            assert metadata["jupyter"]["source_hidden"] is True
            assert metadata["editable"] is False
        answers = cell["id"] == "laporan-khusus"
        assert metadata["deletable"] is False
        assert metadata.get("editable", True) is answers


def test_a_learner_alone_gets_the_same_notebook(course: Course, tmp_path: Path) -> None:
    """Without a course the starter's folder is the release, byte for byte."""
    language = assignment.load(course.release).language
    starter.write(tmp_path, language, course.assignment)
    for path in course.release.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_the_starter_never_overwrites(tmp_path: Path) -> None:
    """A notebook that is there is the participant's own."""
    path = starter.write(tmp_path)
    path.write_text("milik peserta", encoding="utf-8")
    starter.write(tmp_path)
    assert path.read_text(encoding="utf-8") == "milik peserta"


def test_building_again_keeps_the_instructors_settings(tmp_path: Path) -> None:
    """A changed settings file stays; the notebook is written anew."""
    course = build(tmp_path, "id")
    config = course.root / "nbgrader_config.py"
    config.write_text(config.read_text("utf-8") + "\n# saya\n", encoding="utf-8")
    (course.source / NOTEBOOK_FILE).unlink()
    build(tmp_path, "en")
    assert config.read_text(encoding="utf-8").endswith("# saya\n")
    assert (course.source / NOTEBOOK_FILE).exists()
    assert assignment.load(course.source).language == "en"


def _shape(language: Language, name: str = ASSIGNMENT) -> list[tuple[str, str, object]]:
    notebook = source.build(page_of(name), described(language, name))
    return [(c.cell_type, c.id, c.metadata) for c in notebook.cells]


def test_languages_differ_in_words_only() -> None:
    """Cells, their order, their ids and their points are the same in every language."""
    assert _shape("id") == _shape("en")


@pytest.mark.parametrize("name", exercises())
def test_cells_and_grade_ids_stay_what_they_are(name: str) -> None:
    """Gradebooks know these ids; every exercise has them, in this order."""
    assert [cell_id for _, cell_id, _ in _shape("id", name)] == IDS
    assert _shape("id", name) == _shape("id")


@pytest.mark.parametrize("name", exercises())
def test_an_exercise_is_called_as_its_scenario(name: str) -> None:
    """The zip file is named for the scenario, and graders look for the exercise."""
    assert described("id", name).scenario == name
    assert load_key(name).scenario == name


def test_each_exercise_has_an_introduction_of_its_own() -> None:
    """The first cell opens with its own heading and goes on with what all share."""
    firsts = {
        name: source.build(page_of(name), described("id", name)).cells[0].source
        for name in exercises()
    }
    assert firsts["muara-sendaru"].startswith("# Latihan deteksi dini: Muara Sendaru")
    assert firsts["sagara-lawas"].startswith("# Latihan satu siklus penuh: Sagara")
    assert len({text.split("\n")[0] for text in firsts.values()}) == len(firsts) > 2
    shared = {text.split("## Mulai atau melanjutkan")[1] for text in firsts.values()}
    assert len(shared) == 1


def test_a_briefing_is_text_and_nothing_but_text() -> None:
    """An exercise without a page opens with its scenario's words, marks taken off."""
    assert source.plain("<b>x</b> [y](http://z) *a*\n# b") == (
        r"\<b\>x\</b\> \[y\](http://z) \*a\*" + "\n" + r"\# b"
    )


def test_another_seed_is_another_story(tmp_path: Path) -> None:
    """It is taught from the start, kept when built again, and never changed under
    people who have taken part."""
    course = build(tmp_path, "id", seed=12)
    assert assignment.load(course.source).seed == 12
    assert assignment.load(build(tmp_path, "en").source).seed == 12
    ledger.save(course, {"P-01": ledger.Entry("", "", "")})
    with pytest.raises(AnotherSeed):
        build(tmp_path, "id", seed=13)


def test_a_page_cannot_bring_a_cell_that_no_other_has(tmp_path: Path) -> None:
    """An own text under a grade id that is not shared is refused, with its name."""
    shutil.copytree(TEMPLATE / "source", tmp_path / "source")
    page = tmp_path / "source" / ASSIGNMENT / "latihan.py"
    text = page.read_text(encoding="utf-8").replace('"pembuka"', '"bonus"')
    page.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="bonus"):
        source.whole(page)


def test_a_course_folder_holds_one_exercise(tmp_path: Path) -> None:
    """The folder knows which; another exercise is refused and nothing is changed."""
    assert built(tmp_path) is None
    assert Course.at(tmp_path).assignment == ASSIGNMENT
    made = build(tmp_path, "id", "sagara-lawas")
    assert made.assignment == Course.at(tmp_path).assignment == "sagara-lawas"
    with pytest.raises(AnotherExercise) as refused:
        build(tmp_path, "id")
    assert refused.value.found == "sagara-lawas"
    assert built(tmp_path) == "sagara-lawas"


def test_no_indonesian_is_left_in_the_english_notebook() -> None:
    """Every block of text was translated, to the last comment in code."""
    for name in exercises():
        cells = source.whole(page_of(name)).cells
        blocks = {block for cell in cells for block in source.blocks(cell)}
        notebook = source.build(page_of(name), described("en", name))
        shown = {block for cell in notebook.cells for block in source.blocks(cell)}
        assert blocks & shown == set()
        assert len(blocks) > 15


def test_the_scenario_and_seed_are_those_of_the_assignment() -> None:
    """No placeholder is left, and the desk opens what graders expect."""
    kind = described("en")
    code = [c.source for c in source.build(TEXT, kind).cells if c.cell_type == "code"]
    assert not any("$" in text for text in code)
    assert any(f'"{kind.scenario}", seed={kind.seed},' in text for text in code)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rubric_has_four_levels_for_each_criterion(language: Language) -> None:
    """Four anchors a criterion, the highest worth its full share of the points."""
    page = rubric.html(20, language)
    assert len(rubric.CRITERIA) == 4
    for criterion in rubric.CRITERIA:
        assert len(set(criterion.anchors)) == 4
        assert translate(criterion.anchors[3], language) in page
    assert "<br>5<" in page
