"""Completes a bill of materials: the licence of each package, and which package needs which.

    python .ci/sbom.py build/standfirst.cdx.json

The lock, which it is made of, says neither; the packages that are installed do.
"""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from typing import Any

from licences import licence_of
from packaging.requirements import Requirement

PROGRAM = "standfirst"


def normal(name: str) -> str:
    """A name of a package as it is compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def needed(package: str) -> list[str]:
    """The packages that one needs here, without its optional parts; none if it is not installed."""
    try:
        found = [Requirement(line) for line in requires(package) or ()]
    except PackageNotFoundError:
        return []
    return [normal(each.name) for each in found if not each.marker or each.marker.evaluate({"extra": ""})]


def completed(bill: dict[str, Any]) -> dict[str, Any]:
    """The bill with licences and dependencies."""
    references = {normal(each["name"]): each["bom-ref"] for each in bill["components"]}
    for each in bill["components"]:
        try:
            each["licenses"] = [{"license": {"name": licence_of(each["name"])}}]
        except PackageNotFoundError:  # of another system
            continue
    root = bill["metadata"]["component"]["bom-ref"]
    bill["dependencies"] = [
        {"ref": ref, "dependsOn": sorted({references[n] for n in needed(name) if n in references} - {ref})}
        for name, ref in sorted([(PROGRAM, root), *references.items()])
    ]
    return bill


if __name__ == "__main__":
    file = Path(sys.argv[1])
    file.write_text(json.dumps(completed(json.loads(file.read_text("utf-8"))), indent=1) + "\n", "utf-8")
