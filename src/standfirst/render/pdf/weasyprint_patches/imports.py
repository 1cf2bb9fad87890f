"""WeasyPrint imported without what takes time and is not needed: a third of the time is saved.

WeasyPrint looks for Pango and its kin by several names (``weasyprint.text.ffi._dlopen``), those of other
systems first, and for every name that is not a file's, ``ctypes.util.find_library`` runs ``ldconfig`` and
then ``gcc``: a quarter of a second in all. On Linux the name of the file (``libpango-1.0.so.0``) is enough.

WeasyPrint imports the Python code that makes subsets of fonts, which is needed only where HarfBuzz can't do
it, and the code that makes fonts of variable ones, which few publications have: an eighth of a second. Both
are imported when they are called.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import importlib
import io
import shutil
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from types import ModuleType
from typing import ClassVar

from standfirst.diagnostics.errors import CodedError
from standfirst.render.pdf.weasyprint_patches.patch import NONE_KNOWN, Patch

PATCH = Patch(
    name="imports",
    does="Looks for Pango by its file's name only, and imports fontTools where it is called.",
    upstream=NONE_KNOWN,
    relies_on={"weasyprint.text.ffi._dlopen": "07136aceef27"},
    without="it takes a quarter of a second longer to begin",
)

_RARELY_CALLED = ("fontTools.subset", "fontTools.varLib.instancer")

_LIBRARIES = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libharfbuzz.so.0",
    "libfontconfig.so.1",
    "libpangoft2-1.0.so.0",
)
"""What WeasyPrint can't do without, by the names that it asks for on Linux."""

_TO_INSTALL = {
    "apt-get": "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "dnf": "dnf install pango",
    "brew": "brew install pango",
}
"""What to type, by the package manager that there is."""


class MissingPangoError(CodedError):
    """Pango, or a library that comes with it, can't be loaded."""

    code: ClassVar[str] = "S907"


def require_pango() -> None:
    """Raise MissingPangoError if pages can't be laid out here. Takes some milliseconds."""
    if sys.platform == "linux":
        for name in _LIBRARIES:
            try:
                ctypes.CDLL(name)
            except OSError as error:
                raise _missing(error) from error
    else:
        import_weasyprint()


def import_weasyprint() -> None:
    """Import WeasyPrint. Raises MissingPangoError if a library is missing."""
    before, unread = ctypes.util.find_library, [name for name in _RARELY_CALLED if name not in sys.modules]
    if sys.platform == "linux":
        ctypes.util.find_library = _nowhere
    sys.modules.update((name, _Later(name)) for name in unread)
    try:
        with redirect_stdout(io.StringIO()):  # it prints a banner where a library is missing
            import weasyprint  # noqa: F401
    except OSError as error:
        raise _missing(error) from error
    finally:
        ctypes.util.find_library = before
        for name in unread:
            sys.modules.pop(name, None)


def _missing(error: OSError) -> MissingPangoError:
    to_type = next((line for program, line in _TO_INSTALL.items() if shutil.which(program)), None)
    return MissingPangoError(f"Pango is not installed: {error}", hint=to_type and f"type: {to_type}")


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
