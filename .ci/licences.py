"""The licences of the packages of a lock, and whether a program under the AGPL 3 or later may use each.

    python .ci/licences.py requirements.txt

Prints a line for each package. Exit code 1 if one has a licence that is not in the list, or none.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

COMPATIBLE = (
    r"\bMIT\b|\bBSD\b|\bISC\b|Apache|MPL|Mozilla Public|\bPSF|Python Software Foundation|\bHPND|CMU"
    r"|LGPL|Lesser General Public|AGPL|Affero|\bGPL.?v?(?:3|2\+)|GPL-2.0-or-later|\bZlib|Unlicense|0BSD|CC0"
)
"""Licences of the Free Software Foundation's list of those that are compatible with the GPL 3."""
NOT_INSTALLED = {"colorama", "pywin32", "tomli", "exceptiongroup", "appnope"}
"""Packages of other systems, or of older Pythons, that a lock names all the same."""
BY_HAND = {
    "pyphen": "LGPL 2.1+ OR MPL 1.1 OR GPL 2+",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "regex": "Apache-2.0 AND PSF",  # it says CNRI-Python, of `sre`: under the PSF since Python 2.0.1
}
"""What packages say of themselves in another way, looked up in their sources."""


def packages(lock: Path) -> list[str]:
    """The names in a lock, in order."""
    return re.findall(r"^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==", lock.read_text("utf-8"), re.MULTILINE)


def licence_of(package: str) -> str:
    """What an installed package says of its licence; empty if it says nothing.

    Raises PackageNotFoundError.
    """
    said = metadata(package)
    expression = said.get("License-Expression")
    classifiers = [
        x.rpartition("::")[2].strip() for x in said.get_all("Classifier", ()) if x.startswith("License ::")
    ]
    first_line = ((said.get("License") or "").strip().splitlines() or [""])[0]
    return BY_HAND.get(package.lower()) or expression or "; ".join(classifiers) or first_line


def is_compatible(licence: str) -> bool:
    """Whether every licence of a list, or one of each choice in it, is compatible."""
    return all(re.search(COMPATIBLE, part) for part in re.split(r"\bAND\b|;", licence))


def main(locks: list[str]) -> int:
    """Print the licences of the packages of these locks; gives the exit code."""
    wrong = 0
    for package in sorted({name.lower() for lock in locks for name in packages(Path(lock))}):
        try:
            licence = licence_of(package)
        except PackageNotFoundError:
            if package not in NOT_INSTALLED:
                print(f"{package:28} not installed here")
            continue
        is_fine = is_compatible(licence)
        wrong += not is_fine
        print(f"{package:28} {licence or 'says nothing'}{'' if is_fine else '   <-- may not be compatible'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
