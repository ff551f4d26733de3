"""What changed for who plays: days, places, means, storylines, tellers, texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grading.workbench.diff.changes import Change, changes
from grading.workbench.diff.words import CAUSES, told
from grading.workbench.naming import issue_name
from grading.workbench.sheet import Section, figure
from sim.i18n import LANGUAGES, N_, Message, Readable
from sim.scenario.model import Scenario
from sim.world.names import WORDS as STATES

PARTS = {
    "world": N_("Waktu, wilayah, dan sumber daya"),
    "issues": N_("Isu"),
    "sources": N_("Sumber informasi"),
    "injects": N_("Pesan penulis"),
    "background": N_("Kabar sehari-hari"),
    "calendar": N_("Kalender"),
    "catalogue": N_("Katalog tindakan"),
    "institutions": N_("Lembaga dan aturan"),
    "documents": N_("Dokumen"),
}
TEXTS = {
    "title": N_("judul"),
    "briefing": N_("taklimat"),
    "senders": N_("pengirim"),
    "sources": N_("nama sumber"),
    "issues": N_("nama isu"),
    "questions": N_("pertanyaan"),
    "reports": N_("laporan"),
    "voices": N_("laporan dengan gaya sendiri"),
    "openings": N_("pembuka"),
    "injects": N_("pesan penulis"),
    "findings": N_("hasil pemeriksaan"),
    "corrections": N_("ralat"),
    "terms": N_("istilah"),
}
SHOWN = 12  # changes of one part that a terminal shows
SKIPPED = ("world", "version")  # the verdict speaks of it


def sections(old: Scenario, new: Scenario) -> tuple[Section, ...]:
    """Return a section for every part that changed, texts last."""
    found = (limited(PARTS[name], _lines(name, old, new)) for name in PARTS)
    texts = limited(N_("Teks"), _texts(old, new))
    return tuple(part for group in (*found, texts) for part in group)


def limited(title: str, lines: Sequence[Readable]) -> tuple[Section, ...]:
    """Return lines under a title; of many the page has all, folded."""
    if not lines:
        return ()
    if len(lines) <= SHOWN:
        return (Section(Message(title), tuple(lines)),)
    rest = Message(
        N_("… dan {count} lagi; semuanya ada di halaman yang ditulis dengan --out."),
        {"count": len(lines) - SHOWN},
    )
    whole = Message(N_("{title}, selengkapnya"), {"title": Message(title)})
    return (
        Section(Message(title), (*lines[:SHOWN], rest)),
        Section(whole, tuple(lines), folded=True),
    )


def _lines(part: str, old: Scenario, new: Scenario) -> list[Readable]:
    one, two = getattr(old, part), getattr(new, part)
    prefix = () if part == "world" else (part,)
    found = [
        change
        for change in changes(one, two, prefix)
        if (part, *change.path) != SKIPPED
    ]
    return lines(found, old, new)


def lines(found: Sequence[Change], old: Scenario, new: Scenario) -> list[Readable]:
    """Return changes in words; reasons and grounds that were rewritten as a number."""
    said = [
        _rate(change, new) or told(change, new if change.how == "added" else old)
        for change in found
        if not change.word
    ]
    words = sum(change.word for change in found)
    if words:
        text = N_("{count} alasan, dasar, atau nama ditulis ulang.")
        said.append(Message(text, {"count": words}))
    return said


def _rate(change: Change, scenario: Scenario) -> Readable | None:
    """Return a changed rate of an issue as a sentence; ``None``: it is none."""
    match change.path:
        case ("issues", issue, "stages", stage, "exits", to, "per_day", cause):
            pass
        case _:
            return None
    if not (isinstance(change.old, float) and isinstance(change.new, float)):
        return None
    faster = change.new > change.old
    text = (
        N_(
            "{issue}: dari {stage} ke {to} lebih cepat bila {cause}: {old} → {new} "
            "per hari"
        )
        if faster
        else N_(
            "{issue}: dari {stage} ke {to} lebih lambat bila {cause}: {old} → {new} "
            "per hari"
        )
    )
    return Message(
        text,
        {
            "issue": issue_name(scenario, issue),
            "stage": Message(STATES[stage]),
            "to": Message(STATES[to]),
            "cause": Message(CAUSES[cause]),
            "old": figure(change.old, 4),
            "new": figure(change.new, 4),
        },
    )


def _texts(old: Scenario, new: Scenario) -> list[Readable]:
    """Return the texts that were rewritten, by section and id, with their languages."""
    found: dict[tuple[str, str], set[str]] = {}
    for language in LANGUAGES:
        for change in changes(old.texts[language], new.texts[language]):
            section, *rest = change.path
            found.setdefault((section, rest[0] if rest else ""), set()).add(language)
    return list(_rewritten(found))


def _rewritten(found: dict[tuple[str, str], set[str]]) -> Iterator[Readable]:
    for (section, name), languages in found.items():
        text = N_("{section} {name} ({languages})") if name else N_(
            "{section} ({languages})"
        )  # fmt: skip
        yield Message(
            text,
            {
                "section": Message(TEXTS.get(section, section)),
                "name": name,
                "languages": ", ".join(sorted(languages)),
            },
        )
