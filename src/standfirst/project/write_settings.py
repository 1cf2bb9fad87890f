"""Writing ``publication.toml``: a setting at a time; comments, and the order of what is there, stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

Value: TypeAlias = str | int | Sequence[str] | None


def with_settings(text: str, values: Mapping[str, Value]) -> str:
    """The text of a settings file with other values for these settings, which are in no table.

    None takes a setting out. Raises ValueError for a text that is not TOML.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
    except TOMLKitError as error:
        raise ValueError(str(error)) from error
    for name, value in values.items():
        if value is None:
            document.pop(name, None)
        else:
            document[name] = value if isinstance(value, str | int) else list(value)
    return document.as_string()
