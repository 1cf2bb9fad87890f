"""The stages of a build, to look at: each as the value that it is, and as indented text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from standfirst.build.build import Build
from standfirst.build.kinds_of_edition import Edition, all_editions
from standfirst.build.read_publication import Files
from standfirst.check.heard.aloud import Heard
from standfirst.diagnostics import Report
from standfirst.model import inlines as i
from standfirst.model.editing import children_of
from standfirst.model.span import Span

# -- the values ---------------------------------------------------------------------------------


def stages() -> tuple[str, ...]:
    """The names of all stages, in the order of a build."""
    views = (edition.stage for edition in all_editions() if edition.stage)
    return ("syntax", "draft", "model", *views, "summary", *_heard_as())


def _heard_as() -> dict[str, Edition]:
    """The editions of which is known what is heard, by what that is called."""
    return {edition.heard_as: edition for edition in all_editions() if edition.heard_as}


def heard_of(file: str, data: bytes) -> Heard | None:
    """What a screen reader says of a finished file of this name; None if that is no edition."""
    kinds = {f".{edition.kind}": edition for edition in _heard_as().values()}
    edition = next((kinds[suffix] for suffix in kinds if file.lower().endswith(suffix)), None)
    return edition.heard(data) if edition else None


def stage_of(stage: str, build: Build) -> object:
    """The value of a stage: of one manuscript; of the model and the editions a publication's too.

    None where it can't be had, and the build's report says why.
    """
    if stage in ("syntax", "draft"):
        return _early(stage, build.files, build.report)
    if build.reading is None:
        return None
    if stage == "summary":
        from standfirst.report.show_summary import summarise

        summary = summarise(build.document.pieces[0], build.repairs, tuple(build.report))
        return msgspec.to_builtins(summary)
    if stage in _heard_as():
        edition = _heard_as()[stage]
        artefact = build.artefact(edition)
        return edition.heard(artefact.data) if artefact else None
    views = {edition.stage: edition.view for edition in all_editions()}
    return views[stage](build) if stage in views else build.document


def _early(stage: str, files: Files, report: Report) -> object:
    """A manuscript before it is a piece: as the parser sees it, or as it was read and mended."""
    from standfirst.normalise.steps import mended_draft
    from standfirst.parse.manuscript.decoding import decode
    from standfirst.parse.manuscript.split_front_matter import split_front_matter
    from standfirst.parse.syntax.markdown import parse

    found = files.manuscripts[:1]
    source = decode(found[0].data, found[0].name, report) if found else None
    if source is None:
        return None
    front, source = split_front_matter(source, report)
    if stage == "syntax":
        return parse(source)
    draft, _ = mended_draft(source, front, files.house_style, report)
    return draft


# -- as text ------------------------------------------------------------------------------------


def indented(value: object) -> str:
    """A value of ours for people: a line for each thing, what it holds indented under it."""
    return "\n".join(_lines(value, ""))


def _lines(value: object, indent: str) -> Iterator[str]:
    match value:
        case Heard():
            yield from value.lines()
        case msgspec.Struct():
            yield indent + _heading(value)
            for name, inner in _fields(value):
                if _is_long(inner):
                    yield from _named(name, inner, indent + "  ")
        case Mapping():
            for name, inner in value.items():
                yield from _named(str(name), inner, indent)
        case tuple() | list() if _is_run(value):
            yield indent + _run(value)
        case tuple() | list():
            for inner in value:
                yield from _item(inner, indent)
        case _:
            yield indent + _short(value)


def _item(value: object, indent: str) -> Iterator[str]:
    """One of several; a dash says where it begins when its kind does not."""
    if isinstance(value, msgspec.Struct):
        yield from _lines(value, indent)
        return
    for number, line in enumerate(_lines(value, "")):
        yield indent + ("  " if number else "- ") + line


def _named(name: str, value: object, indent: str) -> Iterator[str]:
    if _is_run(value):
        yield f"{indent}{name}: {_run(value)}"
    elif _is_long(value):
        yield f"{indent}{name}:"
        yield from _lines(value, indent + "  ")
    else:
        yield f"{indent}{name}: {_short(value)}"


def _heading(struct: msgspec.Struct) -> str:
    """The kind of thing, its place in the manuscript, and all of it that fits into a line."""
    span = getattr(struct, "span", None)
    place = f" @{span.first}-{span.last or span.first}" if isinstance(span, Span) and span.first else ""
    short = [
        f"{name}={_short(inner)}"
        for name, inner in _fields(struct)
        if not _is_long(inner) and inner not in (None, (), "")
    ]
    return " ".join([type(struct).__name__ + place, *short])


def _fields(struct: msgspec.Struct) -> Iterator[tuple[str, object]]:
    for name in struct.__struct_fields__:
        if name != "span":
            yield name, getattr(struct, name)


def _is_long(value: object) -> bool:
    return (
        not isinstance(value, Span)
        and isinstance(value, msgspec.Struct | Mapping | tuple | list)
        and bool(value)
    )


def _short(value: object) -> str:
    if isinstance(value, str):
        return '"' + value.replace("\n", "⏎") + '"'
    return str(value)


def _is_run(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and all(isinstance(x, i.Inline) for x in value)


def _run(value: object) -> str:
    """A run of inlines in a line: its words, and in braces what they are."""
    assert isinstance(value, tuple)
    return "".join(_inline(inline) for inline in value)


def _inline(inline: i.Inline) -> str:
    if isinstance(inline, i.Text):
        return inline.value.replace("\n", "⏎")
    words = _run(children_of(inline)) or getattr(inline, "value", "")
    kind = type(inline).__name__
    facts = {
        name: inner
        for name, inner in _fields(inline)
        if name not in ("children", "value") and inner not in (None, (), "")
    }
    details = "".join(f" {name}={_short(inner)}" for name, inner in facts.items())
    return "{" + kind + details + (f": {words}" if words else "") + "}"
