"""``author``: open a scenario's files and its authoring notebook in JupyterLab."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from string import Template
from urllib.parse import quote

from deniceni import editor, options
from deniceni.lab_command import running, show
from deniceni.process import become, is_root
from deniceni.voice import Parser, complain, language, say, words
from sim.i18n import N_, Language, translate

PAGE = "menulis"


def parser() -> Parser:
    """Return the parser of this command's options."""
    made = Parser("author", N_("Tulis skenario: buka berkas dan buku kerjanya."))
    made.add_argument(
        "where",
        metavar="SKENARIO",
        help=words(N_("folder skenario, atau nama skenario bawaan")),
    )
    options.lab(made)
    return made


def main(arguments: list[str]) -> int:
    """Put the notebook beside the scenario's folder and become JupyterLab."""
    asked = parser().parse_args(arguments)
    from sim.scenario.load import ScenarioError, folder_of

    try:
        folder = folder_of(asked.where)
        page = write(folder, asked.language)
    except ScenarioError as error:
        complain("{detail}", detail=error.text(language()))
        return 2
    except OSError as error:
        text = N_("Buku kerja tidak dapat ditulis di {folder}: {detail}")
        complain(text, folder=folder.parent, detail=error.strerror or error)
        return 1
    found = running(folder.parent)
    if found is not None:
        return show(found, page, asked.browser, _view(page))
    say(N_("Buku kerja penulis: {path}"), path=page)
    if not editor.install():
        say(N_("Penanda salah ketik belum terpasang (perlu internet sekali)."))
    say(N_("Biarkan jendela ini terbuka. Untuk berhenti, tekan Ctrl+C di sini."))
    _become_lab(page, asked.language, asked.port, asked.browser)
    return 0


def write(folder: Path, spoken: Language) -> Path:
    """Write the notebook of a scenario's folder beside it and return it.

    It holds nothing but buttons, so it is written anew each time. Raises ``OSError``.
    """
    from grading import notebooks
    from grading.course.layout import SOURCE
    from grading.course.source import read, translated

    book = read(SOURCE / f"{PAGE}.py")
    values = {"folder": folder.name, "language": spoken}
    for number, cell in enumerate(book.cells):
        cell.source = translated(cell, lambda text: translate(text, spoken))
        if cell.cell_type == "code":
            cell.source = Template(cell.source).substitute(values)
        cell.id = f"{PAGE}-{number}"
    heading, rest, more = book.cells[0].source.partition("\n")
    book.cells[0].source = f"{heading}: {folder.name}{rest}{more}"
    book.metadata.pop("jupytext", None)
    return notebooks.write(folder.parent / f"{PAGE}-{folder.name}.ipynb", book)


def _view(page: Path) -> str:
    """Return the address of a scenario's own workspace: files side by side.

    All scenarios of a folder share a server; what was open in one stays with it.
    """
    return f"lab/workspaces/{quote(page.stem)}"


def _become_lab(page: Path, spoken: Language, port: int | None, browser: bool) -> None:
    from sim.desk.lab import install_overrides, lab_arguments, lab_environment

    try:
        install_overrides(language=spoken)
    except OSError:
        complain(N_("Pengaturan JupyterLab tidak dapat ditulis; dilanjutkan tanpanya."))
    line = [sys.executable, "-m", "jupyterlab"]
    line += lab_arguments(page, port=port, open_browser=browser, view=_view(page))
    line += ["--Application.log_level=ERROR", "--ServerApp.answer_yes=True"]
    line += ["--allow-root"] if is_root() else []
    extra = lab_environment()
    server = editor.configuration()
    if server is not None:
        paths = (str(server), extra["JUPYTER_CONFIG_PATH"])
        extra = {**extra, "JUPYTER_CONFIG_PATH": os.pathsep.join(paths)}
    become(line, extra, page.parent)
