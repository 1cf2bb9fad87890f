"""The fields of the structs that declare settings: types without what annotates them, and types in words."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from standfirst.project.settings.publication import NOT_SETTINGS, OF_THE_MODEL


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A field of a struct of settings."""

    name: str
    type: Any
    """Without ``None``, which can't be written in TOML, and without ``about``."""
    is_required: bool
    default: object
    """None if nothing is used without it, or what is used depends on other things."""
    about: Meta
    """What ``about`` says of it."""


@cache  # for every unknown setting all are looked through
def fields_of(kind: type[msgspec.Struct]) -> tuple[Field, ...]:
    """The settings that a struct declares, in their order. KeyError for one without an ``about``."""
    annotations = typing.get_type_hints(kind, include_extras=True)
    of_the_model = OF_THE_MODEL.get(kind, {})
    found = []
    for field in msgspec.structs.fields(kind):
        if field.name not in NOT_SETTINGS:
            wanted, about = _taken_apart(annotations[field.name])
            found.append(
                Field(
                    name=field.name,
                    type=wanted,
                    is_required=field.required,
                    default=None if field.default is msgspec.NODEFAULT else field.default,
                    about=about or of_the_model[field.name],
                )
            )
    return tuple(found)


def _taken_apart(annotation: Any) -> tuple[Any, Meta | None]:
    """The type that an annotation stands for, and what ``about`` says in it."""
    about = None
    if typing.get_origin(annotation) is Annotated:
        inner, *metas = typing.get_args(annotation)
        about = next((meta for meta in metas if isinstance(meta, Meta) and meta.extra), None)
        rest = tuple(meta for meta in metas if meta is not about)
        annotation = Annotated[(inner, *rest)] if rest else inner
    return _without_none(annotation), about


def _without_none(wanted: Any) -> Any:
    if typing.get_origin(wanted) in (typing.Union, types.UnionType):
        kinds = tuple(kind for kind in typing.get_args(wanted) if kind is not type(None))
        return kinds[0] if len(kinds) == 1 else typing.Union[kinds]  # noqa: UP007 (a tuple of types)
    return wanted


def in_words(wanted: Any) -> str:
    """What values a type has: ``text``, ``one of "A4", "A5"``, ``a list of text``, ``a table``."""
    origin, arguments = typing.get_origin(wanted), typing.get_args(wanted)
    if origin is Annotated:
        return next(m.description for m in arguments[1:] if isinstance(m, Meta) and m.description)
    if origin is Literal:
        return "one of " + ", ".join(json.dumps(choice) for choice in arguments)
    if origin in (typing.Union, types.UnionType):
        return " or ".join(in_words(kind) for kind in arguments)
    if origin is tuple:
        return "a list"
    if origin is Mapping or (isinstance(wanted, type) and issubclass(wanted, msgspec.Struct)):
        return "a table"
    return {bool: "true or false", int: "a whole number"}.get(wanted, "text")
