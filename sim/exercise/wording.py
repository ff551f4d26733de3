"""What can be told from the wording of a text alone: opinion, personal data."""

from __future__ import annotations

import re
from functools import lru_cache

from sim.scenario.documents import Personal

_GROUPED = re.compile(r"\+?[0-9](?:[ -]?[0-9])*")  # 0812-3456-7890; not 08.00-10.30
_WORD = re.compile(r"[^\W\d_][^\W_]+|[0-9]+")  # two letters or more, or a number
_BARE = re.compile(r"[0-9]+")


def opinions(text: str, words: tuple[str, ...]) -> list[str]:
    """Return the words of opinion in a text, each once, in order."""
    found = _pattern(words).findall(text)
    return list(dict.fromkeys(word.casefold() for word in found))


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(words, key=len, reverse=True)
    either = "|".join(re.escape(word) for word in longest)
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)


def words_in(text: str) -> int:
    """Return how many different words a text has; a letter or a dash alone is none."""
    return len({word.casefold() for word in _WORD.findall(text)})


def personal(text: str, rules: Personal) -> bool:
    """Return whether a text holds what looks like a telephone or identity number."""
    low, high = rules.phone_digits
    for found in _GROUPED.findall(text):
        digits = re.sub(r"[^0-9]", "", found)
        if digits.startswith(rules.phone_starts) and low <= len(digits) <= high:
            return True
    return any(len(run) == rules.identity_digits for run in _BARE.findall(text))
