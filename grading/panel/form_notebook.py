"""The form in a notebook, for a workshop where JupyterLab is open anyway."""

from __future__ import annotations

import os
from dataclasses import dataclass
from html import escape
from pathlib import Path

import anywidget
import ipywidgets as w

from grading.panel.form_csv import filled
from grading.panel.form_words import words
from grading.panel.items import Item, Questionnaire
from grading.panel.marks import text_of
from grading.panel.problem import PanelError
from grading.panel.read_items import read_items
from grading.panel.read_votes import read_votes
from grading.panel.row import blank, tidy, vote_of, wrong
from grading.panel.votes import CODE, LONGEST
from sim.i18n import Language
from sim.world.calendar import day_label

CLASS = "dc-panel-form"
WIDE = "46rem"
GUARD = f"""
// JupyterLab's one-key commands fire even while a button or a radio has the focus.
export default {{
  render() {{
    const mark = (event) => {{
      if (event.target.closest?.(".{CLASS}"))
        event.target.setAttribute("data-lm-suppress-shortcuts", "true");
    }};
    document.addEventListener("focusin", mark, true);
    return () => document.removeEventListener("focusin", mark, true);
  }},
}};
"""


class Guard(anywidget.AnyWidget):
    """Keeps JupyterLab's keyboard commands away from the form; shows nothing."""

    _esm = GUARD


@dataclass(frozen=True)
class _Field:
    """What one item is answered with."""

    item: Item
    option: w.RadioButtons
    reason: w.Text
    amiss: w.HTML


class Form:
    """A panellist's form: show it as the last value of a cell; it writes a CSV file."""

    def __init__(
        self,
        asked: Questionnaire | str | Path,
        code: str,
        folder: str | Path = ".",
        language: Language = "id",
    ) -> None:
        """Open the form of the panellist ``code``; go on where ``folder`` has answers.

        Raises ``ValueError`` for a code that is none, :class:`PanelError` for an items
        file that is not in order.
        """
        self.asked = asked if isinstance(asked, Questionnaire) else read_items(asked)
        if not CODE.fullmatch(code):
            raise ValueError(f"{code!r} is no panellist's code such as P01")
        self.code, self.language = code, language
        self.path = Path(folder) / f"suara-{code}.csv"
        self._say = words(language)
        self.told = w.HTML()
        self.fields = [self._field(item) for item in self.asked.items]
        self._go_on()
        self.save = w.Button(description=self._say["save"], layout=_wide("16rem"))
        self.save.on_click(lambda _: self.store())
        self.box = w.VBox(self._parts(), layout=_wide(WIDE))
        self.box.add_class(CLASS)

    def _ipython_display_(self) -> None:
        """Show the form (asked for by IPython)."""
        from IPython.display import display

        display(self.box)  # type: ignore[no-untyped-call]

    def store(self) -> bool:
        """Write the answers; say what is missing instead if they are not in order."""
        rows = [self._row(field) for field in self.fields]
        right = [self._check(f, row) for f, row in zip(self.fields, rows, strict=True)]
        votes = [vote_of(row, self.asked) for row in rows if not blank(row)]
        if not all(right):
            self._tell("wrong", count=right.count(False))
        elif not votes:
            self._tell("none")
        else:
            return self._write(filled(votes))
        return False

    def _write(self, text: str) -> bool:
        """Write the file whole or not at all."""
        draft = self.path.with_suffix(".tmp")
        try:
            draft.write_text(text, encoding="utf-8", newline="")
            os.replace(draft, self.path)
        except OSError:
            self._tell("not-stored", name=self.path.name)
            return False
        self._tell("stored", name=self.path.name)
        return True

    def _row(self, field: _Field) -> dict[str, str]:
        cells = {
            "panellist": self.code,
            "item": field.item.id,
            "option": field.option.value or "",
            "reason": " ".join(field.reason.value.split()),
        }
        return tidy(cells)

    def _check(self, field: _Field, row: dict[str, str]) -> bool:
        """Say beside an item what is wrong with its answer; whether it is right."""
        found = [] if blank(row) else list(wrong(row, self.asked))
        lines = [
            f"{what(self.language)} {mend(self.language)}" for _, what, mend in found
        ]
        field.amiss.value = f'<b style="color:#8c1d18">{escape(" ".join(lines))}</b>'
        return not found

    def _field(self, item: Item) -> _Field:
        option = w.RadioButtons(
            options=[(text_of(item, mark, self.language), mark) for mark in item.marks],
            value=None,
            layout=_wide("auto"),
        )
        reason = w.Text(
            placeholder=self._say["reason"],
            description=self._say["reason"],
            style={"description_width": "initial"},
            layout=_wide("100%"),
        )
        return _Field(item, option, reason, w.HTML())

    def _parts(self) -> list[w.Widget]:
        say, title = self._say, escape(self.asked.title(self.language))
        head = (
            f"<h2>{escape(say['title'])}: {title}</h2><p>{escape(say['code'])}: "
            f"<b>{self.code}</b></p><p>{escape(say['intro'])}</p>"
            f"<p><b>{escape(say['names'])}</b></p>"
        )
        parts: list[w.Widget] = [Guard(), w.HTML(head)]
        for number, field in enumerate(self.fields, start=1):
            text = w.HTML(self._question(number, field.item))
            parts += [text, field.option, field.reason, field.amiss]
        return [*parts, self.save, self.told]

    def _question(self, number: int, item: Item) -> str:
        day = "" if item.day is None else f" ({day_label(item.day)(self.language)})"
        return (
            f"<hr><h3>{number}. {escape(item.question(self.language))}</h3>"
            f"<p><b>{escape(self._say['known'] + day)}</b><br>"
            f"{escape(item.known(self.language))}</p>"
        )

    def _go_on(self) -> None:
        """Fill in what was saved before, if it is there and in order."""
        if not self.path.exists():
            return
        try:
            votes = read_votes([self.path], self.asked)
        except PanelError:
            self._tell("unreadable", name=self.path.name)
            return
        mine = {v.item: v for v in votes.all if v.panellist == self.code}
        for field in self.fields:
            if field.item.id in mine:
                field.option.value = mine[field.item.id].option
                field.reason.value = mine[field.item.id].reason[:LONGEST]

    def _tell(self, key: str, **values: object) -> None:
        text = escape(self._say[key].format_map(values))
        self.told.value = f'<b role="status">{text}</b>'


def form(
    items: Questionnaire | str | Path,
    code: str,
    folder: str | Path = ".",
    language: Language = "id",
) -> Form:
    """Return the form of one panellist, to be shown in a notebook.

    ``items``: the items file; ``code``: such as ``P01``; ``folder``: where
    ``suara-P01.csv`` is written. Raises as :class:`Form` does.
    """
    return Form(items, code, folder, language)


def _wide(width: str) -> w.Layout:
    return w.Layout(width=width, max_width="100%")
