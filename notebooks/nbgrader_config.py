"""nbgrader's settings for this course; what you change below wins.

The defaults come with the program, so that a course folder never goes stale: feedback
without outside requests, time limits, the assignment's language.
"""

from pathlib import Path

from grading.course.settings import configure

c = get_config()  # noqa: F821
configure(c, Path(__file__).resolve().parent)
