"""Settings that are changed at the desk: those of ``publication.toml`` in no table, and two tokens of the
look."""

from __future__ import annotations

import re
import tomllib
import typing
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

import msgspec

from standfirst.desk.files import Files, NotChangedError
from standfirst.diagnostics import Report
from standfirst.editions.trim_sizes import OTHER_SIZES, TRIM_SIZES
from standfirst.project.files import SETTINGS, Location
from standfirst.project.read_file import real_path
from standfirst.project.read_toml import parse_toml
from standfirst.project.settings import Publication, read_publication
from standfirst.project.settings.fields import Field, fields_of
from standfirst.project.stylesheets import house_styles, themes_of
from standfirst.project.write_settings import Value, with_settings

SHOWN = ("title", "subtitle", "date", "issue", "language", "theme", "trim", "columns", "cover", "description")
TOKENS = {
    "accent": (r"#[0-9a-fA-F]{6}", "the colour of pull quotes and rules: #9b2417"),
    "text-size": (r"\d{1,2}(?:\.\d+)?pt", "the size of running text: 10pt"),
}
"""Tokens of the stylesheets: what a value looks like, and what it means."""
STYLESHEET = "styles/desk.css"
"""The publication's own stylesheet that holds them, from the publication's root."""


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """A setting as a field to be filled in."""

    name: str
    value: str | None
    """As text; None: not set."""
    about: str
    without: str = ""
    """What is used where it is not set."""
    choices: tuple[str, ...] | None = None
    """An empty one takes the setting out."""
    suggestions: tuple[str, ...] = ()


def settings_of(location: Location, files: Files) -> tuple[Setting, ...]:
    """The settings with their values. Raises NotChangedError where there are none, or they can't be read."""
    values = _values(location, files)
    themes = tuple(sorted(themes_of(location)))
    fields = {field.name: field for field in fields_of(Publication)}
    return (
        *(_setting(fields[name], values.get(name), themes) for name in SHOWN),
        *_tokens(location, files),
    )


def _values(location: Location, files: Files) -> Mapping[str, object]:
    if location.settings is None:
        raise NotChangedError("a single manuscript has no settings: make a folder with a publication.toml")
    try:
        return parse_toml(files.read(SETTINGS).text)
    except tomllib.TOMLDecodeError as error:
        raise NotChangedError(f"{SETTINGS} can't be read: {error}") from error


def _setting(field: Field, value: object, themes: tuple[str, ...]) -> Setting:
    choices = ("", *themes) if field.name == "theme" else _choices(field.type)
    extra = field.about.extra or {}
    return Setting(
        name=field.name,
        value=None if value is None else str(value),
        about=str(field.about.description),
        without=str(extra.get("without") or ("" if field.default is None else field.default)),
        choices=choices,
        suggestions=tuple(TRIM_SIZES | OTHER_SIZES) if field.name == "trim" else (),
    )


def _choices(kind: object) -> tuple[str, ...] | None:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is Annotated:
        return _choices(arguments[0])
    if origin is Literal:
        return ("", *map(str, arguments))
    return None


def change_settings(values: Mapping[str, str], location: Location, files: Files) -> None:
    """Write settings as they were filled in; an empty one is taken out. Raises NotChangedError for wrong
    ones."""
    _values(location, files)
    unknown = values.keys() - {*SHOWN, *TOKENS}
    if unknown or not all(isinstance(value, str) for value in values.values()):
        raise NotChangedError(f"there is no setting {', '.join(sorted(unknown))}")
    wanted = {name: _typed(name, value.strip()) for name, value in values.items() if name not in TOKENS}
    written: dict[str, bytes | None] = {}
    if wanted:
        text = with_settings(files.read(SETTINGS).text, wanted)
        _check(text, wanted)
        written[SETTINGS] = text.encode()
    if tokens := {name: value.strip() for name, value in values.items() if name in TOKENS}:
        path = _stylesheet(location)
        written[path] = _with_tokens(files.read(path).text, tokens).encode()
    files.write(written, f"changed {', '.join(values)}")


def _typed(name: str, value: str) -> Value:
    if not value:
        return None
    return int(value) if name in ("columns", "issue") and value.isdigit() else value


def _check(text: str, wanted: Iterable[str]) -> None:
    """Raise NotChangedError if one of these settings would be reported."""
    read_publication(text.encode(), SETTINGS, report := Report())
    for diagnostic in report:
        if any(f"`{name}`" in diagnostic.message for name in wanted):
            raise NotChangedError(diagnostic.message)


# -- tokens -----------------------------------------------------------------------------------------


def _tokens(location: Location, files: Files) -> Iterable[Setting]:
    if real_path(location.root / "styles") == real_path(house_styles()):
        return ()  # the house's own styles are changed where they stand
    text = files.read(_stylesheet(location)).text
    return [
        Setting(
            name=name, value=found[1] if (found := _declaration(name).search(text)) else None, about=about
        )
        for name, (_, about) in TOKENS.items()
    ]


def _stylesheet(location: Location) -> str:
    return f"../{STYLESHEET}" if real_path(location.root) != real_path(location.folder) else STYLESHEET


def _declaration(name: str) -> re.Pattern[str]:
    return re.compile(rf"--{name}:\s*([^;}}]+?)\s*;")


def _with_tokens(text: str, tokens: Mapping[str, str]) -> str:
    for name, value in tokens.items():
        pattern, about = TOKENS[name]
        if value and not re.fullmatch(pattern, value):
            raise NotChangedError(f"this should be {about}")
        text = re.sub(rf"[ \t]*{_declaration(name).pattern}[^\n]*\n?", "", text)
        if value:
            text = text if ":root {" in text else f"{text}:root {{\n}}\n"
            text = text.replace(":root {\n", f":root {{\n  --{name}: {value};\n", 1)
    return text
