"""A publication to start from: what ``standfirst new`` puts into a folder."""

from __future__ import annotations

import json
from importlib.resources import files
from importlib.resources.abc import Traversable

NAMES = {"gitignore": ".gitignore"}
"""Files that would mean something to the tools around this folder under their own names."""


def starter(title: str, identifier: str) -> dict[str, bytes]:
    """The files of a new publication by their path, with forward slashes, in its folder."""
    found: dict[str, bytes] = {}
    _collect(files(__package__).joinpath("template"), "", found)
    return {name: _filled(data, title, identifier) for name, data in sorted(found.items())}


def _collect(folder: Traversable, path: str, found: dict[str, bytes]) -> None:
    for entry in folder.iterdir():
        if entry.is_dir():
            _collect(entry, f"{path}{entry.name}/", found)
        else:
            found[path + NAMES.get(entry.name, entry.name)] = entry.read_bytes()


def _filled(data: bytes, title: str, identifier: str) -> bytes:
    """The file with the title and the identifier where it wants them, as TOML writes text."""
    quoted = json.dumps(title, ensure_ascii=False)
    text = data.decode("utf-8").replace('"THE TITLE"', quoted).replace("THE IDENTIFIER", identifier)
    return text.encode("utf-8")
