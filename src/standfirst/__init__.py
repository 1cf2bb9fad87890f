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

__all__ = [
    "Artefact",
    "CheckResult",
    "Decisions",
    "Diagnostic",
    "Document",
    "NotFoundError",
    "Piece",
    "Publication",
    "Repair",
    "Severity",
    "Summary",
    "__version__",
    "from_text",
    "open",
]

if TYPE_CHECKING:
    from standfirst.library import (
        Artefact,
        CheckResult,
        Decisions,
        Diagnostic,
        Document,
        NotFoundError,
        Piece,
        Publication,
        Repair,
        Severity,
        Summary,
        from_text,
        open,
    )


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'standfirst' has no attribute {name!r}")
    from standfirst import library

    return getattr(library, name)


def __dir__() -> list[str]:
    return __all__
