"""``course conduct``: list what waits for the instructor to confirm."""

from __future__ import annotations

from pathlib import Path

from deniceni.voice import language, say
from sim.i18n import N_


def conduct(course: Path) -> None:
    """Write ``perilaku.csv``: flags found by a pattern, for a person to decide on."""
    from grading.course import rulings, run
    from grading.course.layout import Course

    place = Course.at(course)
    path = place.root / rulings.FILE
    waiting = [
        (standing.student, flag.id, _note(flag.message(language()), flag.passages))
        for standing in run.standings(place)
        if standing.marks.result is not None
        for flag in standing.marks.result.flags
        if flag.confirmed is None
    ]
    left = rulings.offer(path, waiting)
    text = N_(
        "Menunggu keputusan Anda: {count}. Isi kolom terbukti (ya atau tidak) di "
        "{path}, lalu jalankan lagi course autograde --force."
    )
    say(text, count=left, path=path)


def _note(message: str, passages: tuple[str, ...]) -> str:
    return f"{message} [{'; '.join(passages)}]"
