"""What an answer to a judgement item is worth, and what a guess would be.

A panel's item: (votes + α) ÷ (modal votes + α), in the manner of script concordance.
Until a panel large enough has voted: single best, accepted alternatives at their share.
Either is then centred: (s − mean s) ÷ (1 − mean s), so that a uniform guess over the
options expects exactly 0 and the best answer 1 (scoring guide, D3).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from grading.key.judgement import Answer

Table = dict[str, float]  # credit by option


def panel(votes: Mapping[str, int], options: Sequence[str], alpha: float) -> Table:
    """Return the credit of each option from a panel's votes, above 0 to 1."""
    modal = max((votes.get(option, 0) for option in options), default=0)
    return {o: (votes.get(o, 0) + alpha) / (modal + alpha) for o in options}


def authored(answer: Answer, options: Sequence[str]) -> Table:
    """Return the credit of each option: the best 1, accepted ones their share."""
    return {
        o: 1.0 if o == answer.best else answer.accepted.get(o, 0.0) for o in options
    }


def centred(table: Mapping[str, float]) -> Table:
    """Return the credits moved so that a uniform guess expects 0 and the best is 1.

    Where every option is worth the same, nothing can be told: all are 0.
    """
    mean = sum(table.values()) / len(table)
    if mean >= 1:
        return dict.fromkeys(table, 0.0)
    return {option: (worth - mean) / (1 - mean) for option, worth in table.items()}


def best(table: Mapping[str, float]) -> str:
    """Return the option worth most; of equals the first."""
    return max(table, key=lambda option: table[option])
