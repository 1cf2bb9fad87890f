"""The command line: what every command shares, and its exit code.

Exit codes: 0 fine (there may be warnings) · 1 an error in a manuscript, in the settings or in an
edition · 2 the command was not understood · 3 a fault of the program or the machine · 130 interrupted.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal, TextIO, TypeAlias

import click

from standfirst import __version__
from standfirst.diagnostics import CODES, Diagnostic, Report, Severity
from standfirst.diagnostics.errors import code_of, report_error
from standfirst.diagnostics.groups import grouped
from standfirst.diagnostics.render import (
    as_dict,
    as_github,
    as_json,
    group_as_text,
    printable,
    printable_text,
)
from standfirst.model.span import Span

if TYPE_CHECKING:
    from standfirst.project.files import Location

OK, ERRORS, USAGE_ERROR, INTERNAL_ERROR, INTERRUPTED = 0, 1, 2, 3, 130

Format: TypeAlias = Literal["text", "json", "github"]


class UsageError(click.ClickException):
    """The command names something that does not exist, or is wrong: one line on standard error."""

    exit_code = USAGE_ERROR

    def show(self, file: IO[Any] | None = None) -> None:
        """On standard error, without the usage."""
        click.echo(f"standfirst: {printable(self.message)}", file=file, err=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code. No exception leaves it, but with STANDFIRST_DEBUG."""
    try:
        _set_up()
        code = app.main(args=arguments, prog_name="standfirst", standalone_mode=False)
        sys.stdout.flush()
        return int(code or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        return _interrupted()
    except BrokenPipeError:  # `standfirst show … | head`
        _write_nowhere(sys.stdout)
        return OK
    except Exception as error:
        if _is_interruption(error):
            return _interrupted()
        if os.environ.get("STANDFIRST_DEBUG"):
            raise
        if isinstance(error, OSError) and error.filename is None and code_of(error):  # of a stream of ours
            _write_nowhere(sys.stdout)
        report = Report()
        report_error(error, Span(""), report)
        try:
            say(report, "text")
        except OSError:
            _write_nowhere(sys.stderr)
        return INTERNAL_ERROR


def _write_nowhere(stream: IO[str]) -> None:
    """What a stream still holds, and what is written to it from now on, is dropped: nobody takes it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _nowhere() -> TextIO:
    """In place of a stream that was closed before the program began."""
    return Path(os.devnull).open("w", encoding="utf-8")


def _set_up() -> None:
    """From now on Ctrl-C is an exception, other signals end what was begun, and every character can be
    printed. Raises UsageError where no path leads anywhere."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    for end in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):  # temporary files go
        if signal.getsignal(end) is not signal.SIG_IGN:  # as `nohup` asks for
            signal.signal(end, lambda number, _: sys.exit(128 + number))
    for number in range(3):  # where a stream is closed, no file of ours may take its number
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        Path.cwd()
    except OSError:
        raise UsageError("the working folder was removed: change to another one") from None


def _interrupted() -> int:
    click.echo("standfirst: interrupted; existing files were not changed", err=True)
    return INTERRUPTED


def _is_interruption(error: BaseException | None) -> bool:
    """Whether an exception is what became of Ctrl-C: in the midst of an import it is wrapped."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return False


def exit_code(diagnostics: Iterable[Diagnostic]) -> int:
    """The exit code that these diagnostics ask for."""
    return max((CODES[d.code].exit_code for d in diagnostics if d.severity is Severity.ERROR), default=OK)


def say(diagnostics: Iterable[Diagnostic], format_: Format) -> None:
    """Diagnostics on standard error: as text and for GitHub by their cause, as JSON all of them."""
    if format_ == "json":
        click.echo(as_json([as_dict(d) for d in diagnostics], is_indented=False), err=True)
    elif format_ == "github":
        for line in as_github(diagnostics):
            click.echo(line, err=True)
    else:
        for group in grouped(diagnostics):
            click.echo(group_as_text(group), err=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="standfirst", message="%(prog)s %(version)s")
def app() -> None:
    """Messy markdown in, a print edition (PDF) and an ebook (EPUB) out."""


def location_of(path: Path, *, alone: bool = False) -> Location:
    """The publication at a path; ``alone``: the piece at it, with what it is a part of around it."""
    from standfirst.project.files import NotFoundError, find, find_around

    try:
        return find_around(path) if alone else find(path)
    except NotFoundError as error:
        raise UsageError(str(error)) from None


def shown(path: Path) -> str:
    """A path on a terminal: forward slashes, and no control character of a name."""
    return printable(path.as_posix())


def echo_manuscript(text: bytes) -> None:
    """A text on standard output: as it is into files and pipes, without control characters to a terminal."""
    click.echo(printable_text(text.decode()) if sys.stdout.isatty() else text, nl=False)


def near_miss(name: str, known: Iterable[str]) -> str:
    """A suggestion for a name that does not exist; empty if no known name is close."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), n=3, cutoff=0.5)
    return f"; did you mean {', '.join(near)}?" if near else ""
