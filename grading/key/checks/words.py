"""Whether everything that is said to people is said in every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from grading.key.fault import Fault, fault
from grading.key.model import Key
from grading.key.setting import Setting
from sim.i18n import LANGUAGES, N_
from sim.scenario.tree import Path


def check(key: Key, setting: Setting) -> Iterator[Fault]:
    """Yield every text of the key that one of the languages lacks."""
    yield from _lacking(key.model_dump(), ())


def _lacking(value: Any, path: Path) -> Iterator[Fault]:
    if isinstance(value, dict) and value and set(value) <= set(LANGUAGES):
        for language in LANGUAGES:
            if language not in value:
                yield fault(
                    path,
                    N_("Teks ini belum ada dalam bahasa “{language}”."),
                    N_("Tambahkan baris `{language}:` dengan terjemahannya."),
                    language=language,
                )
        return
    for step, one in _parts(value):
        yield from _lacking(one, (*path, step))


def _parts(value: Any) -> Iterable[tuple[Any, Any]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list | tuple) else ()
