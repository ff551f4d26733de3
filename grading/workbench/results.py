"""What a released version of a scenario came to, kept so that a change is noticed.

``scenarios/<id>/results/<version>.yaml``: the means of the gate's robots, and a few
plays with their marks and a fingerprint of their history. No wall clock and no machine
is in it: the same scenario, key and seeds give the same bytes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Annotated, Literal, cast

import yaml
from pydantic import Field, ValidationError

from grading.gate.plays import Played, Values
from grading.key.model import DimensionName, Key
from grading.workbench.digests import key_digest
from sim.i18n import N_, Message
from sim.scenario.base import Frozen, Id
from sim.scenario.explain import explain
from sim.scenario.files import RESULTS, read
from sim.scenario.load import folder_of
from sim.scenario.model import Scenario

PLACES = 4  # decimals of a mark
REPLAYED = ("never", "model")  # whose plays are kept
KEPT = 3  # seeds of theirs
Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Seed = Annotated[int, Field(ge=0)]
Marks = dict[DimensionName, Annotated[float, Field(ge=-1, le=2)]]


class GateMeans(Frozen):
    """What every robot of the gate earned in the mean over these seeds."""

    seeds: tuple[Seed, ...] = Field(min_length=1)
    means: dict[str, Marks] = Field(min_length=1)


class Play(Frozen):
    """One play: its marks, and the fingerprint of its history."""

    robot: str
    seed: Seed
    history: Digest
    marks: Marks


class Golden(Frozen):
    """``results/<version>.yaml``."""

    format: Literal[1]
    scenario: Id
    version: int = Field(ge=1)
    score_version: str = Field(min_length=1, max_length=40)
    fingerprint: Digest
    key: Digest
    gate: GateMeans
    plays: tuple[Play, ...] = Field(min_length=1)


class ResultsError(Exception):
    """A record that cannot be read or written; the message says why."""

    def __init__(self, text: str, **values: object) -> None:
        self.message = Message(text, values)
        super().__init__(self.message("id"))


def path_of(where: str | Path, version: int) -> Path:
    """Return where the record of a version of a scenario lies, or would lie."""
    return folder_of(where) / RESULTS / f"{version}.yaml"


def load_golden(where: str | Path, version: int) -> Golden | None:
    """Return the record of a version; ``None``: it is not recorded.

    Raises :class:`ResultsError` for a record that cannot be read.
    """
    file = path_of(where, version)
    if not os.path.lexists(file):
        return None
    part, problems = read(file, folder_of(where), f"{RESULTS}/{file.name}")
    if problems or part.node is None:
        raise _unreadable(file, problems[0].message)
    try:
        return Golden.model_validate(part.node.plain(), strict=True)
    except ValidationError as error:
        raise _unreadable(file, explain(error, Golden, part)[0].message) from None


def _unreadable(file: Path, why: object) -> ResultsError:
    return ResultsError(
        N_(
            "Catatan hasil {name} tidak dapat dibaca: {why} Ambil lagi salinan yang "
            "dirilis."
        ),
        name=f"{RESULTS}/{file.name}",
        why=why,
    )


def golden_of(
    scenario: Scenario,
    key: Key,
    played: Sequence[Played],
    histories: Mapping[tuple[str, int], str],
) -> Golden:
    """Return the record of plays; ``histories``: fingerprints by robot and seed."""
    seeds = tuple(dict.fromkeys(one.seed for one in played))
    names = tuple(dict.fromkeys(one.player for one in played))
    return Golden(
        format=1,
        scenario=scenario.world.id,
        version=scenario.world.version,
        score_version=key.score_version,
        fingerprint=scenario.fingerprint,
        key=key_digest(key),
        gate=GateMeans(seeds=seeds, means={n: _means(played, n) for n in names}),
        plays=tuple(
            Play(
                robot=one.player,
                seed=one.seed,
                history=histories[one.player, one.seed],
                marks=marks(one.values),
            )
            for name in REPLAYED
            for one in played
            if one.player == name and one.seed in seeds[:KEPT]
        ),
    )


def _means(played: Iterable[Played], name: str) -> Marks:
    own = [one.values for one in played if one.player == name]
    return marks({d: _mean(values[d] for values in own) for d in own[0]})


def _mean(pairs: Iterable[tuple[float, float]]) -> tuple[float, float]:
    scores, raws = zip(*pairs, strict=True)
    return fmean(scores), fmean(raws)


def marks(values: Values) -> Marks:
    """Return the scores as a record holds them."""
    return cast(Marks, {name: _rounded(pair[0]) for name, pair in values.items()})


def _rounded(value: float) -> float:
    return round(float(value), PLACES) + 0.0  # no minus before a zero


def write(golden: Golden, where: str | Path) -> Path:
    """Write a record, whole or not at all, and return where.

    Raises :class:`ResultsError` if it cannot be written.
    """
    file = path_of(where, golden.version)
    body = yaml.safe_dump(
        golden.model_dump(mode="json"), sort_keys=False, width=1000,
        default_flow_style=None,
    )  # fmt: skip
    try:
        file.parent.mkdir(exist_ok=True)
        _replace(file, body)
    except OSError as error:
        raise ResultsError(
            N_("Catatan hasil tidak dapat ditulis ke {path}: {why}"),
            path=file,
            why=error.strerror or str(error),
        ) from error
    return file


def _replace(file: Path, body: str) -> None:
    """Put a new content in a file's place at once; nothing is left if that fails."""
    made = file.with_name(f".{file.name}.new")
    try:
        made.write_text(body, encoding="utf-8", newline="\n")
        os.replace(made, file)
    finally:
        made.unlink(missing_ok=True)
