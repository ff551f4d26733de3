"""The class view: what a class did, decision by decision, for the projector.

Works on :class:`~grading.classview.summary.Summary`, what is left of a result once its
worlds are let go. Imports the judge and the engine, nothing of the course.
"""

from grading.classview.summary import Summary, of

__all__ = ["Summary", "of"]
