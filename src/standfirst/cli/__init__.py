"""The command line: arguments in, results on standard output, diagnostics on standard error, an exit code.

A file for each command, which adds itself to ``app``. Nothing heavy is imported here: ``standfirst --help``
needs no WeasyPrint.
"""

from standfirst.cli import (  # noqa: F401  (each adds its command)
    booklet,
    build,
    cache,
    check,
    desk,
    explain,
    fonts,
    help,
    import_,
    index,
    manual,
    new,
    print,
    proof,
    repairs,
    schema,
    shelf,
    show,
    themes,
    tidy,
    verify,
    watch,
)
from standfirst.cli.app import main

__all__ = ["main"]
