"""``events``: a journal as rows for people, spreadsheets and programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from deniceni import events_command
from sim.exercise import Exercise
from sim.exercise.events import TRIGGERS, Event, events, harmless, write
from sim.policies import play
from sim.policies.simple import SIMPLE
from sim.scenario.load import load

HIDDEN = ("stage", "incident", "effect", "trust", "belief", "displaced")


@pytest.fixture(scope="module", params=["muara-sendaru", "sagara-lawas"])
def journal(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A closed journal of a robot that tries everything."""
    path = tmp_path_factory.mktemp("robot") / "jurnal.jsonl"
    play(SIMPLE["random"](2), request.param, seed=2, journal=path)
    return path


@pytest.fixture(scope="module")
def exercise() -> Exercise:
    """A played exercise."""
    return play(SIMPLE["random"](3), "muara-sendaru", seed=3)


def _run(journal: Path, *more: str) -> bytes:
    target = journal.with_name("rows")
    assert events_command.main([str(journal), "--out", str(target), *more]) == 0
    return target.read_bytes()


def test_the_office_sees_only_what_it_knew(journal: Path) -> None:
    """No hidden happening, no origin, no cause but its own decisions."""
    rows = [json.loads(x) for x in _run(journal, "--format", "jsonl").splitlines()]
    assert {row["kind"] for row in rows} >= {"report", "act", "decision"}
    assert not {row["kind"] for row in rows} & set(HIDDEN)
    assert {row["cause"] for row in rows} <= {"", "trainee"}
    assert {row["parent"] for row in rows} == {""}
    assert not any("asal:" in row["text"] for row in rows)
    assert [row["minute"] for row in rows] == sorted(row["minute"] for row in rows)


def test_reports_read_as_on_the_desk(journal: Path) -> None:
    """A row of a report says who told it and gives its words; its claim is hidden."""
    rows = [json.loads(x) for x in _run(journal, "--format", "jsonl").splitlines()]
    sources = {source.id for source in load(_scenario(journal)).sources}
    reports = [row for row in rows if row["kind"] == "report"]
    assert reports
    assert all(row["detail"] in sources for row in reports)
    assert all(": " in row["text"] for row in reports)


def test_the_truth_holds_everything_with_its_cause(journal: Path) -> None:
    """All that the world noted is there, and every parent is a row."""
    body = _run(journal, "--format", "jsonl", "--truth")
    rows = [json.loads(line) for line in body.splitlines()]
    names = [row["id"] for row in rows]
    assert {"stage", "report", "decision"} <= {row["kind"] for row in rows}
    assert len(set(names)) == len(names)
    assert {row["parent"] for row in rows} - {""} <= set(names)
    assert all(row["cause"] for row in rows)
    assert any("asal:" in row["text"] for row in rows)


def _scenario(journal: Path) -> str:
    first = journal.read_text(encoding="utf-8").splitlines()[0]
    return str(json.loads(first)["scenario"])


@pytest.mark.parametrize("form", ["text", "jsonl", "csv"])
def test_the_same_journal_gives_the_same_bytes(journal: Path, form: str) -> None:
    """Twice the same, and valid UTF-8."""
    first = _run(journal, "--format", form, "--truth")
    assert first == _run(journal, "--format", form, "--truth")
    assert first.decode()


def test_a_name_says_the_format(journal: Path, tmp_path: Path) -> None:
    """``.csv`` and ``.jsonl`` need no ``--format``."""
    target = tmp_path / "jalan.csv"
    assert events_command.main([str(journal), "--out", str(target)]) == 0
    assert target.read_bytes() == _run(journal, "--format", "csv")


def test_languages_differ_in_words_alone(exercise: Exercise) -> None:
    """Ids, minutes and causes are the same; the texts are not."""
    both = [events(exercise, language, True) for language in ("id", "en")]
    assert len(both[0]) == len(both[1])
    for one, other in zip(*both, strict=True):
        assert (one.id, one.cause, one.parent) == (other.id, other.cause, other.parent)
    assert sum(a.text != b.text for a, b in zip(*both, strict=True)) > len(both[0]) / 2


@pytest.mark.parametrize("excel", [False, True])
def test_a_spreadsheet_reads_back_every_row(exercise: Exercise, excel: bool) -> None:
    """Also texts with quotes, commas and line ends; Excel's form has its marks."""
    found = events(exercise, "id")
    body = write(found, "csv", excel)
    assert body.startswith(b"\xef\xbb\xbf") == excel
    page = io.StringIO(body.decode("utf-8-sig"), newline="")
    lines = list(csv.reader(page, delimiter=";" if excel else ","))
    assert len(lines) == len(found) + 1
    assert [line[0] for line in lines[1:]] == [event.id for event in found]


@pytest.mark.parametrize("start", TRIGGERS)
def test_no_cell_is_a_formula(start: str) -> None:
    """What a participant typed cannot run in the reader's spreadsheet."""
    text = f'{start}HYPERLINK("http://a.example";"klik")'
    event = Event("decision/1", 0, -3, "H−3", "decision", "x", "", "trainee", "", text)
    for excel in (False, True):
        page = io.StringIO(write([event], "csv", excel).decode("utf-8-sig"), newline="")
        lines = list(csv.reader(page, delimiter=";" if excel else ","))
        assert lines[1][-1] == f"'{text}"
        assert lines[1][2] == "-3"
    assert harmless(-3) == -3


@pytest.mark.parametrize("more", [["--format", "text"], ["--format", "jsonl"], []])
def test_excel_is_for_tables(
    journal: Path, capsys: pytest.CaptureFixture[str], more: list[str]
) -> None:
    """Asked for with anything but csv it is refused, and nothing is written."""
    assert events_command.main([str(journal), "--excel", *more]) == 2
    told = capsys.readouterr()
    assert "--format csv" in told.err
    assert told.out == ""
    assert _run(journal, "--format", "csv", "--excel").startswith(b"\xef\xbb\xbf")


def test_the_truth_waits_for_the_end(
    journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """While the exercise is open ``--truth`` needs ``--early``; the rest does not."""
    lines = journal.read_bytes().splitlines(keepends=True)
    unfinished = tmp_path / "jurnal.jsonl"
    unfinished.write_bytes(b"".join(lines[:-1]))
    assert events_command.main([str(unfinished)]) == 0
    assert events_command.main([str(unfinished), "--truth"]) == 1
    assert "--early" in capsys.readouterr().err
    assert events_command.main([str(unfinished), "--truth", "--early"]) == 0


def test_help_says_what_the_truth_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever asks for help is told that it shows what is hidden, for afterwards."""
    with pytest.raises(SystemExit):
        events_command.main(["--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert "tersembunyi bagi peserta: untuk sesudah latihan" in told


def test_a_bad_journal_gets_a_message(
    journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Missing, empty, damaged, of an unknown scenario: a sentence, status 1."""
    lines = journal.read_bytes().splitlines(keepends=True)
    bad = {
        "damaged.jsonl": b"".join([*lines[:3], b"{}\n", *lines[4:]]),
        "empty.jsonl": b"",
        "words.jsonl": b"bukan jurnal\n",
    }
    for name, body in bad.items():
        (tmp_path / name).write_bytes(body)
        assert events_command.main([str(tmp_path / name)]) == 1, name
    assert events_command.main([str(tmp_path / "none.jsonl")]) == 1
    missing = [str(journal), "--scenario", str(tmp_path / "tiada")]
    assert events_command.main(missing) == 1
    told = capsys.readouterr().err
    assert "baris 4" in told
    assert "Traceback" not in told


def test_the_journal_is_never_written_over(
    journal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor does a folder that is not there cause more than a message."""
    before = journal.read_bytes()
    assert events_command.main([str(journal), "--out", str(journal)]) == 1
    assert journal.read_bytes() == before
    nowhere = tmp_path / "tiada" / "jalan.csv"
    assert events_command.main([str(journal), "--out", str(nowhere)]) == 1
    assert "tidak dapat ditulis" in capsys.readouterr().err
