"""What the normaliser understood of a folder of manuscripts, as a table in markdown.

    .venv/bin/python tests/survey.py FOLDER [--draw N [--seed S]]

Every markdown file under the folder is normalised. If the folder has an ``INDEX.tsv`` with the
columns ``file`` and ``convention``, the speakers found are compared with what it says. ``--draw N``
prints N repairs drawn at random, with the lines around them, for reading with one's own eyes: always
the same ones, or others with another seed.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from standfirst.build.reading import understand
from standfirst.diagnostics import Report
from standfirst.normalise.house_style import HouseStyle
from standfirst.project.files import Manuscript
from standfirst.report.summary import summarise

MARKDOWN = {".md", ".markdown", ".rmd"}
WITHOUT_LABELS = ("", "no-labels", "qa_heading")
"""Conventions in which no stretch of speech carries a label: questions that are headings have none."""


def main() -> None:
    """Print the table, and the repairs that were asked for."""
    parser = argparse.ArgumentParser(prog="tests/survey.py", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--draw", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    folder = arguments.folder
    summaries = {path.relative_to(folder).as_posix(): summary_of(path) for path in manuscripts(folder)}
    understood = {name: summary for name, summary in summaries.items() if summary}
    for line in table(len(summaries), understood, conventions(folder)):
        print(line)
    repairs = [(name, repair) for name, summary in understood.items() for repair in summary["repairs"]]
    drawn = random.Random(arguments.seed).sample(repairs, min(arguments.draw, len(repairs)))
    for number, (name, repair) in enumerate(drawn, 1):
        print(f"\n{number}. {name}:{repair['line']} {repair['rule']} ({repair['certainty']})")
        print(f"  - {repair['before']}\n  + {repair['after']}")
        lines = (folder / name).read_text("utf-8", "replace").splitlines()
        for line in lines[max(0, repair["line"] - 2) : repair["line"] + 1]:
            print(f"      | {line[:200]}")


def manuscripts(folder: Path) -> Iterator[Path]:
    """The markdown files under a folder, by name; what is about the folder itself left out."""
    for path in sorted(folder.rglob("*")):
        about = path.name in ("README.md", "LICENSE.md", "SUMMARY.md")
        if path.suffix.lower() in MARKDOWN and not about:
            yield path


def summary_of(path: Path) -> dict[str, Any] | None:
    """What was understood of a manuscript; None if it can't be read."""
    report = Report()
    manuscript = Manuscript(path=path.name, name=path.as_posix(), data=path.read_bytes())
    understood = understand(manuscript, HouseStyle(), report)
    if understood is None:
        return None
    found: dict[str, Any] = msgspec.to_builtins(
        summarise(understood.piece, understood.repairs, tuple(report))
    )
    return found


def conventions(folder: Path) -> dict[str, str]:
    """The speaker convention of each file, as the folder's index has it."""
    index = folder / "INDEX.tsv"
    if not index.exists():
        return {}
    with index.open(encoding="utf-8", newline="") as lines:
        return {row["file"]: row["convention"] for row in csv.DictReader(lines, delimiter="\t")}


def table(read: int, summaries: dict[str, dict[str, Any]], said: dict[str, str]) -> Iterator[str]:
    """The lines of the table."""
    yield "| what | how many |"
    yield "|---|---|"
    yield f"| manuscripts read, understood | {read}, {len(summaries)} |"
    if said:
        yield from speakers(summaries, said)
    quotes = Counter(quote["mode"] for s in summaries.values() for quote in s["pull_quotes"])
    yield f"| pull quotes, by how they match | {counted(quotes)} |"
    rules = Counter(f"{r['rule']} ({r['certainty']})" for s in summaries.values() for r in s["repairs"])
    healed = sum(n for rule, n in rules.items() if rule.startswith("join-paragraphs"))
    yield f"| paragraphs healed | {healed} |"
    yield f"| repairs, by rule and certainty | {counted(rules)} |"


def speakers(summaries: dict[str, dict[str, Any]], said: dict[str, str]) -> Iterator[str]:
    """The lines that compare the speakers found with those that an index promises."""
    labelled = [n for n in summaries if said.get(n, "").split(":")[0] not in WITHOUT_LABELS]
    bare = [n for n in summaries if n in said and said[n].split(":")[0] in WITHOUT_LABELS]
    found = [n for n in labelled if summaries[n]["turns"]]
    false = [n for n in bare if summaries[n]["turns"]]
    asked = [n for n in summaries if said.get(n)]
    yield f"| with speakers' labels; turns found | {len(labelled)}; {len(found)} |"
    yield f"| without labels; speakers found all the same | {len(bare)}; {len(false)}{listed(false)} |"
    yield f"| interviews of any kind; questions or turns found | {len(asked)}; " + (
        f"{sum(bool(summaries[n]['questions'] or summaries[n]['turns']) for n in asked)} |"
    )


def counted(counter: Counter[str]) -> str:
    """``exact 9, elided 4``: the commonest first."""
    return ", ".join(f"{name} {count}" for name, count in counter.most_common()) or "none"


def listed(names: list[str]) -> str:
    return f" ({', '.join(names)})" if names else ""


if __name__ == "__main__":
    main()
