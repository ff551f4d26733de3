"""Many runs: ensembles, the exact other history, and the world beside the evidence.

``ensemble`` plays a policy on many seeds, here or on any executor; ``branch`` replays a
journal with other decisions; ``paired`` measures what one act changes. Nothing in the
engine imports this package; it may use numpy, scipy and matplotlib, imported where they
are used, so that a worker process stays small.
"""

from sim.ensemble.branch import Branch, branch
from sim.ensemble.edits import add, leave_out, shift
from sim.ensemble.ensemble import Ensemble, ensemble
from sim.ensemble.paired import Paired, paired
from sim.ensemble.policy import PerSeed
from sim.ensemble.problem import EnsembleError
from sim.ensemble.repeated import Repeated
from sim.ensemble.run import Course, Event, Run

__all__ = [
    "Branch",
    "Course",
    "Ensemble",
    "EnsembleError",
    "Event",
    "Paired",
    "PerSeed",
    "Repeated",
    "Run",
    "add",
    "branch",
    "ensemble",
    "leave_out",
    "paired",
    "shift",
]
