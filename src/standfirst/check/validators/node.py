"""Node and Chromium, for the judges that need a browser: where they are, or that they are not.

Their packages are those of ``tests/readers/package.json``; ``.ci/readers`` installs them, and the
variable STANDFIRST_READERS names another folder that has them.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import msgspec

from standfirst.check.validators.verapdf import NoJudgeError

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """What it takes to ask a browser."""

    node: str
    """The command."""
    browser: str
    """Chromium's command."""
    packages: Path
    """The folder ``node_modules``."""


def find_node() -> Node:
    """Node, Chromium and the packages. Raises NoJudgeError, which says what is missing."""
    node, browser = shutil.which("node"), next(filter(None, map(shutil.which, _BROWSERS)), None)
    folder = Path(os.environ.get("STANDFIRST_READERS") or Path(__file__).parents[4] / "tests" / "readers")
    packages = folder / "node_modules"
    missing = [
        name
        for name, found in (
            ("Node", node),
            ("Chromium", browser),
            ("the packages of tests/readers", packages.is_dir()),
        )
        if not found
    ]
    if not node or not browser or missing:
        raise NoJudgeError(f"not installed: {', '.join(missing)} (`.ci/readers` installs them)")
    return Node(node=node, browser=browser, packages=packages)
