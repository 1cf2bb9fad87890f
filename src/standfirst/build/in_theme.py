"""A publication in another theme than its settings name, and a specimen of those who have none yet."""

from __future__ import annotations

from msgspec.structs import replace

from standfirst.build.read_publication import Files, read_styles
from standfirst.diagnostics import Report
from standfirst.project.decisions import Decisions
from standfirst.project.files import Location, Manuscript
from standfirst.project.settings import Publication
from standfirst.project.starter import first_piece
from standfirst.project.stylesheets import load_styles


def in_theme(name: str, files: Files, location: Location, report: Report) -> Files:
    """What a publication is made from, with the stylesheets of this theme.

    Its trim size and columns stay if its settings name them. Reported: S531, S532, S535.
    """
    publication = replace(files.publication, theme=name)
    return replace(files, publication=publication, styles=read_styles(location, publication, report))


def specimen(location: Location) -> Files:
    """What the piece is made from that ``standfirst new`` begins with."""
    publication = Publication()
    return Files(
        publication=publication,
        decisions=Decisions(),
        manuscripts=(Manuscript(name="specimen.md", path="specimen.md", data=first_piece()),),
        styles=load_styles(location, publication),
        epoch=None,
    )
