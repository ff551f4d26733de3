"""The review as a notebook: it needs no key, and what was typed in it stays."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import nbformat
import pytest

from deniceni import play_command, review_command
from grading import Key, Result
from grading.grade import judge
from grading.review.notebook import TYPED, aar
from grading.robots import robot
from sim.i18n import LANGUAGES
from sim.policies import play
from sim.scenario.model import Scenario


@pytest.fixture(scope="module")
def late(scenario: Scenario, key: Key) -> Result:
    """A late player's result."""
    ex = play(robot("late-model", key), scenario, seed=7, participant="peserta-07")
    return judge(ex, key)


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """A closed journal of a robot's."""
    path = tmp_path / "jurnal.jsonl"
    asked = ["--robot", "late-model", "--seed", "7", "--journal", str(path)]
    assert play_command.main(asked) == 0
    return path


def test_recollection_first_and_the_promise_last(late: Result) -> None:
    """Nothing of the review stands before the cells that are to be typed in."""
    ids = [cell.id for cell in aar(late).cells]
    review = next(place for place, name in enumerate(ids) if name.startswith("bagian-"))
    typed = [ids.index(name) for name in TYPED]
    assert typed == sorted(typed)
    assert max(typed[:-1]) < review < typed[-1] == len(ids) - 1


def test_it_is_a_sound_notebook_in_both_languages(late: Result) -> None:
    """Jupyter's schema holds; the English one has none of the Indonesian headings."""
    for language in LANGUAGES:
        nbformat.validate(aar(late, language))
    text = str(aar(late, "en"))
    assert "Tulis di sini" not in text
    assert "Ingatan Anda" not in text


def test_running_a_part_shows_what_it_already_shows(late: Result) -> None:
    """Its cell needs nothing but IPython, and gives the same HTML again."""
    for cell in aar(late).cells:
        if cell.cell_type == "code":
            names: dict[str, object] = {}
            lines = cell.source.splitlines()
            exec("\n".join([*lines[:-1], f"shown = {lines[-1]}"]), names)
            assert names["shown"].data == cell.outputs[0]["data"]["text/html"]  # type: ignore[attr-defined]
            assert "grading" not in "\n".join(lines[:-1])


def test_what_was_typed_and_added_stays(late: Result) -> None:
    """Written again, typed cells and a learner's own cell are where they were."""
    first = aar(late)
    typed = next(cell for cell in first.cells if cell.id == TYPED[0])
    typed.source = "Saya hendak memeriksa dahulu."
    own = nbformat.from_dict(
        {
            "cell_type": "markdown",
            "id": "milik-saya",
            "metadata": {},
            "source": "Catatan",
        }
    )  # type: ignore[no-untyped-call]
    place = [cell.id for cell in first.cells].index("bagian-compare")
    first.cells.insert(place + 1, own)
    again = aar(late, kept=first)
    ids = [cell.id for cell in again.cells]
    assert ids == [cell.id for cell in first.cells]
    assert again.cells[ids.index(TYPED[0])].source == "Saya hendak memeriksa dahulu."
    assert again.cells[ids.index("milik-saya")].source == "Catatan"


def test_the_command_keeps_what_a_learner_wrote(journal: Path) -> None:
    """``--notebook`` twice: the page is made anew, the sentence stays."""
    assert review_command.main([str(journal), "--notebook"]) == 0
    path = journal.with_name("ulasan.ipynb")
    found = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    found.cells[-1].source = "Bila ragu, saya periksa dalam 24 jam."
    nbformat.write(found, path)  # type: ignore[no-untyped-call]
    assert review_command.main([str(journal), "--notebook", "--had", "A10@-21"]) == 0
    again = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    assert again.cells[-1].source == "Bila ragu, saya periksa dalam 24 jam."
    assert "Pertanyaan Anda sendiri" in journal.with_name("ulasan.html").read_text(
        "utf-8"
    )


def test_a_file_that_is_no_notebook_is_not_overwritten(
    journal: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It stays as it is, and the message says what to do."""
    path = journal.with_name("ulasan.ipynb")
    path.write_text("catatan saya", encoding="utf-8")
    assert review_command.main([str(journal), "--notebook"]) == 1
    assert path.read_text(encoding="utf-8") == "catatan saya"
    assert "Ganti namanya" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--had", "besok"], "A10@-21"),
        (["--panel", "tidak-ada.yaml"], "tidak-ada.yaml"),
        (["--others", "1"], "2 sampai 50"),
    ],
)
def test_a_wrong_option_is_answered_in_words(
    journal: Path, asked: list[str], said: str
) -> None:
    """No traceback, no page, one line that says what would be right."""
    errors = io.StringIO()
    with contextlib.redirect_stderr(errors), contextlib.suppress(SystemExit):
        assert review_command.main([str(journal), *asked]) != 0
    assert said in errors.getvalue()
    assert not journal.with_name("ulasan.html").exists()
