"""Whether the way a thing is told gives away what causes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from grading.workbench.quality.limits import load_limits
from grading.workbench.quality.names import load_ordinary
from grading.workbench.quality.remark import Remark, remark
from grading.workbench.quality.subject import Subject
from sim.i18n import LANGUAGES, N_, Language, Message
from sim.scenario.model import Issue, Scenario

CALM = frozenset({"benign"})
Mark = Callable[[str, Language], bool]


def _loud(text: str, language: Language) -> bool:
    return "!" in text or re.search(r"\b[A-Z]{5,}\b", text) is not None


def _hearsay(text: str, language: Language) -> bool:
    said = set(re.findall(r"[a-z]+", text.lower()))
    return not said.isdisjoint(load_ordinary().hedges[language])


def _quoted(text: str, language: Language) -> bool:
    return any(sign in text for sign in '"“”')


def _counted(text: str, language: Language) -> bool:
    return "{number}" in text or re.search(r"\d", text) is not None


MARKS: dict[str, tuple[Mark, str]] = {
    "loud": (_loud, N_("tanda seru atau huruf besar")),
    "hearsay": (_hearsay, N_("kata kabar angin seperti “katanya”")),
    "quoted": (_quoted, N_("kutipan")),
    "counted": (_counted, N_("angka")),
}


def check(subject: Subject) -> Iterator[Remark]:
    """Yield the issues whose early phrasings differ in style by hidden cause.

    Compared are phrasings that only a harmless cause can bring with those that only
    another one can; what every cause brings tells nothing.
    """
    parts = subject.draft.each_issue()
    for issue, part in zip(subject.scenario.issues, parts, strict=True):
        groups = [_only(issue, True), _only(issue, False)]
        for language in LANGUAGES:
            texts = [_texts(subject.scenario, language, names) for names in groups]
            if min(len(found) for found in texts) < load_limits().style_phrasings.value:
                continue
            for mark, word in MARKS.values():
                one, two = (_share(found, mark, language) for found in texts)
                if abs(one - two) >= load_limits().style_gap.value:
                    yield remark(
                        "style-tells-cause",
                        part["indicators"],
                        N_(
                            "Gaya kalimat membocorkan sebabnya ({file}): {word} ada di "
                            "{one:.0%} kalimat bila tidak berbahaya, {two:.0%} bila "
                            "berbahaya."
                        ),
                        N_("Samakan gaya kedua kelompok kalimat."),
                        file=f"text.{language}.yaml",
                        word=Message(word),
                        one=one,
                        two=two,
                    )


def _only(issue: Issue, calm: bool) -> list[str]:
    """Return the indicators that only a harmless cause brings, or only another."""
    drawn = {name for name, share in issue.variants.items() if share > 0}
    found = []
    for sign in issue.indicators:
        causes = {*sign.variants} & drawn
        alone = causes <= CALM if calm else not causes & CALM
        if sign.stage in ("emerging", "rising") and causes and alone:
            found.append(sign.id)
    return found


def _texts(scenario: Scenario, language: Language, names: list[str]) -> list[str]:
    words = scenario.texts[language]
    told = [text for name in names for text in words.reports[name]]
    voices = getattr(words, "voices", {})
    return told + [
        text
        for name in names
        for texts in voices.get(name, {}).values()
        for text in texts
    ]


def _share(texts: list[str], mark: Mark, language: Language) -> float:
    return sum(mark(text, language) for text in texts) / len(texts)
