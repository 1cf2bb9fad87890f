"""Libraries: WeasyPrint finds Pango and its kin without running a compiler.

It asks for each of them by several names (``weasyprint.text.ffi._dlopen``), the ones of other systems first,
and for every name that is no file's ``ctypes.util.find_library`` runs ``ldconfig`` and then ``gcc``: a
quarter of a second where there is one. On Linux the name of the file (``libpango-1.0.so.0``) is enough.
"""

from __future__ import annotations

import ctypes.util
import sys


def import_weasyprint() -> None:
    """Import WeasyPrint. Raises OSError where a library is missing."""
    before = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = _nowhere
    try:
        import weasyprint  # noqa: F401
    finally:
        ctypes.util.find_library = before


def _nowhere(name: str) -> str | None:
    del name
    return None
