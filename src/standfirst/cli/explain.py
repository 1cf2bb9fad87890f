"""``standfirst explain``: the lessons."""

from __future__ import annotations

import click

from standfirst.cli.app import OK, UsageError, app, near_miss
from standfirst.diagnostics import CATALOGUE
from standfirst.diagnostics.render import lesson_as_text


@app.command()
@click.argument("what", metavar="CODE | RULE", required=False)
def explain(what: str | None) -> int:
    """Teach what a diagnostic's CODE (or name) means, or a repair's RULE; without one, list them all."""
    from standfirst.normalise.registry import RULES
    from standfirst.normalise.rule import rule_as_text

    if what is None:
        for code, lesson in CATALOGUE.items():
            click.echo(f"{code}  {lesson.severity:8} {lesson.name}")
        for name, rule in RULES.items():
            click.echo(f"repair {name}: {rule.does}")
        return OK
    if what.casefold() in RULES:
        click.echo(rule_as_text(RULES[what.casefold()]))
        return OK
    for code, lesson in CATALOGUE.items():
        if what.casefold() in (code.casefold(), lesson.name):
            click.echo(lesson_as_text(code, lesson))
            return OK
    known = (*CATALOGUE, *(lesson.name for lesson in CATALOGUE.values()), *RULES)
    near = near_miss(what, known) or "; `standfirst explain` lists all"
    raise UsageError(f"nothing is called {what}{near}")
