"""The settings of ``publication.toml``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from standfirst.manual.reference.commands import escaped
from standfirst.project.settings import reference
from standfirst.project.settings.documentation import Setting


def settings_reference() -> str:
    """A definition for each setting, under a heading for each table."""
    return "\n\n".join(_sections())


def _sections() -> Iterator[str]:
    for table, settings in groupby(reference(), key=lambda setting: setting.table):
        yield f"## `{table}`" if table else "## At the top"
        yield from map(_definition, settings)


def _definition(setting: Setting) -> str:
    default = f"Default: `{setting.default}`." if setting.default else ""
    parts = (_sentence(setting.type), default, _sentence(setting.meaning), f"Example: `{setting.example}`.")
    return f"`{setting.name.rpartition('.')[2]}`\n:   " + " ".join(
        part if "`" in part else escaped(part) for part in parts if part
    )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "." if words else ""
