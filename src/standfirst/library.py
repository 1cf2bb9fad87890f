"""The public library: open a publication, look at what was understood, decide about repairs, build.

Its functions and types are those that `import standfirst` offers; they stay what they are.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from msgspec.structs import replace

from standfirst.build import Cache, Limits, Scheduler, WorkerPool
from standfirst.build.build import Build
from standfirst.build.kinds_of_edition import Artefact, editions
from standfirst.build.read_publication import Files
from standfirst.check.run import CheckResult
from standfirst.diagnostics import Diagnostic, Report, Severity
from standfirst.model.document import Document, Piece
from standfirst.normalise.registry import RULES
from standfirst.normalise.repair import Repair
from standfirst.project.decisions import Decisions, with_decisions
from standfirst.project.files import (
    Location,
    Manuscript,
    NotFoundError,
    cache_limit,
    date_from_environment,
    decisions_file,
    find,
    put,
)
from standfirst.project.settings import Publication as Settings
from standfirst.project.stylesheets import load_styles
from standfirst.report.show_summary import Summary, summarise

__all__ = [
    "Artefact",
    "CheckResult",
    "Decisions",
    "Diagnostic",
    "Document",
    "NotFoundError",
    "Piece",
    "Publication",
    "Repair",
    "Severity",
    "Summary",
    "from_text",
    "open",
]


def open(
    path: str | os.PathLike[str], *, cache: str | os.PathLike[str] | None = None, jobs: int = 0
) -> Publication:
    """The publication in a folder (that holds publication.toml, itself or in its source/), or of one file.

    ``cache`` is the folder that keeps what was made, for the next time; None keeps nothing. ``jobs`` is
    how many workers lay out pieces side by side; 0 does all in this process.
    Raises NotFoundError for what is not there, and for a folder that is no publication.
    """
    return Publication(find(Path(path)), scheduler=_scheduler(cache, jobs))


def from_text(
    text: str,
    *,
    name: str = "text.md",
    folder: str | os.PathLike[str] | None = None,
    cache: str | os.PathLike[str] | None = None,
    jobs: int = 0,
) -> Publication:
    """A publication of one manuscript that is in no file.

    ``name`` is what diagnostics and artefacts call it. ``folder`` is where pictures are looked for; None:
    nowhere. ``cache`` and ``jobs`` are those of ``open``.
    """
    root = Path(folder) if folder is not None else Path(os.devnull)  # in which there is nothing
    location = Location(root=root, folder=root, file=Path(name))
    settings = Settings()
    files = Files(
        publication=settings,
        decisions=Decisions(),
        manuscripts=(Manuscript(name=name, path=name, data=text.encode()),),
        styles=load_styles(location, settings),
        epoch=date_from_environment(Report()),
    )
    return Publication(location, files=files, scheduler=_scheduler(cache, jobs))


def _scheduler(cache: str | os.PathLike[str] | None, jobs: int) -> Scheduler:
    kept = Cache(Path(cache), cache_limit()) if cache is not None else None
    return Scheduler(kept, pool=WorkerPool(jobs, Limits()) if jobs else None)


class Publication:
    """A publication: read when something is first asked of it, and only once."""

    def __init__(self, location: Location, *, files: Files | None = None, scheduler: Scheduler) -> None:
        """Made by ``open`` and ``from_text``."""
        self._place = location
        self._scheduler = scheduler
        self._build = Build(location, scheduler, files=files)

    @property
    def document(self) -> Document | None:
        """What was understood, as the document that all editions are made from.

        None if not one of the manuscripts could be read; then the diagnostics say why.
        """
        return self._build.document if self._build.reading else None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces of the document, in their order; empty if there is none."""
        return self.document.pieces if self.document else ()

    @cached_property
    def summaries(self) -> tuple[Summary, ...]:
        """What was understood of each piece, in plain words (`standfirst schema summary`)."""
        return tuple(
            summarise(
                piece,
                [repair for repair in self.repairs if repair.span.file == piece.span.file],
                [noticed for noticed in self.diagnostics if noticed.span.file == piece.span.file],
            )
            for piece in self.pieces
        )

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was noticed, by file and line: while it was read, and while editions were made so far."""
        _ = self._build.reading  # which is read now, if it was not yet
        return tuple(self._build.report)

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """What was mended in the manuscripts (``applied``), or could be."""
        return self._build.repairs

    @property
    def decisions(self) -> Decisions:
        """What editors decided about repairs and rules."""
        return self._build.files.decisions

    def decide(self, *, accept: Iterable[str] = (), refuse: Iterable[str] = ()) -> Publication:
        """The same publication under more decisions; nothing is written (``save_decisions`` does).

        ``accept`` and ``refuse`` name repairs by their ``id``, or rules: a rule stands for all its repairs.
        Raises ValueError for a name that is neither.
        """
        decisions = self.decisions
        by_id = {repair.id: repair for repair in self.repairs}
        for decision, given in (("accept", tuple(accept)), ("refuse", tuple(refuse))):
            if unknown := [name for name in given if name not in by_id and name not in RULES]:
                raise ValueError(f"there is no repair and no rule {unknown[0]}")
            decisions = with_decisions(
                decisions,
                "accept" if decision == "accept" else "refuse",
                repairs=[by_id[name] for name in given if name in by_id],
                rules=[name for name in given if name in RULES],
            )
        files = replace(self._build.files, decisions=decisions)
        return Publication(self._place, files=files, scheduler=self._scheduler)

    def save_decisions(self) -> Path:
        """Write the decisions to the decisions.toml of the publication; gives its path.

        Raises DiskError if it can't be written.
        """
        file = decisions_file(self._place)
        put(file, self.decisions.text.encode())
        return file

    def build(self, *kinds: str) -> tuple[Artefact, ...]:
        """The editions of these kinds ("pdf", "epub"), or all, each verified against the document.

        What can't be made is left out, and the diagnostics say why. One whose words are not those of the
        manuscripts is not ``is_faithful``. Raises ValueError for a kind that there is not.
        """
        try:
            wanted = editions(*kinds)
        except KeyError as unknown:
            raise ValueError(f"there is no edition {unknown.args[0]}") from None
        return tuple(
            artefact for edition in wanted if (artefact := self._build.artefact(edition)) is not None
        )

    def check(self, *, asks_validators: bool = True) -> tuple[CheckResult, ...]:
        """What every judge says of the editions, made for that if they were not yet.

        ``asks_validators``: whether EPUBCheck, Ace, veraPDF and the like are asked, where installed.
        """
        return self._build.check(asks_validators=asks_validators)

    def close(self) -> None:
        """End the workers; only needed with ``jobs``."""
        self._scheduler.close()
        self._scheduler.stop()
