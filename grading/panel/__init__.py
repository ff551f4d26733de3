"""The panel tool: votes of real experts, each alone and with a reason, into a key.

Nobody is invented here: without votes an item is keyed by its author's answer and says
so. May import numpy and the engine; not the front door.
"""

from grading.panel.findings import Panel, panel
from grading.panel.items import Item, Questionnaire
from grading.panel.key import from_yaml, panel_key, to_yaml
from grading.panel.part import Judged, PanelKey
from grading.panel.problem import PanelError
from grading.panel.read_items import read_items
from grading.panel.read_votes import read_votes
from grading.panel.votes import Vote, Votes

__all__ = [
    "Item",
    "Judged",
    "Panel",
    "PanelError",
    "PanelKey",
    "Questionnaire",
    "Vote",
    "Votes",
    "from_yaml",
    "panel",
    "panel_key",
    "read_items",
    "read_votes",
    "to_yaml",
]
