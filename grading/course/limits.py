"""What one submission may cost: CPU and wall seconds, bytes of memory."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).with_name("limits.yaml")


@dataclass(frozen=True)
class Budget:
    """Of one job. Where the system can't limit a process, only ``wall`` is kept."""

    cpu: float  # seconds
    wall: float  # seconds
    memory: int  # bytes of address space


@cache
def budget(stage: str) -> Budget:
    """Return the budget of a stage, ``marks`` or ``pages``."""
    found: dict[str, Any] = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return Budget(
        cpu=found[stage]["cpu_seconds"]["value"],
        wall=found[stage]["wall_seconds"]["value"],
        memory=int(found["memory_bytes"]["value"]),
    )


def hold(allowed: Budget) -> None:
    """Hold this process to a budget for one more job, where the system can.

    Beyond its CPU seconds the process is ended by the system; a request for memory
    beyond its share is a ``MemoryError``.
    """
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = used.ru_utime + used.ru_stime
    _lower(resource.RLIMIT_CPU, int(spent + allowed.cpu) + 1)
    if sys.platform == "linux":  # elsewhere an address space says little
        _lower(resource.RLIMIT_AS, allowed.memory)


def _lower(kind: int, value: int) -> None:
    """Set the soft limit; it never goes above the hard one, which stays."""
    import resource

    _, hard = resource.getrlimit(kind)
    soft = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (soft, hard))
