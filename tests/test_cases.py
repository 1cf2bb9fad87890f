"""Every file under tests/cases: what the writer typed, a line with a single dot, what the summary says.

After the dot stands YAML with the keys of ``standfirst show summary`` that must hold:
lists in full and in order, of the objects in them only the keys that are given.
A ``…`` in a text stands for any words; white space, the style of quotation marks and no-break
spaces make no difference. A newcomer adds a case without Python.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from independent_words import NOTHING, silent_differences
from standfirst.build.read_publication import understand
from standfirst.compose.citations import with_bare_citations, with_citations
from standfirst.compose.numbers import numbered
from standfirst.compose.references import with_references
from standfirst.diagnostics import Report
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.manuscript.split_front_matter import split_front_matter
from standfirst.project.files import Manuscript
from standfirst.project.settings.publication import Numbers
from standfirst.report.show_summary import summarise

CASES = Path(__file__).with_name("cases")

SAME = str.maketrans("“”„«»‘’‚‹›\u00a0\u202f", "\"\"\"\"\"'''''  ")


def case_files() -> list[Path]:
    return sorted(CASES.glob("**/*.md"))


@pytest.mark.parametrize("file", case_files(), ids=lambda file: str(file.relative_to(CASES).with_suffix("")))
def test_case(file: Path) -> None:
    """The summary says what stands after the dot, and a program that shares no code with ours misses no word
    of which the summary says nothing.
    """
    manuscript, expected = parts_of(file.read_text("utf-8"))
    summary = summary_of(file.name, manuscript)
    wrong = list(differences(expected, summary, ""))
    assert not wrong, "\n".join(["", f"{file.relative_to(CASES.parent)}", *wrong, ""])
    assert silent_differences(manuscript, summary["text"], reported(manuscript, summary)) == NOTHING


def parts_of(text: str) -> tuple[str, dict[str, Any]]:
    """The manuscript, and what is expected of it, after the last line that is a single dot."""
    manuscript, dot, after = text.rpartition("\n.\n")
    assert dot, "no line with a single dot between the manuscript and what is expected of it"
    expected = yaml.load(after, Loader=yaml.BaseLoader)  # texts only
    assert isinstance(expected, dict), "after the dot: lines of `key: value`"
    return manuscript + "\n", expected


def reported(manuscript: str, summary: dict[str, Any]) -> Iterator[str]:
    """What a summary says of words that are not in the text: repairs, diagnostics, and the front matter."""
    yield from (repair["before"] for repair in summary["repairs"] if repair["applied"])
    yield from (noticed["message"] for noticed in summary["diagnostics"])
    front, _ = split_front_matter(SourceFile("a.md", manuscript), Report())
    yield from (f"{key} {value}" for key, value in front.values.items())


def summary_of(name: str, manuscript: str) -> dict[str, Any]:
    report = Report()
    understood = understand(
        Manuscript(path=name, name=name, data=manuscript.encode("utf-8")), HouseStyle(), report
    )
    assert understood is not None, f"not understood: {tuple(report)}"
    cited = with_bare_citations([understood.piece], None)
    (piece,) = with_references(numbered(cited, Numbers()), report)
    with_citations([piece], [name], None, placement="piece", language="en", report=report)
    found: dict[str, Any] = msgspec.json.decode(
        msgspec.json.encode(summarise(piece, understood.repairs, tuple(report)))
    )
    return found


def differences(expected: Any, found: Any, where: str) -> Iterator[str]:
    """A readable line or two for everything that is not as expected."""
    match expected:
        case dict():
            if not isinstance(found, dict):
                yield from _differs(expected, found, where)
                return
            for key, value in expected.items():
                if key not in found:
                    yield f"{where} has no `{key}`"
                else:
                    yield from differences(value, found[key], f"{where}.{key}".lstrip("."))
        case list():
            if not isinstance(found, list) or len(expected) != len(found):
                yield from _differs(expected, found, where)
                return
            for number, (one, other) in enumerate(zip(expected, found, strict=True), 1):
                yield from differences(one, other, f"{where}[{number}]")
        case _:
            if not _says(str(expected), found):
                yield from _differs(expected, found, where)


def _says(expected: str, found: Any) -> bool:
    if found is None or isinstance(found, bool):
        return expected == {None: "null", True: "true", False: "false"}[found]
    pattern = ".*".join(re.escape(_plain(part)) for part in expected.split("…"))
    return re.fullmatch(pattern, _plain(str(found)), re.DOTALL) is not None


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.translate(SAME)).strip()


def _differs(expected: Any, found: Any, where: str) -> Iterator[str]:
    yield f"  {where}"
    yield "    expected:"
    yield from _listed(expected, "      ")
    yield "    found:"
    yield from _listed(found, "      ")


def _listed(value: Any, indent: str) -> Iterator[str]:
    """A value as short indented lines, long texts cut in the middle."""
    if isinstance(value, list):
        yield indent + f"({len(value)})"
        for item in value:
            lines = list(_listed(item, ""))
            yield f"{indent}- {lines[0]}"
            yield from (f"{indent}  {line}" for line in lines[1:])
    elif isinstance(value, dict):
        for key, item in value.items():
            lines = list(_listed(item, ""))
            if len(lines) == 1:
                yield f"{indent}{key}: {lines[0]}"
            else:
                yield f"{indent}{key}:"
                yield from (f"{indent}  {line}" for line in lines)
    else:
        text = "null" if value is None else str(value)
        yield indent + (text if len(text) <= 100 else f"{text[:70]} [...] {text[-25:]}")
