"""``panel``: forms for a panel of experts, what they voted, and the key from it.

The front door is ``deniceni/panel_command.py``, which hands its parser in; without one
this speaks through a plain one.
"""

from __future__ import annotations

import argparse
import os
import sys
import webbrowser
from collections.abc import Callable, Sequence
from pathlib import Path

from grading.panel.findings import Panel, panel
from grading.panel.forms import KINDS, numbered, write_forms
from grading.panel.items import Questionnaire
from grading.panel.key import panel_key, to_yaml
from grading.panel.problem import PanelError
from grading.panel.read_items import read_items
from grading.panel.read_votes import read_votes
from grading.panel.report import html
from grading.panel.votes import CODE
from sim.i18n import LANGUAGES, N_, Language, translate

SUMMARY = N_("Panel ahli: formulir, pemeriksaan suara, laporan, dan kunci penilaian.")
REPORT, KEY, FORMS = (
    Path("laporan-panel.html"),
    Path("kunci-panel.yaml"),
    Path("formulir"),
)
DEFAULT = 12  # forms, if nobody says how many


def _language() -> Language:
    return "en" if os.environ.get("DENICENI_LANGUAGE") == "en" else "id"


def _words(text: str, **values: object) -> str:
    return translate(text, _language()).format_map(values)


def _say(text: str, **values: object) -> None:
    print(_words(text, **values), flush=True)


def _complain(text: str, **values: object) -> None:
    print(_words(text, **values), file=sys.stderr, flush=True)


def options(made: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Give a parser this command's options, and return it."""
    steps = N_(
        "form: tulis formulir kosong; check: periksa butir dan suara; report: tulis "
        "laporan; key: tulis bagian kunci"
    )
    made.add_argument("step", choices=list(STEPS), help=_words(steps))
    text = _words(N_("berkas butir (YAML)"))
    made.add_argument("items", type=Path, metavar="BUTIR", help=text)
    text = _words(N_("berkas suara (CSV), atau folder berisi berkas itu"))
    made.add_argument("votes", type=Path, nargs="*", metavar="SUARA", help=text)
    text = _words(N_("berkas atau folder yang ditulis"))
    made.add_argument("--to", type=Path, metavar="TUJUAN", help=text)
    text = _words(N_("form: jumlah panelis (P01, P02, …)"))
    made.add_argument("--panellists", type=int, default=DEFAULT, metavar="N", help=text)
    text = _words(N_("form: kode panelis, sebagai ganti jumlah"))
    made.add_argument("--codes", nargs="+", metavar="KODE", help=text)
    text = _words(N_("form: hanya jenis ini"))
    made.add_argument("--kind", choices=KINDS, help=text)
    text = _words(N_("key: tanpa suara panelis ini; dicatat di dalam kunci"))
    made.add_argument("--without", nargs="+", default=[], metavar="KODE", help=text)
    text = _words(N_("bahasa"))
    made.add_argument("--language", choices=LANGUAGES, default=_language(), help=text)
    text = _words(N_("report: langsung buka di peramban"))
    made.add_argument("--open", action="store_true", help=text)
    return made


def main(
    arguments: Sequence[str], parser: argparse.ArgumentParser | None = None
) -> int:
    """Do the step that is asked for; return 0, or 1 if something is amiss."""
    made = parser or argparse.ArgumentParser("panel", description=_words(SUMMARY))
    asked = options(made).parse_args(arguments)
    try:
        return STEPS[asked.step](asked, read_items(asked.items))
    except PanelError as error:
        _complain("{problems}", problems=error.text(_language()))
    except OSError as error:
        text = N_("Tidak dapat ditulis: {path} ({detail})")
        _complain(text, path=error.filename, detail=error.strerror or error)
    return 1


def form(asked: argparse.Namespace, items: Questionnaire) -> int:
    """Write blank forms, one HTML and one CSV file per panellist."""
    codes = [code.upper() for code in asked.codes or numbered(asked.panellists)]
    wrong = [c for c in codes if not CODE.fullmatch(c) or codes.count(c) > 1]
    if wrong or not codes:
        text = N_(
            "Kode panelis harus berbeda-beda, seperti P01, dan bukan nama: {codes}"
        )
        _complain(text, codes=", ".join(wrong[:5]) or asked.panellists)
        return 1
    folder = asked.to or FORMS
    kinds = (asked.kind,) if asked.kind else KINDS
    written = write_forms(items, codes, folder, kinds, asked.language)
    _say(N_("{count} formulir ditulis di {folder}."), count=len(written), folder=folder)
    return 0


def check(asked: argparse.Namespace, items: Questionnaire) -> int:
    """Say whether items and votes are in order, and what to know about them."""
    found = panel(items, read_votes(asked.votes, items))
    text = N_("Butir: {items}. Panelis: {panellists}. Suara: {votes} dari {most}.")
    _say(
        text,
        items=len(items.items),
        panellists=found.size,
        votes=len(found.votes.all),
        most=len(items.items) * found.size,
    )
    _tell(found)
    return 0


def _tell(found: Panel) -> None:
    for message in found.findings:
        _say("- {line}", line=message(_language()))


def report(asked: argparse.Namespace, items: Questionnaire) -> int:
    """Write the report on a panel's votes as one HTML page."""
    found = panel(items, read_votes(asked.votes, items))
    target = asked.to or REPORT
    target.write_text(html(found, asked.language), encoding="utf-8")
    _tell(found)
    _say(N_("Laporan panel: {path}"), path=target)
    if asked.open:
        webbrowser.open(target.resolve().as_uri())
    return 0


def key(asked: argparse.Namespace, items: Questionnaire) -> int:
    """Write the key's part from votes, or from the author's answers."""
    votes = read_votes(asked.votes, items)
    left_out = {code.upper() for code in asked.without}
    unknown = left_out - set(votes.panellists)
    if unknown:
        text = N_("Tidak ada suara dari {codes}.")
        _complain(text, codes=", ".join(sorted(unknown)))
        return 1
    try:
        part = panel_key(items, votes, left_out)
    except ValueError:
        _complain(
            N_("Belum ada butir yang dapat dinilai: tulis jawaban penyusun dahulu.")
        )
        return 1
    target = asked.to or KEY
    target.write_text(to_yaml(part), encoding="utf-8")
    _tell(panel(items, votes.without(left_out)))
    _told(part.left_out, sum(one.by_panel for one in part.items), len(part.items))
    _say(N_("Bagian kunci: {path}"), path=target)
    return 0


def _told(left_out: Sequence[str], by_panel: int, count: int) -> None:
    if left_out:
        text = N_("Tanpa suara {codes}; hal ini tercatat di dalam kunci.")
        _say(text, codes=", ".join(left_out))
    text = N_(
        "{count} butir di kunci: {panel} menurut panel, {authored} menurut penyusun."
    )
    _say(text, count=count, panel=by_panel, authored=count - by_panel)


STEPS: dict[str, Callable[[argparse.Namespace, Questionnaire], int]] = {
    "form": form,
    "check": check,
    "report": report,
    "key": key,
}
