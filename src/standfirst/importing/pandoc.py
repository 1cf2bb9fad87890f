"""pandoc: a file of a word processor, an ebook or a page → markdown as Standfirst reads it best."""

from __future__ import annotations

import tempfile
from pathlib import Path

from standfirst.importing.errors import NotImportedError
from standfirst.importing.kinds import Kind
from standfirst.project.pandoc import PandocError, run_pandoc

_MARKDOWN = "markdown" + "".join(
    f"-{extension}"
    for extension in (
        "smart",  # quotation marks and dashes stay what they are
        *("simple_tables", "multiline_tables"),  # tables come with lines around their cells
        *(
            "superscript",
            "subscript",
            "implicit_figures",
        ),  # in HTML instead, captions apart from descriptions
        *("raw_attribute", "raw_tex"),
    )
)
_FILTER = Path(__file__).with_name("pandoc.lua")


def converted(data: bytes, kind: Kind, pictures: str) -> tuple[str, dict[str, bytes]]:
    """The file as markdown with front matter, and its pictures by their paths below ``pictures``.

    Editors' marks are the private characters of ``marks``. pandoc reads no other file and no network.
    Raises MissingConverterError (S908), and NotImportedError if the file can't be read or takes too long.
    """
    with tempfile.TemporaryDirectory(prefix="standfirst-") as place:
        folder = Path(place)
        (folder / pictures).mkdir()
        (folder / f"file.{kind}").write_bytes(data)
        options = ["--standalone", "--wrap=none", "--markdown-headings=atx", "--track-changes=all"]
        formats = [f"--from={kind}", f"--to={_MARKDOWN}", f"--lua-filter={_FILTER}"]
        try:
            written = run_pandoc(
                [*options, *formats, f"--metadata=pictures:{pictures}", f"file.{kind}"], folder
            )
        except PandocError as error:
            raise NotImportedError(f"pandoc can't convert it: {error}") from None
        files = {
            path.relative_to(folder).as_posix(): path.read_bytes() for path in _written(folder / pictures)
        }
    return written.decode("utf-8", "replace"), files


def _written(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.is_symlink())
