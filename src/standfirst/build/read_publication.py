"""Reading: from the files of a publication to one document.

bytes → SourceFile → (FrontMatter, SourceFile) → Piece + Repairs     one manuscript at a time
Pieces + Publication + pictures → Document + Assets                  the shared model
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TypeAlias

import msgspec
from msgspec.structs import replace

from standfirst.build.enforce_limits import is_out_of_memory
from standfirst.build.fingerprint import fingerprint, tools
from standfirst.build.read_works import KeptWorks, SourcesOfWorks, read_sources
from standfirst.build.scheduler import Scheduler
from standfirst.build.tasks import Failure, Task, read_reported, report_failure, with_report
from standfirst.diagnostics import Report
from standfirst.diagnostics.errors import report_error
from standfirst.editions.render_options import RenderOptions
from standfirst.editions.styles import Stylesheets
from standfirst.model.assets import Assets
from standfirst.model.document import Document, Piece
from standfirst.model.span import Span
from standfirst.normalise.repair import Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.project.archive import linked_articles
from standfirst.project.decisions import Decisions, notice_idle_decisions
from standfirst.project.files import (
    Location,
    Manuscript,
    date_from_environment,
    load_decisions,
    other_pieces,
    read_image,
    read_manuscripts,
    read_settings,
)
from standfirst.project.picture_file import ImageFile, Refused
from standfirst.project.settings import Publication
from standfirst.project.stylesheets import load_styles, render_options

PictureRef: TypeAlias = tuple[str, str, str]
"""The path of a manuscript, the address that it shows a picture by, and the fingerprint of what was found."""


class Files(msgspec.Struct, frozen=True, kw_only=True):
    """All that a publication is made from but its pictures, as it lies on the disk."""

    publication: Publication
    decisions: Decisions
    manuscripts: tuple[Manuscript, ...]
    styles: Stylesheets
    epoch: str | None
    """The ISO date of SOURCE_DATE_EPOCH, if it is set."""
    works: SourcesOfWorks | None = None
    """The bibliography, and the style in which it is cited, if the settings name one."""
    linked: tuple[tuple[str, str | None], ...] = ()
    """Of an article of an archive: the other articles that are there and that it names, path and title."""
    suggests: bool = False
    """Whether repairs that nobody needs but an editor may want are listed, too."""

    @property
    def options(self) -> RenderOptions:
        """What the settings ask of the editions beside their look."""
        return render_options(self.publication, self.styles.theme)

    @property
    def house_style(self) -> HouseStyle:
        """By which the manuscripts are mended: what the settings ask for, and what editors decided."""
        return replace(
            self.publication.house_style,
            decisions=self.decisions.by_name,
            refused_lines=self.decisions.places,
            suggests=self.suggests,
        )


class Understood(msgspec.Struct, frozen=True, kw_only=True):
    """A manuscript, and what it was understood to be."""

    path: str
    """From the publication's folder."""
    piece: Piece
    repairs: Repairs


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A publication, read and understood: all that its editions are made from."""

    publication: Publication
    document: Document
    assets: Assets
    repairs: Repairs
    picture_refs: tuple[PictureRef, ...] = ()
    paths: dict[str, str] = {}
    """The path of each manuscript that could be read, from the publication's folder, by the name of its file
    in spans."""

    def path_of(self, piece: Piece) -> str | None:
        """The manuscript that a piece is of; None for one that no manuscript holds (a part, the index)."""
        return self.paths.get(piece.span.file)


# -- the files ------------------------------------------------------------------------------------


def read_files(location: Location, report: Report, styles: Stylesheets | None = None) -> Files:
    """Everything that a publication is made from, read from the disk; all but its pictures.

    ``styles``: given instead of read, and what was noticed in them is reported elsewhere.
    """
    publication = read_settings(location, report)
    manuscripts = read_manuscripts(location, publication, report)
    return Files(
        publication=publication,
        decisions=load_decisions(location, report),
        manuscripts=manuscripts,
        linked=linked_articles(location, manuscripts) if location.is_article else (),
        styles=styles or read_styles(location, publication, report),
        epoch=date_from_environment(report),
        works=read_sources(location, publication, report),
    )


def read_styles(location: Location, publication: Publication, report: Report) -> Stylesheets:
    """The house's styles and what may be used of the publication's own."""
    styles = load_styles(location, publication, report)
    if any(file.suffix.lower() in (".woff", ".woff2") for file in styles.own_fonts):
        from standfirst.render.unpack_fonts import with_unpacked_fonts

        styles = with_unpacked_fonts(styles, report)
    if not styles.sheets:
        return styles
    from standfirst.render.own_styles import confine

    return confine(styles, location, report)


def fingerprint_of_picture(location: Location, path: str, src: str) -> str:
    """Of what is found where a manuscript shows a picture; of why nothing is, too."""
    return fingerprint(read_image(location, path, src))


# -- one manuscript at a time ---------------------------------------------------------------------


def understand_all(
    manuscripts: Sequence[Manuscript], style: HouseStyle, scheduler: Scheduler, report: Report
) -> list[Understood]:
    """Each manuscript understood, in their order; what the scheduler has is not understood again."""
    tasks = [
        Task(
            key=fingerprint("understood", tools(), manuscript, style),
            work=partial(with_report, partial(_attempt, manuscript, style)),
            span=Span(manuscript.name),
            name=Path(manuscript.name).name,
            piece=manuscript.path,
            size=len(manuscript.data),
            serves_all=True,
        )
        for manuscript in manuscripts
    ]
    understood = []
    for task, outcome in zip(tasks, scheduler.outcomes(tasks, import_to_understand), strict=True):
        if isinstance(outcome, Failure):
            report_failure(outcome, task.span, report)
        elif piece := read_reported(outcome, Understood, report):
            understood.append(piece)
    return understood


def _attempt(manuscript: Manuscript, style: HouseStyle, report: Report) -> Understood | None:
    """A manuscript understood; one that makes us fail costs the others nothing (S901)."""
    try:
        return understand(manuscript, style, report)
    except Exception as error:
        if os.environ.get("STANDFIRST_DEBUG") or is_out_of_memory(error):  # which workers report (S906)
            raise
        report_error(error, Span(manuscript.name), report)
        return None


def understand(manuscript: Manuscript, style: HouseStyle, report: Report) -> Understood | None:
    """The piece in a manuscript, and what was mended in it; None for what is no text, or empty."""
    from standfirst.check.copy_editing import notice_inconsistencies
    from standfirst.check.fidelity import check_manuscript
    from standfirst.normalise.steps import normalise
    from standfirst.parse.manuscript.decoding import decode
    from standfirst.parse.manuscript.split_front_matter import split_front_matter

    source = decode(manuscript.data, manuscript.name, report)
    if source is None:
        return None
    front, source = split_front_matter(source, report)
    piece, repairs = normalise(source, front, style, report)
    notice_inconsistencies(piece, report)
    check_manuscript(source, front, piece, repairs, report)
    return Understood(path=manuscript.path, piece=piece, repairs=repairs)


_SPECIMEN = b"""\
---
author: A. Name
language: en
---
# A title

A [link](b.md), *words*, a note[^1].

[^1]: Here.
"""
"""Of what nearly every manuscript needs; to tell its language by its words is the most costly of the rest."""


def import_to_understand() -> None:
    """Import and set up what every manuscript needs, by understanding one."""
    understand(Manuscript(name="", path="", data=_SPECIMEN), HouseStyle(), Report())


# -- all of them together -------------------------------------------------------------------------


def read_document(location: Location, files: Files, scheduler: Scheduler, report: Report) -> Reading | None:
    """The document that these files make; None if not one of the manuscripts could be read."""
    from standfirst.compose.check_picture import Picture, read_picture
    from standfirst.compose.collect_pictures import Gallery
    from standfirst.compose.compose_document import compose

    publication, style = files.publication, files.house_style
    publication = replace(publication, style=files.styles.theme.manner)
    understood = understand_all(files.manuscripts, style, scheduler, report)
    if not understood:
        return None
    repairs = tuple(repair for u in understood for repair in u.repairs)
    if location.settings is None or location.file is None:  # else other pieces' repairs are not here
        notice_idle_decisions(files.decisions, repairs, style, report)
    shown: dict[PictureRef, None] = {}

    def find(path: str, src: str) -> ImageFile | Refused:
        found = read_image(location, path, src)
        shown[path, src, fingerprint(found)] = None
        return found

    def examine(data: bytes, name: str) -> Picture:
        key = fingerprint("picture", tools(), name, data)
        return scheduler.cached(key, Picture, partial(read_picture, data, name))

    titles = dict(files.linked)
    gallery = Gallery(find, report, examine)
    document = compose(
        [u.piece for u in understood],
        [u.path for u in understood],
        _of_one_piece(publication) if location.file else publication,
        place_name=location.name,
        is_bare=location.file is not None,
        epoch=files.epoch,
        gallery=gallery,
        report=report,
        other_paths=(*other_pieces(location, publication), *titles),
        titles=titles if location.is_article else None,
        works=KeptWorks(files.works, publication, scheduler, report) if files.works else None,
    )
    return Reading(
        publication=publication,
        document=document,
        assets=gallery.assets,
        repairs=repairs,
        picture_refs=tuple(shown),
        paths={u.piece.span.file: u.path for u in understood},
    )


def _of_one_piece(publication: Publication) -> Publication:
    """The settings for a piece of a publication that is looked at alone: it has its own title."""
    return replace(publication, title=None, subtitle=None, slug=None, identifier=None)
