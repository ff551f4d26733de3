"""Errands come back whoever runs them, and whoever dies on the way."""

from __future__ import annotations

import os
import signal
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from sim.ensemble.errands import WorkersDie, crew

LARGE = 20_000_000  # bytes: far more than a line holds, so that writing them waits


def identity(item: int) -> int:
    """Return the number of the process beside the item."""
    return item if item >= 0 else os.getpid()


def large(marker: Path, item: str) -> bytes:
    """Return something large; the first time, be killed while it is being written."""
    if item == "large" and not marker.exists():
        marker.touch()
        kill = getattr(signal, "SIGKILL", signal.SIGTERM)
        threading.Timer(0.5, os.kill, (os.getpid(), kill)).start()
    return b"x" * LARGE if item == "large" else b"small"


def unsendable(item: int) -> object:
    """Return what no line can carry, or fail with it."""
    if item:
        raise ValueError(item)
    return threading.Lock()


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_they_come_back_whoever_runs_them(workers: int) -> None:
    """In this process in order, in others in any; every place once."""
    with crew(workers) as hands:
        found = list(hands.run(abs, [-1, 2, -3]))
    assert sorted(found) == [(0, 1), (1, 2), (2, 3)]
    assert workers > 1 or found == sorted(found)


def test_processes_stay_for_the_next_errand() -> None:
    """What they loaded is there the next time; nobody is left when they were let go."""
    with crew(2) as hands:
        first = {found for _, found in hands.run(identity, [-1, -2])}
        second = {found for _, found in hands.run(identity, [-1] * 8)}
    assert second <= first
    assert os.getpid() not in first
    for process in first:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_a_process_killed_in_the_middle_of_a_word_is_replaced(tmp_path: Path) -> None:
    """Half a result is on the line when it dies; the errand is run again, whole."""
    marker, found = tmp_path / "once", {}
    with crew(2) as hands:
        for place, value in hands.run(partial(large, marker), ["small", "large"]):
            if not place:
                time.sleep(1)  # meanwhile the large one is written, and cut
            found[place] = value
    assert marker.exists()
    assert found == {0: b"small", 1: b"x" * LARGE}


def test_an_errand_that_kills_whoever_runs_it_is_given_up() -> None:
    """After three processes."""
    with pytest.raises(WorkersDie, match="mati 3 kali"), crew(2) as dying:
        list(dying.run(os._exit, [1, 1]))


@pytest.mark.parametrize("item", [0, 1])
def test_what_goes_wrong_is_raised_here(item: int) -> None:
    """An error as it is; a result that cannot travel as one that says so."""
    told = (ValueError, "1") if item else (TypeError, "lock")
    with pytest.raises(told[0], match=told[1]), crew(2) as hands:
        list(hands.run(unsendable, [item]))


def test_who_stops_waits_for_nobody() -> None:
    """An errand of a minute is cut when the caller has seen enough."""
    began = time.monotonic()
    with crew(2) as hands:
        for _ in hands.run(time.sleep, [0, 60]):
            break
    assert time.monotonic() - began < 30
