"""Pagefind, which comes with an optional part of the installation: finding it and running it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from standfirst.project.read_file import MEGABYTE, read_file
from standfirst.project.run_program import TookTooLongError, run_program
from standfirst.project.temporary import temporary_folder

FOLDER = "pagefind/"
SCRIPT = f"{FOLDER}pagefind.js"
"""The module that a page imports."""
LARGEST = 100 * MEGABYTE
"""Of a file of the index."""
TIME_LIMIT = 300
"""Seconds of processor time."""
_NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "*.pf_meta", "wasm.*")
_NEEDED_BELOW = ("index/*", "fragment/*")


class NotIndexedError(Exception):
    """There is no index of the words. The message says why, and begins in lower case."""


def search_index(pages: Mapping[str, bytes], language: str) -> dict[str, bytes]:
    """The files that find words of these HTML pages in the browser, by path; the same for the same pages.

    All pages are in one index, as of this language, so that a word is found whatever the language of the page
    that it stands on. Raises NotIndexedError.
    """
    with TemporaryDirectory(dir=temporary_folder("search")) as place:
        site, out = Path(place, "site"), Path(place, "out")
        for path, page in pages.items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(page)
        spoken = language.partition("-")[0]
        _run([program(), "--site", site, "--output-path", out, "--force-language", spoken])
        named = [file for pattern in (*_NEEDED, *_NEEDED_BELOW) for file in sorted(out.glob(pattern))]
        return {FOLDER + file.relative_to(out).as_posix(): _settled(file) for file in named}


def program() -> Path:
    """Where it is. Raises NotIndexedError if it is not installed."""
    try:
        from pagefind_bin import get_executable

        return Path(get_executable())
    except (ImportError, FileNotFoundError):
        raise NotIndexedError("pagefind, which is needed for this, is not installed") from None


def _run(command: list[Path | str]) -> None:
    try:
        done = run_program(command, TIME_LIMIT)
    except TookTooLongError:
        raise NotIndexedError(f"pagefind has not finished in {TIME_LIMIT} seconds") from None
    except OSError as error:
        raise NotIndexedError(f"pagefind can't be run: {error.strerror}") from error
    if done.returncode:
        words = done.stderr.decode("utf-8", "replace").split("\n")[0].strip()
        raise NotIndexedError(f"pagefind: {words[:200] or 'it gave no reason'}")


def _settled(file: Path) -> bytes:
    """A file of the index; the list of its languages comes in any order."""
    data = read_file(file, LARGEST)
    return msgspec.json.encode(msgspec.json.decode(data), order="sorted") if file.suffix == ".json" else data
