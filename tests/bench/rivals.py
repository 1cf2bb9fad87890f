"""What Standfirst is measured against, each as a command: ``python rivals.py NAME FOLDER OUT``."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


def whole(folder: Path, out: Path, *, tags: str = "own") -> None:
    """The same edition as one WeasyPrint document with its contents page, tagged as WeasyPrint does it."""
    from building import read
    from one_document import one_document
    from standfirst.diagnostics import Report
    from standfirst.project.files import find
    from standfirst.project.stylesheets import load_styles, render_options
    from standfirst.render.pdf import edition_of

    place = find(folder)
    reading = read(place, Report())
    assert reading is not None
    styles = load_styles(place, reading.publication)
    edition = edition_of(reading.document, styles, render_options(reading.publication, styles.theme))
    pdf = one_document(edition, reading.assets, styles, own_tags=tags == "own")
    (out / "whole.pdf").write_bytes(pdf)


def whole_with_our_tags(folder: Path, out: Path) -> None:
    """The same with the structure tree that we make, which WeasyPrint writes faster than its own."""
    whole(folder, out, tags="ours")


def pandoc_weasyprint(folder: Path, out: Path) -> None:
    """Markdown to PDF with pandoc and WeasyPrint as its engine."""
    _pandoc(folder, out / "pandoc-weasyprint.pdf", "--pdf-engine", _beside("weasyprint"))


def pandoc_typst(folder: Path, out: Path) -> None:
    """Markdown to typst with pandoc, and typst to PDF."""
    import typst

    source = typst_source(folder)
    typst.compile(str(source), output=str(out / "pandoc-typst.pdf"), root=str(folder))


def typst_source(folder: Path) -> Path:
    """The publication as pandoc writes it for typst. Links within it go: typst stops at the first that
    leads nowhere, and pandoc leaves many."""
    source = folder / "pandoc.typ"
    _pandoc(folder, source, "--to", "typst")
    source.write_text(re.sub(r"#link\((<[^>]*>)?\)", "#text()", source.read_text("utf-8")), "utf-8")
    return source


def pandoc_epub(folder: Path, out: Path) -> None:
    """Markdown to EPUB with pandoc."""
    _pandoc(folder, out / "pandoc.epub")


def many(*paths: Path) -> None:
    """Many articles to PDFs with pandoc and WeasyPrint, two at a time."""
    *articles, out = paths
    out.mkdir(exist_ok=True)
    with ThreadPoolExecutor(2) as pool:
        list(
            pool.map(
                lambda article: _run(
                    [
                        str(article),
                        "-o",
                        str(out / f"{article.stem}.pdf"),
                        "--pdf-engine",
                        _beside("weasyprint"),
                    ]
                ),
                articles,
            )
        )


def _pandoc(folder: Path, target: Path, *options: str) -> None:
    import tomllib

    settings = tomllib.loads((folder / "publication.toml").read_text("utf-8"))
    names = settings.get("pieces") or sorted(file.name for file in folder.glob("*.md"))
    toc = () if target.suffix == ".typ" else ("--toc",)
    title = f"title={settings.get('title', 'Untitled')}"
    _run([*names, "-s", *toc, "-M", title, "-o", str(target), *options], folder)


def _run(arguments: list[str], folder: Path | None = None) -> None:
    import pypandoc

    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "--resource-path", str(folder or Path()), *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
    )
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])


def _beside(name: str) -> str:
    return str(Path(sys.executable).parent / name)


RIVALS = {
    "whole": whole,
    "whole-our-tags": whole_with_our_tags,
    "pandoc-weasyprint": pandoc_weasyprint,
    "pandoc-typst": pandoc_typst,
    "pandoc-epub": pandoc_epub,
    "many": many,
}

if __name__ == "__main__":
    RIVALS[sys.argv[1]](*(Path(name).resolve() for name in sys.argv[2:]))
