"""The bytes of a manuscript → its tidy text."""

from __future__ import annotations

from standfirst.diagnostics import Report
from standfirst.model.document import Piece
from standfirst.model.span import Span
from standfirst.normalise.repair import Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.steps import normalise
from standfirst.parse.manuscript.decoding import decode
from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.manuscript.split_front_matter import FrontMatter, split_front_matter
from standfirst.render.markdown.manuscript import Front, Tidy, tidy


def tidy_file(data: bytes, name: str, style: HouseStyle, report: Report) -> Tidy | None:
    """The tidy text of a manuscript; None for bytes that are no text (S101, S102).

    Where the promise does not hold that is reported (S903), and the text is not to be written.
    """
    source = decode(data, name, report)
    if source is None:
        return None
    noticed = Report()
    front, body = split_front_matter(source, noticed)
    report.extend(noticed)
    piece, _ = normalise(body, front, style, report)

    def understand(text: str) -> tuple[Piece, Repairs]:
        quiet = Report()
        again, rest = split_front_matter(SourceFile(name, text), quiet)
        return normalise(rest, again, style, quiet)

    kept = "" if len(noticed) else _as_it_stands(source, front)
    done = tidy(piece, Front(values=front.values, span=front.span, text=kept), understand)
    if done.broken is not None:
        report.add("S903", Span(name), f"the tidy text would not mean the same: {done.broken}")
    return done


def _as_it_stands(source: SourceFile, front: FrontMatter) -> str:
    """Front matter in YAML may stay as the writer has it, comments and all."""
    if front.span is None or front.span.first != 1:
        return ""
    lines = source.text.split("\n")[: front.span.last or 1]
    if lines[0].rstrip() != "---" or lines[-1].rstrip() not in ("---", "..."):
        return ""
    return "\n".join(lines) + "\n\n"
