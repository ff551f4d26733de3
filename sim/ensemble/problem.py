"""What can go wrong with many runs, told in words that say what to do."""

from __future__ import annotations

from collections.abc import Callable

from sim.i18n import Message


class EnsembleError(Exception):
    """Runs that cannot be made; ``message`` says why and what to do."""

    def __init__(self, text: str, **values: object) -> None:
        self.message = Message(text, values)
        super().__init__(self.message("id"))

    def __reduce__(self) -> tuple[Callable[..., EnsembleError], tuple[object, ...]]:
        """Travel between processes with text and values."""
        return _again, (self.message.text, dict(self.message.values))

    def _render_traceback_(self) -> list[str]:
        """Show the message, not a traceback (asked for by IPython)."""
        return [str(self)]


def _again(text: str, values: dict[str, object]) -> EnsembleError:
    return EnsembleError(text, **values)
