"""A scenario put to the test: who earns what, what comes about, what moves it.

``trial(...)`` plays once and everything is read off those plays. Imports ``sim`` and
the rest of ``grading``, never ``deniceni``.
"""

from grading.workbench.trial.trial import Gated, Trial, gated, trial

__all__ = ["Gated", "Trial", "gated", "trial"]
