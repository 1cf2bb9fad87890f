"""Standfirst: messy markdown in, a print edition and an ebook out, from one document model.

The library, which is what the commands use:

    publication = standfirst.open("magazine")       # a folder, a publication.toml or a FILE.md
    publication = standfirst.from_text("# A title")  # a manuscript that is in no file

    publication.document         what was understood
    publication.repairs          what was mended; `decide` accepts and refuses
    publication.build("pdf")     the editions, each an `Artefact` with its bytes
    publication.diagnostics      what was noticed

Importing it imports nothing else: what is asked for is imported then.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing's own takes a while to import

__version__ = "0.1.0"

if TYPE_CHECKING:
    from types import ModuleType

    from standfirst.library import *  # noqa: F403 - the list of names is the library's


def __getattr__(name: str) -> object:
    """The names that ``standfirst.library`` offers, and its ``__all__``."""
    if name == "__all__" or not name.startswith("_"):
        library = _library()
        if name in ("__all__", *library.__all__):
            found: object = getattr(library, name)
            return found
    raise AttributeError(f"module 'standfirst' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*_library().__all__, "__version__"]


def _library() -> ModuleType:
    from importlib import import_module

    return import_module("standfirst.library")
