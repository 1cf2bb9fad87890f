"""Judging an EPUB's accessibility: Ace, the checker of the DAISY Consortium.

It opens every content document in a browser (axe's rules among its own) and reads the package
document. It comes from npm (``@daisy/ace-cli``); a publication is built without it.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from standfirst.check.validators.node import Node, find_node
from standfirst.check.validators.verapdf import NoJudgeError

_COMMAND = Path("@daisy") / "ace-cli" / "bin" / "ace.js"


class AceMessage(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that Ace objects to."""

    document: str
    """The content document, or the package document: ``text/two-gardeners.xhtml``."""
    rule: str
    """``image-alt``, ``epub-type-has-matching-role``."""
    impact: str
    """``minor``, ``moderate``, ``serious``, ``critical``."""
    message: str

    def __str__(self) -> str:
        return f"{self.impact} {self.rule} {self.document}: {self.message}"


def ace(file: Path) -> tuple[AceMessage, ...]:
    """Everything that Ace objects to in an EPUB; nothing, if it is accessible.

    Raises NoJudgeError where Ace, Node or Chromium is missing, and RuntimeError where it breaks: it is
    known to end well without having looked, so its report has to be there and name every document.
    """
    node = find_node()
    if not (node.packages / _COMMAND).is_file():
        raise NoJudgeError("not installed: @daisy/ace-cli (`.ci/readers` installs it)")
    with tempfile.TemporaryDirectory() as folder:
        done = _run(node, file, Path(folder))
        report = Path(folder) / "report.json"
        if not report.is_file():
            raise RuntimeError(f"Ace wrote no report: {done.stderr.decode(errors='replace')[-2000:]}")
        found = msgspec.json.decode(report.read_bytes())
    if not found["assertions"]:
        raise RuntimeError("Ace looked at no content document")
    return tuple(_objections(found))


def _run(node: Node, file: Path, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Silent, with an exit code, over whatever is in the folder; at home nowhere but there."""
    command = [node.node, node.packages / _COMMAND, "-s", "-E", "-f", "-o", folder, file.resolve()]
    environment = {
        **os.environ,
        "PUPPETEER_EXECUTABLE_PATH": node.browser,
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
    }
    return subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        check=False,
        env=environment,
        timeout=seconds_for(file),
    )


def seconds_for(file: Path) -> float:
    """How long Ace may take for an EPUB: it opens each content document in a browser, one after the other,
    and a long book on a busy machine takes a quarter of an hour."""
    with zipfile.ZipFile(file) as opened:
        return 300 + 20 * sum(name.endswith((".xhtml", ".html")) for name in opened.namelist())


def _objections(report: Any) -> Iterator[AceMessage]:
    for document in report["assertions"]:
        for found in document["assertions"]:
            test, result = found["earl:test"], found["earl:result"]
            yield AceMessage(
                document=str(document["earl:testSubject"]["url"]),
                rule=str(test["dct:title"]),
                impact=str(test["earl:impact"]),
                message=" ".join(str(result["dct:description"]).split()),
            )
