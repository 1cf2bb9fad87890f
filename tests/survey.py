"""How often the rules are right on manuscripts that they have never met, and what is understood of them.

    python tests/survey.py FOLDER... [--draw N] [--seed S] [--rule RULE] [--judge] [--list]
    python tests/survey.py --rates

Every markdown file under the folders is normalised, and a table says what was understood, and how many words
are gone or moved with nothing reported (by ``independent_words``, which shares no code with Standfirst). If a
folder has an ``INDEX.tsv`` with the columns ``file`` and ``convention``, the speakers found are compared with
what it says. ``--list`` names every piece in which somebody speaks, and every piece with such words.

``--draw N`` shows N repairs with the lines around them: always the same ones, or others with another seed;
of one rule in one manuscript three at most, for those are right or wrong together. With ``--judge`` each
is asked about, and the verdict is added to the file of verdicts (``--verdicts``, by default
``tests/survey-verdicts.tsv``): a digest of the repair, its rule, its certainty, right or wrong, and none of
the manuscript's words. ``--rates`` prints how many of each rule and certainty were right, with the interval
in which the true rate lies in 95 of 100 surveys (Wilson's).
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import sqrt
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias

import msgspec

from independent_words import lost_titles, silent_differences, without_front_matter
from standfirst.build.read_publication import understand
from standfirst.diagnostics import Report
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.project.files import Manuscript
from standfirst.report.show_summary import summarise

MARKDOWN = {".md", ".markdown", ".rmd", ".qmd"}
WITHOUT_LABELS = ("", "no-labels", "qa_heading")
"""Conventions in which no stretch of speech carries a label: questions that are headings have none."""

VERDICTS = Path(__file__).with_name("survey-verdicts.tsv")
MOST_ALIKE = 3
"""Repairs by one rule that are drawn from one manuscript."""

Summary: TypeAlias = dict[str, Any]
Judgement: TypeAlias = Literal["right", "wrong"]


class Drawn(NamedTuple):
    """A repair, and the manuscript that it was made in."""

    file: Path
    repair: dict[str, Any]

    @property
    def digest(self) -> str:
        """Tells it from all others without any of its words."""
        parts = (self.file.name, *(str(self.repair[key]) for key in ("id", "line")))
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:8]


class Verdict(NamedTuple):
    """What somebody who read a repair in its place said of it."""

    digest: str
    rule: str
    certainty: str
    judgement: Judgement


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(prog="tests/survey.py", description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="*", metavar="FOLDER")
    parser.add_argument("--draw", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rule", action="append", default=[])
    parser.add_argument("--judge", action="store_true")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--rates", action="store_true")
    parser.add_argument("--verdicts", type=Path, default=VERDICTS)
    arguments = parser.parse_args()
    summaries = {path: summary_of(path) for folder in arguments.folders for path in manuscripts(folder)}
    understood = {path: summary for path, summary in summaries.items() if summary}
    if summaries:
        print(*table(len(summaries), understood, conventions(arguments.folders)), sep="\n")
    if arguments.list:
        print(*listed_pieces(understood), sep="\n")
    if arguments.draw:
        judge_or_show(drawn_from(understood, arguments), arguments)
    if arguments.rates:
        print(*rates(verdicts_in(arguments.verdicts)), sep="\n")


def manuscripts(folder: Path) -> Iterator[Path]:
    """The markdown files under a folder, by name; what is about the folder itself left out."""
    for path in sorted(folder.rglob("*")):
        about = path.name in ("README.md", "LICENSE.md", "SUMMARY.md", "CONTRIBUTING.md", "CHANGELOG.md")
        if path.suffix.lower() in MARKDOWN and path.is_file() and not about:
            yield path


def summary_of(path: Path) -> Summary | None:
    """What was understood of a manuscript; None if it can't be read."""
    report = Report()
    manuscript = Manuscript(path=path.name, name=path.as_posix(), data=path.read_bytes())
    understood = understand(manuscript, HouseStyle(), report)
    if understood is None:
        return None
    found: dict[str, Any] = msgspec.to_builtins(
        summarise(understood.piece, understood.repairs, tuple(report))
    )
    text = manuscript.data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    return {**found, "silent": silent_words(text, found)}


def silent_words(text: str, summary: Summary) -> list[str]:
    """The words that the summary of a manuscript lacks, and the passages that it has in another place, where
    neither a repair nor a diagnostic has them."""
    lines = text.split("\n")
    told = [repair["before"] for repair in summary["repairs"] if repair["applied"]]
    told += [diagnostic["message"] for diagnostic in summary["diagnostics"]]
    told += [lines[x["line"] - 1] for x in summary["diagnostics"] if x["code"] == "S232"]
    told.append(text[: len(text) - len(without_front_matter(text))])
    lost = silent_differences(text, summary["text"], told).lost
    moved = silent_differences(NOTE.sub("", text), summary["text"], told).moved
    if not any(x["message"].startswith("the title of a picture") for x in summary["diagnostics"]):
        lost += lost_titles(text, summary["text"], [x["credit"] or "" for x in summary["images"]])
    return [*lost, *moved]


NOTE = re.compile(r"^\[\^[^\]\n]+\]:.*(?:\n(?!\[\^)[ \t]*\S.*)*", re.MULTILINE)
"""What may stand anywhere, for it is printed where it is called."""


# -- reading repairs ------------------------------------------------------------------------------


def drawn_from(summaries: dict[Path, Summary], arguments: argparse.Namespace) -> list[Drawn]:
    """As many repairs as were asked for, drawn with the seed."""
    chance = random.Random(arguments.seed)
    alike: defaultdict[tuple[Path, str], list[Drawn]] = defaultdict(list)
    for path, summary in summaries.items():
        for repair in summary["repairs"]:
            if not arguments.rule or repair["rule"] in arguments.rule:
                alike[path, repair["rule"]].append(Drawn(path, repair))
    few = [one for same in alike.values() for one in chance.sample(same, min(MOST_ALIKE, len(same)))]
    return chance.sample(few, min(arguments.draw, len(few)))


def judge_or_show(drawn: Sequence[Drawn], arguments: argparse.Namespace) -> None:
    """Show every repair in its place; write down what is said of those that nobody has judged yet."""
    judged = {verdict.digest for verdict in verdicts_in(arguments.verdicts)}
    for number, one in enumerate(drawn, 1):
        print(f"\n{number}/{len(drawn)}", *shown(one), sep="\n")
        if arguments.judge and one.digest not in judged:
            judgement = asked()
            if judgement is None:
                return
            record(one, judgement, arguments.verdicts)


def shown(one: Drawn) -> Iterator[str]:
    """A repair with the lines around it."""
    repair = one.repair
    applied = "applied" if repair["applied"] else "not applied"
    yield f"{one.file}:{repair['line']} {repair['rule']} ({repair['certainty']}, {applied}) {one.digest}"
    yield from (f"  - {repair['before']}", f"  + {repair['after']}", f"  {repair['why']}")
    lines = one.file.read_text("utf-8", "replace").splitlines()
    first = max(0, repair["line"] - 4)
    for number, line in enumerate(lines[first : repair["line"] + 4], first + 1):
        yield f"    {number:5} | {line[:200]}"


def asked() -> Judgement | None:
    """Right or wrong, as the reader says; None when she has had enough."""
    while True:
        match input("right or wrong (r/w, q to stop)? ").strip().lower()[:1]:
            case "r":
                return "right"
            case "w":
                return "wrong"
            case "q":
                return None


def record(one: Drawn, judgement: Judgement, file: Path) -> None:
    """Add a verdict to the file."""
    verdict = Verdict(one.digest, one.repair["rule"], one.repair["certainty"], judgement)
    with file.open("a", encoding="utf-8") as lines:
        lines.write("\t".join(verdict) + "\n")


def verdicts_in(file: Path) -> list[Verdict]:
    """The verdicts of a file; the last of those on one repair. In the place of a digest ``x12`` stands for a
    dozen that nobody will draw again."""
    if not file.exists():
        return []
    rows = (line.split("\t") for line in file.read_text("utf-8").splitlines() if line)
    verdicts = (
        Verdict(digest, rule, certainty, "right" if judgement == "right" else "wrong")
        for of, rule, certainty, judgement in rows
        for digest in (_unnamed(of, rule, certainty, judgement) if of.startswith("x") else (of,))
    )
    return list({verdict.digest: verdict for verdict in verdicts}.values())


def _unnamed(count: str, *verdict: str) -> Iterator[str]:
    """Names for so many repairs whose digests are not kept."""
    return (" ".join((*verdict, str(number))) for number in range(int(count[1:])))


def rates(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """A table: how many of each certainty and rule were right, and between which rates that leaves it."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for verdict in verdicts:
        counts[verdict.certainty, verdict.rule][verdict.judgement] += 1
        counts[verdict.certainty, "all"][verdict.judgement] += 1
    yield "| certainty | rule | read | right | rate | 95 % interval |"
    yield "|---|---|---|---|---|---|"
    for (certainty, rule), count in sorted(counts.items()):
        right, read = count["right"], count.total()
        low, high = wilson(right, read)
        interval = f"{low:.1%} to {high:.1%}"
        yield f"| {certainty} | {rule} | {read} | {right} | {right / read:.1%} | {interval} |"


def wilson(right: int, read: int, z: float = 1.96) -> tuple[float, float]:
    """The bounds of Wilson's score interval of a rate; z: of the normal distribution, 1.96 for 95 %."""
    if not read:
        return 0.0, 1.0
    rate, spread = right / read, z * z / read
    middle = (rate + spread / 2) / (1 + spread)
    half = z * sqrt(rate * (1 - rate) / read + spread / (4 * read)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


# -- what was understood --------------------------------------------------------------------------


def conventions(folders: Sequence[Path]) -> dict[Path, str]:
    """The speaker convention of each file, as the indexes of the folders have it."""
    found: dict[Path, str] = {}
    for folder in folders:
        index = folder / "INDEX.tsv"
        if index.exists():
            with index.open(encoding="utf-8", newline="") as lines:
                rows = csv.DictReader(lines, delimiter="\t")
                found |= {folder / row["file"]: row.get("convention") or "" for row in rows}
    return found


def table(read: int, summaries: dict[Path, Summary], said: dict[Path, str]) -> Iterator[str]:
    """The lines of the table."""
    yield "| what | how many |"
    yield "|---|---|"
    yield f"| manuscripts read, understood | {read}, {len(summaries)} |"
    spoken = sum(bool(summary["turns"]) for summary in summaries.values())
    yield f"| pieces in which somebody speaks, by labels or dashes | {spoken} |"
    silent = [summary["silent"] for summary in summaries.values() if summary["silent"]]
    gone = sum(map(len, silent))
    yield f"| words gone or moved with nothing reported; in so many pieces | {gone}; {len(silent)} |"
    if said:
        yield from speakers(summaries, said)
    quotes = Counter(quote["mode"] for s in summaries.values() for quote in s["pull_quotes"])
    yield f"| pull quotes, by how they match | {counted(quotes)} |"
    rules = Counter(f"{r['rule']} ({r['certainty']})" for s in summaries.values() for r in s["repairs"])
    yield f"| repairs, by rule and certainty | {counted(rules)} |"


def listed_pieces(summaries: dict[Path, Summary]) -> Iterator[str]:
    """A line for each piece in which somebody speaks, and for each of which words are gone or moved."""
    for path, summary in summaries.items():
        if summary["turns"]:
            labels = Counter(turn["label"] for turn in summary["turns"])
            yield f"speaks: {path}: {counted(labels)}"
        if summary["silent"]:
            yield f"silent: {path}: {' '.join(summary['silent'][:20])}"


def speakers(summaries: dict[Path, Summary], said: dict[Path, str]) -> Iterator[str]:
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


def listed(paths: Sequence[Path]) -> str:
    return f" ({', '.join(path.name for path in paths)})" if paths else ""


if __name__ == "__main__":
    main()
