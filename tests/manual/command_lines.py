"""The command lines that stand in a document, and whether they can be typed."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click

from standfirst.cli.app import app

CHECKOUT = Path(__file__).parents[2]
_CODE = re.compile(
    r"^```(?:sh)?\n(?P<block>.*?)^```|`(?P<inline>(?:standfirst|make) [^`]+)`", re.MULTILINE | re.DOTALL
)
_COMMAND = re.compile(r"(?:[A-Z_]+=\S+ )*(?:\.venv/bin/)?(?P<line>(?:standfirst|make)\b.*)")


def command_lines(markdown: str) -> Iterator[tuple[str, bool]]:
    """Every line in code that begins with ``standfirst`` or ``make``, without its comment; and whether it
    is the whole line, as in a block of code, or may leave arguments out."""
    for code in _CODE.finditer(markdown):
        for line in (code["block"] or code["inline"] or "").split("\n"):
            if command := _COMMAND.fullmatch(line.strip()):
                yield command["line"].split(" #")[0].strip(), code["block"] is not None


def fault_of(line: str, *, is_whole: bool = True) -> str | None:
    """Why a command line can't be typed; None if it can."""
    program, *arguments = shlex.split(line)
    return _fault_of_make(arguments) if program == "make" else _fault_of_standfirst(arguments, is_whole)


def _fault_of_make(arguments: list[str]) -> str | None:
    targets = set(re.findall(r"^([a-z][\w-]*):", (CHECKOUT / "Makefile").read_text("utf-8"), re.MULTILINE))
    unknown = [word for word in arguments if "=" not in word and word not in targets]
    return f"the Makefile has no target {', '.join(unknown)}" if unknown else None


def _fault_of_standfirst(arguments: list[str], is_whole: bool) -> str | None:
    if "[OPTIONS]" in arguments:  # a usage line
        return None
    command: click.Command = app
    while isinstance(command, click.Group) and arguments and not arguments[0].startswith("-"):
        name, *arguments = arguments
        if name not in command.commands:
            return f"there is no command {name}"
        command = command.commands[name]
    if isinstance(command, click.Group):
        return None
    try:
        command.make_context("standfirst", list(arguments))
    except (click.MissingParameter, click.BadOptionUsage) as error:  # a value may be left out, too
        return error.format_message() if is_whole else None
    except click.UsageError as error:
        return error.format_message()
    return None
