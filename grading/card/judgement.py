"""The card's part on judgement items: how many, and what a panel made of them."""

from __future__ import annotations

from collections.abc import Sequence

from grading.card.shape import Section, percent, row
from grading.key.judgement import OPTIONS, Judgement, load_rules
from grading.key.model import Key
from sim.i18n import N_, Message
from sim.scenario.model import Scenario


def judgement(scenario: Scenario, key: Key, worlds: Sequence[int]) -> Section | None:
    part = key.judgement
    if part is None:
        return None
    sizes = [sum(votes.values()) for votes in part.votes.values()]
    least = load_rules().panel_least
    whole = [size for size in sizes if size >= least]
    rows = [
        row(N_("Saat penilaian diminta"), N_("{count}"), count=len(part.occasions)),
        row(N_("Keadaan dengan suara panel"), N_("{count}"), count=len(whole)),
    ]
    if whole:
        rows += [
            row(
                N_("Besar panel"),
                N_("{low} sampai {high} orang"),
                low=min(whole),
                high=max(whole),
            ),
            row(
                N_("Jawaban terbanyak dipilih"),
                N_("rata-rata {share} dari panel"),
                share=percent(_agreement(part, least)),
            ),
            row(
                N_("Jawaban terbanyak di tengah skala"),
                N_("{share} dari keadaan; paling banyak 10% dianjurkan"),
                share=percent(_middle(part, least)),
            ),
        ]
    return Section(Message(N_("Butir penilaian")), tuple(rows))


def _agreement(part: Judgement, least: int) -> float:
    """Return the mean share of a panel that chose the modal answer."""
    votes = [v for v in part.votes.values() if sum(v.values()) >= least]
    return sum(max(v.values()) / sum(v.values()) for v in votes) / len(votes)


def _middle(part: Judgement, least: int) -> float:
    """Return the share of situations whose modal answer is one of the two middle."""
    found = []
    for name, votes in part.votes.items():
        if sum(votes.values()) >= least:
            options = next(o for a, o in OPTIONS.items() if name.startswith(f"{a}/"))
            half = len(options) // 2
            found.append(
                max(votes, key=lambda o: votes[o]) in options[half - 1 : half + 1]
            )
    return sum(found) / len(found)
