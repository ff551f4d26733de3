"""The last part of ``scenario check``: robots try to buy marks, and must not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from deniceni.progress import bar
from deniceni.voice import complain, language, say, words
from sim.i18n import N_

if TYPE_CHECKING:
    from grading.gate import Gate
    from grading.key import Key
    from sim.scenario.model import Scenario

SHOWN = 3  # broken bounds that are explained; one cause often breaks several


def run(where: str | Path, scenario: Scenario, key: Key, seeds: int | None) -> int:
    """Let the robots play; 1 if one of them earns what it must not, or too little."""
    from grading.gate import gate, usual_seeds
    from grading.gate.players import cast

    count = seeds or len(usual_seeds(scenario))
    say(
        N_("Gerbang: {players} robot bermain di {seeds} benih …"),
        players=len(cast.CAST),
        seeds=count,
    )
    workers = min(os.cpu_count() or 1, count)
    try:
        found = gate(
            where,
            key,
            range(count),
            workers=workers,
            names=cast.CAST,
            progress=_progress,
        )
    except KeyError as error:
        complain(N_("Kunci menyebut batas gerbang yang tidak ada: {name}."), name=error)
        return 1
    if not found.sound:
        refuse(found)
        return 1
    say(
        N_("Gerbang: {bounds} batas dijaga. Tidak ada robot yang membeli nilai."),
        bounds=len(found.findings),
    )
    return 0


def refuse(found: Gate) -> None:
    """Say which bounds were broken, and the trace of the robots that broke them."""
    from grading.gate import explain, mend

    broken = found.broken
    complain(
        N_("Skenario ini ditolak gerbang: {count} batas dilanggar."), count=len(broken)
    )
    for finding in broken[:SHOWN]:
        for line in explain(found, finding):
            complain("{line}", line=line(language()))
    for finding in broken[SHOWN:]:
        complain(
            N_("Juga: {player}, {dimension} {mean:.2f} ({bound}). Perbaikan: {mend}"),
            player=finding.player,
            dimension=finding.dimension,
            mean=finding.mean,
            bound=finding.bound.id,
            mend=mend(finding, found.played)(language()),
        )


def _progress(done: int, total: int) -> None:
    text = words(N_("{done} dari {total} permainan"), done=done, total=total)
    bar(done, total, text)
