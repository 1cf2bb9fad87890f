"""A cluster: asked for without Dask it is a clear message; with Dask it makes the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from standfirst.build.cluster import Cluster, NoClusterError, _made, read_certificates, versions
from standfirst.build.limits import Limits
from standfirst.build.tasks import Failure, Outcome

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def piece(write: Callable[..., Path]) -> Path:
    return write({"a.md": "# First\n\nWords.\n"})


def test_without_dask_it_is_said_what_to_install(
    standfirst_process: Command, piece: Path, tmp_path: Path
) -> None:
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "sitecustomize.py").write_text("import sys\nsys.modules['distributed'] = None\n")
    path = f"{hidden}{os.pathsep}{Path(__file__).parents[2] / 'src'}"
    done = standfirst_process("build", "a.md", "--cluster", "tcp://localhost:1", PYTHONPATH=path)
    assert done.returncode == 2
    assert done.stderr == "standfirst: --cluster needs Dask: install standfirst[cluster]\n"


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    distributed = pytest.importorskip("distributed", reason="needs standfirst[cluster]")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2] / "src"))
    dask = pytest.importorskip("dask")
    # On a busy machine a worker may take long to start again, and would not be missed after 15 seconds.
    with (
        dask.config.set({"distributed.deploy.lost-worker-timeout": "1 hour"}),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as found,
    ):
        yield found


def test_nobody_at_the_address_is_said(standfirst: Command, piece: Path) -> None:
    pytest.importorskip("distributed", reason="needs standfirst[cluster]")
    done = standfirst("build", "a.md", "--cluster", "127.0.0.1")
    assert done.returncode == 2
    assert done.stderr.startswith("standfirst: no cluster answers at 127.0.0.1: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "address",
    ["tcp://192.0.2.1:8786", "192.0.2.1:8786", "tls://cluster.example:8786", "tcp://127.0.0.1.example:1"],
)
def test_nothing_leaves_this_machine_in_the_clear_unless_it_is_asked_for(address: str) -> None:
    with pytest.raises(NoClusterError, match="is on another machine, and nothing would be encrypted"):
        Cluster(address, Limits())


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("ca = 'ca.pem'", "should name three files"),
        ("ca = 1\ncert = 2\nkey = 3", "should name three files"),
        ("ca = [", "should name three files"),
        ("ca = 'a'\ncert = 'b'\nkey = 'c'", "which is not there"),
        ("ca = 'tls.toml'\ncert = 'tls.toml'\nkey = 'tls.toml'", "names no certificates"),
    ],
)
def test_a_file_of_certificates_that_is_none_is_said(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "tls.toml").write_text(text)
    with pytest.raises(NoClusterError, match=why):
        read_certificates(tmp_path / "tls.toml")


@pytest.mark.slow
def test_a_cluster_makes_what_this_machine_makes(
    standfirst: Command, piece: Path, tmp_path: Path, cluster: Any
) -> None:
    assert standfirst("build", "a.md", "-o", "here").returncode == 0
    address, cache = cluster.scheduler_address, str(tmp_path / "c")
    done = standfirst("build", "a.md", "-o", "there", "--cluster", address, "--cache", cache)
    assert done.returncode == 0, done.stderr
    for file in (piece / "here").iterdir():
        assert (piece / "there" / file.name).read_bytes() == file.read_bytes()


@pytest.mark.slow
def test_workers_of_another_version_are_refused(cluster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("standfirst.build.fingerprint.pango_version", lambda: "9.9")
    with pytest.raises(NoClusterError, match=r"the worker tcp://.* has Pango .*; here it is 9\.9"):
        Cluster(cluster.scheduler_address, Limits())


def test_a_worker_of_another_version_that_comes_later_makes_nothing() -> None:
    work = partial(bytes, [7])
    assert _made([work], Limits(), versions()) == [b"\x07"]
    (outcome,) = _made([work], Limits(), {**versions(), "Pango": "9.9"})
    assert isinstance(outcome, Failure)
    assert outcome.message.startswith("a worker has Pango ") and outcome.message.endswith("; here it is 9.9")


@pytest.fixture
def pool(cluster: Any) -> Iterator[Cluster]:
    found = Cluster(cluster.scheduler_address, Limits())
    yield found
    found.stop()


def outcomes_after(pool: Cluster, lose: Callable[[], object]) -> dict[int, Outcome]:
    """What becomes of works while which something is lost."""
    found: dict[int, Outcome] = {}
    threading.Timer(0.5, lose).start()
    pool.run([partial(time.sleep, 60)] * 6, found.__setitem__)
    return found


@pytest.mark.slow
def test_when_every_worker_is_lost_nobody_waits_for_ever(
    cluster: Any, pool: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("standfirst.build.cluster.WITHOUT_WORKERS", 0.5)
    monkeypatch.setattr("standfirst.build.cluster.CHECK_EVERY", 0.2)
    found = outcomes_after(pool, lambda: cluster.scale(0))
    assert {number: getattr(outcome, "kind", None) for number, outcome in found.items()} == dict.fromkeys(
        range(6), "died"
    )
    assert "no worker of the cluster was there" in str(found[0])


@pytest.mark.slow
def test_when_the_scheduler_is_lost_the_rest_fails(cluster: Any, pool: Cluster) -> None:
    found = outcomes_after(pool, cluster.close)
    assert sorted(found) == [0, 1, 2, 3, 4, 5]
    assert all(isinstance(outcome, Failure) for outcome in found.values())
    again: dict[int, Outcome] = {}
    pool.run([partial(bytes, [1])], again.__setitem__)
    assert isinstance(again[0], Failure) and "the scheduler of the cluster is gone" in again[0].message


@pytest.fixture
def certificates(tmp_path: Path) -> Path:
    return _certificates(tmp_path)


def _certificates(folder: Path) -> Path:
    """The file that names a certificate which signs itself, of this machine."""
    folder.mkdir(exist_ok=True)
    if not shutil.which("openssl"):
        pytest.skip("needs openssl")
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout key.pem -out ca.pem"
    )
    subprocess.run(command.split(), cwd=folder, check=True, capture_output=True)
    (folder / "tls.toml").write_text('ca = "ca.pem"\ncert = "ca.pem"\nkey = "key.pem"\n')
    return folder / "tls.toml"


def test_certificates_are_for_addresses_that_are_encrypted(certificates: Path) -> None:
    with pytest.raises(NoClusterError, match=r"it is tls://192\.0\.2\.1:1"):
        Cluster("tcp://192.0.2.1:1", Limits(), certificates)


@pytest.mark.slow
def test_over_tls_with_certificates_and_not_without(
    certificates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed", reason="needs standfirst[cluster]")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2] / "src"))
    keys = distributed.Security(
        **{
            name.replace("client", role): value
            for role in ("client", "scheduler", "worker")
            for name, value in read_certificates(certificates).items()
        },
        require_encryption=True,
    )
    with distributed.LocalCluster(
        n_workers=1,
        threads_per_worker=1,
        dashboard_address=None,
        security=keys,
        protocol="tls://",
        host="127.0.0.1",
    ) as there:
        assert there.scheduler_address.startswith("tls://")
        pool = Cluster(there.scheduler_address, Limits(), certificates)
        found: dict[int, Outcome] = {}
        pool.run([partial(bytes, [7])], found.__setitem__)
        pool.stop()
        assert found == {0: b"\x07"}
        with pytest.raises(NoClusterError, match="no certificates"):
            Cluster(there.scheduler_address, Limits())
        with pytest.raises(NoClusterError, match="does not take these certificates"):
            Cluster(there.scheduler_address, Limits(), _certificates(certificates.parent / "others"))


@pytest.mark.slow
def test_one_that_fails_is_one_failure_and_the_others_finish(cluster: Any) -> None:
    fine = [partial(bytes, [number]) for number in range(6)]
    dies, never_ends, breaks = partial(os._exit, 1), partial(time.sleep, 60), partial(int, "none")
    works: list[Any] = [*fine[:2], dies, *fine[2:4], never_ends, breaks, *fine[4:]]
    pool = Cluster(cluster.scheduler_address, Limits(seconds=2, patience=1))
    found: dict[int, Outcome] = {}
    pool.run(works, found.__setitem__)
    pool.stop()
    failed = {number: outcome.kind for number, outcome in found.items() if isinstance(outcome, Failure)}
    assert failed == {2: "died", 5: "time", 6: "broke"}
    assert [found[n] for n in sorted(found) if n not in failed] == [bytes([n]) for n in range(6)]
