"""``scenario new``: a folder that can be played at once, or none."""

from __future__ import annotations

import builtins
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from deniceni import scenario_ask, scenario_command
from grading.key import load_key
from grading.workbench import new
from grading.workbench.answers import Answers, StoryAnswers, Words, read
from grading.workbench.archetype import filled, known
from grading.workbench.new import Misnamed, Occupied, contents, write
from grading.workbench.quality import remarks
from grading.workbench.wishes import Story, Wishes, settled
from grading.workbench.writing import Block, text
from sim.i18n import LANGUAGES, Language
from sim.scenario import files
from sim.scenario.card import purpose
from sim.scenario.load import SCENARIOS, ScenarioError, load

SEEDS = [one.id for one in known()]
WORDED = "stories:\n  - archetype: uang\n    words: {{{name}: {{id: {said}, en: b}}}}\n"
TRICKY = ['"', "yes", "a: b #c", "- x", "'", "&a *a !t", "0123", "~", "{x", "é—“q”"]


def asked(*names: str, **more: object) -> Wishes:
    """Return wishes for storylines by template, defaults elsewhere."""
    stories = tuple(StoryAnswers(archetype=name) for name in names)
    return settled(Answers.model_validate({**more}).model_copy(
        update={"stories": stories}
    ))  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scenario made with all defaults, its key not fitted."""
    folder = tmp_path_factory.mktemp("new") / "baru"
    assert scenario_command.main(["new", str(folder), "--yes", "--no-fit"]) == 0
    return folder


def test_it_has_every_file(made: Path) -> None:
    """World, issues, sources, injects, texts, key, card and notes: all standard."""
    names = {path.name for path in made.iterdir()}
    assert names == files.KNOWN - {"README.md", "keys", "panel.yaml", files.RESULTS}
    for path in made.glob("*.yaml"):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        own = path.name in ("issues.yaml", "injects.yaml", files.CARD)
        assert ("standard" in data) != own
        assert "# " in path.read_text(encoding="utf-8").split("\n", 1)[0]


def test_it_can_be_played_and_judged(made: Path) -> None:
    """The scenario is sound, so are its key and its card."""
    scenario = load(made)
    assert len(scenario.issues) == 3
    assert len(load_key(made).plans) == 2
    said = purpose(made)
    assert said is not None
    assert said.length == "session"


def test_nothing_is_overwritten(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is there stays as it is."""
    before = {path.name: path.read_bytes() for path in made.iterdir()}
    assert scenario_command.main(["new", str(made), "--yes", "--no-fit"]) == 1
    assert "sudah ada" in capsys.readouterr().err
    assert before == {path.name: path.read_bytes() for path in made.iterdir()}
    with pytest.raises(Occupied):
        write(asked("kebun"), made)


def test_what_fails_half_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also no hidden folder beside it."""

    def broken(*_: object, **__: object) -> str:
        raise ValueError("nothing breaks")

    monkeypatch.setattr(new, "fitted", broken)
    with pytest.raises(ValueError, match="nothing"):
        write(asked("kebun"), tmp_path / "baru", seeds=2)
    assert not [*tmp_path.iterdir()]


def test_among_the_projects_own_a_folder_is_called_like_its_id() -> None:
    """Otherwise nobody would find it by its name."""
    wishes = asked("kebun")
    with pytest.raises(Misnamed):
        write(wishes, SCENARIOS / "lain-nama")
    assert not (SCENARIOS / "lain-nama").exists()


def test_wishes_decide_everything(tmp_path: Path) -> None:
    """The same wishes give the same files; another seed another map."""
    wishes = asked("uang", seed=2)
    once = contents(wishes, tmp_path / "a")
    assert contents(wishes, tmp_path / "a") == once
    other = contents(replace(wishes, seed=3), tmp_path / "a")
    assert other["world.yaml"] != once["world.yaml"]


@pytest.mark.parametrize("said", TRICKY)
def test_what_an_author_types_comes_back(said: str) -> None:
    """Whatever YAML would make of it."""
    tree = {"a": said, "b": [said, {"c": said}]}
    assert yaml.safe_load(text("head", [Block("x", tree)]))["x"] == tree


def test_an_authors_words_reach_the_reports(tmp_path: Path) -> None:
    """A name with quotes and a colon stands in the texts as it was typed."""
    words = {"place": Words(id='aula "A": utara', en="hall 'A': north")}
    story = StoryAnswers(archetype="hitung", words=words)
    write(settled(Answers(stories=(story,))), tmp_path / "baru")
    told = load(tmp_path / "baru").texts["id"].reports["hitung-ajakan"]
    assert any('aula "A": utara' in one for one in told)


@pytest.mark.parametrize("names", [SEEDS[:5], SEEDS[5:10], SEEDS[10:]])
def test_messages_sound_like_who_sends_them(tmp_path: Path, names: list[str]) -> None:
    """Voices of every template are in both texts, filled in; none is remarked on."""
    wishes = asked(*names)
    write(wishes, tmp_path / "baru")
    texts = load(tmp_path / "baru").texts
    for story in wishes.stories:
        for key in LANGUAGES:
            told = story.archetype.texts[key]["voices"]
            given = {name: said[key] for name, said in story.words.items()}
            for name, own in told.items():
                for register, lines in own.items():
                    filled_in = tuple(filled(line, given) for line in lines)
                    assert texts[key].voices[name][register] == filled_in
    found = remarks(tmp_path / "baru")
    assert [one for one in found if one.problem.file.startswith("text.")] == []


def test_a_renamed_thing_reaches_the_voices(tmp_path: Path) -> None:
    """A name that an author gives stands there as in the plain phrasings."""
    words = {"vehicle": Words(id="perahu ketinting", en="ketinting boats")}
    story = StoryAnswers(archetype="konvoi", words=words)
    write(settled(Answers(stories=(story,))), tmp_path / "baru")
    texts = load(tmp_path / "baru").texts
    names: dict[Language, str] = {"id": "perahu ketinting", "en": "ketinting boats"}
    for key, name in names.items():
        told = str(texts[key].voices["konvoi-hadang"])
        assert name in told
        assert "{vehicle}" not in told


def test_a_pace_changes_rates_and_days() -> None:
    """A quick storyline has a question that opens and closes sooner."""

    def days(pace: str) -> tuple[int, int]:
        given = {"archetype": "kebun", "pace": pace}
        stories = (StoryAnswers.model_validate(given),)
        return settled(Answers(stories=stories)).stories[0].open_days

    assert days("quick")[1] < days("usual")[1] < days("slow")[1]


def test_ways_on_are_divided_by_the_electoral_stage(tmp_path: Path) -> None:
    """In the campaign a rate of the first stage is half that of before it."""

    def rate(onset: int) -> float:
        story = StoryAnswers(archetype="dpt", onset=onset)
        days = {"first_day": -100, "last_day": -70 if onset == -98 else -18}
        answers = Answers(stories=(story,), length="short", **days)
        made = contents(settled(answers), tmp_path / "a")["issues.yaml"]
        stages = yaml.safe_load(made)["issues"][0]["stages"]
        return float(stages[1]["exits"][0]["per_day"]["real"])

    assert rate(-40) == pytest.approx(rate(-98) / 2, rel=0.01)


def _answers(folder: Path, said: str) -> Path:
    path = folder / "jawaban.yaml"
    path.write_text(said, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("regency: Sukabumi\n", "sungguh ada"),
        ("regency: Sukabumu\n", "satu huruf"),
        ("stories:\n  - {archetype: kebunn}\n", "kebun"),
        ("stories:\n  - {archetype: kebun, benign: 0.1}\n", "0.42"),
        ("stories:\n  - {archetype: kebun}\n  - {archetype: kebun}\n", "berlainan"),
        ("first_day: -170\nlast_day: 40\n", "hari"),
        (WORDED.format(name="place", said="'{a}'"), "kurung"),
        (WORDED.format(name="tempat", said="a"), "place"),
        ("sedd: 3\n", "seed"),
        ("- 3\n", "isian"),
    ],
)  # fmt: skip
def test_answers_that_cannot_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], said: str, told: str
) -> None:
    """Each is told with its mend, and nothing is written."""
    target = tmp_path / "baru"
    file = _answers(tmp_path, said)
    line = ["new", str(target), "--answers", str(file), "--no-fit"]
    assert scenario_command.main(line) == 1
    assert told in capsys.readouterr().err
    assert not target.exists()


def test_faults_in_answers_name_their_line(tmp_path: Path) -> None:
    """As in a scenario's own files."""
    said = "format: 1\nstories:\n  - archetype: kebun\n    onset: 5\n"
    with pytest.raises(ScenarioError) as caught:
        settled(*read(_answers(tmp_path, said)))
    assert [one.line for one in caught.value.problems] == [4]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What somebody types; Enter when there is no more of it."""
    lines: list[str] = []

    def answer(_: str = "") -> str:
        return lines.pop(0) if lines else ""

    monkeypatch.setattr(builtins, "input", answer)
    return lines


def test_questions_are_asked_until_they_can_be_used(
    typed: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A real place is refused at the prompt with the mend; Enter takes the default."""
    typed += ["Sukabumi", "Ranukirana", "99", "9", "abc", "H−5", "1", "0,5"]
    target = tmp_path / "baru"
    assert scenario_command.main(["new", str(target), "--no-fit"]) == 0
    told = capsys.readouterr().err
    assert "sungguh ada" in told
    assert "Pakai nama rekaan" in told
    assert "Tulis bilangan" in told
    scenario = load(target)
    assert scenario.world.regency == "Ranukirana"
    assert [issue.id for issue in scenario.issues] == ["uang"]
    assert scenario.issues[0].onset[0] == -5
    assert scenario.issues[0].variants["benign"] == 0.5


def test_a_choice_is_taken_in_the_words_that_are_shown(
    typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Not only by number; what is no choice is answered in those words."""
    typed += ["cepa", "cepat"]
    assert scenario_ask._choose("?", scenario_ask.PACES, "usual") == "quick"
    assert "“cepat”" in capsys.readouterr().err


def test_answers_that_end_early(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """No traceback, nothing written."""

    def ended(_: str = "") -> str:
        raise EOFError

    monkeypatch.setattr(builtins, "input", ended)
    assert scenario_command.main(["new", str(tmp_path / "baru"), "--no-fit"]) == 1
    assert "tidak ada yang ditulis" in capsys.readouterr().err
    assert not [*tmp_path.iterdir()]


def test_a_break_before_anything_is_written_says_so(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Ctrl+C at a question: nothing was written, and nothing else is claimed."""

    def broken(_: str = "") -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(builtins, "input", broken)
    assert scenario_command.main(["new", str(tmp_path / "baru")]) == 130
    assert "tidak ada yang ditulis" in capsys.readouterr().err
    assert not [*tmp_path.iterdir()]


def test_what_was_answered_is_shown_and_can_be_answered_again(
    typed: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """“tidak” asks all again; what was answered before is the default then."""
    typed += ["Ranukirana", "2 6", "9", "H−5", "1", "0,5", "4", *[""] * 9]
    typed += ["tidak", "Ranubiru"]
    target = tmp_path / "baru"
    assert scenario_command.main(["new", str(target), "--no-fit"]) == 0
    said = capsys.readouterr()
    assert "dipisah koma" in said.err
    assert said.out.count("mulai H−5, cepat, tidak berbahaya 0,5, 4 kecamatan") == 2
    assert "Kabupaten Ranubiru" in said.out
    assert f"python3 -m deniceni author {target}" in said.out
    (issue,) = load(target).issues
    assert (issue.onset[0], len(issue.districts)) == (-5, 4)


def test_storylines_begin_near_each_other() -> None:
    """What is chosen together falls into one stretch of days, where it may."""
    first, second = asked("kebun", "mahasiswa").stories
    assert isinstance(first, Story)
    assert 0 < second.onset - first.onset < 7


def test_the_word_is_known() -> None:
    """``scenario`` hands ``new`` and ``add`` over to their own modules."""
    assert {"new", "add"} <= set(scenario_command.WORDS)


THREE = """
format: 1
regency: Sumakirana
seed: 5
stories:
  - {archetype: kebun, onset: -90, pace: quick}
  - archetype: mahasiswa
  - archetype: ceramah
"""


@pytest.mark.soak
@pytest.mark.parametrize("said", ["format: 1\n", THREE])
def test_it_passes_the_gate_at_once(tmp_path: Path, said: str) -> None:
    """Made, fitted, checked: no robot buys marks."""
    target = tmp_path / "baru"
    file = _answers(tmp_path, said)
    assert scenario_command.main(["new", str(target), "--answers", str(file)]) == 0
    assert scenario_command.main(["check", str(target)]) == 0
