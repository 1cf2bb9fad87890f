"""``standfirst schema``: what other programs get and give, as JSON Schema."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from standfirst.cli.app import app


@app.command()
@click.argument("of", type=click.Choice(["model", "summary"]), default="model")
def schema(of: str) -> None:
    """Print the JSON Schema of the document model, or of what `standfirst show summary` prints."""
    from standfirst.model.document import Document
    from standfirst.report.summary import Summary

    found: dict[str, Any] = msgspec.json.schema(Summary if of == "summary" else Document)
    click.echo(msgspec.json.format(msgspec.json.encode(found)))
