"""Statistics of histories made by hand: each has a right answer."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from sim.ensemble import trials
from sim.ensemble.estimate import Estimate, estimated
from sim.ensemble.evidence import load_evidence, load_texts
from sim.ensemble.finding import Interval, documented, judged
from sim.ensemble.hawkes import excitation
from sim.ensemble.marginals import STATISTICS
from sim.ensemble.problem import EnsembleError
from sim.ensemble.run import Course, Matter
from sim.ensemble.table import Table
from tests.ensemble.made import EVIDENCE, FIRST, LAST, columns, event, run

SPECIAL = {"force", "force-order", "reduction", "warning-auc", "verification-gain"}


def _value(name: str, found: Table, of: str | None = None) -> float:
    return STATISTICS[name](found, np.ones(len(found.runs)), of)


def test_every_item_has_a_statistic_and_its_words() -> None:
    """What is documented can be measured, and is named in both languages."""
    names = {item.statistic for item in EVIDENCE.items}
    assert names <= STATISTICS.keys() | SPECIAL
    ids = [item.id for item in EVIDENCE.items]
    assert len(set(ids)) == len(ids)
    for text in load_texts().values():
        assert text.items.keys() == set(ids)


def test_a_documented_value_lies_in_its_own_interval() -> None:
    """No item refutes itself."""
    found = columns([run(0)])
    for item in EVIDENCE.items:
        value, interval = documented(item, found)
        if value is not None:
            assert judged(Estimate(value, value, value), interval) == "agrees", item.id


def test_an_unsound_evidence_file_is_named(tmp_path: object) -> None:
    """The file and the field, without a traceback's help."""
    from pathlib import Path

    file = Path(str(tmp_path)) / "evidence.yaml"
    file.write_text("format: 1\nitems: []\n", encoding="utf-8")
    with pytest.raises(EnsembleError, match=r"evidence\.yaml.*settings"):
        load_evidence(file)


def test_amounts() -> None:
    """Counts 0, 0, 2, 6: mean 2, sample variance 8; per cycle by the days covered."""
    made = [run(n, [event(-20 + k) for k in range(count)])
            for n, count in enumerate((0, 0, 2, 6))]  # fmt: skip
    found = columns(made)
    assert _value("variance-to-mean", found) == 4
    assert _value("shape", found) == pytest.approx(4 / 6)
    assert _value("none-share", found) == 0.5
    assert _value("per-cycle", found) == pytest.approx(2 / found.covered())
    weighted = 27 * 2.0 + 3 * 5.3 + 16 + 7 * 6.7
    whole = 117 + 60 * 2.0 + 3 * 5.3 + 16 + 19 * 6.7 + 101 * 0.6
    assert found.covered() == pytest.approx(weighted / whole)


def test_stage_rates_are_per_day_and_relative_to_candidacy() -> None:
    """Here the campaign stands in for candidacy, with its documented factor 2."""
    days = [
        -30,
        -20,
        -10,
        -2,
        0,
        0,
    ]  # 3 in 27 campaign days, 1 in 3 quiet, 2 on the day
    found = columns([run(0, [event(day) for day in days])])
    assert _value("stage-rate", found, "quiet") == pytest.approx(2 * (1 / 3) / (3 / 27))
    assert _value("stage-rate", found, "voting-day") == pytest.approx(2 * 2 / (3 / 27))
    for silent in ("campaign", "candidacy", "after", "unknown"):
        assert math.isnan(_value("stage-rate", found, silent))


def test_shares_and_harm_are_per_incident() -> None:
    """One of four is violent, at a polling station, and hurts two people."""
    bad = event(-20, violent=True, election=True, injuries=2, deaths=1, buildings=3)
    found = columns([run(0, [event(-21), bad]), run(1, [event(-9), event(-8)])])
    assert _value("violent-share", found, "campaign") == 0.25
    assert math.isnan(_value("violent-share", found, "quiet"))
    assert _value("election-venue-share", found) == 0.25
    assert _value("injuries", found) == 0.5
    assert _value("injuries-violent", found) == 2
    assert _value("deaths", found) == 0.25
    assert _value("buildings", found) == 0.75


def test_crowds() -> None:
    """Median, ninth decile and log-sd of ten crowds."""
    sizes = [2**k for k in range(10)]
    found = columns([run(0, [event(-20, crowd=size) for size in sizes])])
    assert _value("crowd-median", found) == 16
    assert _value("crowd-p90", found) == 256
    assert _value("crowd-log-sd", found) == pytest.approx(np.std(np.log(sizes)))


def test_background_leaves_out_what_issues_brought() -> None:
    """Counts, and everything made of them."""
    found = columns([run(0, [event(-20), event(-19, cause="dpt"), event(-3)])])
    assert found.counts().tolist() == [3]
    assert found.only_background().counts().tolist() == [2]


def test_violence_after_a_protest_within_seven_days() -> None:
    """Two of three protests are followed in time; the same regency only."""
    one = run(0, [event(-20), event(-14, violent=True), event(-5.5)])
    two = run(1, [event(-20), event(-12.5, violent=True)])
    three = run(2, [event(-13.5), event(-13, violent=True)])
    found = columns([one, two, three])
    assert _value("after-protest", found) == pytest.approx(2 / 4)
    starts = LAST - FIRST + 1 - 7 + 1
    assert _value("any-week", found) == pytest.approx(3 * 7 / (3 * starts))
    assert _value("after-protest-ratio", found) == pytest.approx(0.5 * starts / 7)


def test_serious_violence_is_grave_or_deadly() -> None:
    """A grave violent incident, a death, or without severities five injured."""
    histories = [
        [event(-9, violent=True, severity=4)],
        [event(-9, violent=True, severity=2, deaths=1)],
        [event(-9, violent=True, severity=0, injuries=5)],
        [event(-9, violent=True, severity=3, injuries=9)],
        [event(-9, severity=4)],
    ]
    found = columns([run(n, events) for n, events in enumerate(histories)])
    assert _value("serious-share", found) == 3 / 5


def test_disputes_and_benign_draws() -> None:
    """Petitions over runs, granted over decided, benign over all issues."""
    matters = [
        (Matter("phpu", "closed", "dikabulkan"), Matter("dkpp", "closed", "sanksi")),
        (Matter("phpu", "closed", "ditolak"),),
        (Matter("phpu", "open", ""),),
        (),
    ]
    issue = Course("dpt", "benign", "muararuai", "rising", 1, 0, False)
    issues = [issue, issue._replace(variant="real")]
    found = columns([run(n, (), issues, m) for n, m in enumerate(matters)])
    assert _value("petition-share", found) == 0.75
    assert _value("granted-share", found) == 0.5
    assert _value("benign-share", found) == 0.5
    early = columns([run(n, matters=[Matter("phpu", "open", "")]) for n in range(3)])
    assert math.isnan(_value("granted-share", early))
    assert math.isnan(_value("petition-share", columns([run(0)])))


@pytest.mark.parametrize(
    ("found", "interval", "verdict"),
    [
        ((0.5, 0.4, 0.6), (0.3, 0.7), "agrees"),
        ((0.8, 0.6, 1.0), (0.3, 0.7), "unclear"),
        ((0.9, 0.8, 1.0), (0.3, 0.7), "differs"),
        ((0.9, 0.8, 1.0), (0.3, None), "agrees"),
        ((0.1, 0.0, 0.2), (0.3, None), "differs"),
        ((math.nan, math.nan, math.nan), (0.3, 0.7), "no-data"),
    ],
)
def test_verdicts(
    found: tuple[float, float, float], interval: Interval, verdict: str
) -> None:
    """Inside, outside beyond doubt, or not yet to be told."""
    assert judged(Estimate(*found), interval) == verdict


def test_the_bootstrap_resamples_runs() -> None:
    """The interval of a mean of 400 runs is about two standard errors wide each way."""
    lot = np.random.default_rng(4)
    values = lot.normal(10, 2, 400)
    found = estimated(400, lambda w: float((w * values).sum() / w.sum()))
    assert found.value == pytest.approx(values.mean())
    assert found.high - found.low == pytest.approx(4 * 2 / 20, rel=0.2)
    assert found.low < found.value < found.high


def _stirred(branching: float, half_life: float, runs: int) -> Table:
    """Return histories of a known self-exciting process with uneven regencies."""
    lot = np.random.default_rng(11)
    made = []
    for seed in range(runs):
        level = lot.gamma(0.75, 4 / 0.75)
        generation = list(lot.uniform(FIRST, LAST + 1, lot.poisson(level)))
        every = list(generation)
        while generation:
            generation = [
                child
                for parent in generation
                for child in parent
                + lot.exponential(half_life / math.log(2), lot.poisson(branching))
                if child < LAST + 1
            ]
            every += generation
        made.append(run(seed, [event(day, violent=True) for day in sorted(every)]))
    return columns(made)


@pytest.mark.parametrize(("branching", "half_life"), [(0.0, 2.0), (0.12, 2.0),
                                                      (0.3, 1.0)])  # fmt: skip
def test_self_excitation_is_told_from_uneven_regencies(
    branching: float, half_life: float
) -> None:
    """The estimate finds the branching ratio that the histories were made with, none
    where there was none, although regencies differ by orders of magnitude."""
    found = _stirred(branching, half_life, 700)
    told = excitation(found, np.ones(700), found.violent, 10.0)
    assert told.branching == pytest.approx(branching, abs=0.06)
    if branching:
        assert told.half_life_days == pytest.approx(half_life, rel=0.5)


def test_too_few_incidents_tell_nothing() -> None:
    """No estimate from a handful of events."""
    found = columns([run(0, [event(-9, violent=True), event(-8, violent=True)])])
    assert math.isnan(_value("branching-violent", found))


def test_warning_skill() -> None:
    """Counts that separate perfectly, not at all, and by halves."""

    def skill(counts: dict[int, tuple[int, int]]) -> float:
        made = replace(run(0), extra={"warnings": counts})
        return trials.auc([made], np.ones(1), "warnings")

    assert skill({0: (9, 0), 3: (0, 4)}) == 1
    assert skill({2: (9, 4)}) == 0.5
    assert skill({0: (1, 0), 1: (1, 1), 2: (0, 1)}) == pytest.approx(7 / 8)
    assert math.isnan(skill({0: (9, 0)}))
