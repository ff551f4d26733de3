"""``scenario add``: a stranger's scenario goes in whole and sound, or not at all."""

from __future__ import annotations

import os
import shutil
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from deniceni import scenario_command
from grading.workbench import install, intake
from grading.workbench.install import add
from grading.workbench.intake import Refused, read
from grading.workbench.new import Occupied
from sim.scenario import files
from sim.scenario import load as load_module
from sim.scenario.load import SCENARIOS, ScenarioError, load

SHIPPED = SCENARIOS / "muara-sendaru"
FILES = (*files.OWN, *files.TEXTS.values())


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """A scenario as it was sent, without its key: a folder."""
    folder = tmp_path / "kiriman"
    folder.mkdir()
    for name in FILES:
        shutil.copyfile(SHIPPED / name, folder / name)
    return folder


Pack = Callable[..., Path]


@pytest.fixture
def pack(sent: Path, tmp_path: Path) -> Pack:
    """Puts the scenario into a zip file, with further members by name."""

    def packed(top: str = "kiriman/", **more: bytes) -> Path:
        path = tmp_path / "kiriman.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in FILES:
                archive.write(sent / name, f"{top}{name}")
            for name, data in more.items():
                archive.writestr(name, data)
        return path

    return packed


def target(tmp_path: Path) -> Path:
    """Where a scenario is to go."""
    return tmp_path / "skenario" / "baru"


def test_a_zip_goes_in(pack: Pack, tmp_path: Path) -> None:
    """With or without a folder around it; nothing else is left beside it."""
    for top in ("", "kiriman/"):
        place = target(tmp_path).with_name(f"baru{len(top)}")
        found = add(pack(top), place)
        assert not found.keyed
        assert load(place).fingerprint == load(SHIPPED).fingerprint
        assert [path for path in place.parent.iterdir() if path.name[0] == "."] == []


def test_a_folder_goes_in(sent: Path, tmp_path: Path) -> None:
    """What systems leave behind stays out."""
    (sent / ".DS_Store").write_bytes(b"x")
    (sent / "Thumbs.db").write_bytes(b"x")
    place = add(sent, target(tmp_path)).folder
    assert {path.name for path in place.iterdir()} == {*FILES}


def test_a_key_is_held_against_it(
    sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A key that does not fit keeps the whole out."""
    (sent / "key.yaml").write_text("format: 1\n", encoding="utf-8")
    place = target(tmp_path)
    assert scenario_command.main(["add", str(sent), "--to", str(place)]) == 1
    assert "key.yaml" in capsys.readouterr().err
    assert [*place.parent.iterdir()] == []


def test_what_is_not_sound_stays_out(sent: Path, tmp_path: Path) -> None:
    """Problems are told by the name that was sent, and nothing is installed."""
    (sent / "world.yaml").write_text("format: 2\n", encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        add(sent, target(tmp_path))
    assert caught.value.name == "kiriman"
    assert [*target(tmp_path).parent.iterdir()] == []


BAD = [
    "../world.yaml",
    "/world.yaml",
    "a/../../world.yaml",
    "C:/world.yaml",
    "kiriman\\world.yaml",
    "kiriman/nul.yaml",
    "kiriman/COM1",
    "kiriman/world.yaml.",
    "kiriman/WORLD.yaml",
    "kiriman/w\u043erld.yaml",
    "kiriman/a\u202eb.yaml",
    "kiriman/run.py",
    "kiriman/keys/deep/er.yaml",
    "kiriman/keys/run.sh",
    "kiriman/inner.zip",
    "lain/world.yaml",
]


@pytest.mark.parametrize("name", BAD)
def test_names_that_are_refused(pack: Pack, tmp_path: Path, name: str) -> None:
    """Names that climb, mislead, collide, or are no file of a scenario."""
    with pytest.raises(Refused):
        add(pack(**{name: b"x"}), target(tmp_path))
    assert not target(tmp_path).exists()


def test_two_members_of_one_name(pack: Pack) -> None:
    """Which one a program sees must not be left to chance."""
    path = pack()
    with (
        zipfile.ZipFile(path, "a") as archive,
        pytest.warns(UserWarning, match="Duplicate"),
    ):
        archive.writestr("kiriman/world.yaml", b"x")
    with pytest.raises(Refused):
        read(path)


def test_a_bomb(pack: Pack) -> None:
    """Megabytes in a few bytes are refused before they are unpacked."""
    with pytest.raises(Refused):
        read(pack(**{"kiriman/README.md": b"a" * 3_000_000}))


@pytest.mark.parametrize(
    ("name", "limit"),
    [("MEMBER_LIMIT", 3), ("TOTAL_LIMIT", 1000), ("ZIP_LIMIT", 1000)],
)
def test_limits(
    pack: Pack, sent: Path, monkeypatch: pytest.MonkeyPatch, name: str, limit: int
) -> None:
    """So many files, so many bytes, and no more; a folder as well as a zip."""
    path = pack()
    assert set(read(path)) == {*FILES}
    monkeypatch.setattr(intake, name, limit)
    with pytest.raises(Refused):
        read(path)
    if name != "ZIP_LIMIT":
        with pytest.raises(Refused):
            read(sent)


def test_a_file_that_says_less_than_it_holds(pack: Pack) -> None:
    """A size that was written wrong is found by reading, not believed."""
    path = pack(**{"kiriman/README.md": os.urandom(files.LIMIT + 1)})
    with pytest.raises(Refused):
        read(path)


def _forged(path: Path, change: Callable[[zipfile.ZipInfo], None]) -> None:
    """Change what the last member's entry in the directory says."""
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("kiriman/README.md", b"x")
        change(archive.filelist[-1])


def _link(member: zipfile.ZipInfo) -> None:
    member.external_attr = (stat.S_IFLNK | 0o777) << 16


def _device(member: zipfile.ZipInfo) -> None:
    member.external_attr = (stat.S_IFCHR | 0o600) << 16


def _secret(member: zipfile.ZipInfo) -> None:
    member.flag_bits |= 0x1


def _other_packing(member: zipfile.ZipInfo) -> None:
    member.compress_type = zipfile.ZIP_LZMA


@pytest.mark.parametrize("change", [_link, _device, _secret, _other_packing])
def test_members_that_are_no_plain_files(
    pack: Pack, change: Callable[[zipfile.ZipInfo], None]
) -> None:
    """Links, devices, encrypted and oddly packed members are refused."""
    path = pack()
    _forged(path, change)
    with pytest.raises(Refused):
        read(path)


def test_links_in_a_folder(sent: Path, tmp_path: Path) -> None:
    """A link would bring in a file that nobody sent."""
    secret = tmp_path / "rahasia"
    secret.write_text("x", encoding="utf-8")
    (sent / "README.md").symlink_to(secret)
    with pytest.raises(Refused):
        read(sent)
    (sent / "README.md").unlink()
    (sent / "keys").symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(Refused):
        read(sent)


def test_a_file_that_never_ends(sent: Path) -> None:
    """A pipe is not waited for."""
    os.mkfifo(sent / "README.md")
    with pytest.raises(Refused):
        read(sent)


def test_a_pipe_in_place_of_a_zip(tmp_path: Path) -> None:
    """It is refused before it is opened."""
    path = tmp_path / "kiriman.zip"
    os.mkfifo(path)
    with pytest.raises(Refused):
        read(path)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_zip(tmp_path: Path, data: bytes) -> None:
    """Also an empty one."""
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    with pytest.raises(Refused):
        read(path)
    with pytest.raises(Refused):
        read(tmp_path / "tidak-ada.zip")


def test_a_torn_zip(pack: Pack) -> None:
    """Damage in the middle is found while reading."""
    path = pack()
    data = bytearray(path.read_bytes())
    data[300:320] = bytes(20)
    path.write_bytes(data)
    with pytest.raises(Refused):
        read(path)


def test_aliases_that_multiply(sent: Path, tmp_path: Path) -> None:
    """A few lines that stand for millions are told, not computed."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for n in range(9):
        row = ", ".join([f"*a{n}"] * 10)
        lines.append(f"a{n + 1}: &a{n + 1} [{row}]")
    (sent / "issues.yaml").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ScenarioError):
        add(sent, target(tmp_path))


@pytest.mark.parametrize(
    "name", ["keys/1.yaml", "results/1.yaml", "panel.yaml", "README.md"]
)
def test_files_that_only_some_programs_open(
    sent: Path, tmp_path: Path, name: str
) -> None:
    """What would fail on a later day is told today, by its name."""
    (sent / name).parent.mkdir(exist_ok=True)
    (sent / name).write_text("a: [\u202e", encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        add(sent, target(tmp_path))
    assert {one.file for one in caught.value.problems} == {name}
    assert [*target(tmp_path).parent.iterdir()] == []


def test_what_was_killed_half_way_is_no_scenario(
    sent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that nobody could clear away is not found among the scenarios."""
    sent.rename(tmp_path / ".masuk-x")
    monkeypatch.setattr(load_module, "SCENARIOS", tmp_path)
    assert load_module.names() == ()


def test_another_is_not_replaced_unless_asked(sent: Path, tmp_path: Path) -> None:
    """With ``--replace`` the old one goes only when the new one stands."""
    place = add(sent, target(tmp_path)).folder
    (place / "README.md").write_text("lama", encoding="utf-8")
    with pytest.raises(Occupied):
        add(sent, place)
    assert (place / "README.md").exists()
    add(sent, place, replace=True)
    assert not (place / "README.md").exists()
    assert [path.name for path in place.parent.iterdir()] == ["baru"]


def test_a_move_that_fails_is_undone(
    sent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The scenario that was there is there again."""
    place = add(sent, target(tmp_path)).folder
    (place / "README.md").write_text("lama", encoding="utf-8")
    rename = Path.rename

    def failing(self: Path, to: Path) -> Path:
        if to == place and not self.name.endswith("-lama"):
            raise OSError("disk")
        return rename(self, to)

    monkeypatch.setattr(install.Path, "rename", failing)
    with pytest.raises(OSError, match="disk"):
        add(sent, place, replace=True)
    assert (place / "README.md").read_text(encoding="utf-8") == "lama"
    assert [path.name for path in place.parent.iterdir()] == ["baru"]


def test_what_a_kill_left_beside_comes_back(sent: Path, tmp_path: Path) -> None:
    """Killed between two names, the old scenario is there at the next attempt."""
    place = add(sent, target(tmp_path)).folder
    place.rename(place.with_name(f".{place.name}-lama"))
    with pytest.raises(Occupied):
        add(sent, place)
    assert (place / "world.yaml").exists()


def test_a_key_is_not_lost_with_what_is_replaced(sent: Path, tmp_path: Path) -> None:
    """A scenario without one does not take the place of one that has it."""
    place = add(sent, target(tmp_path)).folder
    (place / "key.yaml").write_text("format: 2", encoding="utf-8")
    (sent / "key.yaml").unlink(missing_ok=True)
    with pytest.raises(Refused):
        add(sent, place, replace=True)
    assert (place / "key.yaml").exists()


def test_a_folder_of_other_things_is_never_replaced(sent: Path, tmp_path: Path) -> None:
    """Somebody's documents are not a scenario."""
    place = tmp_path / "dokumen"
    place.mkdir()
    (place / "surat.txt").write_text("x", encoding="utf-8")
    with pytest.raises(Refused):
        add(sent, place, replace=True)
    assert (place / "surat.txt").exists()


def test_it_speaks(
    pack: Pack, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where it went, that no key came with it, and what to do when it is there."""
    place = target(tmp_path)
    line = ["add", str(pack()), "--to", str(place)]
    assert scenario_command.main(line) == 0
    assert "tanpa kunci" in capsys.readouterr().out
    assert scenario_command.main(line) == 1
    assert "--replace" in capsys.readouterr().err
