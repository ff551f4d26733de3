"""What the workbench finds, laid out once for a terminal and once as a page.

A sheet has sections, a section has lines and a table. Nothing here knows what it is
about.
"""

from grading.workbench.sheet.shape import (
    Cell,
    Section,
    Sheet,
    Table,
    figure,
    joined,
    signed,
)

__all__ = ["Cell", "Section", "Sheet", "Table", "figure", "joined", "signed"]
