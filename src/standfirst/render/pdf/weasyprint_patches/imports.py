"""Libraries: WeasyPrint imported without what it costs and nobody needs. A third of the time goes.

It asks for Pango and its kin by several names (``weasyprint.text.ffi._dlopen``), the ones of other systems
first, and for every name that is no file's ``ctypes.util.find_library`` runs ``ldconfig`` and then ``gcc``: a
quarter of a second where there is one. On Linux the name of the file (``libpango-1.0.so.0``) is enough.

It imports what cuts fonts down in Python, which is needed only where HarfBuzz can't do it, and what makes
fonts of variable ones, which only some have: an eighth of a second. They are imported when they are called.
"""

from __future__ import annotations

import ctypes.util
import importlib
import sys
from collections.abc import Callable
from types import ModuleType

_RARELY_CALLED = ("fontTools.subset", "fontTools.varLib.instancer")


def import_weasyprint() -> None:
    """Import WeasyPrint. Raises OSError where a library is missing."""
    before, unread = ctypes.util.find_library, [name for name in _RARELY_CALLED if name not in sys.modules]
    if sys.platform == "linux":
        ctypes.util.find_library = _nowhere
    sys.modules.update((name, _Later(name)) for name in unread)
    try:
        import weasyprint  # noqa: F401
    finally:
        ctypes.util.find_library = before
        for name in unread:
            sys.modules.pop(name, None)


def _nowhere(name: str) -> str | None:
    del name
    return None


class _Later(ModuleType):
    """A module of functions and classes that is imported when one of them is called."""

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name.startswith("__"):
            raise AttributeError(name)

        def called(*arguments: object, **named: object) -> object:
            made: object = getattr(importlib.import_module(self.__name__), name)(*arguments, **named)
            return made

        return called
