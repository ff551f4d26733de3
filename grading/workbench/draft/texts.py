"""``text.id.yaml``, ``text.en.yaml`` and ``card.yaml`` of a new scenario."""

from __future__ import annotations

from typing import Any, get_args

from grading.workbench import archetype
from grading.workbench.archetype import filled, filled_all
from grading.workbench.draft.plan import Plan, day, values
from grading.workbench.draft.world import question
from grading.workbench.writing import Block
from sim.i18n import LANGUAGES, Language
from sim.scenario.card import MINUTES, Mistake

MOST_MISTAKES = 6  # codes on a card
COMMENTS: dict[Language, dict[str, str]] = {
    "id": {
        "standard": "Nama sumber, pembuka pesan, hasil cek: dari bagian baku.",
        "briefing": "Yang dibaca peserta sebelum mulai; jangan sebut jalannya cerita.",
        "senders": "Nama pengirim pesan.",
        "reports": "Sebaiknya tiga kalimat setiap indikator, paling sedikit dua. "
        "{district},\n{camp}, {other_camp}, {number} diisi saat latihan berjalan.",
        "voices": "Laporan yang sama dengan gaya pengirimnya, pesan utuh tanpa "
        "pembuka:\nragamnya forward, call, press, letter, report, camat, community.",
        "injects": "Isi pesan, satu untuk setiap inject.",
    },
    "en": {
        "standard": "Names of sources, openings and findings come from the standard.",
        "briefing": "What participants read first; do not tell how the story goes.",
        "senders": "Names of those who send messages.",
        "reports": "Best three sentences for each indicator, two at least. "
        "{district},\n{camp}, {other_camp}, {number} are filled in "
        "while the exercise runs.",
        "voices": "The same in a teller's own manner, the whole message, no opening "
        "before it:\nforward, call, press, letter, report, camat, community.",
        "injects": "One message for each inject.",
    },
}


def title(plan: Plan, language: Language) -> str:
    """Return the scenario's title: the regency and its storylines."""
    topics = ", ".join(_lower(one.archetype.title[language]) for one in plan.stories)
    given = archetype.shared(f"regency.{language}")["title"]
    return filled(given, {"regency": plan.wishes.regency, "topics": topics})


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def text(plan: Plan, language: Language) -> list[Block]:
    """Return the entries of one language's texts."""
    given = archetype.shared(f"regency.{language}")
    said = COMMENTS[language]
    place = plan.wishes.regency, plan.districts[0].name
    senders = filled_all(given["senders"], {"regency": place[0], "district": place[1]})
    issues, questions, reports, voices = _stories(plan, language)
    return [
        Block("standard", 1, said["standard"]),
        Block("title", title(plan, language)),
        Block("briefing", _briefing(plan, language), said["briefing"]),
        Block("senders", senders, said["senders"]),
        Block("issues", issues),
        Block("questions", questions),
        Block("reports", {**reports, **given["reports"]}, said["reports"]),
        *([Block("voices", voices, said["voices"])] if voices else []),
        Block("injects", given["injects"], said["injects"]),
    ]


def _briefing(plan: Plan, language: Language) -> str:
    wishes, means = plan.wishes, archetype.shared("regency")["resources"]
    rupiah = means["rupiah_each_issue"] * len(plan.stories)
    given = {
        "regency": wishes.regency,
        "districts": len(plan.districts),
        "first": day(wishes.first_day),
        "last": day(wishes.last_day),
        "camps": ", ".join(one["name"] for one in plan.camps),
        "hours": means["staff_hours_per_day"],
        "teams": means["teams"],
        "million": rupiah // 1_000_000,
    }
    return filled(archetype.shared(f"regency.{language}")["briefing"], given)


def _stories(
    plan: Plan, language: Language
) -> tuple[dict[str, str], dict[str, str], dict[str, Any], dict[str, Any]]:
    """Return names, questions, phrasings and voices of the storylines."""
    issues, questions, reports, voices = {}, {}, {}, {}
    for story in plan.stories:
        kind, given = story.archetype, values(story, language)
        own = filled_all(kind.texts[language], given)
        issues[kind.id] = own["name"]
        questions[question(kind.id)] = own["question"]
        reports.update(own["reports"])
        voices.update(own.get("voices", {}))
    return issues, questions, reports, voices


def card(plan: Plan) -> list[Block]:
    """Return the entries of ``card.yaml``."""
    said = {key: archetype.shared(f"regency.{key}")["card"] for key in LANGUAGES}
    goals = range(len(said["id"]["objectives"]))
    seeds = ", ".join(str(one.archetype.seed) for one in plan.stories)
    return [
        Block("format", 1),
        Block(
            "length", plan.wishes.length, "short 20, session 90, halfday 240 minutes."
        ),
        Block("minutes", MINUTES[plan.wishes.length]),
        Block("audience", {key: said[key]["audience"] for key in LANGUAGES}),
        Block(
            "objectives",
            [{key: said[key]["objectives"][n] for key in LANGUAGES} for n in goals],
            "Three to five; the card may be handed out, so no answer stands here.",
        ),
        Block("lesson", {key: said[key]["lesson"] for key in LANGUAGES}),
        Block("mistakes", mistakes(plan), "What a trainee may do wrong here."),
        Block("basis", f"Domain §5 seeds {seeds}; length and audience [design]"),
    ]


def mistakes(plan: Plan) -> list[Mistake]:
    """Return the codes of the mistakes these storylines are about."""
    given = archetype.shared("regency")["mistakes"]
    codes = [code for one in plan.stories for code in given[one.archetype.id]]
    return [code for code in get_args(Mistake) if code in codes][:MOST_MISTAKES]
