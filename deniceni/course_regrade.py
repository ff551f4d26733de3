"""``course regrade``: the class by a changed key, old and new marks side by side."""

from __future__ import annotations

from pathlib import Path

from deniceni.voice import complain, language, say
from sim.i18n import N_


def regrade(course: Path, key: Path | None = None, apply: bool = False) -> int:
    """Compare the class by the key in force and by another; take it over if asked."""
    from grading.course import ledger, sidebyside
    from grading.course import regrade as again
    from grading.course.layout import Course

    place = Course.at(course)
    path = again.candidate(place, key)
    if path is None:
        say(N_("Kunci kursus ini tidak berubah; tidak ada yang dinilai ulang."))
        return 0
    known = ledger.load(place)
    students = [who for who in place.students("submitted") if who in known]
    found = again.compare(place, path, students)
    print(sidebyside.text(found, language()))
    for who in found.stopped:
        complain(N_("Tidak dapat dinilai ulang: {who}"), who=who)
    table = sidebyside.write_csv(place.root / sidebyside.CSV, found)
    page = sidebyside.write_page(place.root / sidebyside.PAGE, found, language())
    say(N_("Lama dan baru berdampingan: {page} dan {table}"), page=page, table=table)
    if not apply:
        say(
            N_(
                "Belum ada nilai yang diganti. Untuk memakai kunci baru, ulangi"
                " perintah ini dengan --apply."
            )
        )
        return 0
    failed = again.take_over(place, found)
    say(N_("Kunci versi {version} berlaku."), version=found.new.version)
    say(N_("Umpan balik: {path}"), path=place.root / "feedback")
    for who, log in failed.items():
        complain(N_("nbgrader gagal untuk {who}; lihat {log}."), who=who, log=log)
    return 0
