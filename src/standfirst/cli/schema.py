"""``standfirst schema``: the document model, for other programs."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from standfirst.cli.app import app


@app.command()
def schema() -> None:
    """Print the JSON Schema of the document model."""
    from standfirst.model.document import Document

    found: dict[str, Any] = msgspec.json.schema(Document)
    click.echo(msgspec.json.format(msgspec.json.encode(found)))
