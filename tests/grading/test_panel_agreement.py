"""Agreement, against published worked examples; who is odd is told, not dropped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grading.panel import Questionnaire, Vote, Votes, panel
from grading.panel.alpha import Metric, alpha, beyond_chance, pairs
from grading.panel.profile import likeness
from tests.grading.panel_made import DOZEN, REASON, cast, questionnaire

# Krippendorff 2011, example C: four observers, twelve units, "." is a missing vote.
FOUR = ("123321412...", "1233224125.3", ".333234225" + "1.", "1233244125" + "1.")
# The worked example in the encyclopedia: three coders, fifteen units.
THREE = ("*****34121133*3", "1*213343*******", "**21344*2113" + "3*4")
COUNTS = list[list[int]]


def counted(coders: tuple[str, ...], values: str) -> COUNTS:
    """Return how often each value was given to each unit."""
    return [
        [unit.count(value) for value in values]
        for unit in map("".join, zip(*coders, strict=True))
    ]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Questionnaire:
    """The made-up items."""
    return questionnaire(tmp_path_factory.mktemp("butir"))


@pytest.mark.parametrize(
    ("metric", "published"),
    [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)],
)
def test_alpha_of_four_observers(metric: Metric, published: float) -> None:
    """Krippendorff 2011: nominal, ordinal and interval alpha with missing votes."""
    assert alpha(counted(FOUR, "12345"), metric) == pytest.approx(published, abs=5e-4)


@pytest.mark.parametrize(
    ("metric", "published"), [("nominal", 0.691), ("interval", 0.811)]
)
def test_alpha_of_three_coders(metric: Metric, published: float) -> None:
    """The encyclopedia's example: units with one vote or none are left out."""
    assert alpha(counted(THREE, "1234"), metric) == pytest.approx(published, abs=5e-4)


def test_pairs_of_fourteen_raters() -> None:
    """Fleiss' table: ten subjects, fourteen raters, five categories; P per subject."""
    table = [[0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0],
             [2, 2, 8, 1, 1], [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2],
             [6, 5, 2, 1, 0], [0, 2, 2, 3, 7]]  # fmt: skip
    published = [1.0, 0.253, 0.308, 0.440, 0.330, 0.462, 0.242, 0.176, 0.286, 0.286]
    found = [pairs(row) for row in table]
    assert found == pytest.approx(published, abs=5e-4)
    assert sum(found) / 10 == pytest.approx(0.378, abs=5e-4)  # type: ignore[arg-type]


def test_agreement_beyond_chance_of_two_subjects() -> None:
    """Randolph's calculator: agreement 0.607143, free-marginal kappa 0.214286."""
    table = [[7, 1], [3, 5]]
    assert sum(pairs(row) or 0 for row in table) / 2 == pytest.approx(
        0.607143, abs=6e-6
    )
    kappa = sum(beyond_chance(row) or 0 for row in table) / 2
    assert kappa == pytest.approx(0.214286, abs=6e-6)


def test_nothing_to_compare_is_no_number() -> None:
    """Single votes, no votes, one value only: no alpha rather than a wrong one."""
    assert alpha([], "ordinal") is None
    assert alpha([[1, 0], [0, 1]], "ordinal") is None
    assert alpha([[3, 0], [2, 0]], "nominal") is None
    assert pairs([1, 0]) is None


def test_a_dozen_is_summed_up(asked: Questionnaire) -> None:
    """Counts, modes, agreement per item; means over kinds; the midpoint's share."""
    found = panel(asked, cast(DOZEN)).agreement
    gudang, rumor, tokoh = found.spreads[:3]
    assert gudang.counts == {"periksa": 7, "umumkan": 0, "tunggu": 4, "jaga": 1}
    assert gudang.modes == ("periksa",)
    assert gudang.pairs == pytest.approx((21 + 6) / 66)
    assert rumor.middling
    assert tokoh.mean == pytest.approx((30 + 20 + 2) / 12)
    assert found.midpoint_share == pytest.approx(1 / 6)
    assert found.positions == {1: 1, 2: 1, 6: 1}
    assert found.ratings is not None
    assert 0.5 < found.ratings < 1


def test_an_odd_panellist_is_told_and_still_counted(asked: Questionnaire) -> None:
    """The twelfth is far from the others' modes; every vote stays in every count."""
    found = panel(asked, cast(DOZEN))
    assert [one.code for one in found.agreement.panellists if one.outlier] == ["UJI-12"]
    assert all(spread.n == 12 for spread in found.agreement.spreads)
    told = [message("id") for message in found.findings]
    assert any("UJI-12 jauh dari" in line and "tetap dihitung" in line for line in told)


def test_shape_and_elevation_are_kept_apart() -> None:
    """Rating everything a point higher is the same shape; the reverse is not."""
    profile = {"a": 1.0, "b": 2.0, "c": 4.0}
    higher = likeness({name: value + 1 for name, value in profile.items()}, profile)
    assert (higher.shape, higher.elevation) == (pytest.approx(1), pytest.approx(1))
    turned = likeness({name: 5 - value for name, value in profile.items()}, profile)
    assert turned.shape == pytest.approx(-1)
    assert likeness({"a": 3.0, "b": 3.0, "c": 3.0}, profile).shape is None
    assert likeness({"a": 3.0, "b": 4.0}, profile).shape is None


def test_too_many_midpoints_are_told(asked: Questionnaire) -> None:
    """One of six in the middle is more than a tenth; none is not told."""

    def told(rumor: list[str]) -> bool:
        found = panel(asked, cast({**DOZEN, "rumor": rumor}))
        return any("titik tengah" in message("id") for message in found.findings)

    assert told(["sedang"] * 12)
    assert not told(["rendah"] * 12)


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0, "Belum ada suara"),
        (9, "memerlukan 10"),
        (10, "15 atau lebih"),
        (15, "15 panelis: kunci panel"),
    ],
)
def test_the_size_of_the_panel_is_told(
    asked: Questionnaire, size: int, said: str
) -> None:
    """None, too few, enough, better: in a sentence, first of all."""
    found = panel(asked, cast({"gudang": ["periksa"] * size}))
    assert said in found.findings[0]("id")


def test_above_fifteen_pruning_matters_little(asked: Questionnaire) -> None:
    """In a large panel that is said beside the outlier."""
    answers = {i: [o[0]] * 19 + [o[-1]] for i, o in DOZEN.items()}
    told = [message("id") for message in panel(asked, cast(answers)).findings]
    assert any("hampir tak mengubah" in line for line in told)


def test_items_without_key_and_flat_items_are_told(asked: Questionnaire) -> None:
    """No answer and few votes; as many votes for each answer."""
    flat = [mark for mark in asked.item("gudang").marks for _ in range(3)]
    told = [m("id") for m in panel(asked, cast({"gudang": flat})).findings]
    assert any(line.startswith("rumor: 0 suara dan tanpa jawaban") for line in told)
    assert any(line.startswith("gudang: semua jawaban") for line in told)


@st.composite
def ballots(draw: st.DrawFn) -> tuple[list[Vote], list[str]]:
    """Made-up votes on two items, and another order of the codes."""
    count = draw(st.integers(2, 14))
    marks = {"gudang": ["periksa", "umumkan", "tunggu", "jaga"], "tokoh": list("12345")}
    votes = [
        Vote(f"U-{number}", item, draw(st.sampled_from(options)), REASON)
        for item, options in marks.items()
        for number in range(count)
    ]
    return votes, draw(st.permutations([f"U-{number}" for number in range(count)]))


@given(ballots())
def test_it_does_not_matter_who_is_who(
    asked: Questionnaire, made: tuple[list[Vote], list[str]]
) -> None:
    """Votes in another order, under exchanged codes: agreement and stability stay."""
    votes, order = made
    renamed = {f"U-{number}": code for number, code in enumerate(order)}
    other = [Vote(renamed[v.panellist], v.item, v.option, v.reason) for v in votes]
    one, two = (
        panel(asked, Votes(tuple(votes))),
        panel(asked, Votes(tuple(other[::-1]))),
    )
    assert one.agreement.spreads == two.agreement.spreads
    assert one.agreement.ratings == two.agreement.ratings
    assert one.stability.mean_sd == two.stability.mean_sd
    far = [
        sorted((p.distance, p.outlier) for p in x.agreement.panellists)
        for x in (one, two)
    ]
    assert far[0] == far[1]
