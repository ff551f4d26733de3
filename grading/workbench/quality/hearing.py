"""Whether an issue can be heard of before it breaks, as far as the files tell.

What only playing shows, how often nobody tells in time, is in ``played``.
"""

from __future__ import annotations

from collections.abc import Iterator

from grading.workbench.quality.remark import Remark, remark
from grading.workbench.quality.subject import Subject
from sim.i18n import N_
from sim.scenario.base import Board
from sim.scenario.model import Indicator, Issue, Source
from sim.scenario.part import Part

EARLY = ("emerging", "rising")
SPOKEN_OF: Board = "pelindung"  # what keeps the peace is talked of everywhere


def check(subject: Subject) -> Iterator[Remark]:
    """Yield issues without an early sign, and homes where no source hears of one."""
    parts = subject.draft.each_issue()
    for issue, part in zip(subject.scenario.issues, parts, strict=True):
        signs = [sign for sign in issue.indicators if sign.stage in EARLY]
        if not signs:
            yield remark(
                "no-early-sign",
                part["indicators"],
                N_("Isu ini tidak memberi tanda sebelum ambang."),
                N_("Tambahkan indikator pada tahap emerging atau rising."),
            )
        elif signs:
            yield from _deaf(subject, issue, signs, part)


def _deaf(
    subject: Subject, issue: Issue, signs: list[Indicator], part: Part
) -> Iterator[Remark]:
    for place, district in enumerate(issue.districts):
        axes = {sign.axis or issue.axis for sign in signs}
        sources = subject.scenario.sources
        deep = subject.scenario.world.format >= 2
        if not any(hears(s, axis, district, deep) for s in sources for axis in axes):
            yield remark(
                "nobody-hears",
                part["districts"].item(place),
                N_("Tidak ada sumber yang mendengar tanda awal isu ini di {district}."),
                N_("Perluas districts atau axes sebuah sumber, atau pindahkan isunya."),
                district=district,
            )


def hears(source: Source, axis: Board, district: str, deep: bool) -> bool:
    """Return whether a matter of an axis in a district is in a source's reach."""
    if source.districts is not None and district not in source.districts:
        return False
    anywhere = not deep or source.axes is None or axis == SPOKEN_OF
    return anywhere or axis in (source.axes or ())
