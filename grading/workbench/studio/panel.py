"""A button with what it brings: a bar while it works, then an answer below."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any

from IPython.display import HTML, display
from ipywidgets import Button, HBox, IntProgress, Layout, Output, VBox, Widget

from grading.key import KeyProblem
from grading.workbench.results import ResultsError
from sim.ensemble.problem import EnsembleError
from sim.i18n import N_, Language, Message, translate
from sim.scenario.problem import Problem, ScenarioError

Progress = Callable[[int, int], None]
Work = Callable[[Progress], object]
WIDE = Layout(width="auto", min_width="16em")
FILE, LINE, FIELD = N_("berkas"), N_("baris"), N_("isian")
WHAT, MEND = N_("apa yang salah"), N_("perbaikan")


def panel(
    label: str, work: Work, language: Language, controls: tuple[Widget, ...] = ()
) -> VBox:
    """Return a button that does ``work`` and shows what it returns.

    ``work`` is given a function that moves the bar. ``controls`` stand beside it.
    """
    button = Button(description=translate(label, language), layout=WIDE)
    bar = IntProgress(layout=Layout(visibility="hidden"))
    below = Output()

    def advance(done: int, total: int) -> None:
        bar.max, bar.value = max(total, 1), done

    def press(_: object) -> None:
        button.disabled, bar.layout.visibility = True, "visible"
        bar.value = 0
        below.clear_output()
        with below:
            display(answer(work, advance, language))  # type: ignore[no-untyped-call]
        button.disabled, bar.layout.visibility = False, "hidden"

    button.on_click(press)
    return VBox([HBox([button, *controls, bar]), below])


def answer(work: Work, advance: Progress, language: Language) -> Any:
    """Return what the work brings, or what it was refused for, in words."""
    try:
        return work(advance)
    except (ScenarioError, KeyProblem) as refused:
        return problems(refused.problems, language, refused.text(language))
    except (EnsembleError, ResultsError) as refused:
        return note(refused.message(language))
    except OSError as refused:
        text = N_("Berkas tidak dapat dibuka atau ditulis: {detail}")
        detail = refused.strerror or refused
        return note(Message(text, {"detail": detail})(language))


def note(text: str) -> HTML:
    """Return a sentence, escaped."""
    return HTML(f"<p>{escape(text)}</p>")  # type: ignore[no-untyped-call]


def problems(
    found: tuple[Problem, ...], language: Language, otherwise: str = ""
) -> HTML:
    """Return a table of problems: where, what, and how to mend it."""
    if not found:
        return note(otherwise)
    heads = (translate(head, language) for head in (FILE, LINE, FIELD, WHAT, MEND))
    rows = "".join(_row(one, language) for one in found)
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return HTML(table)  # type: ignore[no-untyped-call]


def _row(one: Problem, language: Language) -> str:
    cells = (
        one.file,
        str(one.line or ""),
        one.field,
        one.message(language),
        one.mend(language),
    )
    style = "text-align:left;vertical-align:top"
    return f"<tr>{''.join(f'<td style={style!r}>{escape(c)}</td>' for c in cells)}</tr>"
