"""Looks the packages of locks up among known vulnerabilities, with pip-audit.

    python .ci/audit.py requirements.txt …

Says for each lock how many packages were looked up, and which could not be: pip-audit itself says that no
vulnerability is known where it has found none of the packages. Exit code 1 if a package has a known
vulnerability; where the data can't be had, that is said and nothing fails.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

MOST_NAMED = 5


def audited(lock: str) -> tuple[list[dict[str, Any]], str]:
    """What pip-audit says of each package; none, and why, if it says nothing."""
    command = [
        sys.executable,
        "-m",
        "pip_audit",
        "--progress-spinner",
        "off",
        "--disable-pip",
        "--format",
        "json",
    ]
    done = subprocess.run(
        [*command, "--require-hashes", "-r", lock], capture_output=True, text=True, check=False
    )
    try:
        return json.loads(done.stdout)["dependencies"], ""
    except (ValueError, KeyError):
        return [], (done.stderr.strip().splitlines() or ["it gave no reason"])[-1][:120]


def said_of(lock: str, packages: list[dict[str, Any]], why: str) -> tuple[str, bool]:
    """What is to be said of a lock, and whether a package of it has a known vulnerability."""
    skipped = [package["name"] for package in packages if "vulns" not in package]
    found = [
        f"\n  {package['name']} {package['version']}: {vulnerability['id']}"
        for package in packages
        for vulnerability in package.get("vulns", [])
    ]
    if len(skipped) == len(packages):
        reason = why or f"nothing is found of {len(skipped)} packages"
        return f"{lock}: not audited, the data on vulnerabilities can't be had here ({reason})", False
    words = f"{lock}: {len(packages) - len(skipped)} packages looked up, "
    words += f"{len(found)} known vulnerabilities{''.join(found)}" if found else "no known vulnerability"
    if skipped:
        more = f" and {len(skipped) - MOST_NAMED} more" if len(skipped) > MOST_NAMED else ""
        words += f"\n  not found, and so not audited: {', '.join(skipped[:MOST_NAMED])}{more}"
    return words, bool(found)


def main(locks: list[str]) -> int:
    """Audit each lock; gives the exit code."""
    is_bad = False
    for lock in locks:
        words, has_found = said_of(lock, *audited(lock))
        print(words, flush=True)
        is_bad |= has_found
    return int(is_bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
