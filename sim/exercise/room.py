"""How much room a journal has left: nothing is taken that grading would not read.

The bounds are those of ``journal.yaml``. What is left of them in the end is kept for
closing, so that an exercise that is full can still be handed in.
"""

from __future__ import annotations

from sim.exercise.decisions import AnyDecision, Close
from sim.exercise.journal_line import DECISION_LIMIT, LINE_LIMIT, SIZE_LIMIT
from sim.exercise.outcome import Outcome, refused
from sim.i18n import N_, Message

TOO_MANY = N_(
    "Jurnal sudah memuat {count} keputusan; batasnya {limit}. Keputusan ini tidak "
    "dicatat, yang sudah tercatat tetap utuh. Tutup latihan, lalu kumpulkan."
)
TOO_LARGE = N_(
    "Jurnal sudah hampir sebesar batas {limit} MB. Keputusan ini tidak dicatat, yang "
    "sudah tercatat tetap utuh. Tutup latihan, lalu kumpulkan."
)


def full(decision: AnyDecision, count: int, length: int) -> Outcome | None:
    """Return why a journal has no room for a decision, or ``None``.

    ``count``: the decisions in it; ``length``: its bytes. A line is never longer than
    its own limit, so that much is what one more may need.
    """
    kept = 0 if isinstance(decision, Close) else 1  # for closing
    if count + kept >= DECISION_LIMIT:
        values = {"count": count, "limit": DECISION_LIMIT}
        return refused("not-saved", Message(TOO_MANY, values))
    if length + (1 + kept) * LINE_LIMIT > SIZE_LIMIT:
        limit = {"limit": SIZE_LIMIT // 1_000_000}
        return refused("not-saved", Message(TOO_LARGE, limit))
    return None
