"""Of a submitted notebook only the written answer survives, and only as text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from nbconvert.filters.markdown_mistune import markdown2html_mistune
from nbformat import NotebookNode

from grading.course import rebuild
from grading.course.build import described
from grading.course.rebuild import UnreadableNotebook, answers, harmless
from grading.course.starter import released

STUB = "*Tulis laporan khusus Anda di sini.*"


@pytest.fixture(scope="module")
def release() -> NotebookNode:
    """The notebook as participants get it."""
    return released(described("id"))


def _submitted(release: NotebookNode, **sources: str) -> bytes:
    """Return the released notebook with some cells' sources replaced."""
    notebook = json.loads(json.dumps(release))
    for cell in notebook["cells"]:
        cell["source"] = sources.get(cell["id"].replace("-", "_"), cell["source"])
    return json.dumps(notebook).encode()


def _source(notebook: NotebookNode, grade_id: str) -> str:
    (found,) = [cell.source for cell in notebook.cells if cell.id == grade_id]
    return str(found)


def test_the_answer_is_taken_and_nothing_else(release: NotebookNode) -> None:
    """Code written into any other cell, locked or not, never gets in."""
    evil = "import os; os.system('true')"
    data = _submitted(release, laporan_khusus="Isi.", meja=evil, D1=evil, pembuka=evil)
    made = rebuild.rebuild(release, answers(data))
    assert _source(made, "laporan-khusus") == "Isi."
    for cell, original in zip(made.cells, release.cells, strict=True):
        assert cell.id == "laporan-khusus" or cell == original


def test_added_cells_are_left_out(release: NotebookNode) -> None:
    """A cell of one's own is not graded and not run."""
    notebook = json.loads(json.dumps(release))
    notebook["cells"].insert(0, {"cell_type": "code", "metadata": {}, "source": "1/0"})
    made = rebuild.rebuild(release, answers(json.dumps(notebook).encode()))
    assert len(made.cells) == len(release.cells)


@pytest.mark.parametrize("answer", [STUB, f"  {STUB}\n", "", "   \n"])
def test_an_untouched_answer_stays_untouched(
    release: NotebookNode, answer: str
) -> None:
    """So that nbgrader sees that there is no response and gives no points."""
    made = rebuild.rebuild(release, answers(_submitted(release, laporan_khusus=answer)))
    assert _source(made, "laporan-khusus") == STUB


def test_an_answer_in_two_cells_is_one_answer(release: NotebookNode) -> None:
    """Splitting a cell copies its marks; neither half is lost, the sample is."""
    notebook = json.loads(json.dumps(release))
    (cell,) = [cell for cell in notebook["cells"] if cell["id"] == "laporan-khusus"]
    notebook["cells"].append({**cell, "id": "x", "source": ["Satu.\n", "Dua."]})
    notebook["cells"].append({**cell, "id": "y", "source": "Tiga."})
    made = rebuild.rebuild(release, answers(json.dumps(notebook).encode()))
    assert _source(made, "laporan-khusus") == "Satu.\nDua.\n\nTiga."


def test_a_deleted_answer_cell_is_no_response(release: NotebookNode) -> None:
    """The cell comes back from the release, as it was."""
    assert _source(rebuild.rebuild(release, {}), "laporan-khusus") == STUB


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"{}", b'{"cells": 3}', b'{"cells": [1]}', b"\xff\xfe\x00"],
)
def test_what_is_no_notebook_is_said_so(data: bytes) -> None:
    """Any damage is one exception."""
    with pytest.raises(UnreadableNotebook):
        answers(data)


def test_endless_nesting_is_no_notebook() -> None:
    """A notebook that is deep beyond reason does not bring the reader down."""
    with pytest.raises(UnreadableNotebook):
        answers(b'{"cells": ' + b"[" * 100_000)


def test_a_long_answer_is_cut() -> None:
    """Whatever was pasted, what an instructor reads is bounded."""
    assert len(harmless("a" * 1_000_000)) < 21_000


LOADING = {"script", "img", "iframe", "svg", "object", "embed", "link", "style"}
TRICKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![foto](https://contoh.invalid/a.png)",
    "![foto][1]\n\n[1]: https://contoh.invalid/a.png",
    "[klik](javascript:alert(1))",
    "<https://contoh.invalid>",
    "$$<img src=x>$$",
    "| <b>a</b> |\n|---|\n| ![x](y) |",
    "```html\n<iframe src='https://contoh.invalid'></iframe>\n```",
    "> <svg/onload=alert(1)>",
    "https://contoh.invalid",
    "[a]\n\n[a]:https://contoh.invalid",
]


def _dangers(page: str) -> list[str]:
    """Return the tags and attributes of ``page`` that could load or run something."""
    found = []
    for tag in BeautifulSoup(page, "html.parser").find_all(True):
        found += [tag.name] if tag.name in LOADING else []
        for name, value in tag.attrs.items():
            inside = name == "href" and str(value).startswith("#")
            if name in ("src", "href", "style") or name.startswith("on"):
                found += [] if inside else [f"{name}={value}"]
    return found


def test_the_check_sees_danger() -> None:
    """What the tests below look for is there when nothing is made harmless."""
    pages = [markdown2html_mistune(trick) for trick in TRICKS]
    assert sum(bool(_dangers(page)) for page in pages) > len(TRICKS) / 2


@pytest.mark.parametrize("trick", TRICKS)
def test_an_answer_runs_nothing_and_loads_nothing(trick: str) -> None:
    """Rendered as nbgrader renders it, no markup of the writer's own is left."""
    assert _dangers(markdown2html_mistune(harmless(trick))) == []


@given(st.text(max_size=300))
def test_no_text_brings_a_tag_or_a_link(text: str) -> None:
    """Whatever is typed, the page has nothing that could load or run anything."""
    assert _dangers(markdown2html_mistune(harmless(text))) == []


@given(st.lists(st.sampled_from([*"[]()<>!:/`$|#*_\\\n ", "http", "a"]), max_size=25))
def test_no_punctuation_brings_a_tag_or_a_link(pieces: list[str]) -> None:
    """The same, for what markup is made of."""
    assert _dangers(markdown2html_mistune(harmless("".join(pieces)))) == []


def test_ordinary_formatting_survives() -> None:
    """Bold, lists and paragraphs are the writer's to use; letters stay as they are."""
    text = "**Fakta**\n\n- satu\n- dua & tiga\n\nBiaya Rp2.000 — “kutipan” 5 > 3"
    assert harmless(text) == text
    assert "<strong>Fakta</strong>" in markdown2html_mistune(harmless(text))


def test_invisible_characters_are_dropped() -> None:
    """Text that shows one thing and says another is what it seems afterwards."""
    assert harmless("a\u202eb\u200bc\x00\u00a0d\r\ne") == "abc d\ne"


def test_the_module_keeps_its_promise_in_its_example(tmp_path: Path) -> None:
    """The example in the docstring is true."""
    import doctest

    assert doctest.testmod(rebuild).failed == 0
