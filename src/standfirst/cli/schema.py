"""``standfirst schema``: JSON Schemas, for other programs."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from standfirst.cli.app import app
from standfirst.diagnostics.render import as_json


@app.command()
@click.argument("of", type=click.Choice(["model", "settings", "summary"]), default="model", required=False)
def schema(of: str) -> None:
    """Print the JSON Schema of the document model (the default), of publication.toml or of the summary."""
    click.echo(as_json(_schema_of(of)))


def _schema_of(what: str) -> dict[str, Any]:
    if what == "settings":
        from standfirst.project.settings import settings_schema

        return settings_schema()
    if what == "summary":
        from standfirst.report.show_summary import Summary

        return msgspec.json.schema(Summary)
    from standfirst.model.document import Document

    return msgspec.json.schema(Document)
