"""Getting ready to lay out starts no other program."""

from __future__ import annotations

import subprocess
import sys

import pytest

TRIED = """
import subprocess
def started(*_, **__):
    raise AssertionError("a program was started")
subprocess.Popen.__init__ = started
from standfirst.render.pdf.weasyprint_patches.imports import import_weasyprint
import_weasyprint()
import ctypes.util
print(ctypes.util.find_library.__name__)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere libraries have other names")
def test_no_compiler_is_asked_where_pango_is() -> None:
    done = subprocess.run([sys.executable, "-c", TRIED], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "find_library\n"), done.stderr


def test_what_is_rarely_called_is_imported_when_it_is_called() -> None:
    code = """
import sys
from standfirst.render.pdf.weasyprint_patches.imports import import_weasyprint
import_weasyprint()
assert not {"fontTools.subset", "fontTools.varLib"} & sys.modules.keys()
from weasyprint.pdf.fonts import subset
options = subset.Options()
from fontTools.subset import Options
assert type(options) is Options
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_joining_pages_does_not_import_what_lays_them_out() -> None:
    """Imported by the way, it would look for its libraries with a compiler, whose files stay where the build
    is killed."""
    code = """
import sys
import standfirst.check.fidelity.gate, standfirst.render.pdf.join_fragments
assert "weasyprint" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)
