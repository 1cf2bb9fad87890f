"""The seam of editions: another kind is one class that registers itself, and every command has it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest

from standfirst.build.build import Build
from standfirst.build.kinds_of_edition import Artefact, Edition, Made, editions, register, unregister
from standfirst.check.run import Judge, Problem
from standfirst.cli import main
from standfirst.diagnostics import Report, Severity
from standfirst.report.show_summary import text_of

pytestmark = pytest.mark.usefixtures("no_validators")

Write = Callable[..., Path]

PIECE = "# Two gardeners\n\nThey have shared a wall for thirty years and never a cutting.\n"
TOML = 'title = "Walls"\nlanguage = "en"\n'


class PlainText(Edition, frozen=True):
    """The words alone, one file for each piece and one that names them all."""

    kind: ClassVar[str] = "txt"
    stage: ClassVar[str] = "words"
    failure: ClassVar[str] = "S590"

    loses: str = ""
    """A word that it leaves out."""

    def view(self, build: Build) -> list[str]:
        return [text_of(piece) for piece in build.document.pieces]

    def make(self, build: Build, report: Report) -> Made:
        if self.loses == "everything":
            raise RuntimeError("out of ink")
        slug = build.document.slug
        pieces = {
            f"{slug}/{piece.name}.txt": text_of(piece).replace(self.loses, "").encode()
            for piece in build.document.pieces
        }
        return Made(files={f"{slug}.txt": "\n".join(pieces).encode(), **pieces})

    def verify(self, made: Made, build: Build, report: Report) -> None:
        _, *texts = made.files.values()
        for piece, text in zip(build.document.pieces, texts, strict=True):
            if text.decode().split() != text_of(piece).split():
                report.add("S701", piece.span, "lost: words")

    def judges(self, build: Build, artefact: Artefact, *, asks_outside: bool) -> Iterable[Judge]:
        return (Judge("length", "txt", lambda: [Problem(Severity.WARNING, "short")]),)


@pytest.fixture
def plain_text(request: pytest.FixtureRequest) -> Iterator[None]:
    editions()  # ours, before it
    register(PlainText(loses=getattr(request, "param", "")))
    yield
    unregister("txt")


@pytest.fixture
def walls(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write({"publication.toml": TOML, "one.md": PIECE, "two.md": PIECE.replace("Two", "Three")})
    monkeypatch.chdir(folder)
    return folder


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main([*arguments, "--jobs", "0"])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.usefixtures("plain_text")
def test_another_edition_is_made_put_in_place_and_kept(
    walls: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "build", ".", "-o", "out", "--only", "txt")
    assert (code, err) == (0, "")
    assert out.startswith("out/walls.txt (3 files, 1 kB, ")
    assert (walls / "out/walls/two.txt").read_text() == text_of_two()
    code, out, _ = run(capsys, "build", ".", "-o", "out", "--only", "txt", "--format", "json")
    (artefact,) = json.loads(out)["artefacts"]
    assert (artefact["kind"], artefact["new"]) == ("txt", 0)


def text_of_two() -> str:
    return "Three gardeners\nThey have shared a wall for thirty years and never a cutting."


@pytest.mark.usefixtures("plain_text")
@pytest.mark.parametrize("plain_text", ["cutting"], indirect=True)
def test_another_edition_that_loses_words_is_not_put_in_place(
    walls: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, "build", ".", "-o", "out", "--only", "txt")
    assert code == 1
    assert "[S701]" in err and "out/walls.txt was not put in place" in err
    assert not (walls / "out/walls.txt").exists()


@pytest.mark.usefixtures("plain_text")
@pytest.mark.parametrize("plain_text", ["everything"], indirect=True)
def test_another_edition_that_fails_has_a_code_of_its_own(
    walls: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, "build", ".", "-o", "out", "--only", "txt")
    assert code == 1
    assert "error[S590]" in err and "RuntimeError: out of ink" in err


@pytest.mark.usefixtures("plain_text")
def test_every_command_has_it(walls: Path, capsys: pytest.CaptureFixture[str], own_cache: Path) -> None:
    code, out, _ = run(capsys, "show", "words", "one.md")
    assert (code, "thirty years" in out) == (0, True)
    code, out, _ = run(capsys, "check", ".", "--format", "json")
    assert ("length", "txt", "objects") in {(v["judge"], v["of"], v["outcome"]) for v in json.loads(out)}
    code, _, _ = run(capsys, "proof", ".", "-o", "out", "--without-validators")
    sheet = (walls / "out/walls-proof.html").read_text("utf-8")
    assert "walls.txt" in sheet and "<td>TXT</td>" in sheet
    assert re.search(r"\bpdf\|epub\|web\|.*\btxt\b", run(capsys, "build", "--help")[1])


def test_an_unknown_kind_is_not_understood(walls: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "build", ".", "--only", "docx")
    assert code == 2
    assert "'docx' is not one of pdf, epub" in err


NAMES_A_KIND = re.compile(r"""["'](pdf|epub)["']""")


@pytest.mark.parametrize("package", ["build", "cli", "check", "report"])
def test_no_kind_is_named_outside_its_own_file(package: str) -> None:
    import standfirst

    folder = Path(standfirst.__file__).parent / package
    naming: dict[str, Any] = {
        file.relative_to(folder).as_posix(): found
        for file in folder.rglob("*.py")
        if (found := NAMES_A_KIND.findall(file.read_text("utf-8")))
    }
    assert naming == {}


# -- read once ------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["build", "check", "proof", "print", "booklet", "repairs"])
def test_every_command_reads_and_composes_a_publication_once(
    walls: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    from standfirst.build import read_publication as reading
    from standfirst.compose import compose_document as compose

    counted = {"read_settings": 0, "compose": 0, "load_styles": 0}

    def counting(name: str, sound: Callable[..., Any]) -> Callable[..., Any]:
        def count(*arguments: Any, **keywords: Any) -> Any:
            counted[name] += 1
            return sound(*arguments, **keywords)

        return count

    for name in counted:
        module: Any = compose if name == "compose" else reading
        monkeypatch.setattr(module, name, counting(name, getattr(module, name)))
    place = [] if command in ("check", "repairs") else ["-o", "out"]
    run(capsys, command, ".", *place)
    assert counted == {"read_settings": 1, "compose": 1, "load_styles": 1}


def test_after_a_build_a_booklet_lays_nothing_out_and_after_a_print_another_does_not(
    walls: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from standfirst.outputs import pdf

    laid_out = list[str]()
    sound = pdf.fragment_of

    def counted(*arguments: Any) -> bytes:
        laid_out.append("a part")
        return sound(*arguments)

    monkeypatch.setattr(pdf, "fragment_of", counted)
    run(capsys, "build", ".", "-o", "out")
    assert laid_out
    laid_out.clear()
    code, _, _ = run(capsys, "booklet", ".", "-o", "out")
    assert (code, laid_out) == (0, [])
    assert (walls / "out/walls-booklet.pdf").exists()
    run(capsys, "print", ".", "-o", "out")
    assert laid_out  # with bleed
    laid_out.clear()
    code, out, _ = run(capsys, "print", ".", "-o", "again")
    assert (code, laid_out) == (0, [])
    assert (walls / "again/walls-print.txt").read_text("utf-8") == out
