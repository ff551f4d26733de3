"""What only a full-cycle exercise shows, as tables for a page without a kernel.

The indicator board, the situation, and the documents; where the view has none of them
there is no table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Data = Mapping[str, Any]
Table = tuple[str, list[str], list[list[str]]]  # title, heads, rows
TRENDS = {1: "trend_up", 0: None, -1: "trend_down"}
MET = {True: "met_yes", False: "met_no", None: "met_unknown"}


def depth(static: Data, view: Data, labels: Data) -> Iterator[Table]:
    """Yield the tables; one without rows is not worth drawing."""
    if view.get("board"):
        yield _board(view["board"], labels)
    if view.get("situation"):
        yield from _situation(view["situation"], labels)
    if view.get("documents"):
        yield from _documents(static, view["documents"], labels)


def _board(board: Data, labels: Data) -> Table:
    title = str(labels["board_title"]).replace("{n}", str(board["days"]))
    heads = [labels["place"], *(axis["name"] for axis in board["axes"])]
    told = [one for one in board["districts"] if any(c["count"] for c in one["cells"])]
    rows = [[one["name"], *(_count(c, labels) for c in one["cells"])] for one in told]
    return title, heads, rows


def _count(cell: Data, labels: Data) -> str:
    word = TRENDS.get(cell["trend"])
    return f"{cell['count']} ({labels[word]})" if word else str(cell["count"])


def _situation(situation: Data, labels: Data) -> Iterator[Table]:
    status = situation["status"]
    force = labels["status_on"] if status["in_force"] else labels["status_off"]
    if status["until"]:
        force = str(labels["status_until"]).replace("{at}", str(status["until"]))
    conditions = [[c["name"], labels[MET.get(c["met"], "met_unknown")]]
                  for c in status["conditions"]]  # fmt: skip
    yield labels["status_title"], [labels["status_title"], force], conditions
    people = ("away", "sheltered", "returned")
    yield (
        labels["displaced_title"],
        [labels["place"], *(labels[f"displaced_{name}"] for name in people)],
        [[d["district_name"], *(d[name] for name in people)]
         for d in situation["displaced"]],
    )  # fmt: skip
    cases = [[c["name"], c["state"], c["step"], c["due"] or "–"]
             for c in situation["cases"]]  # fmt: skip
    yield labels["cases_title"], ["", "", "", labels["duties_due"]], cases
    contexts = [[c["name"], c["text"]] for c in situation["contexts"]]
    yield labels["contexts_title"], ["", ""], contexts


def _documents(static: Data, papers: Data, labels: Data) -> Iterator[Table]:
    duties = [
        [d["name"], d["to_name"], d["due"], labels[f"duty_{d['state']}"]]
        for d in papers["duties"]
    ]
    heads = [labels["documents"], labels["li_recipient"], labels["duties_due"], ""]
    yield labels["duties"], heads, duties
    words = {one["id"]: one["statuses"] for one in static["documents"]}
    filed = [
        [f["at"], f["name"], f["issue_name"] or "",
         words.get(f["document"], {}).get(f["status"], ""), " ".join(f["questions"])]
        for f in papers["filed"]
    ]  # fmt: skip
    heads = ["", labels["documents"], labels["li_issue"], "", labels["filed_asked"]]
    yield labels["filed"], heads, filed
