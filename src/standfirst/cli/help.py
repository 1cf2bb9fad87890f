"""``standfirst help``: a chapter of the manual."""

from __future__ import annotations

import click

from standfirst.cli.app import OK, UsageError, app, near_miss


@app.command("help")
@click.argument("topic", required=False)
def help_(topic: str | None) -> int:
    """Print a chapter of the manual; without a TOPIC, list the chapters."""
    from standfirst.manual import as_plain_text, chapter, chapters, topics
    from standfirst.manual.reference import generators

    if topic is None:
        for each in chapters():
            click.echo(f"{each.topic:14} {each.summary}")
    elif topic.lower() in topics():
        click.echo(as_plain_text(chapter(topic.lower(), generators(app))))
    elif topic in app.commands:
        context = click.Context(app, info_name="standfirst")
        click.echo(click.Context(app.commands[topic], info_name=topic, parent=context).get_help())
    else:
        known = (*topics(), *app.commands)
        near = near_miss(topic, known) or "; `standfirst help` lists the topics"
        raise UsageError(f"the manual has no topic {topic}{near}")
    return OK
