"""The form as one HTML file per panellist: opens offline, asks and sends nothing.

Both languages are in it, Bahasa Indonesia first. It gives the panellist a CSV file.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

from markupsafe import Markup

from grading.pages import templates
from grading.panel.form_words import words
from grading.panel.items import Item, Questionnaire
from grading.panel.marks import text_of
from grading.panel.votes import LONGEST
from sim.i18n import LANGUAGES
from sim.world.calendar import day_label

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
Data = dict[str, Any]


def html_form(asked: Questionnaire, code: str) -> str:
    """Return the form of the panellist called ``code`` as a complete page."""
    script = (HERE / "form.js").read_text(encoding="utf-8")
    style = (HERE / "form.css").read_text(encoding="utf-8")
    return templates(TEMPLATES).get_template("form.html.j2").render(
        code=code,
        title=asked.title,
        w={language: words(language) for language in LANGUAGES},
        items=[_item(item) for item in asked.items],
        languages=LANGUAGES,
        longest=LONGEST,
        script=Markup(script),
        style=Markup(style),
        policy=_policy(script, style),
        data=_data(asked, code),
    )  # fmt: skip


def _item(item: Item) -> Data:
    label = None if item.day is None else day_label(item.day)
    return {
        "id": item.id,
        "day": label and {one: label(one) for one in LANGUAGES},
        "known": item.known,
        "question": item.question,
        "options": _options(item),
    }


def _options(item: Item) -> list[Data]:
    """Return each answer's id and its text by language."""
    return [
        {"id": mark, "text": {one: text_of(item, mark, one) for one in LANGUAGES}}
        for mark in item.marks
    ]


def _data(asked: Questionnaire, code: str) -> Data:
    """Return what the script needs; drafts of another form or panellist stay apart."""
    print_ = hashlib.sha256(asked.model_dump_json().encode()).hexdigest()[:16]
    return {
        "code": code,
        "draft": f"deniceni-panel/{print_}/{code}",
        "file": f"suara-{code}.csv",
        "words": {language: words(language) for language in LANGUAGES},
    }


def _policy(script: str, style: str) -> str:
    """Return a content policy under which only this page's own code runs."""
    return (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
