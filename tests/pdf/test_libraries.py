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
from standfirst.pdf.libraries import import_weasyprint
import_weasyprint()
import ctypes.util
print(ctypes.util.find_library.__name__)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere libraries have other names")
def test_no_compiler_is_asked_where_pango_is() -> None:
    done = subprocess.run([sys.executable, "-c", TRIED], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "find_library\n"), done.stderr
