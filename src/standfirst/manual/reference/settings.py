"""The settings of ``publication.toml``, from their declaration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from standfirst.manual.reference.commands import escaped
from standfirst.project.settings import Setting, reference


def settings_reference() -> str:
    """A section for each table, and in it a definition for each setting."""
    return "\n\n".join(_sections(reference()))


def _sections(settings: Iterable[Setting]) -> Iterator[str]:
    for table, inside in groupby(settings, key=lambda setting: setting.table):
        yield f"## `{table}`" if table else "## Outside the tables"
        yield from map(_definition, inside)


def _definition(setting: Setting) -> str:
    parts = (
        f"{_capitalised(setting.meaning)}.",
        f"{_capitalised(setting.type)}.",
        *_default(setting),
    )
    name = setting.name.rpartition(".")[2]
    example = "".join(f"\n    {line}" for line in ("```", *setting.example.split("\n"), "```"))
    return f"`{name}`\n:   {' '.join(map(escaped, parts))}\n{example}"


def _default(setting: Setting) -> tuple[str, ...]:
    """What is used without the setting, as a sentence; none where that is nothing."""
    if not setting.default:
        return ("It must be given.",)
    return () if setting.default == "nothing" else (f"Without it: {setting.default}.",)


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
