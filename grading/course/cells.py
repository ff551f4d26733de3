"""What the hidden test cells of an assignment call, in the autograder's kernel.

nbgrader takes a cell's last expression for its score, so points and printed reasons
live in different cells. Nothing here writes to standard error: nbgrader would take
that for a failed test.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from IPython.display import HTML, display

from grading.course import assignment, keyring, marks, page, rebuild, rubric
from grading.course.assignment import REPORT, Dimension
from grading.course.facts import facts_html
from grading.course.layout import NOTEBOOK_FILE
from grading.course.marks import Marks
from sim.i18n import N_, Language, translate

COUNT = N_("{assessed} dari {expected} butir dinilai")
CAPPED = N_("Nilai dibatasi paling tinggi {percent}% karena pelanggaran di bawah ini.")
CONDUCT = N_("Perilaku")


def points(dimension: Dimension) -> float:
    """Return the points that the journal in the working folder earns."""
    return marks.known(Path.cwd()).points.get(dimension, 0.0)


def reasons() -> None:
    """Show why the points are what they are, or what is wrong with the submission."""
    _show(reasons_html(marks.known(Path.cwd()), _language()))


def review() -> None:
    """Show, decision by decision, what the model response would have been."""
    place = Path.cwd()
    scenario = assignment.load(place).scenario
    panel = keyring.panel_of(keyring.around(place, scenario), scenario)
    text = page.review(marks.known(place), _language(), panel)
    if text:
        _show(text)


def rubric_table() -> None:
    """Show the instructor the rubric of the special report."""
    found = assignment.load(Path.cwd())
    _show(rubric.html(found.points[REPORT], found.language))


def facts() -> None:
    """Show the instructor what the special report can be held against."""
    place = Path.cwd()
    text = facts_html(marks.known(place), written(place), _language())
    if text:
        _show(text)


def written(folder: Path) -> str:
    """Return the special report in the notebook in ``folder``; empty without one."""
    data = (folder / NOTEBOOK_FILE).read_bytes()
    return rebuild.answers(data).get(REPORT, "")


def _show(text: str) -> None:
    display(HTML(text))  # type: ignore[no-untyped-call]


def _language() -> Language:
    return assignment.load(Path.cwd()).language


def reasons_html(found: Marks, language: Language) -> str:
    """Return the reasons of every dimension, and conduct apart from them, as HTML."""
    if found.problem is not None:
        return f"<p role='alert'><strong>{found.problem.message(language)}</strong></p>"
    assert found.result is not None
    parts = []
    for name in found.points:
        part = found.result.dimensions.get(name)
        if part is None:
            continue
        count = translate(COUNT, language).format(
            assessed=part.assessed, expected=part.expected
        )
        lines = "".join(f"<li>{escape(m(language))}</li>" for m in part.evidence)
        title = escape(page.label(name, language))
        parts.append(f"<h4>{title}</h4><p>{count}.</p><ul>{lines}</ul>")
    return "".join(parts) + _conduct(found, language)


def _conduct(found: Marks, language: Language) -> str:
    assert found.result is not None
    if not found.result.flags:
        return ""
    capped = found.result.capped_at
    text = translate(CAPPED, language)
    note = f"<p>{text.format(percent=round(capped * 100))}</p>" if capped else ""
    lines = "".join(
        f"<li>{escape(flag.message(language))}</li>" for flag in found.result.flags
    )
    return f"<h4>{translate(CONDUCT, language)}</h4>{note}<ul>{lines}</ul>"
