"""The desk as plain HTML: for a page without a kernel, a printout, a feedback file.

No script, no link, no request. Everything that is data is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from sim.desk.static_depth import depth

Data = Mapping[str, Any]
LATEST = 15  # reports shown; the whole inbox would swell every saved notebook
FILLS = {
    None: "#e4e8ec",
    0: "#bfe3c4",
    1: "#e4ecb4",
    2: "#fbe08a",
    3: "#f8bd82",
    4: "#f0958c",
    5: "#cda2cf",
}  # the same light colours as css/theme.css
STYLE = """<style>
.dc-static{max-width:60em;padding:1em;border:1px solid #cfd6dd;border-radius:8px;
background:#fff;color:#16202a;font:14px/1.45 system-ui,sans-serif}
.dc-static svg{width:100%;max-width:36em;height:auto}
.dc-static table{border-collapse:collapse;margin:1em 0;width:100%}
.dc-static caption{text-align:left;font-weight:600}
.dc-static :is(td,th){padding:3px 8px;border-top:1px solid #cfd6dd;text-align:left;
vertical-align:top}
.dc-static text{text-anchor:middle;fill:#14191e;font-size:2.4px}
</style>"""


def render(static: Data, inbox: Sequence[Data], view: Data, labels: Data) -> str:
    """Return the desk's present state as one HTML element."""
    clock = view["clock"]
    parts = [f"<h2>{_t(static['regency'])} – {_t(clock['label'])}</h2>"]
    parts.append(f"<p>{_t(clock['stage'])}. {_t(labels['static_note'])}</p>")
    if view["state"] == "new":
        parts.append(f"<p><strong>{_t(labels['static_new'])}</strong></p>")
    else:
        parts += _running(static, inbox, view, labels)
    body = "".join(parts)
    lang = _t(static["language"])
    return f'<section class="dc-static" lang="{lang}">{STYLE}{body}</section>'


def _running(
    static: Data, inbox: Sequence[Data], view: Data, labels: Data
) -> Iterable[str]:
    yield _map(static, view, labels)
    yield _table(
        labels["tab_issues"],
        [labels["li_issue"], labels["level"]],
        [[i["name"], _level(i, labels)] for i in view["issues"]],
    )
    for table in depth(static, view, labels):
        yield _table(*table)
    yield _table(
        labels["tab_forecasts"],
        [labels["tab_forecasts"], "%"],
        [[q["text"], _percent(q)] for q in view["questions"]],
    )
    yield _table(
        labels["tab_timeline"],
        ["", labels["tab_actions"]],
        [[e["at"], e["text"]] for e in view["timeline"]],
    )
    yield _table(
        labels["static_inbox"],
        ["", "", labels["grade"], labels["tab_inbox"]],
        [[r["at"], r["source_name"], _grade(r), r["text"]] for r in inbox[-LATEST:]],
    )


def _t(value: object) -> str:
    return escape(str(value), quote=True)


def _level(item: Data, labels: Data) -> str:
    if item["level"] is None:
        return str(labels["unassessed"])
    return f"{item['level']} · {item['level_name']}"


def _percent(question: Data) -> str:
    return "–" if question["percent"] is None else str(question["percent"])


def _grade(report: Data) -> str:
    grade = report["grade"]
    return f"{grade['source']}{grade['content']}" if grade else "–"


def _table(title: str, heads: list[str], rows: list[list[str]]) -> str:
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{_t(h)}</th>' for h in heads)
    lines = "".join(
        "<tr>" + "".join(f"<td>{_t(c)}</td>" for c in row) + "</tr>" for row in rows
    )
    return (
        f"<table><caption>{_t(title)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>"
    )


def _map(static: Data, view: Data, labels: Data) -> str:
    told = {d["id"]: d for d in view["districts"]}
    names = [
        f"{d['name']}: {_level(told[d['id']], labels)}" for d in static["districts"]
    ]
    alt = labels["map_alt"].replace("{regency}", static["regency"])
    alt = alt.replace("{districts}", "; ".join(names))
    shapes = "".join(_district(d, told[d["id"]], labels) for d in static["districts"])
    return f'<svg viewBox="0 0 100 70" role="img" aria-label="{_t(alt)}">{shapes}</svg>'


def _district(district: Data, told: Data, labels: Data) -> str:
    points = " ".join(f"{float(x):g},{float(y):g}" for x, y in district["outline"])
    x, y = (float(part) for part in district["label_at"])
    return (
        f'<polygon points="{points}" fill="{FILLS[told["level"]]}" stroke="#fff"/>'
        f'<text x="{x:g}" y="{y:g}" font-weight="600">{_t(district["name"])}</text>'
        f'<text x="{x:g}" y="{y + 3:g}">{_t(_level(told, labels))}</text>'
    )
