"""JupyterLab as an exercise needs it: one notebook, in Indonesian, nothing to the net.

``deniceni lab`` starts it with :func:`lab_arguments` after :func:`install_overrides`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from hashlib import sha1
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sim.desk.export import WIDGET_TYPE
from sim.i18n import Language

OVERRIDES = Path(__file__).with_name("overrides.json")
TRANSLATION = "@jupyterlab/translation-extension:plugin"
LOCALES: Mapping[Language, str] = {"id": "id_ID", "en": "en"}
SETTINGS = Path("share", "jupyter", "lab", "settings")
ALONE = "doc"  # JupyterLab's address for one document without anything around it
WORKSPACES = Path("share", "jupyter", "lab", "deniceni-workspaces")  # ours alone
CONFIG = Path(__file__).with_name("jupyter")  # hides an instructor's and coder's tools


def settings_folder() -> Path:
    """Return where the running environment's JupyterLab looks for its settings."""
    return Path(sys.prefix) / SETTINGS


def overrides(language: Language = "id") -> dict[str, Any]:
    """Return JupyterLab's settings for an exercise.

    Indonesian only where the language pack is installed: without it JupyterLab would
    complain at every start.
    """
    settings: dict[str, Any] = json.loads(OVERRIDES.read_text(encoding="utf-8"))
    locale = LOCALES[language]
    settings[TRANSLATION]["locale"] = locale if _has_pack(locale) else "en"
    return settings


def _has_pack(locale: str) -> bool:
    packs = entry_points(group="jupyterlab.languagepack")
    return any(pack.name == locale for pack in packs)


def install_overrides(
    app_settings_dir: Path | None = None, language: Language = "id"
) -> Path:
    """Write the settings where JupyterLab finds them; return the file.

    It is a file of our own beside whatever else is set in that environment; a
    participant's own settings still come first. Raises ``OSError`` if it cannot be
    written.
    """
    folder = (app_settings_dir or settings_folder()) / "overrides.d"
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "deniceni.json"
    text = json.dumps(overrides(language), indent=2, ensure_ascii=False)
    target.write_text(text + "\n", encoding="utf-8")
    return target


def lab_arguments(
    notebook: Path,
    *,
    port: int | None = None,
    open_browser: bool = True,
    view: str = ALONE,
) -> list[str]:
    """Return what to put after ``python -m jupyterlab`` to open ``notebook``.

    The server listens on this machine only and shows the notebook alone, side bars
    closed; it neither asks for news or updates nor offers to install anything.
    ``view``: where in JupyterLab the notebook is opened.
    """
    folder = notebook.parent.resolve()
    # One workspace a folder: what was open in another exercise is not looked for here.
    own = sha1(str(folder).encode(), usedforsecurity=False).hexdigest()[:8]
    arguments = [
        f"--ServerApp.root_dir={folder}",
        f"--LabApp.default_url=/{view}/tree/{quote(notebook.name)}",
        f"--ServerApp.open_browser={open_browser}",
        "--ServerApp.ip=127.0.0.1",
        f"--LabApp.workspaces_dir={Path(sys.prefix) / WORKSPACES / own}",
        "--LabApp.extension_manager=readonly",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class="
        "jupyterlab.handlers.announcements.NeverCheckForUpdate",
    ]
    if port is not None:
        arguments.append(f"--ServerApp.port={port}")
    return arguments


def settle(notebook: Path) -> bool:
    """Turn the desks saved in ``notebook`` into still pictures; say whether any were.

    A saved widget without its kernel shows as an error when the notebook is opened
    again. Its static view stands beside it; what is left says how to go on.
    """
    book = json.loads(notebook.read_text(encoding="utf-8"))
    stale = [
        output["data"]
        for cell in book.get("cells", [])
        for output in cell.get("outputs", [])
        if {WIDGET_TYPE, "text/html"} <= output.get("data", {}).keys()
    ]
    for data in stale:
        del data[WIDGET_TYPE]
    if stale:
        draft = notebook.with_name(f".{notebook.name}.new")
        text = json.dumps(book, indent=1, ensure_ascii=False)
        draft.write_text(text + "\n", encoding="utf-8")
        draft.replace(notebook)
    return bool(stale)


def lab_environment() -> dict[str, str]:
    """Return what to add to the environment of JupyterLab and its kernels.

    The environment's programs come first on the PATH: nbgrader calls ``alembic`` from
    there.
    """
    return {
        "PATH": _first(Path(sys.executable).parent, "PATH"),
        "JUPYTER_CONFIG_PATH": _first(CONFIG, "JUPYTER_CONFIG_PATH"),
        "PYTHONUTF8": "1",
    }


def _first(folder: Path, variable: str) -> str:
    rest = os.environ.get(variable)
    return os.pathsep.join([str(folder), *([rest] if rest else [])])
