"""What all that a book can have costs a long book: ``python tests/bench/long_book.py [FOLDER OF CHAPTERS]``.

The chapters are built as they are, and once more in parts, with numbers, a contents of several levels, notes
at the end, an ISBN, and an index of the terms that ``standfirst index --candidates`` proposes, each marked
in every paragraph that has it. Processor time is compared: the machine may have other things to do.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from measuring import Measured

from standfirst.build.build import Build
from standfirst.compose.index import with_index
from standfirst.compose.index_candidates import Candidate, candidates
from standfirst.diagnostics import Report
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.document import Piece
from standfirst.project.files import find

MOST_TERMS = 400
"""Terms of the index."""
_LISTED = re.compile(r"(?m)^(?P<indent>\s*(?:- )?)\[(?P<title>.*)\]\((?P<file>[^)]+\.md)\)")
_FRONT = {"title-page": None, "foreword": "foreword", "introduction": "introduction"}


def as_it_is(chapters: Path, folder: Path) -> Path:
    """A publication of the chapters, in their order, with nothing more than a title."""
    files = [file for _, _, file in _listed(chapters)]
    return _publication(chapters, folder, f"pieces = {json.dumps(files)}\n")


def with_everything(chapters: Path, folder: Path) -> Path:
    """The same with all that a book can have."""
    loose: list[str] = []
    parts: list[tuple[str, list[str]]] = []
    for depth, title, file in _listed(chapters):
        if depth == 0 or "appendix" in file:
            loose.append(file)
        elif depth == 1:
            parts.append((title, [file]))
        else:
            parts[-1][1].append(file)
    settings = (
        f"pieces = {json.dumps(loose)}\nindex = true\nhalf_title = true\nnotes = 'book'\n"
        "numbers = { chapters = 'arabic', parts = 'roman', sections = 2 }\n"
        "contents = { depth = 2, figures = true, tables = true, listings = true }\n"
        "imprint = { publisher = 'A Press', isbn_print = '978-0-306-40615-7',"
        " isbn_ebook = '978-1-4028-9462-6' }\n"
    )
    for title, files in parts:
        settings += f"\n[[parts]]\ntitle = {json.dumps(title)}\npieces = {json.dumps(files)}\n"
    made = _publication(chapters, folder, settings)
    for file in loose:
        _say_what_it_is(made / file)
    _mark(made, _terms(made))
    return made


def _listed(chapters: Path) -> Iterator[tuple[int, str, str]]:
    """Depth, title and file of each chapter that the summary lists."""
    for found in _LISTED.finditer((chapters / "SUMMARY.md").read_text("utf-8")):
        if (chapters / found["file"]).is_file():
            indent = found["indent"]
            yield (0 if "-" not in indent else 1 + indent.index("-") // 2), found["title"], found["file"]


def _publication(chapters: Path, folder: Path, settings: str) -> Path:
    shutil.copytree(chapters, folder, ignore=shutil.ignore_patterns("SUMMARY.md", "build", ".*"))
    general = 'title = "A Long Book"\nlanguage = "en"\nstyle = "book"\ntrim = "6x9"\n'
    (folder / "publication.toml").write_text(general + settings, "utf-8")
    return folder


def _say_what_it_is(file: Path) -> None:
    """Give a chapter outside the parts its kind."""
    kind = "appendix" if "appendix" in file.name else None
    kind = kind or next((kind for name, kind in _FRONT.items() if name in file.name), None)
    if kind:
        file.write_text(f"---\nkind: {kind}\n---\n\n{file.read_text('utf-8')}", "utf-8")


# -- the index --------------------------------------------------------------------------------------


def _terms(folder: Path) -> list[Candidate]:
    build = Build(find(folder), editions=())
    assert build.reading is not None
    return candidates(build.document.pieces, "en")[:MOST_TERMS]


def _mark(folder: Path, terms: Iterable[Candidate]) -> None:
    """Mark each term once in every paragraph that has it, where it stands as words alone."""
    lines: dict[str, list[str]] = {}
    for term in terms:
        for span in term.places:
            held = lines.setdefault(span.file, _lines(folder / span.file))
            for number in range(span.first - 1, max(span.first, span.last)):
                if _mark_in(held, number, term):
                    break
    for file, held in lines.items():
        (folder / file).write_text("\n".join(held), "utf-8")


def _lines(file: Path) -> list[str]:
    return file.read_text("utf-8").split("\n")


def _mark_in(lines: list[str], number: int, term: Candidate) -> bool:
    """Mark a term in a line of prose; whether it could be marked."""
    line = lines[number]
    if re.match(r"\s*(?:#|\||>|<|```|!|\[)", line):
        return False
    words = re.escape(term.term)
    pattern = (
        rf"(?<!`)`{words}`(?!`)" if term.kind == "code" else rf"(?<![\w\[`<(/.!*-]){words}(?![\w\]`>)/*-])"
    )
    found = re.search(pattern, line)
    before = line[: found.start()] if found else ""
    if not found or before.count("[") > before.count("]") or (before.count("`") % 2 and term.kind != "code"):
        return False
    lines[number] = f"{before}[{found[0]}]{{.index}}{line[found.end() :]}"
    return True


# -- measuring --------------------------------------------------------------------------------------


def seconds_of_index(terms: int) -> float:
    """Seconds of the processor in which an index of so many terms, each in three places, is settled."""
    words = (f"{'abcdefghijklmnopqrstuvwxyz'[n % 26]}term {n}" for n in range(terms))
    paragraphs = tuple(
        b.Paragraph(inlines=(i.IndexTerm((i.Text(word),), i.IndexEntry()), i.Text(" is here.")))
        for word in words
        for _ in range(3)
    )
    pieces = [
        Piece(name="a", kind="chapter", language="en", opening=(), body=paragraphs),
        Piece(name="index", kind="index", language="en", opening=(), body=()),
    ]
    since = time.process_time()
    with_index(pieces, "en", Report())
    return time.process_time() - since


def built(folder: Path, cache: Path) -> float:
    """Processor seconds of a build."""
    command = [sys.executable, "-m", "standfirst", "build", str(folder), "-o", str(cache), "--jobs", "2"]
    return Measured([*command, "--cache", str(cache), "--keep"], fine=(0, 1)).cpu


def edited(folder: Path, cache: Path) -> float:
    """Processor seconds of a build after another sentence in a chapter in the middle."""
    files = sorted(folder.glob("*.md"))
    middle = files[len(files) // 2]
    middle.write_text(middle.read_text("utf-8") + "\nAnother sentence was written here.\n", "utf-8")
    return built(folder, cache)


def main(chapters: Path) -> None:
    """Print what was measured, and what it may be."""
    print(f"index of 2,000 terms: {seconds_of_index(2000):.2f} s (at most 0.3)")
    with tempfile.TemporaryDirectory() as scratch:
        times = {}
        for name, make in (("as it is", as_it_is), ("with everything", with_everything)):
            folder = make(chapters, Path(scratch) / name.replace(" ", "-"))
            cache = Path(scratch) / f"cache of {name}"
            times[name] = built(folder, cache), edited(folder, cache)
            print(f"{name}: cold {times[name][0]:.1f} s, one chapter edited {times[name][1]:.1f} s")
        plain, whole = times.values()
        print(f"cold: {whole[0] / plain[0]:.2f} times as long (at most 1.25)")
        print(f"edited: {whole[1] / plain[1]:.2f} times as long (at most 1.2)")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/book/chapters"))
