"""Hostile publications under every command: bounded, no traceback, and nothing of theirs on the terminal.

Each is a publication with something in it that harms: names and words with control characters, files that
never end, links that lead out, settings of the wrong kind. A command may refuse it, with a diagnostic.
"""

from __future__ import annotations

import io
import os
import re
import resource
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import forked
from standfirst.cli.app import echo_manuscript

SECRET = "c0ffee-is-nobodys-business"
SOUND = "# A sound piece\n\nNobody minded the noise of the press.\n"
SECONDS, MEGABYTES = 60, 700
"""What a command may take of the processor, and beyond what the process had that it was forked from."""

CONTROL = "\x1b[31mred\x1b]0;owned\x07\x9b5m\u202etxet"
IN_TOML = "".join(f"\\u{ord(c):04x}" if ord(c) < 32 or ord(c) in (0x9B, 0x202E) else c for c in CONTROL)
NOT_FOR_TERMINALS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Hostile:
    """A publication that means harm."""

    settings: str = ""
    files: dict[str, str | bytes] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    """Names in the publication, and where they lead: OUT is the secret beside it."""
    pipes: tuple[str, ...] = ()


def settings(*lines: str, title: str = "T") -> str:
    return "\n".join((f'title = "{title}"', 'slug = "t"', 'language = "en"', *lines, ""))


MACROS = "".join(f'<macro name="m{n}">{f"""<text macro="m{n + 1}"/>""" * 10}</macro>' for n in range(9))
GROWING_STYLE = (
    f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0">{MACROS}'
    '<citation><layout><text macro="m0"/></layout></citation></style>'
)

PUBLICATIONS = {
    "control characters in settings": Hostile(
        settings(
            f'subtitle = "{IN_TOML}"',
            f'theme = "{IN_TOML}"',
            f'cover = "{IN_TOML}"',
            f'bibliography = "{IN_TOML}"',
            f'[imprint]\npublisher = "{IN_TOML}"\n[rules]\n"{IN_TOML}" = "on"\n["{IN_TOML}"]\nx = 1',
            title=IN_TOML,
        )
    ),
    "control characters in a manuscript": Hostile(
        settings(),
        {
            "a.md": f'---\nauthor: "{IN_TOML}"\n"{IN_TOML}": x\n---\n# A {CONTROL}\n\n'
            f"**Q:** What {CONTROL}?\n\n"
            f"![{CONTROL}]({CONTROL}.png) {{{{< {CONTROL} >}}}} [[{CONTROL}]] [@{CONTROL}] [^{CONTROL}]\n"
        },
    ),
    "control characters in UTF-16": Hostile(settings(), {"a.md": f"# T\n\n{CONTROL}".encode("utf-16")}),
    "control characters in names": Hostile(
        settings(), {"a\x1b[31m\nb.md": SOUND, "\x9b5m.md": SOUND, "x\u202edm.md": SOUND}
    ),
    "control characters in decisions": Hostile(
        settings(), {"decisions.toml": f'[repairs]\n"{IN_TOML}" = "accept"\n[rules]\n"{IN_TOML}" = ["x"]\n'}
    ),
    "decisions of other types": Hostile(
        settings(),
        {"decisions.toml": f"repairs = 1\nrules = {'[' * 500}{']' * 500}\nx = {'9' * 5_000}\n"},
    ),
    "decisions that are outside": Hostile(settings(), links={"decisions.toml": "OUT"}),
    "decisions that never end": Hostile(settings(), pipes=("decisions.toml",)),
    "settings that are outside": Hostile(links={"publication.toml": "OUT"}),
    "settings that never end": Hostile(links={"publication.toml": "/dev/zero"}),
    "settings in a pipe": Hostile(pipes=("publication.toml",)),
    "settings that are a folder": Hostile(files={"publication.toml/x": ""}),
    "settings of other types": Hostile(
        "title = 1\npieces = {a = 1}\nparts = 3\nnumbers = []\ntrim = 1e400\ndate = 2020-13-45\n"
    ),
    "numbers that are none": Hostile(
        f'issue = nan\ntrim = "nan x inf mm"\ncolumns = {"9" * 5_000}\n[print]\npaper = "1e999 gsm, bulk 9"\n'
    ),
    "pieces that are no files": Hostile(
        settings('pieces = ["a.md", "../secret.txt", ".", "/etc/passwd", "nul\\u0000.md", "pipe.md"]'),
        pipes=("pipe.md",),
    ),
    "pieces that lead round in circles": Hostile(
        settings('cover = "circle/x.png"'), links={"b.md": "b.md", "circle": "circle"}
    ),
    "a piece that never ends": Hostile(settings(), links={"b.md": "/dev/zero"}),
    "works and styles that are outside": Hostile(
        settings('bibliography = "refs.bib"\ncsl = "s.csl"'),
        {"a.md": f"{SOUND}[@x]\n"},
        links={"refs.bib": "OUT", "s.csl": "OUT"},
    ),
    "works that are none": Hostile(
        settings('bibliography = "refs.bib"'),
        {"a.md": f"{SOUND}[@x]\n", "refs.bib": f"@article{{x, title={{{'{' * 900}{CONTROL}{'}' * 800}"},
    ),
    "a style that grows": Hostile(
        settings('bibliography = "refs.bib"\ncsl = "s.csl"'),
        {"a.md": f"{SOUND}[@x]\n", "refs.bib": "@book{x, title={T}}", "s.csl": GROWING_STYLE},
    ),
    "a theme that is outside": Hostile(settings('theme = "mine"'), links={"styles": ".."}),
    "fonts that are none": Hostile(
        settings(),
        {"fonts/a.ttf": b"", "fonts/b.otf": b"OTTO" + b"\xff" * 90, f"fonts/{CONTROL}.ttf": b"x"},
        links={"fonts/c.ttf": "OUT", "fonts/d.ttf": "/dev/zero"},
        pipes=("fonts/e.ttf",),
    ),
    "sections that end a stylesheet": Hostile(
        settings('theme = "feature"\n[sections]\n"{};}</style><script>" = "#1d5196"'),
        {"a.md": f"---\nsection: '{{}};}}</style><script>'\n---\n{SOUND}"},
    ),
    "translations of each other": Hostile(
        settings(),
        {
            "a.md": f"---\ntranslation_of: b.md\n---\n{SOUND}",
            "b.md": f"---\ntranslation_of: a.md\n---\n{SOUND}",
        },
    ),
    "front matter of other types": Hostile(
        settings(),
        {"a.md": f"---\ntitle: {{a: 1}}\nauthor: &a [*a, [[x]]]\ndate: [1]\nlanguage: 5\n---\n{SOUND}"},
    ),
    "nothing": Hostile(settings(), {"a.md": " \n\x0c\n"}),
}

READING = (
    ("show", "syntax", "PIECE"),
    ("show", "draft", "PIECE"),
    ("show", "model", "PIECE"),
    ("show", "print", "PIECE"),
    ("show", "ebook", "PIECE"),
    ("show", "summary", "PIECE", "--format", "json"),
    ("repairs", "FOLDER", "--suggest"),
    ("repairs", "FOLDER", "--format", "json"),
    ("tidy", "PIECE", "--check"),
    ("index", "FOLDER"),
    ("fonts", "FOLDER"),
    ("themes", "FOLDER"),
)
MAKING = (
    ("build", "FOLDER", "-o", "OUT", "--checksums", "--cache", "CACHE"),
    ("print", "FOLDER", "-o", "OUT", "--cache", "CACHE"),
    ("booklet", "FOLDER", "-o", "OUT", "--cache", "CACHE"),
    ("proof", "FOLDER", "-o", "PROOF", "--cache", "CACHE"),
    ("show", "heard", "PIECE", "--cache", "CACHE"),
    ("shelf", "FOLDER", "-o", "SITE", "--cache", "CACHE"),
    ("verify", "OUT"),
)


def write(hostile: Hostile, base: Path) -> dict[str, str]:
    """Put a publication into a folder; what stands for its paths in a command."""
    (base / "secret.txt").write_text(f"# {SECRET}\n\n{SECRET}\n")
    folder = base / "publication"
    files = {"a.md": SOUND} | hostile.files
    if hostile.settings:
        files["publication.toml"] = hostile.settings
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    for name, target in hostile.links.items():
        (folder / name).symlink_to(base / "secret.txt" if target == "OUT" else target)
    for name in hostile.pipes:
        os.mkfifo(folder / name)
    return {
        "FOLDER": str(folder),
        "PIECE": str(folder / "a.md" if (folder / "a.md").is_file() else min(folder.glob("*.md"))),
        **{name: str(base / name.lower()) for name in ("OUT", "CACHE", "SITE")},
        "PROOF": str(base / "proof.html"),
    }


@pytest.fixture
def judge(tmp_path: Path) -> Callable[[Hostile, tuple[tuple[str, ...], ...]], None]:
    """Runs commands on a publication, and looks at what comes of each."""

    def run(hostile: Hostile, commands: tuple[tuple[str, ...], ...]) -> None:
        paths = write(hostile, tmp_path)
        for command in commands:
            if command[0] == "verify" and not (tmp_path / "out").is_dir():
                continue
            done = forked.run(
                [paths.get(word, word) for word in command],
                output=tmp_path,
                bounds={resource.RLIMIT_FSIZE: 200_000_000, resource.RLIMIT_CPU: SECONDS},
                seconds=SECONDS * 10,  # by the clock, of a busy machine
            )
            said = done.printed + (tmp_path / "stdout").read_text("utf-8", "surrogateescape")
            assert "Traceback" not in said, (command, said[-2000:])
            assert SECRET not in said, command
            assert not NOT_FOR_TERMINALS.search(said), (command, NOT_FOR_TERMINALS.findall(said), said[-500:])
            assert done.code in (0, 1, 2), (command, done.code, done.printed[-1000:])
            assert done.code == 0 or said, command
            assert done.seconds < SECONDS, command
            assert done.kilobytes < MEGABYTES * 1000, command
        made = [*(tmp_path / "out").rglob("*"), *(tmp_path / "site").rglob("*"), tmp_path / "proof.html"]
        assert not [file for file in made if file.is_file() and SECRET.encode() in file.read_bytes()]

    return run


@pytest.mark.parametrize("name", PUBLICATIONS)
def test_no_hostile_publication_breaks_a_command_that_reads(
    judge: Callable[[Hostile, tuple[tuple[str, ...], ...]], None], name: str
) -> None:
    judge(PUBLICATIONS[name], READING)


@pytest.mark.slow
@pytest.mark.parametrize("name", PUBLICATIONS)
def test_no_hostile_publication_breaks_a_command_that_makes(
    judge: Callable[[Hostile, tuple[tuple[str, ...], ...]], None], name: str
) -> None:
    judge(PUBLICATIONS[name], MAKING)


class Terminal(io.StringIO):
    """What a terminal would be told."""

    def isatty(self) -> bool:
        return True


def test_tidy_text_moves_no_cursor_and_is_exact_in_a_pipe(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    text = f"# T\n\n{CONTROL}\n".encode()
    echo_manuscript(text)
    assert capfdbinary.readouterr().out == text
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    echo_manuscript(text)
    assert terminal.getvalue().startswith("# T\n\n\\x1b[31mred")
    assert not NOT_FOR_TERMINALS.search(terminal.getvalue())
