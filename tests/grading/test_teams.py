"""The team review: who knew and decided what, side by side, without a ranking."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grading import Key
from grading.careful import careful
from grading.grade import judge
from grading.result import Look, Result
from grading.robots import robot
from grading.teams import Person, RosterProblem, Team, TeamProblem, html, read, team
from grading.teams import files as written
from grading.teams.cover import blind, covered
from grading.teams.notebook import notebook
from grading.teams.split import brier, forecasts, levels, pooled_of
from sim.exercise import Exercise
from sim.i18n import LANGUAGES, Language
from sim.policies import Policy, play
from sim.scenario.model import Scenario

SEED = 7
Maker = Callable[..., Result]


@pytest.fixture(scope="module")
def made(scenario: Scenario, key: Key) -> Maker:
    """Make a result: who, the robot that plays, the seed."""

    def make(who: str, policy: str | Policy = "never", seed: int = SEED) -> Result:
        player = robot(policy, key, 1) if isinstance(policy, str) else policy
        return judge(play(player, scenario, seed=seed, participant=who), key)

    return make


@pytest.fixture(scope="module")
def mixed(made: Maker, key: Key) -> Team:
    """Three who play very differently; the second has a role that wants escaping."""
    results = [
        made("sari", careful(key, robot("model", key))),
        made("budi", "late-model"),
        made("tuti", "never"),
    ]
    return team(results, "Tim <Elang>", {"budi": "<b>Polres</b>"}, key=key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_recollection_comes_first_and_everybody_has_a_lane(
    mixed: Team, language: Language
) -> None:
    """The team writes down what it remembers before it sees anything."""
    page = html(mixed, language)
    order = [page.index(f'id="dc-{name}"') for name in ("recall", "script", "told")]
    assert order == sorted(order)
    for member in ("sari", "budi", "tuti"):
        assert page.count(member) > 3
    assert f'<html lang="{language}">' in page


def test_the_page_is_offline_and_escaped(mixed: Team) -> None:
    """No script, no request; a role or a name with markup is shown as typed."""
    page = html(mixed)
    assert "<script" not in page
    assert re.findall(r"""(?:src|href)=["']([^"'#][^"']*)""", page) == []
    assert "<b>Polres" not in page
    assert "Tim &lt;Elang&gt;" in page
    assert page.count("<figure") == page.count('<figure role="img" aria-label="')


def test_what_each_was_told_is_what_the_inbox_says(mixed: Team) -> None:
    """Reports are counted as delivered, and as dealt with once graded or linked."""
    sari, _, tuti = mixed.members
    assert len(tuti.touched) == 0
    graded = set(sari.result.exercise.record.grades)
    assert graded
    assert graded <= set(sari.touched)
    assert set(sari.touched) <= {report.id for report in sari.inbox}


def test_a_key_action_is_of_all_of_some_or_of_nobody(made: Maker, key: Key) -> None:
    """Two who do nothing cover nothing; two model players cover all they were asked."""
    idle = team([made("a"), made("b")], "Diam", key=key)
    assert {one.by for one in covered(idle)} == {"nobody"}
    model = robot("model", key)
    both = team([made("a", model), made("b", robot("model", key))], "Dua", key=key)
    assert {one.by for one in covered(both)} == {"everyone"}
    one_of = team([made("a", robot("model", key)), made("b")], "Satu", key=key)
    assert "everyone" not in {one.by for one in covered(one_of)}
    assert all(one.first is not None for one in covered(one_of) if one.by == "someone")


def test_shared_blind_spots_are_what_no_member_saw(made: Maker, key: Key) -> None:
    """With nobody looking every issue is one; a careful member removes it."""
    idle = team([made("a"), made("b")], "Diam", key=key)
    issues = {issue.id for issue in idle.scenario.issues}
    found = blind(idle)
    assert set(found.ungraded) == set(found.unassessed) == issues
    assert set(found.unwarned) == {e.issue for e in idle.members[0].summary.episodes}
    helped = team([made("a"), made("b", careful(key))], "Satu", key=key)
    assert blind(helped).ungraded == blind(helped).unassessed == ()


def test_gaps_are_where_members_stood_apart(made: Maker, key: Key) -> None:
    """Who always shouts and who says the middle are apart; two alike never are."""
    apart = team([made("a", "always"), made("b", "midpoint")], "Beda", key=key)
    assert max(one.gap for one in levels(apart)) == 1
    assert max(one.gap for one in forecasts(apart)) == 50
    alike = team([made("a", "midpoint"), made("b", "midpoint")], "Sama", key=key)
    assert {one.gap for one in levels(alike)} == {0}
    scores = brier(forecasts(alike))
    assert scores is not None
    assert scores[0] == pytest.approx([scores[1]] * 2)


@given(
    st.lists(
        st.lists(st.integers(0, 10), min_size=3, max_size=3), min_size=2, max_size=6
    ),
    st.booleans(),
)
def test_the_mean_forecast_is_never_worse_than_its_members(
    tenths: list[list[int]], happened: bool
) -> None:
    """Brier is convex: pooling cannot cost more than its members do on average."""
    looks = [
        [
            Look("x", day, 10 * value, 0.5, 0.3, happened)
            for day, value in enumerate(own)
        ]
        for own in tenths
    ]
    found = pooled_of("x", looks)
    assert found is not None
    assert found.common
    scores = brier([found])
    assert scores is not None
    own, mean = scores
    assert mean <= sum(own) / len(own) + 1e-12


def test_a_question_that_ended_differently_is_not_pooled() -> None:
    """Where the members' worlds differ there is no common truth to score against."""
    yes = Look("x", 0, 80, 0.5, 0.3, True)
    found = pooled_of("x", [[yes], [replace(yes, happened=False)]])
    assert found is not None
    assert not found.common
    assert brier([found]) is None


def test_only_one_exercise_and_seed_make_a_team(made: Maker, key: Key) -> None:
    """One alone is no team, and two seeds cannot be compared day by day."""
    with pytest.raises(TeamProblem, match="dua hasil"):
        team([made("a")], "Sendiri", key=key)
    with pytest.raises(TeamProblem, match="benih"):
        team([made("a"), made("b", seed=8)], "Campur", key=key)


@pytest.mark.parametrize(
    "text",
    [
        "peserta,tim\np-1,Elang\np-2,Elang\n",
        "\ufeffPeserta;Tim;Peran\r\np-1;Elang;\r\n\r\np-2;Elang;Polres\r\n",
        "team\tparticipant\nElang\tp-1\nElang\tp-2\n",
    ],
)
def test_a_list_of_teams_is_read_as_spreadsheets_write_it(
    tmp_path: Path, text: str
) -> None:
    """Comma, semicolon or tab; either language; with a mark and empty lines."""
    path = tmp_path / "tim.csv"
    path.write_bytes(text.encode())
    assert [(p.code, p.team) for p in read(path)] == [
        ("p-1", "Elang"),
        ("p-2", "Elang"),
    ]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "kolom"),
        (b"nama,kelompok\na,b\n", "kolom"),
        (b"peserta,tim\n", "seorang"),
        (b"peserta,tim\n../x,Elang\n", "baris 2"),
        (b"peserta,tim\np-1,\n", "baris 2"),
        (b"peserta,tim\np-1,A\np-1,B\n", "baris 3"),
        (b"peserta,tim\n\xff\xfe,A\n", "CSV"),
        (b"peserta,tim\n" + b"x" * 2_000_000, "besar"),
    ],
)
def test_a_bad_list_is_refused_with_the_line(
    tmp_path: Path, data: bytes, word: str
) -> None:
    """Each thing that can be wrong with a list has its own words."""
    path = tmp_path / "tim.csv"
    path.write_bytes(data)
    with pytest.raises(RosterProblem, match=word):
        read(path)


def test_one_bad_journal_costs_nobody_else_the_review(
    made: Maker, scenario: Scenario, key: Key, tmp_path: Path
) -> None:
    """A missing journal and an open exercise are said; the others are shown."""
    still = Exercise(scenario, SEED, None, hints=False)
    still.begin("d")
    results = {"a": made("a"), "b": made("b"), "d": judge(still, key)}

    def grader(person: Person) -> Result:
        if person.code not in results:
            raise FileNotFoundError(person.code)
        return results[person.code]

    people = [Person(code, "A/B") for code in "abcd"] + [Person("a", "Lain")]
    found = written.write(people, grader, tmp_path, "id", key=key, with_notebook=True)
    assert [path.name for path in found.files] == [
        "tim-01-A-B.html",
        "tim-01-A-B.ipynb",
    ]
    said = [problem("id") for problem in found.problems]
    assert len(said) == 3
    assert "c tidak ditemukan" in said[0]
    assert "d belum ditutup" in said[1]
    assert "Lain" in said[2]


def test_the_notebook_has_every_section_and_places_to_write(mixed: Team) -> None:
    """The sections stand in the outputs; recollection and commitment can be typed."""
    cells = notebook(mixed)["cells"]
    names = [cell["id"] for cell in cells]
    assert names.index("recall-tulis") == names.index("recall") + 1
    assert "commitment-tulis" in names
    assert all(
        cell["outputs"][0]["data"]["text/html"]
        for cell in cells
        if cell["cell_type"] == "code"
    )
