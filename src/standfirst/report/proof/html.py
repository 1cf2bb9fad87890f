"""HTML: the proof sheet, written down. One file that needs nothing else: no network, no script, no font."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import PurePath

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from standfirst.check.run import CheckResult, Problem, in_a_word
from standfirst.diagnostics import Severity
from standfirst.editions.imprint import issue_line, printed_date
from standfirst.model.document import Piece, title_of
from standfirst.model.editing import words_of
from standfirst.render.html.element import text
from standfirst.report.proof.facts_of_pieces import Understood, understood
from standfirst.report.proof.problems import ShownProblem, problems_shown
from standfirst.report.proof.proof import MOST, Copy, PagePicture, Proof
from standfirst.report.proof.repairs import OUTCOMES, Outcome, Rule, counted, repairs_by_rule

MOST_OF_A_JUDGE = 40
"""Problems of a judge that are listed; the rest are counted."""
LANGUAGE = "en-GB"
"""Of the sheet itself."""
RADIUS = 26
"""How many radii of the disc behind a mark's number the page is wide."""


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A problem at its place on a page; measures are points."""

    number: int
    left: float
    top: float
    width: float
    height: float
    x: float
    y: float
    """Where its number stands, in the margin."""


class ShownPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the print edition with the problems on it."""

    picture: PagePicture
    src: str
    marks: tuple[Mark, ...]
    problems: tuple[ShownProblem, ...]


class PieceSheet(msgspec.Struct, frozen=True, kw_only=True):
    """What the sheet says of one piece."""

    id: str
    piece: Piece
    path: str
    understood: Understood
    decided: dict[Outcome, int]
    rules: tuple[Rule, ...]
    problems: tuple[ShownProblem, ...]
    pages: tuple[ShownPage, ...]
    pages_not_shown: int

    @property
    def repairs(self) -> int:
        """How many there are, whatever became of them."""
        return sum(self.decided.values())

    def problems_of(self, severity: str) -> int:
        """How many problems there are of a severity, those of the compositor left out."""
        return sum(problem.severity == severity and not problem.is_compositors for problem in self.problems)

    @property
    def on_pages(self) -> int:
        """How many problems a compositor found."""
        return sum(problem.is_compositors for problem in self.problems)


def proof_sheet(proof: Proof, css: str) -> str:
    """The proof sheet as HTML. The same proof gives the same text."""
    found = problems_shown(proof.noticed, proof.results, proof.copies)
    pieces = tuple(_pieces(proof, found))
    of_pieces = {problem.number for piece in pieces for problem in piece.problems}
    document = proof.document
    return (
        _templates()
        .get_template("proof.html.j2")
        .render(
            proof=proof,
            document=document,
            css=Markup(css.replace("</", "<\\/")),
            language=LANGUAGE,
            issue=issue_line(document),
            date=printed_date(document.date, LANGUAGE),
            sentences=tuple(_in_short(proof, found)),
            decisions=OUTCOMES,
            pieces=pieces,
            front=_pages(proof, found, 1, min(proof.pages.openings.values(), default=1 + proof.pages.total)),
            rest=tuple(problem for problem in found if problem.number not in of_pieces),
            in_a_word=in_a_word,
            listed=_listed,
            most=MOST_OF_A_JUDGE,
            discs=RADIUS,
            most_pages=MOST,
            shown={picture.page for picture in proof.pages.pictures},
            base_name=lambda file: PurePath(file).name,
        )
    )


def _pieces(proof: Proof, found: Sequence[ShownProblem]) -> Iterator[PieceSheet]:
    copies = {copy.file: copy for copy in proof.copies}
    for number, piece in enumerate(proof.document.pieces, 1):
        file = piece.span.file
        repairs = tuple(repair for repair in proof.repairs if repair.span.file == file)
        first, end = _range(proof, piece)
        pages = _pages(proof, found, first, end)
        title = title_of(piece)
        yield PieceSheet(
            id=f"piece-{number}",
            piece=piece,
            path=copies.get(file, Copy(file=file, path=PurePath(file).name, lines=())).path,
            understood=understood(piece, words_of(title.inlines) if title else piece.name),
            decided=counted(repairs, proof.decisions),
            rules=repairs_by_rule(repairs, proof.decisions, proof.command),
            problems=tuple(x for x in found if x.file == file or (not x.file and _is_on(x, first, end))),
            pages=pages,
            pages_not_shown=end - first - len(pages),
        )


def _range(proof: Proof, piece: Piece) -> tuple[int, int]:
    """The first page of a piece, and the one after its last."""
    pages = proof.pages
    first = pages.openings.get(piece.name, pages.total + 1)
    return first, min((page for page in pages.openings.values() if page > first), default=pages.total + 1)


def _is_on(problem: ShownProblem, first: int, end: int) -> bool:
    return problem.at is not None and first <= problem.at.page < end


def _pages(proof: Proof, found: Sequence[ShownProblem], first: int, end: int) -> tuple[ShownPage, ...]:
    return tuple(_shown(x, found) for x in proof.pages.pictures if first <= x.page < end)


def _shown(picture: PagePicture, found: Sequence[ShownProblem]) -> ShownPage:
    here = tuple(problem for problem in found if problem.at and problem.at.page == picture.page)
    return ShownPage(
        picture=picture,
        src=f"data:image/png;base64,{b64encode(picture.png).decode()}",
        marks=tuple(_marks(here, picture)),
        problems=here,
    )


def _marks(here: Sequence[ShownProblem], picture: PagePicture) -> Iterator[Mark]:
    """A frame around each place, and its number in the margin beside it, none on top of another."""
    radius = picture.width / RADIUS
    last = -picture.height
    for problem in sorted(here, key=_height):
        at = problem.at
        assert at is not None
        last = max((at.top + at.bottom) / 2, last + 2.1 * radius)
        yield Mark(
            number=problem.number,
            left=round(at.left - 2, 1),
            top=round(at.top - 1, 1),
            width=round(at.right - at.left + 4, 1),
            height=round(at.bottom - at.top + 2, 1),
            x=round(picture.width - 1.5 * radius, 1),
            y=round(last, 1),
        )


def _height(problem: ShownProblem) -> float:
    return problem.at.top if problem.at else 0.0


# -- in short -----------------------------------------------------------------------------------------


def _in_short(proof: Proof, found: Sequence[ShownProblem]) -> Iterator[str]:
    """The sheet in a few sentences."""
    decided = counted(proof.repairs, proof.decisions)
    made = decided["made"] + decided["accepted"]
    yield f"{_number(made, 'repair')} made" + (
        f", {decided['refused']} refused." if decided["refused"] else "."
    )
    if decided["suspected"]:
        yield f"{_number(decided['suspected'], 'repair')} only suspected: please decide."
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    warnings = len(found) - errors
    yield (f"{_number(errors, 'error')}, {_number(warnings, 'warning')}." if found else "No problems found.")
    yield _of_judges(proof.results)


def _of_judges(results: Sequence[CheckResult]) -> str:
    asked = [result for result in results if result.outcome not in ("not run", "broke")]
    passed = sum(result.outcome == "passed" for result in asked)
    found = f"{passed} of {_number(len(asked), 'check')} found nothing"
    others = [(sum(v.outcome == outcome for v in results), outcome) for outcome in ("not run", "broke")]
    return "; ".join((found, *(f"{count} {outcome}" for count, outcome in others if count))) + "."


def _number(count: int, name: str) -> str:
    return f"{count:,} {name}{'' if count == 1 else 's'}"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def _listed(result: CheckResult) -> tuple[Problem, ...]:
    """The problems of a judge that are listed nowhere else."""
    return tuple(problem for problem in result.problems if problem.diagnostic is None)


# -- the templates ------------------------------------------------------------------------------------

_TURNS_THE_LINE = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def _said(value: object) -> object:
    """Words as character data; what would turn the words around it is spelt out."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return text(_TURNS_THE_LINE.sub(lambda mark: f"⟨U+{ord(mark[0]):04X}⟩", value))


def _size(length: int) -> str:
    return f"{length / 1_000_000:.1f} MB" if length >= 1_000_000 else f"{max(1, round(length / 1000))} kB"


@lru_cache(maxsize=1)
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("standfirst.report.proof", "templates"),
        autoescape=True,
        finalize=_said,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(size=_size, number=_number, sentence=_sentence)
    return environment
