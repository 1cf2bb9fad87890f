"""The generated parts of the manual: markdown made from declarations.

Each function takes what is declared and gives markdown whose headings begin at level 2. They are put
together in ``generators``.
"""

from __future__ import annotations

import click

from standfirst.manual.chapters import Generators
from standfirst.manual.reference.commands import commands_reference
from standfirst.manual.reference.library import library_reference
from standfirst.manual.reference.messages import messages_reference
from standfirst.manual.reference.rules import rules_reference
from standfirst.manual.reference.settings import settings_reference
from standfirst.manual.reference.styles import classes_reference, tokens_reference

__all__ = ["generators"]


def generators(command: click.Group) -> Generators:
    """What makes each generated part; ``command`` is the program, whose subcommands are listed."""
    return {
        "settings": settings_reference,
        "commands": lambda: commands_reference(command),
        "rules": rules_reference,
        "library": library_reference,
        "messages": messages_reference,
        "classes": classes_reference,
        "tokens": tokens_reference,
    }
