"""What is derived from the declaration of the settings: their reference, their JSON Schema, and the settings
file of a new publication."""

from __future__ import annotations

import re
import textwrap
import typing
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any

import msgspec

from standfirst.project.settings.fields import Field, fields_of, in_words
from standfirst.project.settings.publication import NOT_SETTINGS, Publication


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """A setting as the manual describes it."""

    name: str
    """With its table: ``print.paper``, ``contributors.name``."""
    table: str
    """The header of its table, such as ``[print]`` or ``[[contributors]]``; empty if it is in none."""
    type: str
    """In words: ``text``, ``one of "A4", "A5", "6x9", "pocket"``."""
    default: str
    """The value in TOML, or what is used without the setting, in words; empty if it must be given."""
    meaning: str
    """A phrase without a full stop."""
    example: str
    """The setting as a line of a ``publication.toml``."""


def reference() -> tuple[Setting, ...]:
    """Every setting: those in no table first, then table by table."""
    return tuple(sorted(_settings(), key=lambda setting: bool(setting.table)))


def settings_schema() -> dict[str, Any]:
    """The JSON Schema of ``publication.toml``, for editors that check and complete."""
    schema: dict[str, Any] = msgspec.json.schema(Publication)
    definitions = schema["$defs"]
    kinds: list[type[msgspec.Struct]] = [Publication, *_tables()]
    for kind in kinds:
        described = definitions[kind.__name__]
        described["additionalProperties"] = False
        for name in NOT_SETTINGS:
            described["properties"].pop(name, None)
        for field in fields_of(kind):
            described["properties"][field.name].setdefault("description", field.about.description)
    definitions.pop("Span", None)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "publication.toml",
        **schema,
    }
    return _with_patterns_of_javascript(schema)


def _with_patterns_of_javascript(schema: dict[str, Any]) -> dict[str, Any]:
    r"""The same with ``$`` for ``\Z``, which JSON Schema's regular expressions don't have."""
    text = msgspec.json.encode(schema).replace(rb"\\Z", b"$")
    return msgspec.json.decode(text, type=dict[str, Any])


def new_settings(title: str, identifier: str, language: str, theme: str | None = None) -> str:
    """A ``publication.toml`` that gives these three, and the theme if one is named, and has every other
    setting as a comment."""
    given = {"title": title, "identifier": identifier, "language": language}
    given |= {"theme": theme} if theme else {}
    parts = ["# What this publication is. To use a setting, remove the # at the beginning of its line.\n"]
    for table, settings in groupby(reference(), key=lambda setting: setting.table):
        if table:
            parts.append(f"#{table}\n")
        parts += [_described(setting, given.get(setting.name)) for setting in settings]
    return "\n".join(parts)


def _described(setting: Setting, given: str | None) -> str:
    """A setting in the settings file, below a comment: its value, or an example that is a comment."""
    comment = f"{setting.meaning[:1].upper()}{setting.meaning[1:]}."
    if given is not None:
        return f"# {comment}\n{_assignment(setting.name, given)}\n"
    if setting.type.startswith("one of"):
        comment += f" {setting.type[:1].upper()}{setting.type[1:]}."
    if setting.default not in ("", "nothing"):
        comment += f" Without it: {setting.default}."
    example = "".join(f"#{line}\n" for line in setting.example.split("\n"))
    return textwrap.fill(comment, 100, initial_indent="# ", subsequent_indent="# ") + f"\n{example}"


def _settings() -> Iterator[Setting]:
    """Every setting, in the order of the declaration."""
    for field in fields_of(Publication):
        if kind := _table_of(field):
            header = f"[[{field.name}]]" if typing.get_origin(field.type) is tuple else f"[{field.name}]"
            yield from (_setting(inner, f"{field.name}.{inner.name}", header) for inner in fields_of(kind))
        elif typing.get_origin(field.type) is Mapping:
            yield _setting(field, field.name, f"[{field.name}]")
        else:
            yield _setting(field, field.name, "")


def _tables() -> list[type[msgspec.Struct]]:
    return [kind for field in fields_of(Publication) if (kind := _table_of(field))]


def _table_of(field: Field) -> type[msgspec.Struct] | None:
    """The struct of a setting that is a table, or a list of tables."""
    wanted = typing.get_args(field.type)[0] if typing.get_origin(field.type) is tuple else field.type
    return wanted if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct) else None


def _setting(field: Field, name: str, table: str) -> Setting:
    value = (field.about.examples or [None])[0]
    example = (
        "\n".join(_assignment(key, inner) for key, inner in value.items())
        if isinstance(value, dict)
        else _assignment(field.name, value)
    )
    return Setting(
        name=name,
        table=table,
        type=_type_in_words(field.type),
        default=_default(field),
        meaning=field.about.description or "",
        example=example,
    )


def _default(field: Field) -> str:
    if field.is_required:
        return ""
    value = "nothing" if field.default is None else _value(field.default)
    return (field.about.extra or {})["without"] or value


def _type_in_words(wanted: Any) -> str:
    arguments = typing.get_args(wanted)
    if typing.get_origin(wanted) is tuple:
        return f"a list of {in_words(arguments[0])}"
    if typing.get_origin(wanted) is Mapping and arguments[1] is not object:
        return f"a table of names, each with {in_words(arguments[1])}"
    return in_words(wanted)


def _assignment(name: str, value: object) -> str:
    return f"{name} = {_value(value)}"


def _value(value: object) -> str:
    """A value as TOML writes it; a text that is a day as a date."""
    import tomlkit  # only needed here, and every command imports this module

    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        value = date.fromisoformat(value)
    return tomlkit.item(value).as_string()
