"""What the import contracts in ``pyproject.toml``, which ``make lint`` checks, can't say."""

from __future__ import annotations

import ast
import re
import subprocess
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


def test_nothing_that_holds_places_is_remembered() -> None:
    """Places count as equal, so that a repair is the same wherever it stands: what is remembered of a piece
    would come back with the lines of another manuscript."""
    holding = re.compile(r"\b\w*(?:Piece|Block|Document|Repair|Span|Draft)s?\b")
    remembered = [
        f"{path.relative_to(SOURCE).as_posix()}: {node.name}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and any("cache" in ast.unparse(x).partition("(")[0].split("_") for x in node.decorator_list)
        and node.returns
        and holding.search(ast.unparse(node.returns))
    ]
    assert remembered == []


# -- who opens files ------------------------------------------------------------------------------

OPENING = {"open", "fdopen", "read_bytes", "read_text"}
OF_LIBRARIES = {"pikepdf", "Image"}
"""What these open are bytes in memory (``io.BytesIO``)."""
OWN_FILES = {
    "project/read_file.py": "the one function that opens what others put on the disk",
    "project/fetch_picture.py": "an address, which was asked for",
    "project/files.py": "os.fdopen of the file that is being written",
    "project/stylesheets.py": "the house's own stylesheets and colour profile",
    "project/starter/__init__.py": "the files of a new publication, in the package",
    "build/cache.py": "entries that are being written",
    "build/fingerprint.py": "the package's own source",
    "build/enforce_limits.py": "/proc/self",
    "cli/app.py": "os.devnull",
    "desk/routes.py": "the desk's own page and scripts, in the package",
    "diagnostics/code.py": "the codes, in the package",
    "manual/chapters.py": "the manual, in the package",
    "manual/reference/styles.py": "the house's own stylesheets, and a table in the package",
    "layout/line_breaking/hyphenation.py": "the patterns of a language, in Pyphen's package",
    "render/epub/fonts.py": "the licences of the house's own fonts",
    "render/pdf/weasyprint_patches/patch.py": "the source of what is patched, in its package",
    "render/pdf/join_fragments.py": "streams of a PDF in memory",
    "check/heard/in_pdf.py": "streams of a PDF in memory",
    "check/pdf_x.py": "streams of a PDF in memory",
    "check/preflight.py": "streams of a PDF in memory",
    "check/fidelity/joined_pages.py": "streams of a PDF in memory",
    "check/validators/ace.py": "the report of a judge, in a temporary folder",
    "importing/pandoc.py": "what pandoc wrote, in a temporary folder",
}
"""Who else opens files, and which: none that a publication brings along."""


def opens_files(path: Path) -> bool:
    """Whether a module opens a file: ``open()``, ``os.open()``, ``Path.open()`` and ``Path.read_…()``."""
    calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    return any(
        (isinstance(func, ast.Name) and func.id in OPENING)
        or (
            isinstance(func, ast.Attribute)
            and func.attr in OPENING
            and not (isinstance(func.value, ast.Name) and func.value.id in OF_LIBRARIES)
        )
        for func in calls
    )


def test_only_one_function_opens_what_a_publication_brings_along() -> None:
    opening = {path.relative_to(SOURCE).as_posix() for path in modules() if opens_files(path)}
    assert opening <= set(OWN_FILES)


def test_only_what_takes_circles_of_links_follows_links() -> None:
    """``Path.resolve`` raises RuntimeError for a link to itself, which anybody's folder may hold."""
    following = {
        path.relative_to(SOURCE).as_posix()
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "resolve" and path.name != "ace.py"
    }
    assert following == set()


def test_knowing_the_editions_imports_nothing_that_makes_them() -> None:
    """What was made before is found again without the libraries that made it: that takes most of the time."""
    code = "import standfirst.outputs.printer_files, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    makers = {
        "PIL",
        "ebooklib",
        "fontTools",
        "jinja2",
        "lxml",
        "markdown",
        "pikepdf",
        "pypdfium2",
        "weasyprint",
    }
    assert makers & set(done.stdout.split()) == set()
