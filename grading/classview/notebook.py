"""The class view as a notebook whose cells already show what they make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

from grading.classview.page import html, sections
from grading.classview.view import ClassView
from grading.classview.words import PAGE
from grading.notebooks import made, text
from sim.i18n import N_, Language, translate

Data = dict[str, Any]
START = "from grading.course.klass import open_class\n\nkelas = open_class('.')"
SHOW = "kelas.show({name!r})"
DETAILS = N_(
    "Hanya untuk pengajar: baris demi baris setiap orang ada di `rincian.csv`. Jangan "
    "jalankan sel ini di depan kelas."
)
READ = (
    "import csv\n"
    "\n"
    "with open('rincian.csv', encoding='utf-8-sig', newline='') as berkas:\n"
    "    rincian = list(csv.DictReader(berkas))\n"
    "len(rincian)"
)
RERUN = N_(
    "Hasilnya sudah tertanam. Jalankan sel di bawah hanya bila ada kiriman baru: semua "
    "jurnal dinilai ulang."
)


@dataclass(frozen=True)
class Fragment:
    """Markup that a notebook shows as such."""

    markup: str

    def _repr_html_(self) -> str:
        return self.markup


class Shown:
    """A class to be looked at in a notebook, section by section."""

    def __init__(self, found: ClassView, language: Language) -> None:
        """Prepare the sections of a view."""
        self.found = found
        self.language = language
        self._sections = sections(found, language)

    def names(self) -> tuple[str, ...]:
        """Return what can be shown."""
        return tuple(self._sections)

    def show(self, name: str) -> Fragment:
        """Return a section for a cell to show; raises ``KeyError`` for no such one."""
        return Fragment(self._sections[name])

    def page(self) -> str:
        """Return the whole page."""
        return html(self.found, self.language)


def notebook(found: ClassView, language: Language = "id") -> NotebookNode:
    """Return the notebook, its outputs in it; nobody is named in them."""
    title = found.names.scenario.texts[language].title
    words = {key: translate(word, language) for key, word in PAGE.items()}
    intro = f"# {words['title']}: {title}\n\n{words['no_names']}\n\n"
    cells = [text("intro", intro + translate(RERUN, language)), _code(START, "mulai")]
    for name, shown in sections(found, language).items():
        cells.append(_code(SHOW.format(name=name), name, shown))
    cells.append(text("pengajar", translate(DETAILS, language)))
    cells.append(_code(READ, "rincian"))
    return made(cells)


def _code(source: str, name: str, shown: str | None = None) -> Data:
    output = {
        "output_type": "execute_result",
        "execution_count": None,
        "metadata": {},
        "data": {"text/html": shown, "text/plain": name},
    }
    return {
        "cell_type": "code",
        "id": name,
        "metadata": {},
        "execution_count": None,
        "source": source,
        "outputs": [] if shown is None else [output],
    }
