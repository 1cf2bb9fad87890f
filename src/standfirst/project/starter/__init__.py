"""A publication to start from: what ``standfirst new`` puts into a folder."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from standfirst.project.settings import new_settings

NAMES = {"gitignore": ".gitignore"}
"""Files of the template whose own names would have an effect on the template's folder."""


def starter(title: str, identifier: str, command: str, theme: str | None = None) -> dict[str, bytes]:
    """The files of a new publication by their paths in its folder, with forward slashes.

    ``command`` is the path of the command that makes them; its Makefile looks there last. ``theme`` is given
    in its settings.
    """
    found: dict[str, bytes] = {}
    _collect(files(__package__).joinpath("template"), "", found)
    found["Makefile"] = found["Makefile"].replace(b"THE COMMAND", command.replace("$", "$$").encode())
    found["source/publication.toml"] = new_settings(title, identifier, language="en-GB", theme=theme).encode()
    return dict(sorted(found.items()))


def first_piece() -> bytes:
    """The manuscript that a new publication begins with."""
    return files(__package__).joinpath("template", "source", "first-piece.md").read_bytes()


def _collect(folder: Traversable, path: str, found: dict[str, bytes]) -> None:
    for entry in folder.iterdir():
        if entry.is_dir():
            _collect(entry, f"{path}{entry.name}/", found)
        else:
            found[path + NAMES.get(entry.name, entry.name)] = entry.read_bytes()
