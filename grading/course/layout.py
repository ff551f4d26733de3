"""Where things lie in a course folder, as nbgrader wants it.

A course folder holds one exercise; its assignment is called as the scenario.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sim.scenario.load import names

ASSIGNMENT = "muara-sendaru"
NOTEBOOK = "latihan"
NOTEBOOK_FILE = f"{NOTEBOOK}.ipynb"
JOURNAL = "jurnal.jsonl"
PROBLEM = "masalah.json"
TIMESTAMP = "timestamp.txt"
SETTINGS = "assignment.yaml"
CONFIG = "nbgrader_config.py"
REVIEW = "ulasan.html"
REVIEW_NOTEBOOK = "ulasan.ipynb"
KEPT = "nilai"
TEMPLATE = Path(__file__).parents[2] / "notebooks"
SOURCE = TEMPLATE / "source"


@dataclass(frozen=True)
class Course:
    """A course folder and the assignment that is worked on in it."""

    root: Path
    assignment: str = ASSIGNMENT

    @classmethod
    def at(cls, folder: str | Path, assignment: str | None = None) -> Course:
        """Return the course in ``folder``, with an absolute path.

        ``assignment``: ``None`` for the one that the folder was built for.
        """
        root = Path(folder).resolve()
        return cls(root, assignment or built(root) or ASSIGNMENT)

    @property
    def source(self) -> Path:
        """The instructor's version, with hidden tests."""
        return self.root / "source" / self.assignment

    @property
    def release(self) -> Path:
        """What participants get."""
        return self.root / "release" / self.assignment

    @property
    def inbox(self) -> Path:
        """Submissions as they came, kept aside and never run."""
        return self.root / "inbox"

    @property
    def archive(self) -> Path:
        """Checked and rewritten submissions, for nbgrader's zip collector."""
        return self.root / "downloaded" / self.assignment / "archive"

    @property
    def gradebook(self) -> Path:
        """nbgrader's database."""
        return self.root / "gradebook.db"

    @property
    def kept(self) -> Path:
        """The keys that marks were made with, and those marks; instructors only."""
        return self.root / KEPT

    @property
    def key(self) -> Path:
        """The instructor's copy of the key; what is changed in it counts once the
        course is graded again by it."""
        return self.root / "kunci.yaml"

    @property
    def panel(self) -> Path:
        """The instructor's panel record, whose reasons every review shows."""
        return self.root / "panel.yaml"

    @property
    def excuses(self) -> Path:
        """Who is excused for being late."""
        return self.root / "terlambat.csv"

    @property
    def log(self) -> Path:
        """What nbgrader and its kernels had to say."""
        return self.root / "log"

    def submitted(self, student: str) -> Path:
        """Where nbgrader's collector puts a checked submission."""
        return self.root / "submitted" / student / self.assignment

    def autograded(self, student: str) -> Path:
        """The executed notebook of a participant."""
        return self.root / "autograded" / student / self.assignment

    def reviewed(self, student: str) -> Path:
        """A participant's review, until it is given back with the feedback."""
        return self.root / "ulasan" / student / self.assignment

    def feedback(self, student: str) -> Path:
        """What the participant gets back."""
        return self.root / "feedback" / student / self.assignment

    def students(self, step: str) -> list[str]:
        """Return who has something in the folder of ``step``, sorted."""
        found = (self.root / step).glob(f"*/{self.assignment}")
        return sorted(path.parent.name for path in found if path.is_dir())


def built(root: Path) -> str | None:
    """Return the assignment that a course folder was built for, if it was built."""
    found = sorted(path.parent.name for path in root.glob(f"source/*/{SETTINGS}"))
    return ASSIGNMENT if ASSIGNMENT in found else next(iter(found), None)


def exercises() -> tuple[str, ...]:
    """Return the names of the exercises that can be opened and taught."""
    return names()
