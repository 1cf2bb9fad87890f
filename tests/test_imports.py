"""The folder listing is the architecture: who may import whom, and where other people's objects stay."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import standfirst

SOURCE = Path(standfirst.__file__).parent

HOMES = {
    "markdown": {"parse"},
    "xml": {"parse", "compose", "render", "check"},
    "weasyprint": {"render", "layout"},
    "pydyf": {"render"},
    "pikepdf": {"render", "check", "layout"},
    "ebooklib": {"render"},
    "click": {"cli", "manual"},
    "jinja2": {"render", "report"},
    "dateparser": {"normalise"},
    "py3langid": {"normalise"},
    "rapidfuzz": {"normalise", "project", "cli", "check"},
    "ftfy": {"normalise"},
    "yaml": {"parse", "render"},
    "jpype": {"check"},
    "pypdfium2": {"check", "report", "layout"},
}
"""Libraries, and the packages that import them."""


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def package_of(path: Path) -> str:
    """The folder or file directly under the package that a module belongs to."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Every module that a file names in an import, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_packages_import_each_other_in_no_circle() -> None:
    """A package never needs, however indirectly, a package that needs it."""
    needs: dict[str, set[str]] = {}
    for path in modules():
        package = package_of(path)
        for name in imported(path):
            parts = name.split(".")
            if parts[0] == "standfirst" and len(parts) > 1 and parts[1] != package:
                needs.setdefault(package, set()).add(parts[1])
    TopologicalSorter(needs).prepare()  # raises CycleError and names the circle


@pytest.mark.parametrize("library", HOMES)
def test_a_library_stays_in_its_packages(library: str) -> None:
    """Third-party objects do not travel: only the packages named above import the library."""
    strangers = {
        path.relative_to(SOURCE).as_posix()
        for path in modules()
        if library in {name.split(".")[0] for name in imported(path)}
        and package_of(path) not in HOMES[library]
    }
    assert not strangers


def test_the_model_imports_nothing_of_ours() -> None:
    """The shared document model imports msgspec, the standard library and itself."""
    known = {
        name.split(".")[1] if name.startswith("standfirst.") else name.split(".")[0]
        for path in modules()
        if package_of(path) == "model"
        for name in imported(path)
    }
    assert not {name for name in known if name in HOMES or (SOURCE / name).is_dir()} - {"model"}


def test_only_the_edge_reads_the_clock() -> None:
    """Values in, values out: the time of day comes in at the edge: project, build and cli."""
    clock = re.compile(r"datetime\.now\(|date\.today\(|\btime\.time\(|os\.getcwd\(|Path\.cwd\(")
    asking = {package_of(path) for path in modules() if clock.search(path.read_text("utf-8"))}
    assert asking <= {"project", "build", "cli"}
