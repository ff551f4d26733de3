"""A map for a regency that does not exist: borders, neighbours, room for names."""

from __future__ import annotations

from itertools import combinations
from math import hypot
from pathlib import Path

import pytest
import yaml

from grading.workbench.geometry import area, edges, inside, is_simple
from grading.workbench.map import District, MapError, districts, main, text

NAMES = (
    "Karangjembara", "Sungai Sumawi", "Kampung Damira", "Ranukirana", "Bukit Kelir",
    "Muara Selara", "Teluk Renyuh", "Wanatunjana", "Padang Lentaka", "Girimayura",
    "Banyusumirah",
)  # fmt: skip


@pytest.fixture(scope="module")
def land() -> tuple[District, ...]:
    """A map of eleven districts."""
    return districts(NAMES, 4)


def _sides(one: District) -> set[frozenset[tuple[int, int]]]:
    return {frozenset(side) for side in edges(one.outline)}


def test_districts_lie_on_the_desks_grid(land: tuple[District, ...]) -> None:
    """Outlines are plain polygons with whole coordinates within 100 by 70."""
    for one in land:
        assert is_simple(one.outline)
        assert all(0 <= x <= 100 and 0 <= y <= 70 for x, y in one.outline)
        assert all(isinstance(part, int) for spot in one.outline for part in spot)


def test_neighbours_share_their_border_exactly(land: tuple[District, ...]) -> None:
    """Whoever shares a border is a neighbour, of each other, and nobody else is."""
    for one, other in combinations(land, 2):
        touch = bool(_sides(one) & _sides(other))
        assert (other.id in one.neighbours) == touch
        assert (one.id in other.neighbours) == touch


def test_districts_cover_the_land_without_gaps(land: tuple[District, ...]) -> None:
    """What belongs to one district alone is the coast: one closed line around all."""
    rims = [side for one in land for side in edges(one.outline)]
    alone = [(a, b) for a, b in rims if (b, a) not in rims]
    after = dict(alone)
    assert len(after) == len(alone)
    start = here = alone[0][0]
    ring = []
    for _ in alone:
        ring.append(here)
        here = after[here]
    assert here == start
    assert abs(area(ring)) == pytest.approx(sum(abs(area(d.outline)) for d in land))


def test_names_have_room(land: tuple[District, ...]) -> None:
    """A name stands inside its district and on no other name."""
    import numpy as np

    for one in land:
        assert inside(one.outline, np.array([one.label_at], dtype=float)).all()
    for one, other in combinations(land, 2):
        (ax, ay), (bx, by) = one.label_at, other.label_at
        assert abs(ax - bx) >= 15 or abs(ay - by) >= 6


def test_the_first_names_lie_in_the_middle(land: tuple[District, ...]) -> None:
    """Authors name the seat of the regency first."""
    away = [hypot((x - 50) / 47, (y - 37) / 30) for x, y in (d.label_at for d in land)]
    assert max(away[:2]) < min(away[-3:])


def test_a_seed_is_a_map() -> None:
    """The same names and seed give the same map, another seed another one."""
    assert districts(NAMES[:4], 1) == districts(NAMES[:4], 1)
    assert districts(NAMES[:4], 1) != districts(NAMES[:4], 2)


def test_it_is_written_as_a_world_file_has_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One name a line goes in; a list ``districts:`` comes out."""
    file = tmp_path / "nama.txt"
    file.write_text("\n".join(NAMES[:3]) + "\n\n", encoding="utf-8")
    assert main([str(file), "--seed", "2"]) == 0
    told = capsys.readouterr().out
    assert told == text(districts(NAMES[:3], 2))
    assert [one["name"] for one in yaml.safe_load(told)["districts"]] == [*NAMES[:3]]


@pytest.mark.parametrize("names", [("Satu",), ("Satu", "satu"), ("A",) * 31])
def test_names_that_make_no_map(names: tuple[str, ...]) -> None:
    """One district, one name twice, or too many are refused."""
    with pytest.raises(MapError):
        districts(names, 1)
