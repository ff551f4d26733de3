"""Which exercise, folder or journal a person means by a word on the command line."""

from __future__ import annotations

from pathlib import Path

from deniceni.bootstrap import ROOT
from deniceni.voice import complain
from sim.i18n import N_, Message

FIRST = "muara-sendaru"  # what is meant without a word
NOTEBOOK = "latihan.ipynb"
JOURNAL = "jurnal.jsonl"
PRACTICE = "latihan"


class NoExercise(Exception):
    """There is no exercise of that name; ``message`` says which there are."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        from sim.scenario.problem import choose, shown

        text = N_("Latihan {name} tidak ada. {mend}")
        mend = choose(name, known)
        self.message = Message(text, {"name": shown(name), "mend": mend})
        super().__init__(self.message("id"))


def home() -> Path:
    """Return where practice folders lie: in the clone, or in the current folder."""
    base = ROOT if (ROOT / "pyproject.toml").exists() else Path.cwd()
    return base / PRACTICE


def exercise(name: str) -> str:
    """Return ``name`` if it is an exercise that can be opened and taught.

    Raises ``NoExercise``.
    """
    from grading.course.layout import exercises

    if name not in exercises():
        raise NoExercise(name, exercises())
    return name


def lies_at(name: str) -> Path | None:
    """Return the scenario's folder meant by ``name`` that is not the project's own."""
    folder = Path(name)
    if _named(name) or not (folder / "world.yaml").is_file():
        return None
    return folder.resolve()


def scenario(name: str) -> str:
    """Return ``name`` if it is a scenario of the project's own, or a folder.

    Raises ``NoExercise``.
    """
    from sim.scenario.load import names

    if name not in names() and not Path(name).is_dir():
        raise NoExercise(name, names())
    return name


def folder_of(word: str | None) -> Path:
    """Return the practice folder meant by ``word``: a folder, or an exercise's name.

    Without a word it is that of the first exercise. A folder in which somebody has
    begun goes before an exercise of the same name, and so does one among the practice
    folders (another seed of an exercise has one of its own).
    """
    name = word or FIRST
    begun = any((Path(name) / file).exists() for file in (JOURNAL, NOTEBOOK))
    if word is not None and (begun or not _practised(word)):
        return Path(word)
    here, there = Path(PRACTICE, name), home() / name
    return there if there.is_dir() and not here.is_dir() else here


def journal_of(word: str | None) -> Path:
    """Return the journal meant by ``word``: a file, a folder or an exercise's name."""
    if word is not None and not Path(word).is_dir() and not _practised(word):
        return Path(word)
    return folder_of(word) / JOURNAL


def _practised(word: str) -> bool:
    """Return whether a word names an exercise, or a practice folder by itself."""
    return _named(word) or (len(Path(word).parts) == 1 and (home() / word).is_dir())


def _named(word: str) -> bool:
    from sim.scenario.load import names

    return word in names()


def _played_by(word: str) -> str | None:
    """Return the command that plays an exercise, or a seed of it: ``NAME-3``."""
    if _named(word):
        return f"python3 -m deniceni lab {word}"
    name, _, seed = word.rpartition("-")
    if seed.isdecimal() and _named(name):
        return f"python3 -m deniceni lab {name} --seed {seed}"
    return None


def point_elsewhere(word: str | None, journal: Path) -> None:
    """Where a journal is not there, say what else may have been meant."""
    from sim.scenario.load import names
    from sim.scenario.problem import guess, shown

    meant = guess(word, names()) if word is not None else None
    if journal.exists():
        return
    if word is not None and (line := _played_by(word)):
        complain(N_("Mainkan dahulu sampai selesai: {line}"), line=line)
        return
    if meant is not None and meant != word:
        complain(N_("Mungkin maksudnya {name}?"), name=shown(meant))
    for name in names() if word is None else ():
        if (folder_of(name) / JOURNAL).exists():
            text = N_("Ada jurnal latihan {name}; tulis {name} di akhir perintah ini.")
            complain(text, name=name)
