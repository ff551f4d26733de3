"""The team review as a notebook whose cells already show what they make."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode

from grading.notebooks import made, text
from grading.teams.page import sections
from grading.teams.team import Team
from grading.teams.words import PAGE
from sim.i18n import N_, Language, translate

WRITE = N_("*Tulis di sini sebelum membuka bagian berikutnya.*")
COMMIT = N_("*Komitmen tim: bila …, maka … oleh …, paling lambat ….*")
WRITTEN = {"recall": WRITE, "commitment": COMMIT}
Data = dict[str, Any]


def notebook(team: Team, language: Language = "id") -> NotebookNode:
    """Return the notebook: each section shown, with cells to write in."""
    title = f"# {translate(PAGE['title'], language)}: {team.name}"
    cells: list[Data] = [text("judul", title)]
    for name, shown in sections(team, language).items():
        cells.append(_shown(name, shown))
        if name in WRITTEN:
            cells.append(text(f"{name}-tulis", translate(WRITTEN[name], language)))
    return made(cells)


def _shown(name: str, shown: str) -> Data:
    """A code cell without code: nothing to run, only something to see."""
    output = {
        "output_type": "display_data",
        "metadata": {},
        "data": {"text/html": shown, "text/plain": name},
    }
    return {
        "cell_type": "code",
        "id": name,
        "metadata": {"jupyter": {"source_hidden": True}},
        "execution_count": None,
        "source": "",
        "outputs": [output],
    }
