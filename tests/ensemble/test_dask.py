"""The same call on a Dask cluster of real worker processes, one killed mid-run."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from distributed import Client, LocalCluster

from sim.ensemble import ensemble

SEEDS = range(160)


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Two worker processes on the loopback, without a dashboard."""
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address=None,
        silence_logs=50,
    ) as made:
        yield made


def test_a_killed_dask_worker_loses_nothing(cluster: LocalCluster) -> None:
    """Killed after the first batch; the cluster runs its batches elsewhere."""
    here = ensemble("shotgun", SEEDS, scenario="muara-sendaru", workers=0)
    victims = [nanny.pid for nanny in cluster.workers.values()]
    killed: list[int] = []

    def kill(done: int, total: int) -> None:
        if not killed:
            killed.append(victims[0])
            os.kill(victims[0], getattr(signal, "SIGKILL", signal.SIGTERM))

    with Client(cluster) as client:
        found = ensemble("shotgun", SEEDS, scenario="muara-sendaru",
                         executor=client.get_executor(), progress=kill)  # fmt: skip
    assert killed
    assert found.seeds == tuple(SEEDS)
    assert found.totals == here.totals
    assert found.digest == here.digest
