"""The other history: exact, unchanged before the branch, clear about what is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.ensemble import Branch, EnsembleError, add, branch, leave_out, paired, shift
from sim.exercise import Exercise, JournalError
from sim.exercise.journal import read
from sim.policies import SIMPLE, play
from sim.scenario.load import load
from sim.world.calendar import minute_of
from tests.ensemble import robots
from tests.exercise import deep
from tests.exercise.test_documents import DAILY, sipks

NAME = "muara-sendaru"
SEED = 7
DESK = {"kind": "act", "action": "A11", "authority": "diskominfo"}


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A robot's journal with many decisions of several kinds, closed."""
    path = tmp_path_factory.mktemp("cabang") / "jurnal.jsonl"
    play(SIMPLE["random"](SEED), NAME, seed=SEED, journal=path)
    return path


def _at(day: int, hour: float = 0) -> int:
    return minute_of(load(NAME), day, hour)


def test_nothing_changed_is_the_identical_history(journal: Path) -> None:
    """Same decisions, reports, incidents, curves; no difference in any measure."""
    other = branch(journal, (-12, 8))
    assert other.other == other.was
    assert other.other.made == read(journal).decisions
    assert set(other.difference.values()) == {0}
    assert not other.impossible
    assert not other.refused


@pytest.mark.parametrize("seed", range(3, 9))
def test_a_crisis_that_ends_by_evening_is_on_the_curve(seed: int) -> None:
    """A day's level is the highest of the day: nobody takes a short crisis for none."""
    scenario = load(NAME)
    exercise = play(SIMPLE["never"](seed), NAME, seed=seed)
    told = branch(exercise, (-1, 0)).was
    world = exercise.seat.world
    for name, issue in world.state.issues.items():
        levels = told.apart[f"level/{name}"]
        for minute, stage in issue.path:
            day = minute // 1440
            if day < len(levels) and stage in issue.rules:
                assert levels[day] >= issue.rules[stage].level
    assert max(told.curves["level"]) >= max(
        (issue.rules[stage].level for issue in world.state.issues.values()
         for _, stage in issue.path if stage in issue.rules), default=0,
    )  # fmt: skip
    assert told.days[0] == scenario.world.start_day


def test_the_branch_is_the_same_from_path_journal_and_exercise(journal: Path) -> None:
    """Whatever form the journal comes in."""
    exercise = Exercise.open(NAME, seed=SEED, journal=journal)
    forms = (journal, str(journal), read(journal), exercise)
    found = [branch(form, (-20, 9), instead=DESK) for form in forms]
    assert all(one.to_dict() == found[0].to_dict() for one in found)


@settings(max_examples=12)
@given(day=st.integers(-29, 6), hour=st.integers(0, 23))
def test_nothing_before_the_branch_changes(journal: Path, day: int, hour: int) -> None:
    """Decisions, reports, incidents, curves until ``at`` are those of the journal."""
    other = branch(journal, (day, hour), instead=[DESK, lambda d: d.kind != "close"])
    at = _at(day, hour)
    for history in (other.was, other.other):
        assert history.days == other.days
    decided = [[d for d in h.made if d.t < at and d.kind != "advance"]
               for h in (other.was, other.other)]  # fmt: skip
    told = [[r for r in h.inbox if r.minute < at] for h in (other.was, other.other)]
    seen = [[i for i in h.incidents if i.minute < at] for h in (other.was, other.other)]
    for was, now in (decided, told, seen):
        assert was == now
    whole = at // 1440
    for was_curve, now_curve in other.curves.values():
        assert was_curve[:whole] == now_curve[:whole]


def test_a_minute_and_a_day_with_an_hour_say_the_same(journal: Path) -> None:
    """``at`` may be given either way."""
    one = branch(journal, (-20, 9.5), instead=DESK)
    two = branch(journal, _at(-20, 9.5), instead=DESK)
    assert one.at == two.at
    assert one.to_dict() == two.to_dict()


def test_an_added_decision_is_made_once_more(journal: Path) -> None:
    """It stands in the other history's decisions at its time; the rest stands too."""
    other = branch(journal, (-20, 9), instead=add(DESK, at=(-15, 10)))
    extra = [d for d in other.other.made if d.kind == "act" and d.t == _at(-15, 10)]
    assert [d.action for d in extra] == ["A11"]  # type: ignore[union-attr]
    rest = [d for d in other.other.made if d.kind != "advance" and d not in extra]
    lost = [left.decision for left in other.impossible]
    assert len(rest) + len(lost) == len([d for d in other.decisions
                                         if d.kind != "advance"])  # fmt: skip


@pytest.mark.parametrize(
    "which",
    ["assess", {"kind": "assess"}, lambda d: d.kind == "assess"],
    ids=["kind", "fields", "function"],
)
def test_what_is_left_out_is_not_made(journal: Path, which: object) -> None:
    """By kind, by fields or by a function: gone after the branch, kept before it."""
    at = _at(-15)
    other = branch(journal, at, instead=leave_out(which))  # type: ignore[arg-type]
    left = [d for d in other.other.made if d.kind == "assess"]
    assert left == [d for d in other.decisions if d.kind == "assess" and d.t < at]
    assert left


def test_a_decision_is_made_earlier() -> None:
    """The one clarification of a history, brought forward to another day."""
    played = Exercise.open(NAME, seed=SEED, participant="peserta-01")
    played.advance(day=-12, hour=9)
    (issue, *_) = played.seat.world.state.known
    assert played.act("A10", "diskominfo", issue=issue).ok
    played.advance(day=0)
    other = branch(played, (-28, 0), instead=shift("A10", to=(-13, 8)))
    acts = [d for d in other.other.made if d.kind == "act"]
    assert [(d.t, d.action) for d in acts] == [(_at(-13, 8), "A10")]  # type: ignore[union-attr]
    earlier = branch(played, (-28, 0), instead=shift("A10", hours=-25))
    assert earlier.other == other.other


def test_what_is_no_longer_possible_is_listed() -> None:
    """An act on an issue not yet heard of; an answer that was never given."""
    played = Exercise.open(NAME, seed=SEED, participant="peserta-01")
    played.advance(day=-12, hour=9)
    (issue, *_) = played.seat.world.state.known
    assert played.act("A01", "kesbangpol", issue=issue).ok
    played.advance(hours=48)
    finding = next(r for r in played.inbox if r.kind == "finding")
    assert played.grade(finding.id, "B", 2).ok
    too_early = branch(played, (-30, 7), instead=shift("A01", to=(-30, 7)))
    kinds = [left.decision.kind for left in too_early.impossible]
    assert kinds == ["act", "grade"]
    assert "belum pernah dilaporkan" in str(too_early.impossible[0])


def test_a_ground_keeps_its_meaning_under_another_number() -> None:
    """A second finding becomes the first when the first check is left out: the decision
    that rests on it rests on the same finding still."""
    played = Exercise.open(NAME, seed=SEED, participant="peserta-01")
    played.advance(day=-10, hour=9)
    one, two, *_ = played.seat.world.state.known
    assert played.act("A01", "kesbangpol", issue=one).ok
    played.advance(hours=24)
    assert played.act("A01", "kesbangpol", issue=two).ok
    played.advance(hours=24)
    mine = next(r for r in played.inbox if r.kind == "finding" and r.about == two)
    assert played.assess(two, level=1, because=[mine.id]).ok
    other = branch(played, (-10, 0), instead=leave_out({"action": "A01", "issue": one}))
    (assessed,) = [d for d in other.other.made if d.kind == "assess"]
    (ground,) = assessed.because
    meant = next(r for r in other.other.inbox if r.id == ground)
    assert (meant.kind, meant.about, meant.claim) == ("finding", two, mine.claim)


def test_a_reply_goes_to_the_same_document_under_another_number() -> None:
    """The second document becomes the first when the first is not filed: what was
    replied to it, and the answer to that which a decision rests on, stay its own."""
    played = deep.started()
    assert played.decide({"kind": "daily", **DAILY}).ok
    assert played.decide({"kind": "sipks", **sipks(played, source="", place="")}).ok
    played.advance(day=-20, hour=9)
    mine = played.record.documents[1]
    assert (mine.id, mine.status) == ("d-2", "returned")
    assert played.decide({"kind": "reply", "document": "d-2", "text": "Dari FKDM."}).ok
    played.advance(day=-16, hour=9)
    answer = next(r for r in reversed(played.inbox) if r.id.startswith("d-2-"))
    issue = deep.known(played)
    assert played.assess(issue, level=1, because=[answer.id]).ok
    same = branch(played, 0)
    assert same.other == same.was
    other = branch(played, 0, instead=leave_out("daily"))
    assert not other.impossible
    made = {d.kind: d for d in other.other.made}
    assert made["reply"].document == "d-1"  # type: ignore[union-attr]
    assert made["assess"].because == (  # type: ignore[union-attr]
        answer.id.replace("d-2", "d-1"),
    )


def test_an_act_that_finds_no_means_left_is_told() -> None:
    """All of the day's staff-hours spent on something else: met then, refused now."""
    played = Exercise.open(NAME, seed=SEED, participant="peserta-01")
    played.advance(day=-12, hour=9)
    assert played.decide(DESK).ok
    played.advance(day=0)
    busy = {"kind": "act", "action": "A33", "authority": "kesbangpol"}
    other = branch(played, (-12, 9), instead=[busy] * 4)
    assert [left.decision.kind for left in other.refused] == ["act"]
    assert not other.refused[0].outcome.ok


@pytest.mark.parametrize(
    ("at", "instead", "told"),
    [
        ((-90, 0), (), "di luar skenario"),
        ((0, 0), leave_out("A99"), "tidak ada keputusan yang cocok"),
        ((-5, 0), add(DESK, at=(-9, 0)), "mendahului percabangan"),
        ((-5, 0), {"kind": "act", "action": "rapat"}, "tidak dapat dipahami"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    journal: Path, at: tuple[int, int], instead: object, told: str
) -> None:
    """With the reason, before anything is computed."""
    with pytest.raises(EnsembleError, match=told):
        branch(journal, at, instead=instead)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "at", ["H-60", 100.5, None, (-20,), (-20, 99), (-20, float("nan")), ("a", 3), True]
)
def test_a_time_that_is_none_is_refused(journal: Path, at: object) -> None:
    """With the two ways a time can be given."""
    with pytest.raises(EnsembleError, match=r"atau \(hari, jam\) dengan jam 0–24"):
        branch(journal, at)  # type: ignore[arg-type]


@pytest.mark.parametrize("instead", [None, "A10", 5, [None], [5]])
def test_a_change_that_is_none_is_refused(journal: Path, instead: object) -> None:
    """With the forms that a change can have."""
    with pytest.raises(EnsembleError, match=r"leave_out\(…\), shift\(…\)"):
        branch(journal, (-20, 9), instead=instead)  # type: ignore[arg-type]


def test_an_interval_follows_the_decisions_in_other_seeds(journal: Path) -> None:
    """Each seed with and without the change; the journal's own gives the branch."""
    other = branch(journal, (-20, 9), instead=DESK)
    found = other.interval([SEED, 1, 2, 3])
    assert found["acts"].values[0] == other.difference["acts"]
    for name, difference in other.difference.items():
        assert found[name].values[0] == difference
        assert found[name].low <= found[name].mean <= found[name].high
    assert found.taken == 4
    assert len(found.lost) == 4
    assert found.lost[0] == len(branch(journal, (-20, 9)).impossible) == 0
    assert found.without.seeds == found.with_act.seeds == (SEED, 1, 2, 3)
    assert json.loads(json.dumps(found.to_dict()))["left_out"] == list(found.lost)
    assert "4 pairs (changed in 4;" in repr(found)


def test_an_interval_of_a_change_that_changes_nothing_is_refused(journal: Path) -> None:
    """As are too few seeds, seeds given twice, and what are no seeds."""
    same, other = (branch(journal, (-20, 9), instead=i) for i in ((), DESK))
    for found, seeds, told in (
        (same, [1, 2], "tidak berlaku pada satu pun"),
        (other, [1], "paling sedikit 2 benih"),
        (other, [1, 1], "masing-masing hanya sekali"),
        (other, 5, "bilangan bulat"),
    ):
        with pytest.raises(EnsembleError, match=told):
            found.interval(seeds)  # type: ignore[arg-type]


def test_what_an_interval_has_no_place_for_is_counted() -> None:
    """A decision about a thing that another seed never told of is left out there."""
    played = Exercise.open(NAME, seed=SEED, participant="peserta-01")
    played.advance(day=-12, hour=9)
    told = next(r for r in played.inbox if r.kind == "report")
    assert played.grade(told.id, "B", 2).ok
    found = branch(played, (-12, 9), instead=DESK).interval(range(3))
    assert found.lost == (1, 1, 1)
    assert found["acts"].values == (1, 1, 1)


def test_a_damaged_journal_is_refused(journal: Path, tmp_path: Path) -> None:
    """As everywhere else: with the number of the line."""
    lines = journal.read_bytes().splitlines(keepends=True)
    damaged = tmp_path / "jurnal.jsonl"
    damaged.write_bytes(b"".join([*lines[:3], *lines[4:]]))
    with pytest.raises(JournalError, match="baris 4"):
        branch(damaged, 0)


def test_the_other_history_can_be_gone_on_with(journal: Path) -> None:
    """``exercise`` stands where the decisions end, with all of them made."""
    other = branch(journal, (-20, 9), instead=leave_out("close"))
    assert other.exercise.decisions == other.other.made
    assert other.exercise.now == other.other.made[-1].to  # type: ignore[union-attr]
    assert other.exercise.decide({"kind": "close"}).ok


def _changed(other: Branch) -> float:
    return sum(map(abs, other.difference.values()))


def test_a_result_is_readable(journal: Path) -> None:
    """In one line for people, as plain JSON for programs."""
    other = branch(journal, (-30, 7), instead=leave_out("act"))
    assert _changed(other) > 0
    assert repr(other).startswith(f"<{NAME} seed {SEED}, otherwise from minute 420: ")
    plain = json.loads(json.dumps(other.to_dict()))
    assert plain["measures"]["acts"]["other"] == 0
    assert len(plain["curves"]["tension"]["was"]) == len(plain["days"]) == 38


@pytest.mark.parametrize(
    ("name", "action", "authority", "district", "when", "seeds"),
    [
        (NAME, "A22", "polda", "muararuai", (-25, 9), 250),
        ("sagara-lawas", "A22", "polda", "teluk-renggana", (-60, 9), 40),
    ],
)
def test_an_extra_act_changes_only_its_causal_cone(
    name: str,
    action: str,
    authority: str,
    district: str,
    when: tuple[int, int],
    seeds: int,
) -> None:
    """Minimally different worlds: of the later incidents beyond the district that an
    act reaches and its neighbours, at least 99 % are the same in every particular."""
    scenario = load(name)
    act = {"kind": "act", "action": action, "authority": authority,
           "district": district}  # fmt: skip
    found = paired("never", act, range(seeds), at=when, scenario=scenario, workers=0)
    assert found.taken > 0.8 * seeds
    at = minute_of(scenario, *when)
    near = {district, *next(d.neighbours for d in scenario.world.districts
                            if d.id == district)}  # fmt: skip
    same = every = inside = 0
    for one, two in zip(found.without.runs, found.with_act.runs, strict=True):
        before, after = ({e for e in run.incidents if e.minute >= at}
                         for run in (one, two))  # fmt: skip
        inside += len({e for e in before ^ after if e.district in near})
        far = {e for e in before | after if e.district not in near}
        same += len(far & before & after)
        every += len(far)
    assert every > 100
    assert same / every >= 0.99
    assert inside > 0, "the act changed nothing at all, so nothing was tested"


def test_paired_differences_and_their_interval() -> None:
    """One act in every run: one act more, and the money it costs, with no spread."""
    found = paired("never", DESK, range(6), at=(-20, 9), scenario=NAME, workers=0)
    assert found.taken == 6
    assert found["acts"].values == (1,) * 6
    assert (found["acts"].low, found["acts"].high) == (1, 1)
    assert found["acts"].bootstrap() == (1, 1)
    told = found["incidents"]
    assert told.low <= told.mean <= told.high
    assert "6 pairs (taken in 6)" in repr(found)
    assert json.loads(json.dumps(found.to_dict()))["measures"]["acts"]["mean"] == 1


def test_an_act_may_be_chosen_when_its_time_comes() -> None:
    """A function is asked at every look and its act is taken once in each run."""
    found = paired("never", robots.check_first, range(5), scenario=NAME, workers=1)
    assert found.taken == 5
    assert found["acts"].values == (1,) * 5


def test_an_act_needs_a_time() -> None:
    """A plain decision without ``at`` is refused, and so is a single seed."""
    with pytest.raises(EnsembleError, match="kapan"):
        paired("never", DESK, range(3), scenario=NAME, workers=0)
    with pytest.raises(EnsembleError, match=r"tidak pernah dapat diambil.*Pilih isu"):
        paired("never", {"kind": "act", "action": "A05", "authority": "sekda"},
               range(3), at=(-9, 8), scenario=NAME, workers=0)  # fmt: skip
    with pytest.raises(EnsembleError, match="paling sedikit 2"):
        _ = paired("never", DESK, [1], at=(-9, 8), scenario=NAME, workers=0).differences
