"""From votes to a key: its laws, its stability, and that nobody is invented."""

from __future__ import annotations

import random
from pathlib import Path
from statistics import fmean, pstdev

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from grading.key import judgement as judge
from grading.measures.credit import centred
from grading.measures.credit import panel as raw
from grading.panel import PanelKey, Questionnaire, Votes, from_yaml, panel_key, to_yaml
from grading.panel.credit import worth
from grading.panel.stability import stability
from tests.grading.panel_made import DOZEN, cast, questionnaire

counts = st.lists(st.integers(0, 20), min_size=3, max_size=6).map(
    lambda votes: {str(place): count for place, count in enumerate(votes)}
)
alphas = st.floats(0.01, 5)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Questionnaire:
    """The made-up items."""
    return questionnaire(tmp_path_factory.mktemp("butir"))


def credit(votes: dict[str, int], alpha: float = 1) -> dict[str, float]:
    """Return the centred credit of votes."""
    return centred(raw(votes, tuple(votes), alpha))


@given(counts, alphas)
def test_a_uniform_guess_expects_nothing(votes: dict[str, int], alpha: float) -> None:
    """Mean centred credit is 0; the most is 1, or 0 where all got as many votes."""
    found = credit(votes, alpha)
    assert fmean(found.values()) == pytest.approx(0, abs=1e-9)
    alike = len(set(votes.values())) == 1
    assert max(found.values()) == pytest.approx(0 if alike else 1, abs=1e-9)


@given(counts, alphas, alphas)
def test_alpha_cancels_out(votes: dict[str, int], one: float, other: float) -> None:
    """No mark depends on α, so nobody can tune it."""
    assert credit(votes, one) == pytest.approx(credit(votes, other), abs=1e-6)


@given(counts, st.data(), alphas)
def test_a_further_vote_never_harms_its_option(
    votes: dict[str, int], data: st.DataObject, alpha: float
) -> None:
    """Its credit does not fall, no other comes past it, and raw ratios only rise."""
    chosen = data.draw(st.sampled_from(sorted(votes)))
    more = {**votes, chosen: votes[chosen] + 1}
    before, after = credit(votes), credit(more)
    assert after[chosen] >= before[chosen] - 1e-9
    first, then = raw(votes, tuple(votes), alpha), raw(more, tuple(more), alpha)
    for other in votes:
        if before[chosen] >= before[other]:
            assert after[chosen] >= after[other]
        assert then[chosen] / then[other] >= first[chosen] / first[other] - 1e-9


def test_ten_votes_make_a_panels_key(asked: Questionnaire) -> None:
    """Choices and situations carry credit, ratings a mean; all say how many voted."""
    part = panel_key(asked, cast(DOZEN))
    items = {item.id: item for item in part.items}
    assert {item.basis for item in part.items} == {"panel, n=12"}
    votes = {"periksa": 7, "umumkan": 0, "tunggu": 4, "jaga": 1}
    assert items["gudang"].votes == votes
    assert items["gudang"].credit == pytest.approx(credit(votes), abs=1e-4)
    assert items["tokoh"].credit is None
    assert items["tokoh"].profile == pytest.approx(52 / 12, abs=1e-4)
    assert len(items["gudang"].ballots) == 12
    relayed = {"1": 0, "2": 0, "3": 1, "4": 3, "5": 0, "6": 8}
    assert part.situations == {"content/relayed": relayed}


def test_below_ten_the_authors_answer_counts(asked: Questionnaire) -> None:
    """Single best with its accepted alternative, centred; the few votes are kept."""
    part = panel_key(asked, cast({i: o[-9:] for i, o in DOZEN.items()}))
    items = {item.id: item for item in part.items}
    assert set(items) == {"gudang", "terusan"}, "only what has an answer"
    assert {item.basis for item in part.items} == {"authored"}
    gudang = items["gudang"].credit
    assert gudang is not None
    assert gudang["periksa"] == 1
    assert gudang["periksa"] > gudang["tunggu"] > gudang["jaga"] == gudang["umumkan"]
    assert sum(gudang.values()) == pytest.approx(0, abs=1e-3)
    assert items["gudang"].votes["tunggu"] == 4
    assert part.situations == {}


def test_without_votes_nobody_is_named(asked: Questionnaire) -> None:
    """No panellist, no ballot, no panel."""
    part = panel_key(asked, Votes())
    assert part.panellists == 0
    assert all(item.basis == "authored" and not item.ballots for item in part.items)
    only = asked.model_copy(update={"items": (asked.item("rumor"),)})
    with pytest.raises(ValueError, match="items"):
        panel_key(only, Votes())


def test_what_is_left_out_is_on_record(asked: Questionnaire) -> None:
    """A panellist left out on purpose is named by code, and counts nowhere."""
    part = panel_key(asked, cast(DOZEN), {"UJI-12"})
    assert part.left_out == ("UJI-12",)
    assert part.items[0].basis == "panel, n=11"
    assert "UJI-12" not in {b.panellist for item in part.items for b in item.ballots}


def test_the_file_is_read_back(asked: Questionnaire) -> None:
    """YAML and back: the same, with the votes for the judge above the record."""
    part = panel_key(asked, cast(DOZEN))
    text = to_yaml(part)
    assert from_yaml(text) == part
    assert set(yaml.safe_load(text)) == {"judgement", "panel"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("      periksa: 1.0\n", "      periksa: 0.9\n"),
        ("basis: panel, n=12", "basis: panel, n=40"),
        ("      periksa: 7\n", "      periksa: 8\n"),
        ("panellist: UJI-02", "panellist: UJI-01"),
        ("profile: 4.3333", "profile: 4.4"),
        ("'6': 8\n", "'6': 9\n"),
        ("least: 10", "least: 13"),
        ("panel:\n", "panels:\n"),
        ("option: tunggu", "option: entah"),
    ],
)
def test_a_key_cannot_be_changed_by_hand(
    asked: Questionnaire, old: str, new: str
) -> None:
    """Credit that does not follow from the votes, or votes nobody cast, are refused."""
    text = to_yaml(panel_key(asked, cast(DOZEN)))
    assert old in text
    with pytest.raises(ValueError, match=r"\w"):
        from_yaml(text.replace(old, new, 1))


def test_the_judge_takes_the_votes(asked: Questionnaire) -> None:
    """In a key that says ``panel`` they fit; in an authored one they are refused."""
    words = {"id": "buatan untuk uji", "en": "made up for tests"}
    occasion = judge.Occasion(
        id="salinan",
        asks="grade",
        moment="copy",
        within_hours=24,
        reason=words,
        basis="[design] made up",
    )
    part = judge.Judgement(
        occasions=(occasion,),
        weights={"content": 1},
        votes=panel_key(asked, cast(DOZEN)).situations,
        basis="[design] made up",
    )
    assert not list(judge.faults(part, "panel", set(), set()))
    assert list(judge.faults(part, "authored", set(), set()))


def test_one_voice_can_decide_and_is_named(asked: Questionnaire) -> None:
    """With 5 to 5 each of the first five decides; with 7 to 4 nobody does."""
    close = cast({"gudang": ["periksa"] * 6 + ["tunggu"] * 5})
    (first, *_) = stability(asked, close).items
    assert first.deciding == tuple(f"UJI-0{number}" for number in range(1, 7))
    (first, *_) = stability(asked, cast(DOZEN)).items
    assert first.deciding == ()


@pytest.mark.parametrize(("size", "guide"), [(10, 0.26), (15, 0.22), (45, 0.14)])
def test_stability_is_near_the_true_spread(
    asked: Questionnaire, size: int, guide: float
) -> None:
    """Of panels drawn from made-up opinions, which the scoring guide's figures fit."""
    dice = random.Random(f"panel/{size}")
    marks = asked.item("gudang").marks
    told, true = [], []
    for _ in range(60):
        weights = [dice.gammavariate(2, 1) for _ in marks]
        draws = [dice.choices(marks, weights, k=size) for _ in range(40)]
        found = [stability(asked, cast({"gudang": d})).mean_sd for d in draws[:3]]
        told += [sd for sd in found if sd is not None]
        credits = [raw({m: d.count(m) for m in marks}, marks, 0) for d in draws]
        true.append(fmean(pstdev(c[m] for c in credits) for m in marks))
    assert fmean(true) == pytest.approx(guide, rel=0.15)
    assert 0.8 < fmean(told) / fmean(true) < 1.05


@given(st.permutations(range(12)))
def test_the_key_does_not_know_who_is_who(
    asked: Questionnaire, order: list[int]
) -> None:
    """Exchanging what panellists answered among them changes no credit."""
    exchanged = {i: [o[place] for place in order] for i, o in DOZEN.items()}
    one, two = (panel_key(asked, cast(answers)) for answers in (DOZEN, exchanged))
    assert [i.credit for i in one.items] == [i.credit for i in two.items]
    assert [i.profile for i in one.items] == [i.profile for i in two.items]


def test_ratings_by_a_panel_have_no_credit(asked: Questionnaire) -> None:
    """They are scored by shape; an author's rating has a best answer like others."""
    item = asked.item("tokoh")
    assert worth(item, dict.fromkeys(item.marks, 3), True, 1) is None


def test_no_votes_ship(asked: Questionnaire) -> None:
    """Beside the tests nothing in the project holds a vote or a panel's key."""
    root = Path(__file__).parents[2]
    for place in ("grading", "scenarios", "notebooks", "sim"):
        assert not list((root / place).rglob("suara*.csv"))
        assert not list((root / place).rglob("kunci-panel*"))
    for path in (root / "scenarios").rglob("key.yaml"):
        assert "panellist" not in path.read_text(encoding="utf-8")
    assert isinstance(panel_key(asked, Votes()), PanelKey)
