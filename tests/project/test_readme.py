"""What the two READMEs tell people to type exists, and both tell the same."""

from __future__ import annotations

import re
import shlex
from importlib import import_module

import pytest

from deniceni.commands import BY_NAME
from tests.project.tree import ROOT

READMES = ("README.md", "README.id.md")
POSIX, WINDOWS = "python3 -m deniceni", "py -m deniceni"


def _commands(name: str, start: str) -> list[str]:
    """Return what stands after ``start`` in the code of a README, comments removed."""
    text = (ROOT / name).read_text(encoding="utf-8")
    code = re.findall(r"```\w*\n(.*?)```|(?<!`)`([^`\n]+)`", text, flags=re.DOTALL)
    lines = [line.strip() for block in code for line in "\n".join(block).splitlines()]
    found = [line.split("#")[0] for line in lines if line.startswith(start)]
    return [line.removeprefix(start).strip() for line in found]


def test_both_readmes_show_the_same_commands() -> None:
    """A reader of either language is told to type the same, in the same order."""
    first, second = (_commands(name, POSIX) for name in READMES)
    assert first == second


@pytest.mark.parametrize("name", READMES)
def test_commands_one_and_two_come_first(name: str) -> None:
    """The first command opens the exercise, the second tests; Windows likewise."""
    assert _commands(name, POSIX)[:2] == ["lab", "test"]
    assert _commands(name, WINDOWS)[:2] == ["lab", "test"]


@pytest.mark.parametrize("line", sorted({*_commands("README.md", POSIX)} - {""}))
def test_a_command_in_the_readme_is_understood(line: str) -> None:
    """Each command exists, and its parser takes the options shown."""
    name, *arguments = shlex.split(line)
    module = import_module(BY_NAME[name].module)
    if arguments and arguments[0] in getattr(module, "WORDS", ()):
        module = import_module(f"deniceni.{name}_{arguments.pop(0)}")
    parsed = module.parser().parse_args(arguments)
    assert parsed is not None


@pytest.mark.parametrize("name", READMES)
def test_links_lead_somewhere(name: str) -> None:
    """Every relative link and picture exists, and the picture has words for it."""
    text = (ROOT / name).read_text(encoding="utf-8")
    links = re.findall(r"(!?)\[([^\]]*)\]\((?!https?:)([^)#]+)", text)
    assert any(mark for mark, _, _ in links), "no picture"
    for mark, words, target in links:
        assert (ROOT / target).exists(), target
        assert not mark or len(words) > 20, f"{target} needs a text alternative"


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_told_of(name: str) -> None:
    """No command for participants, learners or instructors is left out."""
    told = {line.split()[0] for line in _commands(name, POSIX) if line}
    assert {"lab", "test", "submit", "review", "course", "scenario"} <= told
