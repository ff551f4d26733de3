"""Reports made by hand, to be put into an inbox."""

from __future__ import annotations

from typing import Any

from sim.world.state import Report


def report(name: str, minute: int, **more: Any) -> Report:
    """Return a report that FKDM tells of a rising issue, unless said otherwise."""
    fields: dict[str, Any] = {
        "id": name,
        "minute": minute,
        "kind": "report",
        "source": "fkdm",
        "district": "muararuai",
        "claim": "dpt-desak",
        "phrasing": 0,
        "opening": 0,
        "number": 0,
        "camps": ("", ""),
        "origin": f"dpt/dpt-desak/{name}/fkdm",
        "faithful": True,
        "about": "dpt",
        "stage": "rising",
    }
    return Report(**{**fields, **more})
