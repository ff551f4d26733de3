"""What can go wrong before the program runs, told in both languages."""

from __future__ import annotations


class CannotInstall(Exception):
    """Something is missing that the program cannot bring itself; says the mend."""

    def __init__(self, indonesian: str, english: str) -> None:
        super().__init__(f"{indonesian}\n\n{english}")
