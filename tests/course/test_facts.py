"""What a rater sees beside a free text, and what an instructor confirms."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from deniceni.course_raters import raters
from grading import load_key
from grading.course import assignment, marks, rulings
from grading.course.build import described
from grading.course.facts import facts, facts_html
from grading.course.layout import CONFIG, JOURNAL, Course
from grading.course.marks import Marks
from grading.course.problem import no_journal
from grading.grade import judge
from grading.raters.collect import of_student
from grading.result import Result
from grading.robots import robot
from sim.exercise import Exercise
from sim.exercise.texts import report_text
from sim.i18n import LANGUAGES
from sim.policies import play
from sim.scenario.load import load

TEXT = """Fakta: Menurut camat (B3) sekitar 40 orang berkumpul. <script>x</script>
Pendapat: Kemungkinan besar (70%) massa bertambah besok, karena kabar tentang daftar
pemilih masih beredar dan belum dijawab. Dalangnya Budi Santoso."""


@pytest.fixture(scope="module")
def result() -> Result:
    """What a robot came to that follows the model response."""
    key = load_key("muara-sendaru")
    return judge(play(robot("model", key), load("muara-sendaru"), seed=7), key)


def shown(result: Result, text: str = TEXT, language: Any = "id") -> str:
    """Return the facts beside a text."""
    return facts_html(Marks({}, result, None), text, language)


def test_suggestions_stand_beside_their_passages(result: Result) -> None:
    """Every criterion with its level, its four anchors and the words it rests on."""
    found = facts(result, TEXT, "id")
    assert len(found["criteria"]) == 5
    assert all(len(one["anchors"]) == 4 for one in found["criteria"])
    page = shown(result)
    assert "<q>Kemungkinan besar</q>" in page
    assert page.count("<mark") >= 4
    assert "Budi Santoso</mark>" in page


def test_what_was_told_found_out_and_true(result: Result) -> None:
    """Each issue heard of, with its sources, its findings and what was behind it."""
    found = facts(result, TEXT, "id")["issues"]
    ex = result.exercise
    assert [one["name"] for one in found] == [
        ex.scenario.texts["id"].issues[name] for name in ex.seat.world.state.known
    ]
    findings = sum(len(one["findings"]) for one in found)
    assert findings == sum(report.kind == "finding" for report in ex.inbox) > 0
    assert all(one["truth"] and one["path"] for one in found)
    assert all(one["separate"] <= one["reports"] for one in found)


def test_grades_given_are_shown_with_the_source() -> None:
    """The participant's own grade of a source stands beside its name."""
    ex = Exercise(load("muara-sendaru"), 7, None, hints=False)
    ex.begin("p-1")
    while not ex.seat.world.state.known:
        ex.advance(hours=12)
    told = next(r for r in ex.inbox if r.about and r.kind == "report")
    ex.grade(told.id, "C", 4)
    graded = judge(ex, load_key("muara-sendaru"))
    rows = [
        line for one in facts(graded, "", "id")["issues"] for line in one["sources"]
    ]
    assert any(line.endswith("(C4)") for line in rows)


def test_a_text_stays_a_text(result: Result) -> None:
    """Whatever is typed: no markup comes through, in neither language."""
    for language in LANGUAGES:
        page = shown(result, language=language)
        assert "<script>" not in page
        assert "&lt;script&gt;" in page
        assert f'lang="{language}"' in page
        assert "http" not in page


def test_what_was_copied_is_marked(result: Result) -> None:
    """A report taken over word by word is a quotation, and held to be one."""
    ex = result.exercise
    copied = report_text(ex.scenario, ex.inbox[0], "id")
    found = facts(result, f"Fakta: ada laporan.\nPendapat: {copied}", "id")
    why = {piece["why"] for part in found["parts"] for piece in part}
    assert any("disalin dari laporan" in line for line in why)
    assert found["notes"]


def test_the_pieces_are_the_whole_text(result: Result) -> None:
    """Nothing is lost or doubled by the marks."""
    found = facts(result, TEXT, "id")
    parts = ["".join(piece["text"] for piece in part) for part in found["parts"]]
    assert "Fakta:" + parts[0] + "Pendapat:" + parts[1] == TEXT


def test_the_frame_beside_the_text_may_be_narrow(
    result: Result, browser: Browser
) -> None:
    """At half of 1366 nothing is cut off or has to be moved sideways."""
    page = browser.new_page(viewport={"width": 520, "height": 768})
    page.set_content(shown(result))
    assert page.evaluate("document.documentElement.scrollWidth") <= 520
    assert page.locator(".dc-facts table").count() == 0
    page.close()


def test_an_empty_text_and_a_submission_with_a_problem(result: Result) -> None:
    """Said in words; what was known is shown all the same. Nothing without a result."""
    page = shown(result, " \n")
    assert "Teksnya kosong" in page
    assert "Yang diketahui peserta" in page
    assert facts_html(Marks({}, None, no_journal()), TEXT, "id") == ""


def test_a_long_text_stays_small(result: Result) -> None:
    """A pasted book does not swell the page."""
    assert len(shown(result, "Warga berkumpul di pasar. " * 100_000)) < 200_000


def handed_in(root: Path, student: str) -> Path:
    """Hand in a journal whose report names somebody beside an accusation."""
    expected = described("id", "muara-sendaru")
    folder = Course(root).submitted(student)
    folder.mkdir(parents=True)
    (root / CONFIG).touch()
    ex = Exercise.open("muara-sendaru", seed=expected.seed, participant=student,
                       journal=folder / JOURNAL)  # fmt: skip
    while not ex.seat.world.state.known:
        ex.advance(hours=12)
    words = dict.fromkeys(("what", "when", "where", "why", "how", "opinion"), "–")
    issue = next(iter(ex.seat.world.state.known))
    assert ex.file(issue=issue, who="warga", facts="Dalangnya Budi Santoso.",
                   recipient="bupati", **words).ok  # fmt: skip
    return folder


def capped(folder: Path) -> float | None:
    """Return what the submission in a folder is capped at."""
    found = marks.of(folder, described("id", "muara-sendaru"))
    assert found.result is not None
    return found.result.capped_at


def test_what_the_instructor_confirms_caps(tmp_path: Path) -> None:
    """Nothing before; ya caps; tidak takes the flag away; only for that participant."""
    one, other = (handed_in(tmp_path, who) for who in ("p-1", "p-2"))
    key = load_key("muara-sendaru")
    assert capped(one) is None
    path = tmp_path / rulings.FILE
    found = marks.of(one, described("id", "muara-sendaru")).result
    assert found is not None
    (flag,) = (f.id for f in found.flags if f.confirmed is None)
    assert rulings.offer(path, [("p-1", flag, "=nama")]) == 1
    assert capped(one) is None
    text = path.read_text("utf-8-sig")
    path.write_text(text.replace(f"{flag};", f"{flag};ya"), encoding="utf-8")
    assert capped(one) == key.penalties.cap_critical
    assert capped(other) is None
    assert rulings.offer(path, [("p-1", flag, "x"), ("p-2", flag, "y")]) == 1
    assert capped(one) == key.penalties.cap_critical
    path.write_text(text.replace(f"{flag};", f"{flag};tidak"), encoding="utf-8")
    again = marks.of(one, described("id", "muara-sendaru")).result
    assert again is not None
    assert flag not in [f.id for f in again.flags]


def three(root: Path) -> Course:
    """Return a course of three, one of whom handed in no journal.

    As from the folder of zip files: what they are graded by lies in the source alone.
    """
    for who in ("p-1", "p-2", "p-3"):
        handed_in(root, who)
    Course(root).source.mkdir(parents=True)
    assignment.save(Course(root).source, described("id", "muara-sendaru"))
    (Course(root).submitted("p-3") / JOURNAL).unlink()
    return Course(root)


def test_what_raters_get_of_a_participant(tmp_path: Path) -> None:
    """The documents of the journal; of who cannot be graded, nothing."""
    course = three(tmp_path)
    kind = assignment.load(course.source)
    found = of_student(course, kind, "p-1")
    assert found is not None
    assert [one.id.split("/")[:2] for one in found] == [["p-1", "LI"]]
    assert of_student(course, kind, "p-3") is None


@pytest.mark.soak
def test_two_raters_of_a_course(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Texts of everybody who can be graded; forms, texts and report in one folder."""
    three(tmp_path)
    assert raters(tmp_path) == 0
    said = capsys.readouterr()
    assert "Kiriman p-3 tidak dapat dinilai" in said.out + said.err
    written = tmp_path / "penilai"
    assert {path.name for path in written.iterdir()} == {
        "penilai-1.csv", "penilai-2.csv", "teks.html", "kesepakatan.txt",
    }  # fmt: skip
    form = (written / "penilai-1.csv").read_text("utf-8-sig")
    assert "p-1/LI" in form
    assert "p-2/LI" in form


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("peserta;tanda;terbukti\np;x;mungkin\n", "baris 2: “mungkin”"),
        ("peserta;tanda\n", "kolom terbukti"),
        (b"\xff\xfe\x00", "tidak terbaca"),
    ],
)
def test_a_bad_file_of_rulings_is_refused(
    tmp_path: Path, content: str | bytes, said: str
) -> None:
    """In words, with the line."""
    path = tmp_path / rulings.FILE
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(rulings.BadRuling) as caught:
        rulings.read(path)
    assert said in caught.value.message("id")
