"""Options that several commands have, and what is made of their values."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click

from standfirst.cli.app import UsageError, say
from standfirst.diagnostics import Report
from standfirst.model.span import Span
from standfirst.project.read_file import name_of

if TYPE_CHECKING:
    from standfirst.build import Cache, Limits, Scheduler
    from standfirst.build.cluster import Cluster
    from standfirst.build.kinds_of_edition import Edition
    from standfirst.build.scheduler import Workers

Command = TypeVar("Command", bound=Callable[..., Any])

FORMAT = click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="Text for people, JSON for programs, or annotations for GitHub.",
)


CACHE = click.option(
    "--cache",
    type=click.Path(path_type=Path, file_okay=False, readable=False),
    help="The folder of the cache. [default: $STANDFIRST_CACHE, else the user's cache folder]",
)
OUT = click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path),
    default=Path("build"),
    show_default=True,
    help="The folder for the files.",
)
KEEP = click.option(
    "--keep", "keeps", is_flag=True, help="Put editions in place even if they differ from the manuscripts."
)
PATH = click.argument("path", type=click.Path(path_type=Path), default=Path(), metavar="[FOLDER | FILE.md]")
STRICT = click.option("--strict", "is_strict", is_flag=True, help="Treat warnings as errors.")


class _Kind(click.ParamType[str]):
    """A kind of edition, by its name. The list of them is looked at when it is needed."""

    name = "kind"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        """``pdf|epub``."""
        return "|".join(self._kinds())

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name, if there is such a kind; else what kinds there are."""
        if value not in self._kinds():
            self.fail(f"{value!r} is not one of {', '.join(self._kinds())}", param, ctx)
        return value

    def _kinds(self) -> list[str]:
        from standfirst.build.kinds_of_edition import all_editions

        return [edition.kind for edition in all_editions()]


ONLY = click.option("--only", type=_Kind(), help="Make only this edition.")
EACH = click.option(
    "--each", is_flag=True, help="Make every manuscript in FOLDER, and in the folders inside it, on its own."
)
FAILED = click.option(
    "--failed",
    "only_failed",
    is_flag=True,
    help="With --each: make only those again that had errors.",
)
ALSO = click.option("--also", type=_Kind(), help="Make this edition too, beside the PDF and the EPUB.")


class Number(click.FloatRange):
    """A number within bounds, of which “nan” is neither below nor above."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number, or a message that says what the bounds are."""
        number = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{value} is not in the range {self._describe_range()}.", param, ctx)
        return number


LIMIT_MEMORY = click.option(
    "--limit-memory",
    type=click.IntRange(100, 1_000_000),
    default=2000,
    show_default=True,
    help="Megabytes of memory that a piece can use.",
)
LIMIT_TIME = click.option(
    "--limit-time",
    type=Number(0.1, 1_000_000),
    default=300.0,
    show_default=True,
    help="Seconds of processor time that a piece can take.",
)
JOBS = click.option(
    "--jobs", type=click.IntRange(0, 1000), help="Number of workers. [default: one for each core]"
)
_SCHEDULER = (
    LIMIT_MEMORY,
    LIMIT_TIME,
    JOBS,
    click.option("--cluster", metavar="ADDRESS", help="The address of a Dask cluster that does the work."),
    click.option(
        "--cluster-security",
        type=click.Path(path_type=Path, dir_okay=False),
        help="A TOML file that names the certificates (`ca`, `cert`, `key`) for a cluster over TLS.",
    ),
    click.option(
        "--cluster-unencrypted",
        is_flag=True,
        help="Send manuscripts to a cluster on other machines without encryption.",
    ),
    CACHE,
    click.option("--shared-cache", is_flag=True, help="Use a cache that others can write to."),
)


def SCHEDULER(command: Command) -> Command:  # noqa: N802 (it stands among the options)
    """The options of whatever has pieces read or laid out."""
    for option in _SCHEDULER:
        command = option(command)
    return command


class SchedulerSettings(TypedDict):
    """The values of those options."""

    cache: Path | None
    jobs: int | None
    limit_time: float
    limit_memory: int
    cluster: str | None
    cluster_security: Path | None
    cluster_unencrypted: bool
    shared_cache: bool


def cache_of(folder: Path | None, *, is_shared: bool = False) -> Cache:
    """The cache in this folder, or in the user's own."""
    from standfirst.build import Cache
    from standfirst.project.files import cache_folder, cache_limit

    return Cache(folder or cache_folder(), cache_limit(), is_shared=is_shared)


def _trusted_cache(folder: Path | None, *, is_shared: bool) -> Cache:
    """The same, with a message if it is not used (S910), or others may write to it (S911)."""
    cache, alone = cache_of(folder, is_shared=is_shared), cache_of(folder)
    if alone.distrust:
        report, where = Report(), Span(name_of(alone.folder))
        why = f"the cache {alone.distrust}"
        report.add("S911" if is_shared else "S910", where, why if is_shared else f"{why}, and is not used")
        say(report, "text")
    return cache


MEGABYTES_TO_BUILD = 270
"""What this process takes for the libraries that make editions; some end it where there are fewer."""


def scheduler_of(
    cache: Path | None,
    jobs: int | None,
    limit_time: float,
    limit_memory: int,
    cluster: str | None,
    cluster_security: Path | None,
    cluster_unencrypted: bool,
    shared_cache: bool,
) -> Scheduler:
    """A scheduler as those options ask for it, which shows how far it is.

    Raises OutOfMemoryError if there is too little memory to begin.
    """
    from standfirst.build import Limits, Scheduler, WorkerPool, workers_for
    from standfirst.build.enforce_limits import require_memory
    from standfirst.cli.progress import ProgressBar

    require_memory(MEGABYTES_TO_BUILD)
    limits = Limits(seconds=limit_time, megabytes=limit_memory)
    pool: Workers | None = None
    if cluster:
        pool = _cluster(cluster, limits, cluster_security, may_be_open=cluster_unencrypted)
    elif jobs != 0:
        pool = WorkerPool(workers_for(jobs), limits)
    return Scheduler(
        _trusted_cache(cache, is_shared=shared_cache),
        pool=pool,
        progress=ProgressBar(),
        limits=limits if pool is not None else None,
    )


def editions_of(only: str | None, also: str | None = None) -> tuple[Edition, ...]:
    """The editions to make: the one of ``--only``, else those made by default; and that of ``--also``."""
    from standfirst.build.kinds_of_edition import editions

    wanted = editions(only) if only else editions()
    return editions(*(edition.kind for edition in wanted), also) if also else wanted


def _cluster(address: str, limits: Limits, security: Path | None, *, may_be_open: bool) -> Cluster:
    from standfirst.build.cluster import Cluster, NoClusterError

    try:
        return Cluster(address, limits, security, may_be_open=may_be_open)
    except NoClusterError as error:
        raise UsageError(str(error)) from None
