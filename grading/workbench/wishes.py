"""What an author asks of a new scenario, read from answers and made complete.

Every answer has a default. Answers come from the prompts of ``scenario new`` or from a
file (``--answers``); both go through the same checks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grading.workbench import archetype, names
from grading.workbench.answers import Answers, StoryAnswers, faults
from grading.workbench.archetype import Archetype
from grading.workbench.names import Fault
from grading.workbench.template import Pace
from sim.i18n import N_, Authored, Language, Message
from sim.scenario.card import Length
from sim.scenario.part import Part
from sim.scenario.problem import ScenarioError

# The storylines of a scenario whose author names none.
USUAL = ("dpt", "pencalonan", "pesan-suara")
APART = 2  # days between the beginnings of storylines, unless asked otherwise


@dataclass(frozen=True)
class Story:
    """A storyline with everything chosen. ``words``: by name, then by language."""

    archetype: Archetype
    onset: int
    pace: Pace
    benign: float
    districts: int
    words: Mapping[str, Mapping[Language, str]]

    @property
    def factor(self) -> float:
        """How many times as fast as usual it goes."""
        return float(archetype.shared("regency")["paces"][self.pace])

    @property
    def open_days(self) -> tuple[int, int]:
        """From which day to which its question is open."""
        kind = self.archetype
        opens = self.onset + max(1, round(kind.opens_after / self.factor))
        return opens, opens + max(4, round(kind.lasts / self.factor))


@dataclass(frozen=True)
class Wishes:
    """A scenario with everything chosen."""

    regency: str
    seed: int
    length: Length
    first_day: int
    last_day: int
    stories: tuple[Story, ...]

    @property
    def id(self) -> str:
        """The scenario's id, made from the regency's name."""
        return names.slug(self.regency)[:40].strip("-")


def settled(answers: Answers, part: Part | None = None) -> Wishes:
    """Return complete wishes; raises ScenarioError with all that cannot be.

    ``part``: the file the answers were read from, so that faults name their line.
    """
    source = part or Part("", "", 0, None)
    given = answers.stories or tuple(StoryAnswers(archetype=one) for one in USUAL)
    problems = [*faults(answers, given, source)]
    if problems:
        raise ScenarioError(source.file, tuple(problems))
    stories: list[Story] = []
    for one in given:
        stories.append(story(one, stories))
    wishes = _dated(answers, tuple(stories))
    wrong = day_fault(wishes)
    if wrong:
        raise ScenarioError(
            source.file, (source["first_day"].problem(wrong[0], wrong[1]),)
        )
    return wishes


def _dated(answers: Answers, stories: tuple[Story, ...]) -> Wishes:
    first, last = usual_days(stories)
    first = first if answers.first_day is None else answers.first_day
    last = last if answers.last_day is None else answers.last_day
    return Wishes(
        regency=answers.regency or names.offered(answers.seed),
        seed=answers.seed,
        length=answers.length or usual_length(last - first + 1),
        first_day=first,
        last_day=last,
        stories=stories,
    )


def story(given: StoryAnswers, before: Sequence[Story] = ()) -> Story:
    """Return a storyline with its defaults; raises ``KeyError`` for no template.

    It begins near the first of those ``before`` it, as far as its range allows.
    """
    kind = archetype.load(given.archetype)
    return Story(
        archetype=kind,
        onset=usual_onset(kind, before) if given.onset is None else given.onset,
        pace=given.pace or kind.parameter("pace").default,
        benign=_or(given.benign, kind.parameter("benign").default),
        districts=_or(given.districts, kind.parameter("districts").default),
        words={**_defaults(kind), **{k: one.texts for k, one in given.words.items()}},
    )


def _defaults(kind: Archetype) -> dict[str, Mapping[Language, str]]:
    return {one.name: one.default for one in kind.words}


def _or(given: Any, default: Any) -> Any:
    return default if given is None else given


def usual_onset(kind: Archetype, before: Sequence[Story] = ()) -> int:
    """Return the day a storyline begins unless its author says otherwise."""
    asked = kind.parameter("onset")
    if not before:
        return int(asked.default)
    near = before[0].onset + APART * len(before)
    return int(min(max(near, asked.low), asked.high))


def usual_days(stories: Sequence[Story]) -> tuple[int, int]:
    """Return the first and last day that hold all storylines."""
    first = min(one.onset for one in stories) - 2
    last = max(one.open_days[1] for one in stories) + 1
    return first, last


def usual_length(days: int) -> Length:
    """Return for how long so many days are played."""
    most = archetype.shared("regency")["lengths"]
    if days <= most["short"]:
        return "short"
    return "session" if days <= most["session"] else "halfday"


def day_fault(wishes: Wishes) -> Fault | None:
    """Return what is wrong with the days of a scenario, if anything is."""
    low, high = archetype.shared("regency")["limits"]["days"]
    days = wishes.last_day - wishes.first_day + 1
    if not low <= days <= high:
        return (
            Message(N_("Latihan ini meliputi {days} hari."), {"days": days}),
            Message(
                N_("Pilih {low} sampai {high} hari; dekatkan hari mulai setiap alur."),
                {"low": low, "high": high},
            ),
        )
    late = [one for one in wishes.stories if not _fits(one, wishes)]
    if not late:
        return None
    name = {"name": Authored(late[0].archetype.title), "onset": late[0].onset}
    return (
        Message(N_("Alur {name} mulai pada hari {onset}, di luar latihan."), name),
        Message(N_("Ubah hari pertama, hari terakhir, atau hari mulai alur itu.")),
    )


def _fits(one: Story, wishes: Wishes) -> bool:
    """Return whether a storyline begins in time for its question to be open."""
    opens = one.open_days[0]
    return wishes.first_day < one.onset and opens + 3 <= wishes.last_day
