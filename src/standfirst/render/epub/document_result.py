"""What is recorded about a content document when it is written."""

from __future__ import annotations

import msgspec

from standfirst.diagnostics import Diagnostic


class Content(msgspec.Struct, frozen=True):
    """The content document of a piece, whose words were compared with the piece when it was written."""

    xhtml: bytes
    pictures: tuple[str, ...]
    """The paths of those that it shows, from the package document."""
    diagnostics: tuple[Diagnostic, ...]
    """What was found to differ (S702, S705)."""
