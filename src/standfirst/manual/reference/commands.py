"""The commands and their options, from click's own declarations."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

import click

Described: TypeAlias = tuple[str, str]
"""An option as it is typed, and what it does."""

_CODE = re.compile(r"(`[^`]+`|\{[^{}]+\})")

OFTEN = 4
"""An option that so many commands have is described once for all of them."""


def commands_reference(program: click.Group) -> str:
    """The options that many commands have; then a section for each command: how it is called, what it does,
    and its own options."""
    commands = [*contexts(program)]
    counts = Counter(option for context in commands for option in _options(context))
    shared = [option for option, count in counts.items() if count >= OFTEN]
    return "\n\n".join(
        (
            "## Options of several commands",
            *map(_definition, shared),
            *(_section(x, shared) for x in commands),
        )
    )


def contexts(program: click.Group) -> Iterator[click.Context]:
    """The context of each command of a program, those of groups included, by name."""
    root = click.Context(program, info_name="standfirst")
    yield from _below(program, root)


def _below(group: click.Group, parent: click.Context) -> Iterator[click.Context]:
    for name, command in sorted(group.commands.items()):
        context = click.Context(command, info_name=name, parent=parent)
        if isinstance(command, click.Group):
            yield from _below(command, context)
        else:
            yield context


def _section(context: click.Context, shared: Sequence[Described]) -> str:
    command = context.command
    usage = " ".join((context.command_path, *command.collect_usage_pieces(context)))
    options = _options(context)
    parts = [f"## {context.command_path}", f"```\n{usage}\n```", _help(command)]
    parts += [_definition(option) for option in options if option not in shared]
    if also := [f"`{_name(option)}`" for option in options if option in shared]:
        parts.append(f"See also above: {', '.join(also)}.")
    return "\n\n".join(parts)


def _options(context: click.Context) -> list[Described]:
    """The options of a command as its help describes them."""
    options = (p for p in context.command.params if isinstance(p, click.Option) and not p.hidden)
    return [record for option in options if (record := option.get_help_record(context))]


def _name(option: Described) -> str:
    """The long name of an option alone: ``--output`` of ``-o, --output PATH``."""
    return next(word for word in option[0].split() if word.startswith("--"))


def _definition(option: Described) -> str:
    typed, meaning = option
    return f"`{typed}`\n:   {escaped(' '.join(meaning.split()))}"


def _help(command: click.Command) -> str:
    r"""The help as markdown: a paragraph that click is to keep as it is (``\b``) becomes code."""
    text = inspect.cleandoc(command.help or "").split("\f")[0]
    return "\n\n".join(map(_paragraph, re.split(r"\n{2,}", text)))


def _paragraph(text: str) -> str:
    kept = text.removeprefix("\b\n")
    if kept == text:
        return escaped(text)
    return f"```\n{kept}\n```"


def escaped(text: str) -> str:
    """Plain text as markdown: what stands in backticks or braces is code, all else means itself."""
    parts = _CODE.split(text)
    parts[::2] = [re.sub(r"([\\*_\[\]<>$~^])", r"\\\1", part) for part in parts[::2]]
    parts[1::2] = [part if part.startswith("`") else f"`{part}`" for part in parts[1::2]]
    return "".join(parts)
