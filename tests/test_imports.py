"""What the import contracts in ``pyproject.toml``, which ``make lint`` checks, can't say."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import standfirst

SOURCE = Path(standfirst.__file__).parent
CONTRACTS = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["tool"][
    "importlinter"
]

EVERYWHERE = {"msgspec", "standfirst"}
"""What every package may import, besides the standard library."""


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def package_of(path: Path) -> str:
    """The folder or file directly under the package that a module belongs to."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def libraries(path: Path) -> Iterator[str]:
    """The libraries that a file imports, wherever in the file, by their first names."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def test_every_library_is_named_in_a_contract() -> None:
    named = {name for contract in CONTRACTS["contracts"] for name in contract.get("protected_modules", ())}
    used = (
        {library for path in modules() for library in libraries(path)} - sys.stdlib_module_names - EVERYWHERE
    )
    assert used == named - {"xml"}


def test_the_model_imports_no_library_but_msgspec() -> None:
    used = {library for path in modules() if package_of(path) == "model" for library in libraries(path)}
    assert used - sys.stdlib_module_names <= EVERYWHERE


def test_only_the_edge_reads_the_clock() -> None:
    """Values in, values out: the time of day comes in at the edge: project, build and cli."""
    clock = re.compile(r"datetime\.now\(|date\.today\(|\btime\.time\(|os\.getcwd\(|Path\.cwd\(")
    asking = {package_of(path) for path in modules() if clock.search(path.read_text("utf-8"))}
    assert asking <= {"project", "build", "cli"}
