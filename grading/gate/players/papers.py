"""Tricks with documents (D5): junk, copied reports, the rater's own words."""

from __future__ import annotations

from collections.abc import Callable

from grading.gate.players.recipes import paper
from grading.gate.players.shared import first_told
from grading.key.anchors import load_guide
from grading.key.model import Key
from sim.exercise import Exercise
from sim.policies import Policy

Writer = Callable[[Exercise, str], str]


def filing(write: Writer) -> Policy:
    """Return a player who files one information report on every issue, at once."""
    done: set[str] = set()

    def policy(ex: Exercise) -> None:
        for issue in first_told(ex):
            if issue not in done and paper(ex, issue, write(ex, issue)):
                done.add(issue)

    return policy


def junk(ex: Exercise, issue: str) -> str:
    """Return letters that say nothing."""
    return "asdf qwer " * 20


def copied(ex: Exercise, issue: str) -> str:
    """Return the newest report on the issue, as it stands."""
    told = [r for r in ex.inbox if r.about == issue and r.kind == "report"]
    return f"{told[-1].claim} {told[-1].source} {told[-1].district}"


def stuffed(ex: Exercise, issue: str) -> str:
    """Return every word that the rater's guide looks for, in a row."""
    lists = load_guide().lists
    scale = [phrase for one in lists.scale for phrase in one.phrases]
    return " ".join([*lists.sources, "B2", *scale[:3], "60%", *lists.mine])[:900]


Maker = Callable[[Key, int], Policy]
PAPERS: dict[str, Maker] = {
    "paper-junk": lambda key, seed: filing(junk),
    "paper-copied": lambda key, seed: filing(copied),
    "paper-keywords": lambda key, seed: filing(stuffed),
}
