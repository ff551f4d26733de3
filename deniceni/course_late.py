"""``course late``: who was late, what that costs, and whom the instructor excuses."""

from __future__ import annotations

from pathlib import Path

from deniceni.voice import complain, say
from sim.i18n import N_


def late(course: Path, excuse: str | None = None, at: str = "", note: str = "") -> int:
    """List who was late; with ``excuse`` write an excuse down first."""
    from grading.course import assignment
    from grading.course import late as lateness
    from grading.course.layout import Course

    place = Course.at(course)
    kind = assignment.load(place.source)
    if kind.due is None:
        say(N_("Kursus ini tidak punya batas waktu; tetapkan dengan build --due."))
        return 0
    if excuse is not None:
        if excuse not in lateness.times(place, kind):
            complain(N_("Belum ada kiriman dari {who}; periksa kodenya."), who=excuse)
        try:
            lateness.excuse(place, kind, excuse, at, note)
        except lateness.BadTime as error:
            complain(
                N_("“{when}” bukan waktu; tulis seperti 2026-12-01 17:00."),
                when=error.text,
            )
            return 2
        say(N_("Tercatat di {path}."), path=place.excuses)
    print(lateness.rule(kind, kind.language))
    for student, when in sorted(lateness.times(place, kind).items()):
        over = lateness.late_by(kind, when)
        if over:
            whole = lateness.points_off(kind, when, 100)
            say(
                N_("{student}: terlambat {hours} jam; dikurangi {share}% nilainya"),
                student=student,
                hours=round(over.total_seconds() / 3600),
                share=f"{whole:g}",
            )
    say(
        N_("Nilai dan umpan balik mengikuti setelah course feedback dan course export.")
    )
    return 0
