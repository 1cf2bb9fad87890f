"""``standfirst cache``: look at the cache, or clear it."""

from __future__ import annotations

from pathlib import Path

import click

from standfirst.cli.app import Format, app
from standfirst.cli.finished_files import size_of
from standfirst.cli.options import CACHE, FORMAT, cache_of
from standfirst.diagnostics.render import as_json


@app.group("cache")
def cache_() -> None:
    """Results that are kept so that they need not be made again."""


@cache_.command()
@CACHE
@FORMAT
def info(cache: Path | None, format_: Format) -> None:
    """Print where the cache is and what it contains."""
    found = cache_of(cache).info()
    if format_ == "json":
        click.echo(as_json(found, is_indented=False))
    else:
        click.echo(
            f"{found.folder}: {found.results} results, {size_of(found.size)} of {size_of(found.limit)}"
        )


@cache_.command()
@CACHE
def clear(cache: Path | None) -> None:
    """Delete everything in the cache; the next build makes it again."""
    cache_of(cache).clear()
