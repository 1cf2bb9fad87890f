"""``standfirst fonts``: the families that stylesheets may name."""

from __future__ import annotations

from pathlib import Path

import click

from standfirst.cli.app import OK, app, location_of, say


@app.command()
@click.argument("folder", type=click.Path(path_type=Path), default=".", required=False)
def fonts(folder: Path) -> int:
    """List the families that the publication in FOLDER can use, with their faces."""
    from standfirst.build.read_publication import read_styles
    from standfirst.diagnostics import Report
    from standfirst.project.settings import Publication
    from standfirst.render.pdf.fonts import families

    report = Report()
    styles = read_styles(location_of(folder), Publication(), report)
    for family, faces in families(styles.font_sources).items():
        click.echo(f"{family}: {', '.join(faces)}")
    say(report, "text")
    return OK
