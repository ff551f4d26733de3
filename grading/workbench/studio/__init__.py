"""The authoring notebook's buttons: edit, run, see, without the shell.

Every button works on what is saved in the folder at that moment. What a scenario or a
key is refused for is told as a table, and nothing is written but what the button says.
"""

from grading.workbench.studio.studio import Studio

__all__ = ["Studio"]
