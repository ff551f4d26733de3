"""Nothing that a participant can lay hands on holds anything of the model responses."""

from __future__ import annotations

import html
import json
import zipfile
from pathlib import Path

import pytest

from deniceni import practice
from deniceni.submit_command import submit
from grading import load_key
from grading.course.build import build, release
from grading.robots import robot
from sim.desk.widget import Desk
from sim.exercise import Exercise
from sim.i18n import LANGUAGES, Language
from sim.policies import play
from sim.scenario.load import names
from tests.project import sealed


@pytest.fixture(scope="module")
def kits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every exercise's practice folder in every language, as ``lab`` makes it."""
    place = tmp_path_factory.mktemp("kit")
    for name in names():
        for language in LANGUAGES:
            practice.prepare(place / f"{name}-{language}", language, name)
    return place


def test_there_is_something_to_look_for() -> None:
    """Reasons, grounds, plans and items are sought; short and public words are not."""
    secrets = sealed.secrets()
    assert len(secrets) > 400
    assert sum(len(secret) > 60 for secret in secrets) > 250
    for secret in ("ceramah-klarifikasi", "Langsung ke pemilik wewenang"):
        assert secret in secrets
    assert not {"muara-sendaru", "ceramah-memuncak", "kesbangpol"} & set(secrets)
    for name in names():
        for plan in load_key(name).plans:
            for item in plan.items:
                assert {sealed.plain(text) for text in item.reason.values()} <= {
                    *secrets
                }


@pytest.mark.parametrize("secret", sealed.secrets()[::97])
def test_a_leak_is_found(secret: str, tmp_path: Path) -> None:
    """As text, wrapped, escaped in a notebook, in a web page, and packed."""
    half = len(secret) // 2
    wrapped = secret.replace(" ", "\n    ", 1)
    cell = json.dumps({"source": [secret]})
    page = html.escape(secret)
    for name, text in {
        "a.txt": secret, "b.md": wrapped, "c.ipynb": cell, "d.html": page,
        "e.py": f'x = (\n    "{secret[:half]}"\n    "{secret[half:]}"\n)',
    }.items():  # fmt: skip
        (tmp_path / name).write_text(text, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "f.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner/c.ipynb", cell)
    found = {leak.split(":")[0] for leak in sealed.leaks(tmp_path) if secret in leak}
    assert found == {"a.txt", "b.md", "c.ipynb", "d.html", "e.py", "f.zip"}


def test_the_starter_folder_holds_nothing(kits: Path) -> None:
    """Not the notebook nor its settings, in either language."""
    assert len([*kits.rglob("*.ipynb")]) == len(names()) * len(LANGUAGES)
    assert sealed.leaks(kits) == []


def test_the_release_holds_nothing(tmp_path: Path) -> None:
    """What nbgrader gives out; the course folder around it does hold the key."""
    build(tmp_path)
    given = release(tmp_path)
    assert [*given.glob("*.ipynb")]
    assert sealed.leaks(given) == []
    assert sealed.leaks(tmp_path) != []


def test_the_wheel_holds_nothing(unpacked: Path) -> None:
    """Program, translations, scenarios and notebooks as they are installed."""
    assert [*unpacked.rglob("*.mo")]
    assert sealed.leaks(unpacked) == []


def test_translations_hold_nothing() -> None:
    """Neither what is compiled nor what translators work on quotes a key."""
    folder = sealed.ROOT / "sim" / "locale"
    assert [*folder.rglob("*.po")]
    assert sealed.leaks(folder) == []


def test_a_submission_holds_nothing(kits: Path, tmp_path: Path) -> None:
    """Not even that of somebody who did all that the model response does."""
    name = names()[0]
    folder = tmp_path / "kerja"
    practice.prepare(folder, "id", name)
    player = robot("model", load_key(name))
    play(player, name, seed=7, journal=folder / "jurnal.jsonl", participant="uji-1")
    box = tmp_path / "kotak"
    box.mkdir()
    assert submit(folder, box).path.exists()
    assert sealed.leaks(box) == []


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("hints", [False, True])
def test_the_desk_shows_nothing(
    name: str, language: Language, hints: bool, tmp_path: Path
) -> None:
    """All that goes to the browser while somebody plays, hints or not."""
    ex = Exercise.open(name, seed=7, participant="uji-1", hints=hints)
    ex.advance(hours=24 * 20)
    desk = Desk(ex, language)
    sent = {"static": desk.static, "view": desk.view, "labels": desk.labels}
    sent |= {"inbox": desk.inbox, "html": desk._repr_mimebundle_()}
    text = json.dumps(sent, default=str)
    (tmp_path / "desk.json").write_text(text, encoding="utf-8")
    assert len(ex.inbox) > 5
    assert sealed.leaks(tmp_path) == []


@pytest.mark.parametrize("name", names())
def test_hints_are_for_practice_alone(name: str, kits: Path) -> None:
    """Who may decide is shown only where somebody asked for it; no course does."""
    for hints in (False, True):
        ex = Exercise.open(name, seed=7, participant="uji-1", hints=hints)
        actions = Desk(ex).static["actions"]
        assert any(action["authority"] for action in actions) is hints
    for notebook in kits.glob(f"{name}-*/*.ipynb"):
        assert "hints" not in notebook.read_text(encoding="utf-8")
