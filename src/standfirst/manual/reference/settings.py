"""The settings of ``publication.toml``."""

from __future__ import annotations

import ast
import inspect
import typing
from collections.abc import Iterator, Mapping

import msgspec

from standfirst.manual.reference.commands import escaped
from standfirst.model.document import Contributor, Imprint
from standfirst.project import settings
from standfirst.project.settings import Publication

_NOT_SETTINGS = ("span", "lines")


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """A setting: its name with its table's, what it may be, and what it does."""

    name: str
    kind: str
    default: str
    about: str


def settings_reference() -> str:
    """A definition for each setting, under a heading for each table."""
    return "\n\n".join(_sections())


def _sections() -> Iterator[str]:
    table = ""
    yield "## At the top"
    for setting in all_settings():
        if (here := setting.name.rpartition(".")[0]) != table:
            table = here
            yield f"## {_heading(table)}"
        parts = (setting.kind, setting.default, setting.about)
        yield f"`{setting.name.rpartition('.')[2]}`\n:   " + " ".join(escaped(part) for part in parts if part)


def _heading(table: str) -> str:
    return f"`[[{table}]]`" if table == "contributors" else f"`[{table}]`"


def all_settings(kind: type = Publication, table: str = "") -> Iterator[Setting]:
    """Every setting, those of the top first, each table after it."""
    about, hints = _docstrings(kind), typing.get_type_hints(kind, include_extras=True)
    later = []
    for field in msgspec.structs.fields(kind):
        wanted = settings._without_none(hints[field.name])
        if field.name in _NOT_SETTINGS:
            continue
        if (inner := _table_of(wanted)) is not None:
            later.append((inner, f"{table}{field.name}"))
            continue
        yield Setting(
            name=f"{table}{field.name}",
            kind=_sentence(settings._wanted(wanted)),
            default=_default(field),
            about=about.get(field.name, ""),
        )
    for inner, name in later:
        yield from all_settings(inner, f"{name}.")


def _table_of(wanted: object) -> type | None:
    """The struct of a setting that is a table, or a list of tables."""
    if typing.get_origin(wanted) is tuple:
        wanted = typing.get_args(wanted)[0]
    return wanted if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct) else None


def _default(field: msgspec.structs.FieldInfo) -> str:
    if isinstance(field.default, Mapping) or field.default in (None, msgspec.NODEFAULT, ()):
        return ""
    value = str(field.default).lower() if isinstance(field.default, bool) else repr(field.default)
    return f"Default: `{value}`.".replace("'", '"')


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:] + "."


def _docstrings(kind: type) -> dict[str, str]:
    """What stands under each field of a class."""
    body = ast.parse(inspect.getsource(kind)).body[0].body  # type: ignore[attr-defined]
    found = {}
    for field, text in zip(body, body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr):
            found[field.target.id] = " ".join(ast.literal_eval(text.value).split())  # type: ignore[union-attr]
    return found


__all__ = ["Contributor", "Imprint", "Setting", "all_settings", "settings_reference"]
