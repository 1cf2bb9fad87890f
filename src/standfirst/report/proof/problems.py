"""The problems on the proof sheet: every warning and error, with the manuscript's lines and the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from standfirst.check.run import CheckResult
from standfirst.diagnostics import CODES, Diagnostic, Severity
from standfirst.layout.place import OnPage
from standfirst.report.list_of_repairs import Stretch, Stretches, visible
from standfirst.report.proof.proof import Copy

WIDEST = 320
"""Characters of the line that is meant; those around the words in question are shown."""
WIDEST_BESIDE = 110
"""Characters of the lines above and below it."""


class ExcerptLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a manuscript."""

    number: int
    words: Stretches
    """Those that the problem quotes are marked as its own."""
    is_meant: bool


class ShownProblem(msgspec.Struct, frozen=True, kw_only=True):
    """A warning or an error, and what is shown beside it."""

    number: int
    """From 1, through the whole sheet."""
    severity: Severity
    code: str
    name: str
    message: str
    hint: str | None
    file: str
    """The manuscript, as spans name it; empty for what is in none."""
    line: int
    """0: the manuscript as a whole."""
    excerpt: tuple[ExcerptLine, ...]
    at: OnPage | None

    @property
    def is_compositors(self) -> bool:
        """Whether it is about how a page looks."""
        return self.at is not None and CODES[self.code].family == "print"


def problems_shown(
    noticed: Iterable[Diagnostic], results: Iterable[CheckResult], copies: Sequence[Copy]
) -> tuple[ShownProblem, ...]:
    """What was noticed while the editions were made, and what judges found in a manuscript or on a page.

    In the order of the manuscripts and their lines.
    """
    fragment_input = {copy.file: number for number, copy in enumerate(copies)}
    by_file = {copy.file: copy for copy in copies}
    found = sorted(
        _once(noticed, results),
        key=lambda pair: (
            fragment_input.get(pair[0].span.file, len(fragment_input)),
            pair[0].span.first,
            pair[0].code,
        ),
    )
    return tuple(
        ShownProblem(
            number=number,
            severity=diagnostic.severity,
            code=diagnostic.code,
            name=diagnostic.name,
            message=diagnostic.message,
            hint=diagnostic.hint,
            file=diagnostic.span.file,
            line=diagnostic.span.first,
            excerpt=tuple(_excerpt(diagnostic, by_file.get(diagnostic.span.file))),
            at=at,
        )
        for number, (diagnostic, at) in enumerate(found, 1)
    )


def _once(
    noticed: Iterable[Diagnostic], results: Iterable[CheckResult]
) -> Iterator[tuple[Diagnostic, OnPage | None]]:
    """Each problem once: judges repeat what was noticed."""
    seen = set()
    judged = [(x.diagnostic, x.at) for result in results for x in result.problems if x.diagnostic]
    for diagnostic, at in (*judged, *((diagnostic, None) for diagnostic in noticed)):
        key = (diagnostic, diagnostic.span.place)
        if key not in seen:
            seen.add(key)
            yield diagnostic, at


# -- the manuscript's lines ---------------------------------------------------------------------------


def _excerpt(diagnostic: Diagnostic, copy: Copy | None) -> Iterator[ExcerptLine]:
    """The line that is meant, between the nearest ones above and below that are not empty."""
    first, last = diagnostic.span.first, diagnostic.span.last or diagnostic.span.first
    if copy is None or not 0 < first <= len(copy.lines):
        return
    quoted = _quoted(diagnostic.message)
    meant = _line_with(quoted, copy.lines, first, min(last, len(copy.lines)))
    above = next((n for n in (meant - 1, meant - 2) if n > 0 and copy.lines[n - 1].strip()), None)
    below = next(
        (n for n in (meant + 1, meant + 2) if n <= len(copy.lines) and copy.lines[n - 1].strip()), None
    )
    if above:
        yield ExcerptLine(number=above, words=_beginning(copy.lines[above - 1]), is_meant=False)
    yield ExcerptLine(number=meant, words=_around(quoted, copy.lines[meant - 1]), is_meant=True)
    if below:
        yield ExcerptLine(number=below, words=_beginning(copy.lines[below - 1]), is_meant=False)


def _quoted(message: str) -> re.Pattern[str] | None:
    """What finds the words that a message quotes first, whatever marks stand between them.

    A line of a page may begin and end within a word; a word or two must be whole, or they are anywhere.
    """
    found = re.search("“([^”]+)”", message)
    words = re.findall(r"[^\W_]+", found[1]) if found else []
    if not words:
        return None
    pattern = r"[\W_]+".join(map(re.escape, words))
    return re.compile(pattern if len(words) > 2 else rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)


def _line_with(quoted: re.Pattern[str] | None, lines: Sequence[str], first: int, last: int) -> int:
    """The number of the first of these lines that has the words; else the first."""
    if quoted:
        return next((n for n in range(first, last + 1) if quoted.search(lines[n - 1])), first)
    return first


def _beginning(line: str) -> Stretches:
    return (Stretch(_cut(line.strip(), WIDEST_BESIDE), False),)


def _around(quoted: re.Pattern[str] | None, line: str) -> Stretches:
    """A line cut to the words in question and what stands around them."""
    found = quoted.search(line) if quoted else None
    if found is None:
        return (Stretch(_cut(line.strip(), WIDEST), False),)
    beside = max(40, (WIDEST - len(found[0])) // 2)
    before, after = line[: found.start()].lstrip(), line[found.end() :].rstrip()
    if len(before) > beside:
        before = "…" + before[-beside:].partition(" ")[2]
    stretches = (
        Stretch(visible(before), False),
        Stretch(visible(found[0]), True),
        Stretch(_cut(after, beside), False),
    )
    return tuple(stretch for stretch in stretches if stretch.words)


def _cut(words: str, most: int) -> str:
    if len(words) <= most:
        return visible(words)
    return visible(words[:most].rpartition(" ")[0] or words[:most]) + "…"
