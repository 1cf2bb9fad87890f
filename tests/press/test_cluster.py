"""A cluster: asked for without Dask it is a clear message; with Dask it makes the same bytes."""

from __future__ import annotations

import importlib.util
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., "subprocess.CompletedProcess[str]"]
MISSING = importlib.util.find_spec("distributed") is None


@pytest.fixture
def piece(write: Callable[..., Path]) -> Path:
    return write({"a.md": "# First\n\nWords.\n"})


@pytest.mark.skipif(not MISSING, reason="Dask is installed")
def test_without_dask_it_is_said_what_to_install(standfirst: Command, piece: Path) -> None:
    done = standfirst("build", "a.md", "--cluster", "tcp://localhost:1")
    assert done.returncode == 2
    assert done.stderr == "standfirst: --cluster needs Dask: install standfirst[cluster]\n"


@pytest.mark.slow
@pytest.mark.skipif(MISSING, reason="needs standfirst[cluster]")
def test_a_cluster_makes_what_this_machine_makes(standfirst: Command, piece: Path, tmp_path: Path) -> None:
    from distributed import LocalCluster

    assert standfirst("build", "a.md", "-o", "here").returncode == 0
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster:
        done = standfirst(
            "build",
            "a.md",
            "-o",
            "there",
            "--cluster",
            cluster.scheduler_address,
            "--cache",
            str(tmp_path / "c"),
        )
    assert done.returncode == 0, done.stderr
    for file in (piece / "here").iterdir():
        assert (piece / "there" / file.name).read_bytes() == file.read_bytes()
