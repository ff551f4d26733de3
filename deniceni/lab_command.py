"""``lab``: open an exercise in JupyterLab; the first time, put it in its folder."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path
from typing import Any

from deniceni import options, places, practice
from deniceni.process import become, is_root
from deniceni.voice import Parser, complain, language, say, seed, words
from sim.i18n import N_, Language


def parser() -> Parser:
    """Return the parser of this command's options."""
    made = Parser("lab", N_("Buka latihan di JupyterLab, atau lanjutkan."))
    made.add_argument(
        "exercise",
        nargs="?",
        metavar="SKENARIO",
        help=words(N_("latihan yang dibuka; biasanya {name}"), name=places.FIRST),
    )
    made.add_argument(
        "--folder",
        type=Path,
        help=words(N_("folder latihan; biasanya latihan/SKENARIO")),
    )
    made.add_argument(
        "--seed",
        type=seed,
        metavar=words(N_("ANGKA")),
        help=words(N_("benih: jalan cerita yang lain, di folder SKENARIO-ANGKA")),
    )
    options.lab(made)
    return made


def main(arguments: list[str]) -> int:
    """Make the practice folder if need be and become JupyterLab."""
    asked = parser().parse_args(arguments)
    notebook = _notebook(asked.exercise, asked.folder, asked.language, asked.seed)
    if notebook is None:
        return 2 if asked.exercise else 1
    found = running(notebook.parent)
    if found is not None:
        return show(found, notebook, asked.browser)
    _settings(asked.language)
    _quieten(notebook)
    say(N_("Latihan Anda ada di folder {folder}"), folder=notebook.parent)
    say(N_("JupyterLab dimulai; tunggu beberapa detik sampai peramban terbuka."))
    say(N_("Biarkan jendela ini terbuka. Untuk berhenti, tekan Ctrl+C di sini."))
    _become_lab(notebook, asked.port, asked.browser)
    return 0


def _notebook(
    name: str | None, folder: Path | None, said: Language, story: int | None
) -> Path | None:
    """Return the page to open, made if need be; none (and why) if that can't be."""
    elsewhere = places.lies_at(name) if name else None
    name = _id(elsewhere) if elsewhere else name
    if elsewhere is not None and name is None:
        return None
    called = name or places.FIRST
    called = called if story is None else f"{called}-{story}"
    place = folder or places.home() / called
    try:
        known = name if elsewhere or not name else places.exercise(name)
        return practice.prepare(place, said, known, story, elsewhere).resolve()
    except places.NoExercise as error:
        complain("{detail}", detail=error.message(language()))
    except practice.AnotherExercise as error:
        text = N_("Di folder {folder} ada latihan {found}. Pilih folder lain.")
        complain(text, folder=place, found=error.found)
    except OSError as error:
        complain(
            N_("Folder latihan {folder} tidak dapat disiapkan: {detail}"),
            folder=place,
            detail=error.strerror or error,
        )
    return None


def _id(folder: Path) -> str | None:
    """Return the id of a scenario's folder; none (and why) if it is not sound."""
    from sim.scenario.load import ScenarioError, load

    try:
        return load(folder).world.id
    except ScenarioError as error:
        complain("{problems}", problems=error.text(language()))
        return None


def _settings(asked: Any) -> None:
    """Set JupyterLab's language and quiet; it also works without."""
    from sim.desk.lab import install_overrides

    try:
        install_overrides(language=asked)
    except OSError:
        complain(N_("Pengaturan JupyterLab tidak dapat ditulis; dilanjutkan tanpanya."))


def _quieten(notebook: Path) -> None:
    """Show the last picture of the desk, not an error, until it is run again."""
    from sim.desk.lab import settle

    try:
        settle(notebook)
    except (OSError, ValueError, AttributeError, TypeError):
        return  # JupyterLab itself says what is wrong with the page


def _become_lab(notebook: Path, port: int | None, browser: bool) -> None:
    from sim.desk.lab import lab_arguments, lab_environment

    line = [sys.executable, "-m", "jupyterlab"]
    line += lab_arguments(notebook, port=port, open_browser=browser)
    line += ["--Application.log_level=ERROR", "--ServerApp.answer_yes=True"]
    line += ["--KernelManager.transport_encryption=auto"]
    line += ["--allow-root"] if is_root() else []
    become(line, lab_environment(), notebook.parent)


def running(folder: Path) -> dict[str, Any] | None:
    """Return the server that is already open on ``folder``, if there is one."""
    from jupyter_server.serverapp import list_running_servers

    for server in list_running_servers():
        if Path(server["root_dir"]).resolve() == folder:
            return dict(server)
    return None


def show(
    server: dict[str, Any], notebook: Path, browser: bool, view: str = "doc"
) -> int:
    """Point to a server that runs already: two would compete for the journal."""
    address = f"{server['url']}{view}/tree/{notebook.name}?token={server['token']}"
    say(N_("Latihan ini sudah terbuka: {address}"), address=address)
    if browser:
        webbrowser.open(address)
    return 0
