"""Which patch a new version of WeasyPrint breaks, and what then; nothing private is used elsewhere."""

from __future__ import annotations

import ast
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

import standfirst
from standfirst.render.pdf.weasyprint_patches import registry
from standfirst.render.pdf.weasyprint_patches.patch import (
    NONE_KNOWN,
    Patch,
    PatchDoesNotFitError,
    fingerprint_of,
)

SOURCE = Path(standfirst.__file__).parent
FOLDER = SOURCE / "render" / "pdf" / "weasyprint_patches"
MAY_USE_PRIVATE_PARTS = (FOLDER, SOURCE / "layout" / "line_breaking")

DOCUMENTED = {
    "weasyprint": {"CSS", "HTML"},
    "weasyprint.document": {"Document"},
    "weasyprint.text.fonts": {"FontConfiguration"},
    "weasyprint.urls": {"URLFetcher", "URLFetcherResponse"},
}
"""WeasyPrint's API reference has these."""
ONLY_READ = {
    "weasyprint.formatting_structure": {"boxes"},
    "weasyprint.images": {"RasterImage"},
    "weasyprint.text.fonts": {"get_hb_object_data"},
}
"""In no reference, but without an underscore: kinds of boxes and pictures, and the bytes of a font."""


@pytest.mark.parametrize("patch", registry.PATCHES, ids=lambda patch: patch.name)
def test_the_installed_weasyprint_is_the_one_that_the_patch_was_written_for(patch: Patch) -> None:
    """If this fails, compare what has changed with the patch, mend it, and note the new fingerprints."""
    now = {name: fingerprint_of(name) for name in patch.changed}
    assert not now, f"{patch.misfit}; fingerprints now: {now}"


def test_every_file_is_a_patch_of_the_same_name_in_the_list() -> None:
    files = {file.stem.replace("_", "-") for file in FOLDER.glob("*.py")} - {"--init--", "patch", "registry"}
    files -= {"smaller-figures"}  # a part of `overleaf`
    assert sorted(files) == sorted(patch.name for patch in registry.PATCHES)


@pytest.mark.parametrize("patch", registry.PATCHES, ids=lambda patch: patch.name)
def test_a_patch_says_what_it_does_and_where_it_was_reported(patch: Patch) -> None:
    assert re.fullmatch(r"[A-Z].*\.", patch.does)
    assert patch.upstream == NONE_KNOWN or re.fullmatch(r"Kozea/WeasyPrint#\d+", patch.upstream)
    assert patch.relies_on


def test_a_name_that_is_gone_does_not_fit() -> None:
    gone = ("weasyprint.layout.inline.no_such_function", "weasyprint.no_such_module.function")
    assert [fingerprint_of(name) for name in gone] == ["", ""]


def test_what_was_put_in_place_does_not_change_a_fingerprint() -> None:
    registry.install_patches()
    assert [patch.name for patch in registry.PATCHES if not patch.fits] == []


def put_in(monkeypatch: pytest.MonkeyPatch, without: str) -> list[str]:
    installed: list[str] = []
    patch = replace(
        registry.PATCHES[0],
        name="a-trial",
        relies_on={"weasyprint.layout.inline.text_align": "another"},
        without=without,
        install=lambda: installed.append("a-trial"),
    )
    monkeypatch.setattr(registry, "PATCHES", (patch,))
    return installed


def test_one_that_does_not_fit_is_left_out_with_a_warning(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    installed = put_in(monkeypatch, without="lines may be short")
    monkeypatch.setattr(logging.getLogger("weasyprint"), "propagate", True)
    registry.install_patches()
    (warning,) = caplog.messages
    assert re.fullmatch(
        r"the patch a-trial does not fit WeasyPrint [\d.]+ "
        r"\(changed: weasyprint\.layout\.inline\.text_align\): lines may be short",
        warning,
    )
    assert installed == []


def test_without_one_that_pages_need_there_is_no_print_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in(monkeypatch, without="")
    with pytest.raises(PatchDoesNotFitError, match=r"a-trial .*pages can't be laid out") as raised:
        registry.install_patches()
    assert (raised.value.code, raised.value.hint) == (
        "S590",
        "install the version of WeasyPrint that Standfirst asks for",
    )


# -- nothing private elsewhere --------------------------------------------------------------------


def private_uses(source: str) -> Iterator[str]:
    """What a module imports of WeasyPrint beyond the lists above, and private attributes of other objects."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (x.name for x in node.names if x.name.startswith("weasyprint."))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "weasyprint":
            module = node.module or ""
            known = DOCUMENTED.get(module, set()) | ONLY_READ.get(module, set())
            yield from (f"{module}.{x.name}" for x in node.names if x.name not in known)
        elif isinstance(node, ast.Attribute) and re.match(r"_[a-z]", node.attr):
            owner = ast.unparse(node.value)
            if owner not in ("self", "cls", "other", "super()"):
                yield f"{owner}.{node.attr}"


def test_nothing_else_uses_private_parts_of_weasyprint() -> None:
    modules = (file for part in ("render", "layout") for file in (SOURCE / part).rglob("*.py"))
    found = {
        str(file.relative_to(SOURCE)): used
        for file in modules
        if not any(folder in file.parents for folder in MAY_USE_PRIVATE_PARTS)
        if (used := sorted(set(private_uses(file.read_text("utf-8")))))
    }
    assert found == {}


@pytest.mark.parametrize(
    "source",
    [
        "import weasyprint.pdf",
        "from weasyprint.layout import inline",
        "from weasyprint.text.line_break import split_first_line",
        "def of(page): return page._page_box",
    ],
)
def test_private_parts_are_found(source: str) -> None:
    assert list(private_uses(source))
