"""A scenario is put to the test: reachability, separation, sensitivity, verdict."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest

from deniceni import progress
from deniceni.scenario_command import main
from grading import Key
from grading.gate.gate import Gate, hold
from grading.gate.players.cast import CAREFUL
from grading.gate.plays import Played, plays_by, watch
from grading.workbench.results import load_golden
from grading.workbench.sheet import Section, Sheet, Table, figure, signed
from grading.workbench.trial import Gated, Trial, trial
from grading.workbench.trial.levers import KINDS, Lever, levers
from grading.workbench.trial.reach import reached
from grading.workbench.trial.report import sheet
from grading.workbench.trial.seen import MODEL, NEVER, World, noted, seen, world
from grading.workbench.trial.sensitivity import Moved, Pulled
from grading.workbench.trial.separation import best_trick, separations
from grading.workbench.trial.settings import settings
from grading.workbench.trial.trial import PLAYERS
from grading.workbench.trial.verdict import mends, remarks
from sim.ensemble.ensemble import ensemble
from sim.ensemble.errands import crew
from sim.ensemble.paired import difference
from sim.i18n import LANGUAGES, Language, Message
from sim.policies import play
from sim.policies.simple import never
from sim.scenario.load import SCENARIOS, load
from tests.workbench.editing import NAME

TRICK = "alarm-one"
SEEDS = range(3)


def earned(scores: dict[str, float], seeds: int = 6) -> tuple[Played, ...]:
    """Return plays in which everybody earns the same in every seed, a little apart."""
    return tuple(
        Played(name, seed, dict.fromkeys(("D1", "D4"), (score + seed / 100, score)))
        for name, score in scores.items()
        for seed in range(seeds)
    )


@cache
def _world(key: str, seed: int) -> World:
    return world(NAME, key, seed)


def worlds(key: Key) -> list[World]:
    """Return what came about in a few seeds; each is played once."""
    return [_world(key.model_dump_json(), seed) for seed in SEEDS]


LADDER = {"model": 0.9, "noisy-model": 0.8, "late-model": 0.4, TRICK: 0.1}


def test_a_lever_gives_another_sound_scenario() -> None:
    """Halved or doubled, everything still is what the models allow; the words stay."""
    before = load("sagara-lawas")
    one_of_each = {lever.kind: lever for lever in levers(before)}
    for lever in one_of_each.values():
        for factor in (settings().half, settings().double):
            after = lever.pull(before, factor)
            for part in (after.world, after.issues[-1], after.sources[0]):
                type(part).model_validate(part.model_dump(), strict=True)
            assert after.fingerprint != before.fingerprint
            assert (
                after.model_copy(update={"fingerprint": before.fingerprint}) != before
            )
            assert after.texts == before.texts


def test_every_kind_of_lever_is_pulled_somewhere() -> None:
    """The shipped scenarios between them have all there are."""
    kinds = {one.kind for name in (NAME, "sagara-lawas") for one in levers(load(name))}
    assert kinds == set(KINDS)


def test_a_lever_moves_what_it_names() -> None:
    """Twice the everyday rate brings more incidents, and no crisis more."""
    before = load(NAME)
    after = Lever("everyday").pull(before, 5.0)
    one, two = (ensemble("never", range(8), scenario=s, workers=0)
                for s in (before, after))  # fmt: skip
    assert two.total("background") > one.total("background")
    assert two.column("crises") == one.column("crises")


def test_the_same_key_gives_the_same_world_however_it_is_asked(key: Key) -> None:
    """What the gate notes of a seed is what the seed gives when it is looked at."""
    by_gate = noted(MODEL, watch(NAME, key, MODEL, 1))
    assert by_gate == worlds(key)[1]
    assert noted("always", watch(NAME, key, NEVER, 1)) is None


def test_everything_an_author_wrote_is_looked_for(key: Key) -> None:
    """Every inject, every stage but the first, every item of every plan."""
    scenario = load(NAME)
    found = reached(scenario, key, worlds(key))
    by_name = {(one.what, one.part, one.id): one for one in found}
    assert by_name["inject", "", "minta-kirka"].never == 1
    assert by_name["stage", "ceramah", "emerging"].model == 1
    items = {(plan.id, item.id) for plan in key.plans for item in plan.items}
    assert {(part, name) for what, part, name in by_name if what == "item"} == items
    stages = sum(len(issue.stages) - 1 for issue in scenario.issues)
    assert sum(one.what == "stage" for one in found) == stages


def test_an_inject_that_cannot_come_is_missing(key: Key) -> None:
    """It came about in no world, whoever played."""
    scenario = load(NAME)
    first = scenario.injects[0].model_copy(update={"id": "tak-pernah"})
    more = scenario.model_copy(update={"injects": (first, *scenario.injects)})
    found = reached(more, key, worlds(key))[0]
    assert (found.id, found.missing, found.rare) == ("tak-pernah", True, False)


def test_what_came_about_is_read_off_the_history() -> None:
    """Stages passed, messages sent, and the outcome in numbers."""
    run = play(never, NAME, seed=0)
    found = seen(run)
    paths = {n: i.path for n, i in run.seat.world.state.issues.items()}
    assert found.stages == {(n, s) for n, path in paths.items() for _, s in path}
    assert set(found.came) == {"crises", "violent", "peak-level"}


def test_better_play_is_told_from_worse() -> None:
    """Every pair lies apart where everybody keeps to the ladder."""
    found = separations(earned(LADDER))
    assert all(one.seen for one in found)
    assert {one.dimension for one in found} == {"D1", "D4"}
    top = next(one for one in found if (one.better, one.worse) == ("model", TRICK))
    assert top.over.mean == pytest.approx(0.8)
    assert top.chance == 1


def test_equal_play_is_not_told_apart() -> None:
    """A trick that earns like the model shows a scale of no use."""
    found = separations(earned({**LADDER, TRICK: 0.9}))
    found_by = {(one.dimension, one.better, one.worse): one for one in found}
    top = found_by["D1", "model", TRICK]
    assert not top.seen
    assert top.chance == 0.5


def test_the_best_trick_is_the_one_that_counts() -> None:
    """Whoever earned most in the mean among the tricks."""
    assert best_trick({"model": [1.0], TRICK: [0.1], "pulse-3d": [0.3]}) == "pulse-3d"


def tried(key: Key, better: float = 0.95, levers_by: float = 0.01) -> Trial:
    """Return a test in which everybody earns what they should, or the model less."""
    scores = dict.fromkeys(PLAYERS, 0.0) | {
        "late-model": 0.4, "noisy-model": 0.85, "model": better, "oracle": 1.0,
        CAREFUL: 0.9,
    }  # fmt: skip
    played = tuple(
        Played(name, seed, dict.fromkeys(("D1", "D2", "D3", "D4"), (score, score)))
        for name, score in scores.items()
        for seed in SEEDS
    )
    scenario, seen_in = load(NAME), tuple(worlds(key))
    less = difference("crises", [-1.0, -0.9, -1.1])
    marked = difference("mark", [-levers_by, -levers_by])
    idle, own = {"crises": less}, {"mark": marked}
    lever = Lever("exit", "ceramah", "rising", "threshold")
    low, high = (Pulled(lever, factor, idle, own) for factor in (0.5, 2.0))
    return Trial(
        scenario=scenario,
        key=key,
        gate=Gate(NAME, key, played, hold(played, key)),
        separations=separations(played),
        worlds=seen_in,
        reached=reached(scenario, key, seen_in),
        moved=(Moved(lever, low, high, 2.0, less),),
        effect=dict.fromkeys(seen_in[0].never.came, less),
    )


def messages(found: Trial) -> str:
    """Return everything that was remarked, in Bahasa Indonesia."""
    return "\n".join(one.said("id") for one in remarks(found))


def test_the_verdict_comes_first_and_in_plain_words(key: Key) -> None:
    """Ready, or how many things have to be mended."""
    found = tried(key)
    text = sheet(found).text("id").split("\n\n")[1]
    assert text.startswith("Putusan")
    ready = "siap dipakai" if not mends(found) else f"{mends(found)} hal"
    assert ready in text


def test_a_model_that_earns_too_little_has_to_be_mended(key: Key) -> None:
    """The gate's bound and the lost separation are told with a mend."""
    found = tried(key, better=0.0)
    assert mends(found) > mends(tried(key))
    assert "Gerbang: Tanggapan acuan mendapat 0" in messages(found)
    assert "D1 tidak memisahkan Tanggapan acuan dari Trik" in messages(found)
    assert "Perbaikan:" in messages(found)


def test_a_mark_that_hangs_on_one_number_is_told(key: Key) -> None:
    """With the parameter, its factor and how far the mark falls."""
    assert "bergantung pada satu angka" not in messages(tried(key))
    told = messages(tried(key, levers_by=0.4))
    assert "bergantung pada satu angka" in told
    assert "Laju meningkat → ambang" in told
    assert "−0,4" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_needs_nothing_from_elsewhere(key: Key, language: Language) -> None:
    """One file in the asked language: no script, no address."""
    page = sheet(tried(key)).html(language)
    assert f'<html lang="{language}">' in page
    assert not re.search(r"<script|https?:|src=|@import", page)
    assert page.count("<table>") >= 6


def test_the_terminal_has_less_than_the_page(key: Key) -> None:
    """Every parameter, every trick and every item only there."""
    made = sheet(tried(key))
    assert "Semua pemain" in made.html("id")
    assert "Semua pemain" not in made.text("id")


def test_columns_stand_under_each_other() -> None:
    """Words left, figures right, whatever their length."""
    table = Table(
        (Message("Pemain"), Message("D1")), (("a", figure(0.5)), ("panjang", "1"))
    )
    text = Sheet(Message("x"), Message("y"), (Section(Message("z"), table=table),))
    lines = text.text("id").split("\n")[5:]
    assert lines == ["  Pemain    D1", "  a        0,5", "  panjang    1"]


@pytest.mark.parametrize(
    ("number", "shown"), [(0.123, "+0,12"), (-0.5, "−0,5"), (-0.001, "0"), (0.0, "0")]
)
def test_a_difference_has_a_sign_unless_it_is_none(number: float, shown: str) -> None:
    """A true minus, and nothing before a zero."""
    assert signed(number)("id") == shown


def test_what_is_recorded_is_what_was_played(key: Key) -> None:
    """The careful player is no robot of the gate and is left out."""
    names = (NEVER, MODEL, CAREFUL)
    found = Gated(load(NAME), key, _gate(key, names), ())
    golden = found.golden
    assert tuple(golden.gate.means) == (NEVER, MODEL)
    shipped = load_golden(NAME, 1)
    assert shipped is not None
    assert golden.plays[0] == shipped.plays[0]
    assert golden.plays[-1] == shipped.plays[3]


def _gate(key: Key, names: tuple[str, ...]) -> Gate:
    def quiet(done: int, total: int) -> None:
        assert done <= total

    with crew(1) as here:
        played = plays_by(here, NAME, key, names, range(1), quiet, noted)
    return Gate(NAME, key, played, ())


@pytest.mark.parametrize("options", [["--record", "--seeds", "4"], ["--seeds", "0"]])
def test_a_record_is_of_the_usual_seeds(options: list[str]) -> None:
    """Others cannot be recorded; and there is at least one seed."""
    with pytest.raises(SystemExit, match="2"):
        main(["test", NAME, *options])


def test_a_trainees_copy_cannot_be_tested(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a key there is nothing to test, and it says so."""
    (copy / "key.yaml").unlink()
    assert main(["test", str(copy)]) == 1
    assert "key.yaml" in capsys.readouterr().err


def test_the_bar_is_quiet_where_nobody_looks(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Where the error stream is no terminal nothing is written."""
    progress.bar(1, 2, "bermain")
    assert capsys.readouterr().err == ""


def test_the_bar_stays_on_one_line_and_leaves_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Share and label while under way; nothing once all is done."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    progress.bar(1, 2, "bermain")
    progress.bar(2, 2, "bermain")
    first, last = capsys.readouterr().err.split(progress.ERASE)[1:]
    assert first.endswith(" 50% bermain")
    assert last == ""


@pytest.mark.soak
def test_the_whole_test_says_the_same_whoever_plays(key: Key) -> None:
    """With two processes as with one, to the last figure; and what ships is ready."""
    one, two = (trial(NAME, key, workers=count) for count in (1, 2))
    assert sheet(one).text("en") == sheet(two).text("en")
    assert mends(one) == 0
    assert one.golden == load_golden(NAME, 1)


@pytest.mark.soak
@pytest.mark.parametrize("seconds", [0.2, 1.5, 6.0])
def test_ctrl_c_ends_it_with_one_line(seconds: float) -> None:
    """While workers start or play: status 130, no traceback of theirs, and at once."""
    line = [
        sys.executable,
        "-m",
        "deniceni",
        "scenario",
        "test",
        NAME,
        "--workers",
        "2",
    ]
    run = subprocess.Popen(
        line,
        cwd=SCENARIOS.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert run.stdout is not None
    assert run.stdout.readline()
    time.sleep(seconds)
    os.killpg(run.pid, signal.SIGINT)
    said, complained = run.communicate(timeout=30)
    assert run.returncode == 130
    assert said.split() == [
        "Dihentikan.",
        "Yang",
        "sudah",
        "tersimpan",
        "tetap",
        "tersimpan.",
    ]
    assert complained == ""
