"""What a trainee drives: decisions, journal, clock, replay.

``Exercise.open`` is the one way in, for the desk, a notebook, a robot and a grader.
May import ``sim.scenario`` and ``sim.world``.
"""

from sim.exercise.exercise import Exercise
from sim.exercise.journal import JournalError
from sim.exercise.outcome import Outcome

__all__ = ["Exercise", "JournalError", "Outcome"]
