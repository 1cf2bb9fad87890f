"""``standfirst explain``: what a code or a rule means."""

from __future__ import annotations

import click

from standfirst.cli.app import OK, UsageError, app, near_miss
from standfirst.diagnostics import CODES
from standfirst.diagnostics.render import code_as_text


@app.command()
@click.argument("what", metavar="CODE | RULE", required=False)
def explain(what: str | None) -> int:
    """Explain a CODE (or its name) or a RULE; without one, list them all."""
    from standfirst.normalise.registry import RULES
    from standfirst.normalise.rule import rule_as_text

    if what is None:
        for code in CODES.values():
            click.echo(f"{code.code}  {code.severity:8} {code.name}")
        for name, rule in RULES.items():
            click.echo(f"repair {name}: {rule.does}")
        return OK
    if what.casefold() in RULES:
        click.echo(rule_as_text(RULES[what.casefold()]))
        return OK
    for code in CODES.values():
        if what.casefold() in (code.code.casefold(), code.name):
            click.echo(code_as_text(code))
            return OK
    known = (*CODES, *(code.name for code in CODES.values()), *RULES)
    near = near_miss(what, known) or "; `standfirst explain` lists all"
    raise UsageError(f"nothing is called {what}{near}")
