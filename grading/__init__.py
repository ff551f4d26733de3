"""The judge: replay a journal, measure it against the key, explain the difference.

May import ``sim``; never ``deniceni``. ``grade`` is the one way in.
"""

from grading.grade import grade
from grading.key import Key, load_key
from grading.result import Dimension, Flag, Result

__all__ = ["Dimension", "Flag", "Key", "Result", "grade", "load_key"]
