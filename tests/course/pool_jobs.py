"""Jobs for the pool's tests: good ones, and those that do harm to their worker."""

from __future__ import annotations

import os
import signal
import time

MEGABYTE = 1_000_000


def work(task: str) -> str:
    """Do what ``task`` says and return it in capitals."""
    name, _, more = task.partition(" ")
    if name == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if name == "hang":
        time.sleep(60)
    if name == "spin":
        while True:
            pass
    if name == "eat":
        return str(len(b"x" * (int(more) * MEGABYTE)))
    if name == "fail":
        raise ValueError(more)
    return f"{task} {os.getpid()}".upper()
