"""What a panel gives a key: the votes it is judged by, and the record behind them.

Until enough people have voted an item is single-best with accepted alternatives and
says ``authored``; then it carries the panel's credit and says how many voted.
"""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from pydantic import Field, model_validator

from grading.panel.agreement import mean_rating
from grading.panel.credit import worth
from grading.panel.items import Item
from grading.panel.votes import CODE, LONGEST
from sim.scenario.base import Basis, Factor, Frozen, Id

AUTHORED = "authored"
BY_PANEL = "panel, n={n}"
NEAR = 5e-4  # credit and profiles are written with four decimals

Code = Annotated[str, Field(pattern=rf"^{CODE.pattern}$")]
Worth = Annotated[float, Field(ge=-5, le=1)]  # −5: the only one of six without votes
Counts = dict[str, Annotated[int, Field(ge=0, le=10_000)]]


class Ballot(Frozen):
    """One panellist's answer and reason, in the panellist's own words."""

    panellist: Code
    option: str
    reason: Annotated[str, Field(min_length=3, max_length=LONGEST)]


class Judged(Item):
    """An item with its key: centred credit by answer, or the panel's mean rating."""

    basis: Annotated[str, Field(pattern=r"^(authored|panel, n=[1-9][0-9]*)$")]
    votes: Counts
    ballots: tuple[Ballot, ...] = ()
    credit: dict[str, Worth] | None = None
    profile: Annotated[float, Field(ge=1, le=5)] | None = None

    @property
    def by_panel(self) -> bool:
        """Whether the panel's votes are the key."""
        return self.basis != AUTHORED

    @model_validator(mode="after")
    def _votes_are_the_ballots(self) -> Judged:
        """Votes are the ballots counted, and the basis says how many they are."""
        cast = Counter(ballot.option for ballot in self.ballots)
        counted = {mark: cast[mark] for mark in self.marks}
        if self.votes != counted or set(cast) - set(self.marks):
            raise ValueError(f"{self.id}: votes are not what the ballots say")
        if len({b.panellist for b in self.ballots}) != len(self.ballots):
            raise ValueError(f"{self.id}: a panellist voted twice")
        if self.by_panel and self.basis != BY_PANEL.format(n=len(self.ballots)):
            raise ValueError(f"{self.id}: {self.basis}, {len(self.ballots)} ballots")
        return self

    @model_validator(mode="after")
    def _can_be_judged(self) -> Judged:
        """There is an answer, a panel, or a situation whose answer the judge has."""
        given = {self.answer.best, *self.answer.accepted} if self.answer else set()
        if given - set(self.marks):
            raise ValueError(f"{self.id}: an answer that is no option")
        if not (given or self.by_panel or self.axis):
            raise ValueError(f"{self.id}: neither a panel nor an answer")
        return self


class PanelKey(Frozen):
    """A panel's record: every item with votes, reasons and what follows from them.

    ``left_out``: panellists whose votes somebody chose to leave out, by code;
    ``alpha``: votes added to each answer; ``least``: votes that make a panel.
    """

    scenario: Id
    version: int = Field(ge=1)
    panellists: int = Field(ge=0)
    left_out: tuple[Code, ...] = ()
    alpha: Factor
    alpha_basis: Basis
    least: int = Field(ge=1)
    least_basis: Basis
    items: tuple[Judged, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _keyed_by_rule(self) -> PanelKey:
        """Every key is what the rule makes of votes or answer; none is by hand."""
        for item in self.items:
            if item.by_panel != (len(item.ballots) >= self.least):
                raise ValueError(f"{item.id}: {self.least} votes make a panel's key")
            if not _follows(item, self.alpha):
                raise ValueError(f"{item.id}: the key does not follow from its basis")
        return self

    @property
    def situations(self) -> dict[str, dict[str, int]]:
        """The votes that the judge takes: of situations a whole panel voted on."""
        return {
            item.situation: item.votes
            for item in self.items
            if item.situation is not None and item.by_panel
        }


def _follows(item: Judged, alpha: float) -> bool:
    rated = item.by_panel and item.kind == "rating"
    if rated != (item.profile is not None):
        return False
    if item.profile is not None and abs(item.profile - mean_rating(item.votes)) > NEAR:
        return False
    wanted, given = worth(item, item.votes, item.by_panel, alpha), item.credit
    if wanted is None or given is None:
        return wanted is given
    near = all(abs(wanted[m] - given.get(m, 9)) <= NEAR for m in wanted)
    return near and wanted.keys() == given.keys()
