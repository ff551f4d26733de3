"""What only the system can bring: packages through apt, a browser to test with."""

from __future__ import annotations

from pathlib import Path

import pytest

from deniceni import browser, system
from deniceni.problems import CannotInstall

APT = """#!/bin/sh
echo "$DEBIAN_FRONTEND $*" >> "$(dirname "$0")/calls.txt"
exit {status}
"""


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose PATH has nothing but ``env`` and ``dirname``."""
    for name in ("env", "dirname"):
        (tmp_path / name).symlink_to(f"/usr/bin/{name}")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    monkeypatch.setattr(browser, "MAC", str(tmp_path / "none"))
    return tmp_path


def _program(folder: Path, name: str, text: str = "#!/bin/sh\n") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


def test_debian_packages_come_from_apt(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As root: first the list is brought up to date, then the package installed."""
    monkeypatch.setattr(system, "is_root", lambda: True)
    _program(bare, "apt-get", APT.format(status=0))
    assert system.apt("chromium")
    update, install = (bare / "calls.txt").read_text(encoding="utf-8").splitlines()
    assert update.startswith("noninteractive update")
    assert install.startswith("noninteractive install -y")
    assert install.endswith(" chromium")


def test_a_failing_apt_is_noticed(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The caller is told, and can say what to do by hand."""
    monkeypatch.setattr(system, "is_root", lambda: True)
    _program(bare, "apt-get", APT.format(status=100))
    assert not system.apt("chromium")


def test_without_rights_or_apt_nothing_is_tried(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No apt-get, or neither root nor sudo: the answer is no, and nothing ran."""
    monkeypatch.setattr(system, "is_root", lambda: True)
    assert not system.apt("chromium")
    monkeypatch.setattr(system, "is_root", lambda: False)
    _program(bare, "apt-get", APT.format(status=0))
    assert not system.apt("chromium")
    assert not (bare / "calls.txt").exists()


def test_a_browser_is_found_where_it_is(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the PATH by any of its names; the one named in the environment comes first."""
    assert browser.find() is None
    chrome = _program(bare, "google-chrome")
    assert browser.find() == chrome
    mine = _program(bare, "my-browser")
    monkeypatch.setenv(browser.VARIABLE, str(mine))
    assert browser.find() == mine


def test_a_missing_browser_is_installed(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After apt has brought it, it is the one that is used."""

    def apt(*packages: str) -> bool:
        _program(bare, packages[0])
        return True

    monkeypatch.setattr(browser, "apt", apt)
    assert browser.ensure() == bare / "chromium"


def test_where_no_browser_can_be_had_the_message_says_what_to_do(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The person reads which browsers will do and how to name one."""
    monkeypatch.setattr(browser, "apt", lambda *packages: False)
    monkeypatch.setattr(browser, "_download", lambda: None)
    with pytest.raises(CannotInstall, match=browser.VARIABLE):
        browser.ensure()
