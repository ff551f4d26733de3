"""Robot players on the same protocol as people: for tests, calibration and anchors.

A policy is a plain function of an :class:`~sim.exercise.Exercise`: it looks at what the
office has been told, decides, and returns; ``play`` lets time pass in between.
"""

from sim.policies.play import Policy, play
from sim.policies.response import Step, model
from sim.policies.simple import SIMPLE

__all__ = ["SIMPLE", "Policy", "Step", "model", "play"]
