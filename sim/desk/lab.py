"""JupyterLab as an exercise needs it: one notebook, in Indonesian, nothing to the net.

``deniceni lab`` starts it with :func:`lab_arguments` after :func:`install_overrides`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sim.i18n import Language

OVERRIDES = Path(__file__).with_name("overrides.json")
TRANSLATION = "@jupyterlab/translation-extension:plugin"
LOCALES: Mapping[Language, str] = {"id": "id_ID", "en": "en"}
SETTINGS = Path("share", "jupyter", "lab", "settings")
HIDDEN = (
    "@jupyter/nbgrader:assignment-list",
    "@jupyter/nbgrader:course-list",
    "@jupyter/nbgrader:create-assignment",
    "@jupyter/nbgrader:formgrader",
    "@jupyter/nbgrader:menu",
    "@jupyter/nbgrader:validate-assignment",
    "@jupyterlab/application-extension:property-inspector",
    "@jupyterlab/debugger-extension",
    "@jupyterlab/extensionmanager-extension",
    "@jupyterlab/launcher-extension",
    "@jupyterlab/lsp-extension",
    "@jupyterlab/toc-extension",
    "@jupyter-notebook/lab-extension",
)  # an instructor's and a programmer's tools: in a participant's way


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
) -> list[str]:
    """Return what to put after ``python -m jupyterlab`` to open ``notebook``.

    The server listens on this machine only, shows the notebook's folder, and neither
    asks for news or updates nor offers to install anything.
    """
    arguments = [
        f"--ServerApp.root_dir={notebook.parent.resolve()}",
        f"--LabApp.default_url=/lab/tree/{quote(notebook.name)}",
        f"--ServerApp.open_browser={open_browser}",
        "--ServerApp.ip=127.0.0.1",
        "--LabApp.extension_manager=readonly",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class="
        "jupyterlab.handlers.announcements.NeverCheckForUpdate",
    ]
    page = {"disabledExtensions": dict.fromkeys(HIDDEN, True)}
    arguments.append(f"--ServerApp.tornado_settings={ {'page_config_data': page}!r}")
    if port is not None:
        arguments.append(f"--ServerApp.port={port}")
    return arguments


def lab_environment() -> dict[str, str]:
    """Return what to add to the environment of JupyterLab and its kernels.

    The environment's programs come first on the PATH: nbgrader calls ``alembic`` from
    there.
    """
    programs = str(Path(sys.executable).parent)
    path = os.pathsep.join([programs, os.environ.get("PATH", "")])
    return {"PATH": path, "PYTHONUTF8": "1"}
