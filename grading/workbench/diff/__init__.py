"""What changed between two versions of a scenario, for who plays and for a mark.

``diff(old, new)`` compares the files as data and both as they play. Imports ``sim`` and
the rest of ``grading``, never ``deniceni``.
"""

from grading.workbench.diff.diff import Diff, diff

__all__ = ["Diff", "diff"]
