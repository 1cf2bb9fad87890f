"""Cluster: the workers of other machines, for an archive of many pieces (the optional extra ``cluster``).

A Dask cluster whose workers have this version of Standfirst installed, with the same packages, and see
its fonts under the same path.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from standfirst.press.executor import Done, outcome_of
from standfirst.press.job import Failure, Limits, Outcome, Work

BATCH = 4
"""Pieces that are sent together: fewer messages, and still something for everybody to do."""
PATIENCE = 10
"""Seconds to wait for an answer from the address."""


class NoClusterError(Exception):
    """Dask is not installed, or nobody answers."""


class Cluster:
    """The same as a crew, on other machines. Their memory is theirs to bound."""

    def __init__(self, address: str, limits: Limits) -> None:
        """Raises NoClusterError if there is no cluster to be had at this address."""
        try:
            import distributed
        except ModuleNotFoundError:
            raise NoClusterError("--cluster needs Dask: install standfirst[cluster]") from None
        self._dask: Any = distributed
        try:
            self._client = self._dask.Client(address, timeout=PATIENCE)
        except (OSError, ValueError) as error:
            raise NoClusterError(f"no cluster answers at {address}: {error}") from None
        self._limits = limits

    @property
    def workers(self) -> int:
        """How many jobs are done at once."""
        return max(1, int(sum(self._client.ncores().values())))

    def run(self, works: Sequence[Work], done: Done) -> None:
        """Have all of this made."""
        numbered = list(enumerate(works))
        batches = [numbered[start : start + BATCH] for start in range(0, len(numbered), BATCH)]
        sent = {
            self._client.submit(_made, [work for _, work in batch], self._limits.megabytes, pure=False): batch
            for batch in batches
        }
        for future in self._dask.as_completed(sent):
            for (number, _), outcome in zip(sent[future], self._outcomes(future, sent[future]), strict=True):
                done(number, outcome)

    def _outcomes(self, future: Any, batch: Sequence[tuple[int, Work]]) -> list[Outcome]:
        try:
            found: list[Outcome] = future.result(timeout=self._limits.seconds * len(batch))
        except Exception as error:  # a worker that died is an exception of Dask's
            return [Failure("died", f"{type(error).__name__}: {error}")] * len(batch)
        return found

    def renew(self) -> None:
        """These know nothing of ours."""

    def dismiss(self) -> None:
        """Say good-bye; the cluster stays."""
        self._client.close()


def _made(works: Sequence[Work], megabytes: int) -> list[Outcome]:
    return [outcome_of(work, megabytes) for work in works]
