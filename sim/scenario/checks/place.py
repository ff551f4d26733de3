"""The regency: its districts, camps, time, questions, and that it does not exist."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha1
from pathlib import Path
from string import ascii_lowercase

import sim
from sim.i18n import N_, Message
from sim.scenario.checks.common import dangling, repeated, within
from sim.scenario.checks.kinds import ACTION, DISTRICT, ISSUE, STAGE
from sim.scenario.draft import Draft, ids
from sim.scenario.part import Part
from sim.scenario.problem import Problem, shown

SCENARIOS = Path(sim.__file__).parents[1] / "scenarios"
REAL_PLACES = SCENARIOS / "official_place_names_sha1_8.txt.gz"

_RANK = re.compile(r"^(kabupaten|kab\.?|kota|kecamatan|kec\.?|distrik) ")


@cache
def _real_places() -> frozenset[str]:
    return frozenset(gzip.decompress(REAL_PLACES.read_bytes()).decode("ascii").split())


def is_real_place(name: str) -> bool:
    """Return whether ``name`` is an official place name, however spaced or ranked."""
    return any(_is_listed(letters) for letters in _forms(name))


def is_near_real_place(name: str) -> bool:
    """Return whether ``name`` is one letter away from an official place name.

    One letter more, less or another one. For authors who look for a name: it keeps
    what is made up apart from what a reader knows.
    """
    return any(_is_listed(one) for form in _forms(name) for one in _variants(form))


def _forms(name: str) -> set[str]:
    """Return the letters of a name, with its rank and without."""
    whole = " ".join(name.lower().split())
    return {re.sub(r"[^a-z]", "", form) for form in (whole, _RANK.sub("", whole))}


def _is_listed(letters: str) -> bool:
    digest = sha1(letters.encode(), usedforsecurity=False).hexdigest()[:8]
    return digest in _real_places()


def _variants(letters: str) -> Iterator[str]:
    for place in range(len(letters) + 1):
        before, after = letters[:place], letters[place:]
        yield from (before + letter + after for letter in ascii_lowercase)
        if after:
            yield before + after[1:]
            yield from (
                before + letter + after[1:]
                for letter in ascii_lowercase
                if letter != after[0]
            )


def check_names(draft: Draft) -> Iterator[Problem]:
    """The regency and its districts exist nowhere."""
    districts = draft.world["districts"].items()
    for part in (draft.world["regency"], *(item["name"] for item in districts)):
        if part.text is not None and is_real_place(part.text):
            message = Message(
                N_("{name} adalah nama tempat yang sungguh ada."),
                {"name": shown(part.text)},
            )
            mend = Message(N_("Pakai nama rekaan; skenario tidak memuat tempat nyata."))
            yield part.problem(message, mend)


def check_own_ids(draft: Draft) -> Iterator[Problem]:
    """Districts, their names, camps, questions and actions appear once."""
    world = draft.world
    for kind in ("districts", "camps"):
        yield from repeated(item["id"] for item in world[kind].items())
        yield from repeated(item["name"] for item in world[kind].items())
    yield from repeated(item["id"] for item in world["questions"].items())
    yield from repeated(world["actions"].items())


def check_neighbours(draft: Draft) -> Iterator[Problem]:
    """Neighbours are other districts, named once, and neighbours of each other."""
    districts = draft.world["districts"]
    known = ids(districts)
    near: dict[str, set[str]] = {}
    for district in districts.items():
        names = [part.text for part in district["neighbours"].items()]
        near[district["id"].text or ""] = {name for name in names if name is not None}
        yield from repeated(district["neighbours"].items())
    for district in districts.items():
        neighbours = tuple(district["neighbours"].items())
        yield from dangling(neighbours, known, DISTRICT)
        name = district["id"].text
        if name is not None:
            yield from _one_sided(name, neighbours, near)


def _one_sided(
    name: str, neighbours: tuple[Part, ...], near: dict[str, set[str]]
) -> Iterator[Problem]:
    for part in neighbours:
        other = {"name": shown(name), "other": shown(part.text)}
        if part.text == name:
            message = Message(N_("{name} bertetangga dengan dirinya sendiri."), other)
            yield part.problem(message, Message(N_("Hapus dari daftar ini.")))
        elif part.text in near and name not in near[part.text]:
            yield part.problem(
                Message(N_("{other} tidak mencatat {name} sebagai tetangga."), other),
                Message(N_("Tambahkan {name} pada neighbours dari {other}."), other),
            )


def check_days(draft: Draft) -> Iterator[Problem]:
    """The first day comes before the last."""
    first, last = draft.world["start_day"].number, draft.world["end_day"].number
    if first is not None and last is not None and first >= last:
        yield draft.world["end_day"].problem(
            Message(N_("Hari terakhir tidak sesudah hari pertama.")),
            Message(N_("Tulis end_day yang lebih besar dari {day}."), {"day": first}),
        )


def check_questions(draft: Draft) -> Iterator[Problem]:
    """A question asks for a stage its issue has, and closes after it opens."""
    issues = draft.issues["issues"]
    known = ids(issues)
    stages = {issue["id"].text: issue["stages"] for issue in issues.items()}
    for question in draft.world["questions"].items():
        yield from dangling([question["issue"]], known, ISSUE)
        of_issue = stages.get(question["issue"].text)
        if of_issue is not None and of_issue.is_list:
            names = {item["stage"].text or "" for item in of_issue.items()}
            yield from dangling([question["reaches"]], names, STAGE)
        opens, closes = question["opens"], question["closes"]
        yield from within(opens, opens.number, draft)
        yield from within(closes, closes.number, draft)
        days = (opens.number, closes.number)
        if days[0] is not None and days[1] is not None and days[0] >= days[1]:
            yield closes.problem(
                Message(N_("Pertanyaan ditutup sebelum sempat dibuka.")),
                Message(N_("Tulis closes yang lebih besar dari opens.")),
            )


def check_actions_used(draft: Draft) -> Iterator[Problem]:
    """The actions of the scenario are in the catalogue."""
    used = draft.world["actions"].items()
    yield from dangling(used, ids(draft.actions["actions"]), ACTION)
