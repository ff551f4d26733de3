"""The review of a team: people who played the same exercise, side by side.

Each at a desk of his own in the same world. Imports the judge and the engine, nothing
of the course.
"""

from grading.teams.page import html
from grading.teams.roster import Person, RosterProblem, read
from grading.teams.team import Member, Team, TeamProblem, team

__all__ = [
    "Member",
    "Person",
    "RosterProblem",
    "Team",
    "TeamProblem",
    "html",
    "read",
    "team",
]
