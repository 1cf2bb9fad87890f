"""A manuscript as clean markdown: `standfirst tidy`."""

from __future__ import annotations

from standfirst.build.read_publication import Files
from standfirst.diagnostics import Report


def tidied(files: Files, report: Report) -> tuple[bytes, bytes | None]:
    """The only manuscript among these files as it is, and as tidy text; None where there can be none."""
    from standfirst.render.markdown.file import tidy_file

    if not files.manuscripts:
        return b"", None
    (manuscript,) = files.manuscripts
    tidy = tidy_file(manuscript.data, manuscript.name, files.house_style, report)
    return manuscript.data, tidy.text.encode() if tidy and tidy.broken is None else None
