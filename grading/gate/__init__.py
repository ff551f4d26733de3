"""The gate: robots that try hard must not earn marks, the model response must.

``gate(scenario, key, seeds)`` lets everybody of ``players.cast`` play and holds the
means to ``ceilings.yaml``; ``explain`` says of a broken bound which decisions paid.
Imports ``sim`` and the rest of ``grading``, never ``deniceni``.
"""

from grading.gate.bounds import usual_seeds
from grading.gate.gate import Finding, Gate, gate
from grading.gate.mends import mend
from grading.gate.trace import explain

__all__ = ["Finding", "Gate", "explain", "gate", "mend", "usual_seeds"]
