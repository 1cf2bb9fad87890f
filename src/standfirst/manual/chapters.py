"""The chapters of the manual, and the publication that is made of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import msgspec

FOLDER = Path(__file__).parent
"""Where the manual's sources are: ``publication.toml``, ``text/``, ``styles/`` and ``images/``."""

Generators: TypeAlias = Mapping[str, Callable[[], str]]
"""What makes the generated parts of chapters, by the name that stands in the chapter: each gives markdown."""

_GENERATED = re.compile(r"^<!-- generated: ([\w-]+) -->$", re.MULTILINE)
_FRONT_MATTER = re.compile(r"---\ntitle: (?P<title>.+)\nstandfirst: (?P<summary>.+)\nkind: chapter\n---\n")


class Chapter(msgspec.Struct, frozen=True, kw_only=True):
    """A chapter of the manual."""

    topic: str
    """What ``standfirst help`` knows it by: ``writing``."""
    title: str
    summary: str
    """One sentence: what the chapter is about."""
    text: str
    """Markdown, without front matter."""


def topics() -> dict[str, Path]:
    """The file of each chapter by its topic, in the order of the manual."""
    files = sorted((FOLDER / "text").glob("*.md"))
    return {file.stem.partition("-")[2]: file for file in files}


def chapter(topic: str, generators: Generators | None = None) -> Chapter:
    """The chapter on a topic. Without generators, its generated parts are left as the marks they are.

    Raises KeyError if there is no such chapter, or if it asks for a part that no generator makes.
    """
    source = topics()[topic].read_text("utf-8")
    front = _FRONT_MATTER.match(source)
    if front is None:
        raise ValueError(f"the chapter on {topic} has no front matter of title, standfirst and kind")
    text = source[front.end() :]
    if generators is not None:
        text = _GENERATED.sub(lambda mark: generators[mark[1]]().strip("\n"), text)
    return Chapter(topic=topic, title=front["title"], summary=front["summary"], text=text)


def chapters(generators: Generators | None = None) -> tuple[Chapter, ...]:
    """All chapters in order."""
    return tuple(chapter(topic, generators) for topic in topics())


def write_sources(folder: Path, generators: Generators) -> None:
    """Write the manual into a folder as a publication that can be built.

    Raises OSError if the folder can't be written to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("publication.toml", "styles/manual.css", "images/lines.png"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes((FOLDER / name).read_bytes())
    for topic, file in topics().items():
        made = chapter(topic, generators)
        front = f"---\ntitle: {made.title}\nstandfirst: {made.summary}\nkind: chapter\n---\n"
        (folder / file.name).write_text(front + made.text, "utf-8")
