"""Exports of a played notebook that show the desk without any script.

nbconvert prefers the widget's own type and then loads scripts from the internet;
offline the page stays blank. Give it this priority instead and it takes the static
view that stands beside the widget.
"""

from __future__ import annotations

WIDGET_TYPE = "application/vnd.jupyter.widget-view+json"
STATIC_DISPLAY_PRIORITY: list[str] = [
    "text/html",
    "image/svg+xml",
    "image/png",
    "image/jpeg",
    "text/markdown",
    "text/latex",
    "text/plain",
]
