"""Files: what is not read, and what is said instead."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sim.scenario.files import LIMIT
from tests.scenario.folder import ENGINE_FILES, Place


def _only(place: Place) -> tuple[str, int, str]:
    found = place.problems()
    assert len(found) == 1, [one.text("en") for one in found]
    return found[0].file, found[0].line, found[0].message("en")


@pytest.mark.parametrize("name", ENGINE_FILES)
def test_a_missing_file_is_named(place: Place, name: str) -> None:
    """Whichever file is missing, that file is named and nothing else is blamed."""
    (place.shared / name).unlink()
    file, line, message = _only(place)
    assert (file, line) == (name.removeprefix("lembasura/"), 0)
    assert message == "This file is not there."


@pytest.mark.parametrize("name", ENGINE_FILES)
def test_an_empty_file_is_named(place: Place, name: str) -> None:
    """A file with nothing but a comment says so."""
    (place.shared / name).write_text("# later\n", encoding="utf-8")
    assert _only(place)[0] == name.removeprefix("lembasura/")
    assert _only(place)[2] == "This file is empty."


def test_an_oversized_file_is_not_read(place: Place) -> None:
    """A file above the limit is refused without being parsed."""
    path = place.folder / "sources.yaml"
    path.write_bytes(path.read_bytes() + b"# " + b"x" * LIMIT + b"\n")
    assert _only(place) == ("sources.yaml", 0, "This file is larger than 256 KiB.")


def test_a_file_just_within_the_limit_is_read(place: Place) -> None:
    """The limit itself is allowed."""
    from sim.scenario.load import load

    path = place.folder / "sources.yaml"
    text = path.read_bytes()
    path.write_bytes(text + b"#" * (LIMIT - len(text)))
    assert path.stat().st_size == LIMIT
    assert load(place.folder).sources[0].id == "camat"


@pytest.mark.parametrize("name", ["world.yaml", "text.en.yaml"])
def test_a_link_out_of_the_folder_is_not_followed(
    place: Place, tmp_path: Path, name: str
) -> None:
    """A file that is a link to somewhere else is refused, though it is sound there."""
    outside = tmp_path / "outside.yaml"
    (place.folder / name).rename(outside)
    (place.folder / name).symlink_to(outside)
    file, line, message = _only(place)
    assert (file, line) == (name, 0)
    assert message == "This file points outside the scenario folder."


def test_a_link_to_the_parent_folder_is_not_followed(place: Place) -> None:
    """Even a file beside the folder is outside of it."""
    (place.folder / "world.yaml").unlink()
    (place.folder / "world.yaml").symlink_to(Path("..") / "actions.yaml")
    assert _only(place)[2] == "This file points outside the scenario folder."


def test_a_link_within_the_folder_is_followed(place: Place) -> None:
    """A link that stays inside leads to a file that is itself unknown."""
    (place.folder / "world.yaml").rename(place.folder / "real.yaml")
    (place.folder / "world.yaml").symlink_to("real.yaml")
    assert _only(place)[0] == "real.yaml"


def test_a_calendar_linked_from_elsewhere_is_not_followed(
    place: Place, tmp_path: Path
) -> None:
    """Shared files too must lie where they are looked for."""
    outside = tmp_path / "outside.yaml"
    (place.shared / "calendars" / "tiny.yaml").rename(outside)
    (place.shared / "calendars" / "tiny.yaml").symlink_to(outside)
    assert _only(place)[0] == "calendars/tiny.yaml"


@pytest.mark.parametrize("calendar", ["../secret", "/etc/passwd", "a/b", "Tiny", "''"])
def test_a_calendar_cannot_name_a_path(place: Place, calendar: str) -> None:
    """A calendar is an id; what looks like a path is never looked up."""
    line = place.change("world.yaml", "calendar: tiny", f"calendar: {calendar}")
    file, found, message = _only(place)
    assert (file, found) == ("world.yaml", line)
    assert "is not a valid id" in message


def test_a_calendar_that_is_not_there_is_named(place: Place) -> None:
    """A valid id without a calendar names the file that is looked for."""
    place.change("world.yaml", "calendar: tiny", "calendar: tinny")
    assert _only(place)[:2] == ("calendars/tinny.yaml", 0)


def test_a_folder_in_place_of_a_file_is_refused(place: Place) -> None:
    """Only ordinary files are opened."""
    (place.folder / "world.yaml").unlink()
    (place.folder / "world.yaml").mkdir()
    assert _only(place)[2] == "This is no ordinary file."


def test_a_pipe_does_not_make_us_wait(place: Place) -> None:
    """A named pipe is refused; opening it would wait for ever."""
    (place.folder / "world.yaml").unlink()
    special = getattr(os, "mkfifo", os.mkdir)  # Windows has no named pipes
    special(place.folder / "world.yaml")
    assert _only(place)[2] == "This is no ordinary file."


def test_a_circle_of_links_is_refused(place: Place) -> None:
    """A link to itself is refused."""
    (place.folder / "world.yaml").unlink()
    (place.folder / "world.yaml").symlink_to("world.yaml")
    assert _only(place)[:2] == ("world.yaml", 0)


def test_text_that_is_not_utf8_is_refused_with_its_line(place: Place) -> None:
    """The first line that is not UTF-8 is named."""
    path = place.folder / "text.id.yaml"
    data = path.read_bytes()
    line = data[: data.index(b"senders")].count(b"\n") + 1
    path.write_bytes(data.replace(b"senders: {", b"senders: {caf\xe9: x, "))
    assert _only(place) == ("text.id.yaml", line, "This line is not UTF-8 text.")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_other_encodings_are_refused(place: Place, encoding: str) -> None:
    """What some editors call Unicode is refused with the mend."""
    path = place.folder / "world.yaml"
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    assert _only(place)[:2] == ("world.yaml", 1)


def test_windows_editors_are_welcome(place: Place) -> None:
    """A leading byte order mark and carriage returns change nothing."""
    from sim.scenario.load import load

    before = load(place.folder)
    for path in place.folder.iterdir():
        data = path.read_bytes().replace(b"\n", b"\r\n")
        path.write_bytes(b"\xef\xbb\xbf" + data)
    assert load(place.folder) == before


@pytest.mark.parametrize("name", ["notes.txt", "world.yml", "secret", "text.fr.yaml"])
def test_an_unknown_file_is_a_problem(place: Place, name: str) -> None:
    """Anything a scenario does not have is named, a misspelt name with a guess."""
    (place.folder / name).write_text("x", encoding="utf-8")
    assert _only(place) == (name, 0, f"The file “{name}” is not known.")
    if name == "world.yml":
        assert "world.yaml" in place.problems()[0].mend("en")


@pytest.mark.parametrize("name", ["README.md", ".DS_Store", "Thumbs.db"])
def test_litter_is_overlooked(place: Place, name: str) -> None:
    """A note to readers and what operating systems leave behind do no harm."""
    from sim.scenario.load import load

    (place.folder / name).write_text("x", encoding="utf-8")
    assert load(place.folder).world.id == "lembasura"
