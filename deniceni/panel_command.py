"""``panel``: forms for a panel of experts, what they voted, and the key from it."""

from __future__ import annotations

from deniceni.voice import Parser
from grading.panel import command


def main(arguments: list[str]) -> int:
    """Do the step that is asked for; return the exit status."""
    return command.main(arguments, Parser("panel", command.SUMMARY))
