"""Cluster: the workers of other machines, for an archive of many pieces (the optional extra ``cluster``).

A Dask cluster whose workers have this version of Standfirst installed, with the same packages, and see
its fonts under the same path.
"""

from __future__ import annotations

import gc
import re
import ssl
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from standfirst.build.garbage import Garbage
from standfirst.build.limits import Limits
from standfirst.build.tasks import Failure, Outcome, Work
from standfirst.build.workers import BackgroundWork, Done, outcome_of
from standfirst.project.read_file import SETTINGS, NotReadError, name_of, read_file

BATCH = 4
"""Pieces that are sent together: fewer messages, and still something for everybody to do."""
PATIENCE = 10
"""Seconds to wait for an answer from the address."""
CHECK_EVERY = 5
"""Seconds between two checks whether there are workers."""
WITHOUT_WORKERS = 120
"""Seconds without any worker, or any result, after which the rest fails; a worker that starts again takes
less."""

Batch: TypeAlias = "Sequence[tuple[int, Work]]"
"""Works with their places in the list."""


class NoClusterError(Exception):
    """Dask is not installed, or there is no answer from the address."""


class LostError(Exception):
    """Nobody is left who could work."""


class Cluster:
    """The same as a pool of workers, on other machines. Their memory is theirs to limit."""

    def __init__(
        self, address: str, limits: Limits, security: Path | None = None, *, may_be_open: bool = False
    ) -> None:
        """``security``: a file that names certificates. ``may_be_open``: whether what is sent to other
        machines may be read on the way.

        Raises NoClusterError if there is no cluster to be had at this address, or only an open one.
        """
        if security is None and not may_be_open and not _is_here(address):
            raise NoClusterError(
                f"{address} is on another machine, and nothing would be encrypted: --cluster-security names"
                " certificates, --cluster-unencrypted does without"
            )
        certificates = read_certificates(security) if security else None
        address = _encrypted(address) if certificates else address
        try:
            import distributed
        except ModuleNotFoundError:
            raise NoClusterError("--cluster needs Dask: install standfirst[cluster]") from None
        self._dask: Any = distributed
        try:
            keys = self._dask.Security(**certificates, require_encryption=True) if certificates else None
            self._client = self._dask.Client(address, timeout=PATIENCE, security=keys)
        except (OSError, ValueError, TypeError, RuntimeError) as error:
            raise NoClusterError(f"no cluster answers at {address}: {_why(error, address)}") from None
        self._limits = limits
        self._refuse_other_versions(address)

    def _refuse_other_versions(self, address: str) -> None:
        """Raises NoClusterError if a worker would make something else than this machine."""
        own = versions()
        try:
            theirs: dict[str, dict[str, str]] = self._client.run(versions)
        except Exception as error:
            self.stop()
            raise NoClusterError(f"a worker of {address} has no Standfirst that fits: {error}") from None
        for worker, found in sorted(theirs.items()):
            if other := _difference(found, own):
                self.stop()
                raise NoClusterError(f"the worker {worker} has {other}")

    @property
    def workers(self) -> int:
        """How many jobs are done at once."""
        return max(1, int(sum(self._client.ncores().values())))

    def run(self, works: Sequence[Work], done: Done, run_in_background: BackgroundWork | None = None) -> None:
        """Have all of this made. What was sent along with something that killed its worker is sent again,
        each by itself: then it is known who did it. If the cluster is lost, the rest fails."""
        if run_in_background:
            run_in_background()
        due = dict(enumerate(works))

        def noted(number: int, outcome: Outcome) -> None:
            due.pop(number, None)
            done(number, outcome)

        try:
            numbered = list(enumerate(works))
            batches = [numbered[start : start + BATCH] for start in range(0, len(numbered), BATCH)]
            lost = list(self._send(batches, noted))
            alone = [[item] for batch, _ in lost for item in batch]
            for (item,), error in self._send(alone, noted):
                noted(item[0], Failure("died", f"{type(error).__name__}: {error}"))
        except LostError as error:
            for number in list(due):
                noted(number, Failure("died", str(error)))

    def _send(self, batches: Sequence[Batch], done: Done) -> Iterator[tuple[Batch, Exception]]:
        """Have batches made; gives those of which nothing came back, and why. Raises LostError."""
        if self._client.status != "running":
            raise LostError("the scheduler of the cluster is gone")
        own = versions()
        sent = {
            self._client.submit(_made, [work for _, work in batch], self._limits, own, pure=False): batch
            for batch in batches
        }
        for future in self._finished(list(sent)):
            try:
                outcomes: list[Outcome] = future.result(timeout=WITHOUT_WORKERS)
            except Exception as error:  # a worker that died is an exception of Dask's
                yield sent[future], error
                continue
            for (number, _), outcome in zip(sent[future], outcomes, strict=True):
                done(number, outcome)

    def _finished(self, futures: Sequence[Any]) -> Iterator[Any]:
        """Futures as they finish. Raises LostError if the scheduler, or every worker for a while, is gone."""
        waiting, seen = list(futures), time.monotonic()
        while waiting:
            with suppress(TimeoutError):
                self._wait(waiting)
            done = [future for future in waiting if future.done()]
            waiting = [future for future in waiting if not future.done()]
            yield from done
            if done or self._client.nthreads():
                seen = time.monotonic()
            elif time.monotonic() - seen > WITHOUT_WORKERS:
                self._client.cancel(waiting)
                raise LostError(f"no worker of the cluster was there for {WITHOUT_WORKERS} seconds")

    def _wait(self, futures: Sequence[Any]) -> None:
        """Until one of these has finished. Raises TimeoutError if that takes long, LostError."""
        try:
            self._dask.wait(futures, timeout=CHECK_EVERY, return_when="FIRST_COMPLETED")
        except CancelledError:
            raise LostError("the scheduler of the cluster is gone") from None

    def restart(self) -> None:
        """These know nothing of ours."""

    def stop(self) -> None:
        """Disconnect; the cluster stays."""
        self._client.close()


def _encrypted(address: str) -> str:
    """An address that certificates are for. Raises NoClusterError."""
    scheme, mark, rest = address.rpartition("://")
    if mark and scheme != "tls":
        raise NoClusterError(f"nothing is encrypted at {address}: with --cluster-security it is tls://{rest}")
    return f"tls://{rest}"


def _why(error: Exception, address: str) -> str:
    """Why nobody answers, without the objects of Dask that it names."""
    words = re.sub(r"^in <[^>]*>: |\. More info at .*", "", str(error))
    if address.startswith("tls://") and isinstance(error, TypeError):
        return "it is encrypted, and --cluster-security names no certificates"
    if address.startswith("tls://") and ("SSL" in words or "certificate" in words):
        return f"the scheduler does not take these certificates, or has others ({words})"
    return words


def _is_here(address: str) -> bool:
    """Whether an address is on this machine, so that nothing leaves it."""
    scheme, mark, rest = address.rpartition("://")
    host = urlsplit(f"//{rest}").hostname or ""
    if mark and scheme == "inproc":
        return True
    if host == "localhost":
        return True
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return False


def read_certificates(file: Path) -> dict[str, str]:
    """What Dask calls the certificates that a TOML file names as ``ca``, ``cert`` and ``key``, beside it.

    Raises NoClusterError if it is not such a file, or one of those is not there.
    """
    try:
        table = tomllib.loads(read_file(file, SETTINGS).decode())
        named = {name: file.parent / table[name] for name in ("ca", "cert", "key")}
    except NotReadError as error:
        raise NoClusterError(f"{name_of(file)} can't be read: {error}") from None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise NoClusterError(
            f"{name_of(file)} should name three files: ca = …, cert = … and key = …"
        ) from None
    for path in named.values():
        if not path.is_file():
            raise NoClusterError(f"{name_of(file)} names {name_of(path)}, which is not there")
    try:
        context = ssl.create_default_context(cafile=named["ca"])
        context.load_cert_chain(named["cert"], named["key"], password="")
    except (OSError, ValueError) as error:
        raise NoClusterError(
            f"{name_of(file)} names no certificates, or a key of another one: {error}"
        ) from None
    return {
        "tls_ca_file": str(named["ca"]),
        "tls_client_cert": str(named["cert"]),
        "tls_client_key": str(named["key"]),
    }


def versions() -> dict[str, str]:
    """What results depend on beside what goes in: on a worker, and here."""
    from importlib.metadata import version

    from standfirst.build.fingerprint import pango_version, tools

    return {
        "Standfirst": version("standfirst"),
        "WeasyPrint": version("weasyprint"),
        "Pango": pango_version(),
        "code and packages": tools()[:12],
    }


def _difference(theirs: Mapping[str, str], own: Mapping[str, str]) -> str:
    """What a worker has in another version; nothing if it has the same of everything."""
    for name, version in own.items():
        if theirs.get(name) != version:
            return f"{name} {theirs.get(name, '?')}; here it is {version}"
    return ""


def _made(works: Sequence[Work], limits: Limits, wanted: Mapping[str, str]) -> list[Outcome]:
    """What a worker does with a batch. One that came after the start was not looked at then."""
    if other := _difference(versions(), wanted):
        return [Failure("broke", f"a worker has {other}")] * len(works)
    gc.disable()  # as other workers do
    try:
        return [_made_in_time(work, limits) for work in works]
    finally:
        _garbage().collect_if_much()
        gc.enable()


@cache
def _garbage() -> Garbage:
    """That of this worker, which is not told that it is one."""
    return Garbage()


def _made_in_time(work: Work, limits: Limits) -> Outcome:
    """What becomes of some work. One that takes too long is left to itself: a thread can't be ended."""
    found: list[Outcome] = []
    thread = Thread(target=lambda: found.append(outcome_of(work, limits.megabytes)), daemon=True)
    thread.start()
    latest = time.monotonic() + limits.seconds * limits.patience
    while thread.is_alive() and time.monotonic() < latest and _processor_time(thread) < limits.seconds:
        thread.join(min(1, limits.seconds / 4))
    return found[0] if found else Failure("time", f"more than {limits.seconds:g} seconds of processor time")


def _processor_time(thread: Thread) -> float:
    """The seconds of processor time that a thread has taken; 0 if it has ended, or nobody knows."""
    if thread.ident is None or not hasattr(time, "pthread_getcpuclockid"):
        return 0
    with suppress(OSError):
        return time.clock_gettime(time.pthread_getcpuclockid(thread.ident))
    return 0
