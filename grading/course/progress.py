"""A plain progress bar on standard error; one line where nobody watches it move."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

T = TypeVar("T")
WIDTH = 24


def bar(
    items: Iterable[T], total: int, title: str, stream: TextIO | None = None
) -> Iterator[T]:
    """Yield ``items`` one by one and show how many of ``total`` are done."""
    out = stream if stream is not None else sys.stderr
    moving = out.isatty()
    done = 0
    if moving:
        _draw(out, title, done, total)
    for item in items:
        done += 1
        if moving:
            _draw(out, title, done, total)
        yield item
    if moving and total:
        out.write("\n")
    elif total:
        out.write(f"{title}: {done}/{total}\n")
    out.flush()


def _draw(out: TextIO, title: str, done: int, total: int) -> None:
    full = WIDTH * done // total if total else WIDTH
    out.write(f"\r{title:<16} [{'#' * full}{'.' * (WIDTH - full)}] {done}/{total}")
    out.flush()
