"""The commands and their options, from click's own declarations."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import click


def commands_reference(program: click.Group) -> str:
    """A section for each command: how it is called, what it does, and its options."""
    sections = (_section(context) for context in contexts(program))
    return "\n\n".join(sections)


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


def _section(context: click.Context) -> str:
    command = context.command
    usage = " ".join((context.command_path, *command.collect_usage_pieces(context)))
    options = [p for p in command.params if isinstance(p, click.Option) and not p.hidden]
    return "\n\n".join(
        (
            f"## {context.command_path}",
            f"```\n{usage}\n```",
            _help(command),
            *(_option(option, context) for option in options),
        )
    )


def _help(command: click.Command) -> str:
    r"""The help as markdown: a paragraph that click is to keep as it is (``\b``) becomes code."""
    text = inspect.cleandoc(command.help or "").split("\f")[0]
    return "\n\n".join(map(_paragraph, re.split(r"\n{2,}", text)))


def _paragraph(text: str) -> str:
    kept = text.removeprefix("\b\n")
    if kept == text:
        return escaped(text)
    return f"```\n{kept}\n```"


def _option(option: click.Option, context: click.Context) -> str:
    """A definition: the option as it is typed, and what it does."""
    record = option.get_help_record(context)
    assert record is not None
    typed, meaning = record
    return f"`{typed}`\n:   {escaped(meaning)}"


def escaped(text: str) -> str:
    """Plain text as markdown: what stands in backticks is code, all else means itself."""
    parts = text.split("`")
    outside = (re.sub(r"([\\*_\[\]<>])", r"\\\1", part) for part in parts[::2])
    inside = (f"`{part}`" for part in parts[1::2])
    pairs = [next(outside)]
    for code, words in zip(inside, outside, strict=False):
        pairs += [code, words]
    return "".join(pairs)
