"""``standfirst tidy``: a manuscript as clean markdown."""

from __future__ import annotations

from pathlib import Path

import click

from standfirst.cli.app import ERRORS, UsageError, app, echo_manuscript, exit_code, location_of, say, shown
from standfirst.diagnostics import Severity


@app.command()
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE.md")
@click.option("--write", "writes", is_flag=True, help="Replace the manuscript with the tidy text.")
@click.option("--check", "checks", is_flag=True, help="Change nothing; exit with 1 if the file is not tidy.")
@click.option("--diff", "differs", is_flag=True, help="Show what would change.")
def tidy(path: Path, writes: bool, checks: bool, differs: bool) -> int:
    """Print a manuscript as clean markdown, with all repairs made.

    Tidy text means the same as the manuscript and has nothing left to repair. That is checked first; if
    it does not hold, nothing is printed or written.
    """
    from standfirst.build.build import Build
    from standfirst.report.tidy import tidied

    if not path.is_file():
        raise UsageError(f"no such file: {path.as_posix()}")
    location = location_of(path, alone=True)
    if location.file is None:
        raise UsageError(f"{shown(path)} holds the settings of a publication; name one of its manuscripts")
    build = Build(location)
    before, after = tidied(build.files, build.report)
    errors = [d for d in build.report if d.severity is Severity.ERROR]
    say(errors, "text")
    if after is None:
        return exit_code(errors)
    if differs:
        echo_manuscript(_difference(before, after, path).encode())
    elif writes and before != after:
        from standfirst.project.files import put

        put(path, after)
    elif not checks and not writes:
        echo_manuscript(after)
    if checks and before != after:
        click.echo(f"{shown(path)}: not tidy (--diff shows what would change)", err=True)
        return ERRORS
    return exit_code(errors)


def _difference(before: bytes, after: bytes, path: Path) -> str:
    """What would change, as a unified diff."""
    from difflib import unified_diff

    old, new = (data.decode("utf-8", "replace").splitlines() for data in (before, after))
    lines = unified_diff(old, new, shown(path), f"{shown(path)} (tidy)", lineterm="")
    return "".join(f"{line}\n" for line in lines)
