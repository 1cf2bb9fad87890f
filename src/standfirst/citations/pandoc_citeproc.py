"""pandoc's citeproc: citations as they were typed → what their style prints.

Each citation is a paragraph of its own of a small document in pandoc's markdown; what pandoc makes of it is
read from pandoc's JSON (text.pandoc.definition in pandoc-types 1.23).
"""

from __future__ import annotations

import codecs
import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from standfirst.citations.check_style import check_style
from standfirst.citations.cited import Cite, Cited, CitedWords, NotCitedError, Work
from standfirst.citations.nodes import Notes, inlines_of
from standfirst.model.editing import cut, length
from standfirst.project.pandoc import MEMORY, NeedsMoreMemoryError, PandocError, run_pandoc

FORMATS = {
    ".bib": "biblatex",
    ".bibtex": "bibtex",
    ".json": "csljson",
    ".ris": "ris",
    ".yaml": "markdown",
    ".yml": "markdown",
}
"""What a file of works is, by the end of its name."""
_MARKDOWN = "--from=markdown_strict+citations+inline_notes+strikeout-raw_html"
_SEPARATOR = "standfirst-separator"
"""The key of a work that stands between the citations of two pieces, so that nothing is *ibid.* there."""
_WORD = "x"
"""What stands for the words before and after a citation in a note."""


class Source(msgspec.Struct, frozen=True):
    """A file of works, or of a style."""

    name: str
    """Its path, as the settings have it."""
    data: bytes

    @property
    def suffix(self) -> str:
        """The end of its name, in small letters."""
        return Path(self.name).suffix.lower()

    @property
    def plain_data(self) -> bytes:
        """Its bytes without the mark of their order, with which pandoc reads no JSON."""
        return self.data.removeprefix(codecs.BOM_UTF8)


def keys_of(source: Source, megabytes: int = MEMORY) -> tuple[str, ...]:
    """The keys of the works in a file, one that is given twice twice. ``megabytes``: that pandoc may use.

    Raises NotCitedError, MissingConverterError (S908) and NeedsMoreMemoryError (S906).
    """
    format_ = FORMATS.get(source.suffix)
    if format_ is None:
        known = ", ".join(FORMATS)
        raise NotCitedError(f"its name should end in one of {known}")
    _check_text(source)
    with tempfile.TemporaryDirectory(prefix="standfirst-") as place:
        name = f"works{source.suffix}"
        (Path(place) / name).write_bytes(source.plain_data)
        found = json.loads(_pandoc([f"--from={format_}", "--to=csljson", name], Path(place), megabytes))
    keys = tuple(str(work["id"]) for work in found if work.get("id"))
    if not keys:
        raise NotCitedError("no work with a key is in it")
    return keys


def _check_text(source: Source) -> None:
    """Raise NotCitedError for a file that is not UTF-8, of which pandoc reads some and not others, or no
    JSON, of which pandoc doesn't say where it is broken."""
    try:
        text = source.plain_data.decode()
        if source.suffix == ".json":
            json.loads(text)
    except UnicodeDecodeError as error:
        line = source.plain_data.count(b"\n", 0, error.start) + 1
        raise NotCitedError(f"it is not encoded as UTF-8 (line {line})") from None
    except json.JSONDecodeError as error:
        raise NotCitedError(f"it is no JSON: {error.msg} (line {error.lineno})") from None
    except RecursionError:
        raise NotCitedError("it is no list of works") from None


def cited(
    cites: Sequence[Cite], source: Source, style: Source | None, language: str, megabytes: int = MEMORY
) -> Cited:
    """What a style (None: pandoc's own, Chicago's author and date) prints for citations, in their order.

    ``megabytes``: that pandoc may use.
    Raises NotCitedError, MissingConverterError (S908) and NeedsMoreMemoryError (S906).
    """
    if style is not None:
        check_style(style.data)
    has_notes = style is not None and is_style_of_notes(style)
    lines = [line for cite in cites for line in _lines(cite, is_parted=has_notes)]
    with tempfile.TemporaryDirectory(prefix="standfirst-") as place:
        folder = Path(place)
        (folder / "cites.md").write_text("\n\n".join(lines), "utf-8")
        arguments = [_MARKDOWN, "--to=json", "--citeproc", f"--metadata=lang:{language}"]
        arguments += ["--metadata=link-citations:true", *_written(source, style, folder), "cites.md"]
        document = json.loads(_pandoc(arguments, folder, megabytes))
    return _read(document["blocks"], cites, is_parted=has_notes)


def is_style_of_notes(style: Source) -> bool:
    """Whether a style cites in notes (CSL 1.0.2, the attribute ``class`` of ``cs:style``)."""
    return re.search(rb"<style\b[^>]*\bclass\s*=\s*[\"']note[\"']", style.data) is not None


def _lines(cite: Cite, *, is_parted: bool) -> Iterator[str]:
    if cite.begins and is_parted:
        yield f"[@{_SEPARATOR}]"
    typed = f"{_WORD} {cite.typed} {_WORD}" if cite.note == "among words" else cite.typed
    yield f"^[{typed}]" if cite.note != "none" else typed


def _written(source: Source, style: Source | None, folder: Path) -> Iterator[str]:
    """The options that name the files, which are written into the folder."""
    separator = json.dumps([{"id": _SEPARATOR, "type": "book", "title": _SEPARATOR}]).encode()
    for number, file in enumerate((source, Source("separator.json", separator))):
        name = f"works-{number}{file.suffix}"
        (folder / name).write_bytes(file.plain_data)
        yield f"--bibliography={name}"
    if style:
        (folder / "style.csl").write_bytes(style.data)
        yield "--csl=style.csl"


def _pandoc(arguments: Sequence[str], folder: Path, megabytes: int) -> bytes:
    try:
        return run_pandoc(arguments, folder, megabytes)
    except NeedsMoreMemoryError:
        raise
    except PandocError as error:
        raise NotCitedError(str(error)) from None


# -- what pandoc wrote ------------------------------------------------------------------------------


def _read(blocks: Sequence[Any], cites: Sequence[Cite], *, is_parted: bool) -> Cited:
    paragraphs = [block["c"] for block in blocks if block["t"] == "Para"]
    wanted: list[Cite | None] = []
    for cite in cites:
        wanted += [None, cite] if cite.begins and is_parted else [cite]
    if len(paragraphs) != len(wanted):
        raise NotCitedError("pandoc has not understood all citations")
    return Cited(
        citations=tuple(
            _words(nodes, cite) for cite, nodes in zip(wanted, paragraphs, strict=True) if cite is not None
        ),
        works=tuple(_works(blocks)),
    )


def _words(nodes: Sequence[Any], cite: Cite) -> CitedWords:
    notes: Notes = []
    words = inlines_of(nodes, notes)
    if cite.note == "none" or not notes:
        return CitedWords(words, tuple(notes))
    if cite.note == "among words":
        inner, _ = cut(cut(notes[0], len(_WORD) + 1)[1], length(notes[0]) - 2 * (len(_WORD) + 1))
        return CitedWords(inner)
    return CitedWords(notes[0])


def _works(blocks: Sequence[Any]) -> Iterator[Work]:
    """The works in the division that pandoc adds at the end."""
    for block in blocks:
        if block["t"] == "Div" and block["c"][0][0] == "refs":
            for entry in block["c"][1]:
                key = entry["c"][0][0].removeprefix("ref-")
                if key != _SEPARATOR:
                    yield _work(key, entry["c"][1])


def _work(key: str, blocks: Sequence[Any]) -> Work:
    """A work; what stands in the margin of its entry is its mark."""
    nodes = [node for block in blocks if block["t"] in ("Para", "Plain") for node in block["c"]]
    margin = [node for node in nodes if _is_margin(node)]
    rest = [node for node in nodes if not _is_margin(node)]
    return Work(key, inlines_of(margin, []), inlines_of(rest, []))


def _is_margin(node: Any) -> bool:
    return node["t"] == "Span" and "csl-left-margin" in node["c"][0][1]
