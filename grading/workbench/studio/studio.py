"""A scenario folder on the workbench: what its author sees and can press."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from html import escape
from pathlib import Path
from urllib.parse import quote

from IPython.display import HTML
from ipywidgets import BoundedIntText, Dropdown, FloatSlider, Layout, VBox

from grading.calibrate import fitted
from grading.card import card
from grading.key import load_key
from grading.key.load import NAME, with_key
from grading.workbench.diff import diff
from grading.workbench.diff import report as differences
from grading.workbench.preview.gathered import gather
from grading.workbench.preview.page import html
from grading.workbench.quality import examine, remarks
from grading.workbench.results import load_golden
from grading.workbench.studio import pictures
from grading.workbench.studio.panel import Progress, note, panel, problems
from grading.workbench.trial import trial
from grading.workbench.trial.levers import levers
from grading.workbench.trial.report import sheet
from sim.desk.plots import Gallery
from sim.ensemble import ensemble
from sim.i18n import N_, Language, Message, translate
from sim.scenario import load as scenarios
from sim.scenario.card import purpose

ROLES = {
    "world.yaml": N_("tempat, hari, sumber daya, pertanyaan perkiraan"),
    "issues.yaml": N_("isu: tahap, laju, indikator, akibat"),
    "sources.yaml": N_("siapa yang bercerita: keandalan, jangkauan, kelambatan"),
    "injects.yaml": N_("pesan penulis dan laporan sehari-hari"),
    "text.id.yaml": N_("semua yang dibaca peserta, Bahasa Indonesia"),
    "text.en.yaml": N_("semua yang dibaca peserta, bahasa Inggris"),
    "key.yaml": N_("kunci: rencana acuan dan cara menilai; jangan dibagikan"),
    "card.yaml": N_("kartu: untuk siapa, tujuan, lama bermain"),
    "facilitator.id.md": N_("catatan fasilitator; jangan dibagikan"),
    "facilitator.en.md": N_("catatan fasilitator, bahasa Inggris; jangan dibagikan"),
}
WORLDS = 60  # enough to see a tenth; a second or two of a 30-day scenario
STORIES = 3
FITTED = 60  # worlds the numbers of a key are fitted over here; a release takes more
SOUND = N_("Tidak ada yang salah. Catatan mutu: {count}.")
BEFORE = ".sebelum"


class Studio:
    """A scenario's folder; every method returns something that a notebook shows."""

    def __init__(self, folder: str | Path, language: Language = "id") -> None:
        self.folder = Path(folder).resolve()
        self.language: Language = language
        self.before = self.folder.parent / BEFORE / self.folder.name
        if self.folder.is_dir() and not self.before.exists():
            self._keep()

    def _keep(self) -> None:
        """Keep a copy of the scenario as it is now, to compare with."""
        shutil.rmtree(self.before, ignore_errors=True)
        shutil.copytree(self.folder, self.before)

    def _panel(
        self, label: str, work: Callable[[Progress], object], *controls: object
    ) -> VBox:
        return panel(label, work, self.language, controls)

    def files(self) -> HTML:
        """Return the files with what each is for; a click opens it in the editor."""
        rows = "".join(self._file(name) for name in ROLES)
        return HTML(f"<ul>{rows}</ul>")  # type: ignore[no-untyped-call]

    def _file(self, name: str) -> str:
        role = escape(translate(ROLES[name], self.language))
        link = quote(f"{self.folder.name}/{name}")
        if not (self.folder / name).exists():
            return f"<li><del>{name}</del> – {role}</li>"
        return f'<li><a href="{link}">{name}</a> – {role}</li>'

    def check(self) -> VBox:
        """Return the button that tells everything that is wrong, and remarks."""

        def work(advance: Progress) -> object:
            try:
                scenario = scenarios.examine(self.folder)
            except scenarios.ScenarioError as error:
                raise with_key(error, self.folder / NAME) from None
            key, worlds = examine(self.folder / NAME, scenario, advance)
            found = tuple(one.problem for one in remarks(self.folder, key, worlds))
            said = Message(SOUND, {"count": len(found)})(self.language)
            return problems(found, self.language, said)

        return self._panel(N_("Periksa"), work)

    def stories(self) -> VBox:
        """Return the button that shows what a few seeds come to if nobody acts."""
        first = BoundedIntText(value=1, min=0, max=10**6, layout=Layout(width="8em"))

        def work(advance: Progress) -> object:
            scenario = scenarios.load(self.folder)
            made = []
            for number in range(STORIES):
                found = pictures.story(scenario, first.value + number)
                made.append(pictures.drawn(scenario, found, self.language))
                advance(number + 1, STORIES)
            return Gallery(tuple(made), "")

        return self._panel(N_("Lihat tiga jalan cerita"), work, first)

    def spread(self) -> VBox:
        """Return the button that shows how far the issues come in many worlds."""

        def work(advance: Progress) -> object:
            scenario = scenarios.load(self.folder)
            found = ensemble(
                "never", range(WORLDS), scenario=scenario, workers=0, progress=advance
            )
            return pictures.spread(scenario, (found,), self.language)

        return self._panel(N_("Lihat sebaran"), work)

    def what_if(self) -> VBox:
        """Return the button that changes one number and shows what that does.

        The files stay as they are.
        """
        scenario = scenarios.load(self.folder)
        offered = {one.name(scenario)(self.language): one for one in levers(scenario)}
        which = Dropdown(options=list(offered), layout=Layout(width="26em"))
        times = FloatSlider(
            value=1.5, min=0.25, max=4, step=0.25, layout=Layout(width="16em")
        )

        def work(advance: Progress) -> object:
            now = scenarios.load(self.folder)
            other = offered[which.value].pull(now, times.value)
            sets = [
                ensemble("never", range(WORLDS), scenario=one, workers=0,
                         progress=advance)
                for one in (now, other)
            ]  # fmt: skip
            return pictures.spread(now, sets, self.language)

        return self._panel(N_("Coba ubah"), work, which, times)

    def test(self) -> VBox:
        """Return the button that puts the scenario to the whole test."""

        def work(advance: Progress) -> object:
            key = load_key(self.folder)
            found = trial(
                self.folder, key, workers=2,
                progress=lambda done, total, what: advance(done, total),
            )  # fmt: skip
            page = sheet(found).html(self.language)
            return HTML(_framed(page))  # type: ignore[no-untyped-call]

        return self._panel(N_("Uji dengan robot (satu sampai dua menit)"), work)

    def fit(self) -> VBox:
        """Return the button that fits the key's numbers and writes them into it."""

        def work(advance: Progress) -> object:
            try:
                text = fitted(self.folder, FITTED, workers=2, progress=advance)
            except ValueError as refused:
                text = N_("Angka tidak dapat dicocokkan: {detail}")
                return note(Message(text, {"detail": refused})(self.language))
            (self.folder / NAME).write_text(text, encoding="utf-8", newline="\n")
            return note(translate(N_("Tersimpan di key.yaml."), self.language))

        return self._panel(N_("Cocokkan angka kunci"), work)

    def changes(self) -> VBox:
        """Return the button that tells what changed since the notebook was opened."""

        def work(advance: Progress) -> object:
            found = diff(self.before, self.folder, workers=2, progress=advance)
            page = differences.sheet(found).html(self.language)
            return HTML(_framed(page))  # type: ignore[no-untyped-call]

        return self._panel(N_("Bandingkan dengan salinan semula"), work)

    def preview(self) -> VBox:
        """Return the button that writes the preview page beside the folder."""

        def work(advance: Progress) -> object:
            said = purpose(self.folder)
            found = gather(self.folder, WORLDS, workers=0, progress=advance)
            name = f"pratinjau-{self.folder.name}.html"
            page = html(found, self.language, said)
            (self.folder.parent / name).write_text(page, encoding="utf-8")
            text = Message(N_("Tersimpan: {name}"), {"name": name})(self.language)
            link = f'<p><a href="{quote(name)}" target="_blank">{escape(text)}</a></p>'
            return HTML(link + _framed(page))  # type: ignore[no-untyped-call]

        return self._panel(N_("Tulis pratinjau"), work)

    def card(self) -> VBox:
        """Return the button that shows the scenario's card."""

        def work(advance: Progress) -> object:
            scenario, key = scenarios.load(self.folder), load_key(self.folder)
            golden = load_golden(self.folder, scenario.world.version)
            said = purpose(self.folder)
            found = card(scenario, key, purpose=said, golden=golden, instructor=True)
            text = escape(found.text(self.language))
            return HTML(f"<pre>{text}</pre>")  # type: ignore[no-untyped-call]

        return self._panel(N_("Tampilkan kartu"), work)


def _framed(page: str) -> str:
    """Return a whole page in a frame that runs nothing."""
    framed = escape(page, quote=True)
    style = "width:100%;height:36em;border:1px solid #999"
    return f'<div><iframe sandbox="" srcdoc="{framed}" style="{style}"></iframe></div>'
