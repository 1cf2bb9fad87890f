"""Build: a publication from its files to its editions, all steps on one page.

    files → Reading (one Document, its pictures, the repairs) → set in type
          → each Edition → Artefact, verified → checked

Every command and the library ask a ``Build``. Each step is taken when it is first asked for, once; what
the scheduler's cache has from an earlier run is not made again. What is noticed goes into ``report``, and
the work goes on with the best it can.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from msgspec.structs import replace

from standfirst.build.apply_typography import Typeset, typeset
from standfirst.build.fingerprint import fingerprint, key_of_styles, tools
from standfirst.build.kinds_of_edition import Artefact, Edition, all_editions, editions
from standfirst.build.read_publication import (
    Files,
    Reading,
    fingerprint_of_picture,
    import_to_understand,
    read_document,
    read_files,
)
from standfirst.build.scheduler import Scheduler
from standfirst.diagnostics import Diagnostic, Report
from standfirst.diagnostics.code import ABOUT_MANUSCRIPTS
from standfirst.diagnostics.errors import report_error
from standfirst.editions.styles import Stylesheets
from standfirst.model.document import Document, Piece
from standfirst.model.span import Span
from standfirst.normalise.repair import Repairs
from standfirst.project.files import Location

if TYPE_CHECKING:
    from standfirst.check.run import CheckResult

Result = TypeVar("Result")


class Finished(msgspec.Struct, frozen=True, kw_only=True):
    """What came of an edition: as it is kept."""

    artefact: Artefact | None
    diagnostics: tuple[Diagnostic, ...]
    pictures: tuple[tuple[str, str, str], ...] = ()


class Build:
    """One publication, from its files to its editions."""

    def __init__(
        self,
        location: Location,
        scheduler: Scheduler | None = None,
        *,
        editions: Sequence[Edition] | None = None,
        files: Files | None = None,
        styles: Stylesheets | None = None,
        suggests: bool = False,
    ) -> None:
        """``editions``: those that are made; None: all. ``files``, or the ``styles`` of them: given instead
        of read from the disk.

        ``suggests``: whether repairs that nobody needs but an editor may want are listed, too.
        """
        self.location = location
        self.scheduler = scheduler or Scheduler()
        self.report = Report()
        """What was noticed so far."""
        self._editions = editions
        self._files = files
        self._styles = styles
        self._suggests = suggests
        self._noticed_while_read = Report()
        self._noticed_while_typeset = Report()
        self._read_anew: set[str] = set()
        self._once: dict[Callable[[Build], Any], Any] = {}
        self._finished: dict[Edition, Finished] = {}
        self._keys: dict[Edition, str] = {}

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Those that are made of the publication."""
        return editions() if self._editions is None else tuple(self._editions)

    # -- files → document -------------------------------------------------------------------------

    @cached_property
    def files(self) -> Files:
        """What the publication is made from, but its pictures."""
        files = self._files or read_files(self.location, self.report, self._styles)
        return replace(files, suggests=True) if self._suggests else files

    @property
    def is_withheld(self) -> bool:
        """Whether nothing may be put in place, as the settings or decisions can't be read."""
        _ = self.files
        return any(diagnostic.withholds == "publication" for diagnostic in self.report)

    @cached_property
    def reading(self) -> Reading | None:
        """The publication, understood and composed; None if not one of its pieces could be read."""
        files, noticed, before = self.files, self._noticed_while_read, len(self.scheduler.made)
        with self.scheduler.limited(len(files.manuscripts)):
            if self.editions:
                with self.scheduler.run_in_background(self.editions[0].load, files.styles):
                    reading = read_document(self.location, files, self.scheduler, noticed)
            else:
                reading = read_document(self.location, files, self.scheduler, noticed)
        self._read_anew = {piece for piece in self.scheduler.made[before:] if piece}
        self.report.extend(noticed)
        return reading

    @property
    def understood(self) -> Reading:
        """The same, where it is known that a piece could be read."""
        assert self.reading is not None
        return self.reading

    @property
    def document(self) -> Document:
        """The publication as one document."""
        return self.understood.document

    @property
    def repairs(self) -> Repairs:
        """What was mended in the manuscripts, or could be; nothing if no piece could be read."""
        return self.reading.repairs if self.reading else ()

    # -- document → set in type -------------------------------------------------------------------

    @cached_property
    def _typeset_pieces(self) -> list[Typeset]:
        return typeset(self.document.pieces, self.scheduler, self._noticed_while_typeset)

    @cached_property
    def typeset(self) -> Document:
        """The document with the marks and spaces of its languages: every edition begins with it."""
        from standfirst.editions.typography import set_document

        return set_document(self.document, [each.piece for each in self._typeset_pieces])

    @property
    def proofs(self) -> list[Piece]:
        """What an edition's pieces are compared with: the pieces set in type, where those have the words of
        the document's pieces; else these."""
        pieces = zip(self.document.pieces, self._typeset_pieces, strict=True)
        return [each.piece if each.agrees else piece for piece, each in pieces]

    # -- set in type → editions -------------------------------------------------------------------

    def artefacts(self) -> Iterator[Artefact]:
        """Each edition, verified, as soon as it is finished.

        An edition that can't be made is an error in the report and costs the others nothing.
        """
        for edition in self.editions:
            if artefact := self.artefact(edition):
                yield artefact

    def artefact(self, edition: Edition) -> Artefact | None:
        """One edition, verified, made or from an earlier run; None, and why, if it can't be made."""
        finished = self.finished(edition)
        self.report.extend(finished.diagnostics)
        return finished.artefact

    def finished(self, edition: Edition) -> Finished:
        """The same, with what was noticed, which is not put into the report."""
        if edition not in self._finished:
            self._finished[edition] = self._kept(edition) or self._made(edition)
        return self._finished[edition]

    def is_kept(self) -> bool:
        """Whether every edition was made before, from what there is now."""
        return all(self._kept(edition) for edition in self.editions)

    def once(self, make: Callable[[Build], Result]) -> Result:
        """What a function makes of this build: a step that several editions share, taken once."""
        if make not in self._once:
            self._once[make] = make(self)
        result: Result = self._once[make]
        return result

    def _kept(self, edition: Edition) -> Finished | None:
        """The edition from an earlier run, if the same files and pictures went into it."""
        finished = self.scheduler.recall(self._key(edition), Finished)
        if not (finished and finished.artefact):
            return None
        if any(self._picture(path, src) != found for path, src, found in finished.pictures):
            return None
        return replace(finished, artefact=replace(finished.artefact, new=0, is_new=False))

    def _made(self, edition: Edition) -> Finished:
        """The edition, made and verified, and kept for other runs if another would make the same."""
        reading = self.reading
        if reading is None:
            return Finished(artefact=None, diagnostics=tuple(self._noticed_while_read))
        report, artefact, before = Report(self._noticed_while_read), None, len(self.scheduler.made)
        is_final = False
        try:
            with self.scheduler.limited(len(reading.document.pieces)):
                if made := edition.make(self, report):
                    edition.verify(made, self, report)
            if made:
                new = {piece for piece in self.scheduler.made[before:] if piece} or self._read_anew
                artefact = Artefact(
                    kind=edition.kind,
                    files=dict(made.files),
                    pages=made.pages,
                    is_faithful=all(d.withholds != "edition" for d in report),
                    pieces=len(reading.document.pieces),
                    new=len(new),
                )
                is_final = made.is_final
            report.extend(self._noticed_while_typeset)
        except Exception as error:
            if os.environ.get("STANDFIRST_DEBUG"):
                raise
            where = Span(reading.document.pieces[0].span.file)
            report_error(error, where, report, otherwise=edition.failure)
        finished = Finished(artefact=artefact, diagnostics=tuple(report), pictures=reading.picture_refs)
        if artefact and is_final and all(diagnostic.is_cached for diagnostic in report):
            self.scheduler.keep(self._key(edition), finished)
        return finished

    def _key(self, edition: Edition) -> str:
        """By which the edition is kept: of all that it is made from."""
        if edition not in self._keys:
            self._keys[edition] = self._key_of(edition)
        return self._keys[edition]

    def _key_of(self, edition: Edition) -> str:
        files, location = self.files, self.location
        names = (location.name, location.file is None, str(location.settings))
        made_from = (
            files.publication,
            files.decisions,
            files.manuscripts,
            files.epoch,
            files.linked,
            files.works,
        )
        styles = key_of_styles(files.styles)
        return fingerprint(
            "artefact", edition.kind, edition, edition.key(self), tools(), styles, names, made_from
        )

    def _picture(self, path: str, src: str) -> str:
        return fingerprint_of_picture(self.location, path, src)

    # -- editions → checked -----------------------------------------------------------------------

    def check(self, *, asks_outside: bool = False, asks_validators: bool = True) -> tuple[CheckResult, ...]:
        """What every judge says of the publication and its editions; nothing if no piece could be read.

        ``asks_outside``: whether links that lead outside are followed. ``asks_validators``: whether the
        judges that other people made are asked, which takes their time.
        """
        from standfirst.check.run import judge_all, result_on

        checked = (
            [x for x in all_editions() if x.is_checked(self)] if self._editions is None else self.editions
        )
        made = [(edition, artefact) for edition in checked if (artefact := self.artefact(edition))]
        if self.reading is None:
            return ()
        fidelity = result_on("fidelity", (d for d in self.report if d.family == "fidelity"))
        for edition, artefact in made:
            fidelity = replace(fidelity, problems=edition.point(self, artefact, fidelity.problems))
        judges = (
            judge
            for edition, artefact in made
            for judge in edition.judges(self, artefact, asks_outside=asks_outside)
        )
        return (
            result_on("manuscripts", (d for d in self.report if d.family in ABOUT_MANUSCRIPTS)),
            fidelity,
            *judge_all(judges, asks_validators=asks_validators),
        )


def warm_up(location: Location, scheduler: Scheduler, editions: Sequence[Edition]) -> None:
    """Import and read everything that any change may need, so that none has to wait for it."""
    styles = Build(location).files.styles
    scheduler.warm_up(import_to_understand)
    for edition in editions:
        scheduler.warm_up(edition.load, styles)
        scheduler.warm_up(edition.warm_up, styles)


def prepare_editions(build: Build) -> None:
    """Prepare what the editions of a publication need beside what the workers make of it."""
    for edition in build.editions:
        edition.prepare(build)
