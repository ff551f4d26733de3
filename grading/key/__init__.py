"""Model responses: what they are written in, and how they are loaded."""

from grading.key.load import KeyProblem, load_key
from grading.key.model import Item, Key, Plan

__all__ = ["Item", "Key", "KeyProblem", "Plan", "load_key"]
