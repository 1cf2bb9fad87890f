"""Finished files are put in place, and one line is printed about each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standfirst.cli.app import shown
from standfirst.diagnostics import Report
from standfirst.model.span import Span

if TYPE_CHECKING:
    from standfirst.build.kinds_of_edition import Artefact


def put_files(out: Path, files: Mapping[str, bytes]) -> None:
    """Put files into a folder, and print the name and the size of each."""
    from standfirst.project.files import make_room, put

    make_room(out)
    for name, data in files.items():
        put(out / name, data)
        click.echo(f"{shown(out / name)} ({size_of(len(data))})", err=True)


def put_files_for_paper(out: Path, files: Mapping[str, bytes], report: Report, *, keeps: bool) -> None:
    """Put what is going to be printed into a folder.

    Where words were lost, or settings or front matter misread, that is an error (S707) and what was there
    before stays, unless ``keeps``: what is printed on paper can't be called back.
    """
    if keeps or all(diagnostic.withholds == "nothing" for diagnostic in report):
        put_files(out, files)
        return
    for name in files:
        file = (out / name).as_posix()
        report.add("S707", Span(file), f"{file} was not put in place")


def line_of(file: Path, artefact: Artefact) -> str:
    """The line about a finished file: ``build/overs.pdf (31 pages, 303 kB, 2.0 s, new)``."""
    return f"{shown(file)} ({', '.join(_facts_of(artefact))})"


def _facts_of(artefact: Artefact) -> Iterator[str]:
    """Pages, size, time, and what of it is new."""
    if artefact.pages is not None:
        yield "1 page" if artefact.pages == 1 else f"{artefact.pages} pages"
    if len(artefact.files) > 1:
        yield f"{len(artefact.files)} files"
    yield size_of(artefact.size)
    yield f"{artefact.seconds:.1f} s"
    if artefact.new:
        yield f"{artefact.new} of {artefact.pieces} pieces new" if artefact.pieces > 1 else "new"
    else:
        yield "nothing new"


def size_of(length: int) -> str:
    """Bytes, for people."""
    return f"{length / 1_000_000:.1f} MB" if length >= 1_000_000 else f"{max(1, round(length / 1000))} kB"
