"""``standfirst import``: manuscripts from files of word processors, web pages and ebooks."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from standfirst.cli.app import Format, UsageError, app, exit_code, say, shown
from standfirst.cli.options import FORMAT
from standfirst.diagnostics import Report
from standfirst.model.span import Span


@app.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE ...")
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("source"),
    show_default=True,
    help="The folder for the manuscripts.",
)
@click.option(
    "--force", "overwrites", is_flag=True, help="Overwrite manuscripts and pictures that are there."
)
@FORMAT
def import_(paths: tuple[Path, ...], out: Path, overwrites: bool, format_: Format) -> int:
    """Make tidy manuscripts of .docx, .odt, .html and .epub files.

    Pictures are put beside each manuscript, in a folder of its name. Tracked changes and comments become
    CriticMarkup, so that they can be seen and resolved. Of a web page the article is kept. Nothing is fetched
    from the network, and nothing that is there is overwritten without --force.
    """
    from standfirst.diagnostics.errors import CodedError
    from standfirst.project.files import make_room

    for path in paths:
        if not path.is_file():
            raise UsageError(f"no such file: {path.as_posix()}")
    report, made = Report(), set[Path]()
    try:
        make_room(out)
        for path in paths:
            _import_one(path, out, made, report, overwrites=overwrites)
    except CodedError as error:
        report.add(error.code, Span(out.as_posix()), str(error), hint=error.hint)
    say(report, format_)
    return exit_code(report)


def _import_one(path: Path, out: Path, made: set[Path], report: Report, *, overwrites: bool) -> None:
    """Import a file and print the path of its manuscript. What fails here ends no other file's import."""
    from standfirst.build.import_in_worker import import_in_worker
    from standfirst.build.tasks import Failure
    from standfirst.diagnostics.errors import CodedError
    from standfirst.importing.importing import messages_about, slug_for
    from standfirst.project.files import DiskError, holds, put

    span, manuscript = Span(path.as_posix()), out / f"{slug_for(path.name)}.md"
    if manuscript in made:
        report.add("S120", span, f"{manuscript.as_posix()} was made from another file just now")
        return
    try:
        _refuse_if_there(manuscript, overwrites)
        imported = import_in_worker(_bytes_of(path), path.name, partial(_picture_beside, path))
        if isinstance(imported, Failure):
            report.add(imported.code, span, imported.message, hint=imported.hint)
            return
        files = {out / name: data for name, data in imported.pictures.items()}
        for file, data in files.items():
            if not holds(file, data):
                _refuse_if_there(file, overwrites)
        for file, data in {**files, manuscript: imported.text.encode()}.items():
            put(file, data)
    except DiskError:
        raise
    except CodedError as error:
        report.add(error.code, span, str(error), hint=error.hint)
        return
    made.add(manuscript)
    messages_about(imported.text, manuscript.as_posix(), report)
    click.echo(f"{shown(manuscript)}{_pictures_in_words(len(files))}")


def _bytes_of(path: Path) -> bytes:
    """The bytes of a file that is small enough."""
    from standfirst.importing.errors import NotImportedError
    from standfirst.importing.kinds import LARGEST_FILE
    from standfirst.project.read_file import NotReadError, TooLargeError, read_file

    try:
        return read_file(path, LARGEST_FILE)
    except TooLargeError:
        raise NotImportedError(f"the file is larger than {LARGEST_FILE // 1_000_000} megabytes") from None
    except NotReadError as error:
        raise NotImportedError(f"can't be read: {error}") from error


def _refuse_if_there(file: Path, overwrites: bool) -> None:
    from standfirst.importing.errors import NotImportedError

    if file.exists() and not overwrites:
        raise NotImportedError(
            f"{file.as_posix()} is there already and was not overwritten",
            "--force overwrites it, -o names another folder",
        )


def _picture_beside(page: Path, source: str) -> bytes | None:
    """A picture that was saved with a page: in its folder or below it, nowhere else."""
    from standfirst.importing.kinds import LARGEST_PAGE
    from standfirst.project.read_file import NotReadError, read_file

    try:
        return read_file(page.parent / source, LARGEST_PAGE, inside=page.parent)
    except NotReadError:
        return None


def _pictures_in_words(count: int) -> str:
    return f" ({count} picture{'s' * (count > 1)})" if count else ""
