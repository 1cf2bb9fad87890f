"""pandoc: a file of a word processor, an ebook or a page → markdown as Standfirst reads it best."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from standfirst.importing.errors import MissingConverterError, NotImportedError
from standfirst.importing.kinds import Kind

TIME_LIMIT = 120
"""Seconds for one file."""
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
_MEMORY = ("+RTS", "-M1500m", "-RTS")
_FILTER = Path(__file__).with_name("pandoc.lua")


def converted(data: bytes, kind: Kind, pictures: str) -> tuple[str, dict[str, bytes]]:
    """The file as markdown with front matter, and its pictures by their paths below ``pictures``.

    Editors' marks are the private characters of ``marks``. pandoc reads no other file and no network.
    Raises MissingConverterError (S908), and NotImportedError if the file can't be read or takes too long.
    """
    program = _program()
    with tempfile.TemporaryDirectory(prefix="standfirst-") as place:
        folder = Path(place)
        (folder / pictures).mkdir()
        (folder / f"file.{kind}").write_bytes(data)
        options = [
            "--sandbox",
            "--standalone",
            "--wrap=none",
            "--markdown-headings=atx",
            "--track-changes=all",
        ]
        formats = [f"--from={kind}", f"--to={_MARKDOWN}", f"--lua-filter={_FILTER}"]
        command = [program, *_MEMORY, *options, *formats, f"--metadata=pictures:{pictures}", f"file.{kind}"]
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, timeout=TIME_LIMIT, check=False)
        except subprocess.TimeoutExpired:
            raise NotImportedError(f"pandoc has not converted it in {TIME_LIMIT} seconds") from None
        except OSError as error:
            raise MissingConverterError(f"pandoc can't be run: {error.strerror}") from error
        if done.returncode:
            raise NotImportedError(f"pandoc can't read it: {_first_line(done.stderr)}")
        files = {
            path.relative_to(folder).as_posix(): path.read_bytes() for path in _written(folder / pictures)
        }
    return done.stdout.decode("utf-8", "replace"), files


def _program() -> str:
    try:
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        raise MissingConverterError("pandoc, which converts this kind of file, is not installed") from None


def _written(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.is_symlink())


def _first_line(message: bytes) -> str:
    """What pandoc says, without the name of our temporary file."""
    lines = [line for line in message.decode("utf-8", "replace").splitlines() if line.strip()]
    errors = [line for line in lines if not line.startswith("[WARNING]")]
    return (errors or lines or ["it gave no reason"])[0].removeprefix("pandoc: ")[:200]
