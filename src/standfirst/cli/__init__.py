"""The counter: arguments in, results on standard output, diagnostics on standard error, an exit code out.

A file for each command, which puts itself on the counter. Nothing heavy is imported here:
``standfirst --help`` knows of no PDF.
"""

from standfirst.cli import (  # noqa: F401  (each puts its command on the counter)
    booklet,
    build,
    cache,
    check,
    explain,
    help,
    manual,
    new,
    print,
    proof,
    repairs,
    schema,
    show,
    tidy,
    watch,
)
from standfirst.cli.app import main

__all__ = ["main"]
