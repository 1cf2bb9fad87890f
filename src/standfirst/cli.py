"""The counter: arguments in, results on standard output, diagnostics on standard error, an exit code out.

Exit codes: 0 fine (there may be warnings) · 1 an error in a manuscript, in the settings or in an
artefact · 2 the command was not understood · 3 we broke, or the machine did · 130 interrupted.

Nothing heavy is imported here: ``standfirst --help`` knows of no PDF.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal, TypeAlias, TypedDict, TypeVar, Unpack

import click
import msgspec

from standfirst import __version__
from standfirst.diagnostics import CATALOGUE, Diagnostic, Report, Severity
from standfirst.diagnostics.render import as_dict, as_text, lesson_as_text, strict
from standfirst.model.span import Span

if TYPE_CHECKING:
    from standfirst.check.verdicts import Verdict
    from standfirst.normalise.repair import Repair
    from standfirst.pipeline import Artefact, Kind
    from standfirst.press import Limits, Press
    from standfirst.press.cluster import Cluster
    from standfirst.press.press import Workers
    from standfirst.press.progress import Bar
    from standfirst.workspace import Place

FINE, ERRORS, NOT_UNDERSTOOD, BROKEN, INTERRUPTED = 0, 1, 2, 3, 130

Format: TypeAlias = Literal["text", "json"]
Command = TypeVar("Command", bound=Callable[..., Any])
STAGES = ("syntax", "draft", "model", "print", "ebook", "summary")

FORMAT = click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for machines.",
)


CACHE = click.option(
    "--cache",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder that keeps what was made; without it $STANDFIRST_CACHE, else the user's own.",
)
OUT = click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path),
    default=Path("build"),
    show_default=True,
    help="The folder for the files.",
)
_PRESS = (
    click.option("--limit-memory", default=2000, show_default=True, help="Megabytes that a piece may take."),
    click.option("--limit-time", default=300.0, show_default=True, help="Seconds that a piece may take."),
    click.option("--jobs", type=click.IntRange(0), help="Workers; as many as there are cores, if left out."),
    click.option("--cluster", metavar="ADDRESS", help="Of a Dask cluster that is to do the work."),
    CACHE,
)


def PRESS(command: Command) -> Command:  # noqa: N802 (it stands among the options)
    """The options of whatever has pieces read and laid out."""
    for option in _PRESS:
        command = option(command)
    return command


class PressSettings(TypedDict):
    """What those options say."""

    cache: Path | None
    jobs: int | None
    limit_time: float
    limit_memory: int
    cluster: str | None


class NotUnderstood(click.ClickException):
    """The command asks for what is not there. One line says so."""

    exit_code = NOT_UNDERSTOOD

    def show(self, file: IO[Any] | None = None) -> None:
        """On standard error, without the usage."""
        click.echo(f"standfirst: {self.message}", file=file, err=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code. No exception gets past this but a debugger's."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = counter.main(args=arguments, prog_name="standfirst", standalone_mode=False)
        sys.stdout.flush()
        return int(code or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("standfirst: interrupted; what was there before is as it was", err=True)
        return INTERRUPTED
    except BrokenPipeError:  # `standfirst show … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except Exception as error:
        if os.environ.get("STANDFIRST_DEBUG"):
            raise
        report = Report()
        we_broke(error, Span(""), report)
        say(report, "text")
        return BROKEN


def exit_code(diagnostics: Iterable[Diagnostic]) -> int:
    """The exit code that these diagnostics ask for."""
    errors = [d for d in diagnostics if d.severity is Severity.ERROR]
    if any(d.code.startswith("S9") for d in errors):
        return BROKEN
    return ERRORS if errors else FINE


def we_broke(error: Exception, span: Span, report: Report) -> None:
    """Note a mistake of ours, or the machine's refusal, as one diagnostic."""
    from standfirst.workspace import DiskError

    if isinstance(error, DiskError):
        report.add("S902", span, str(error))
    else:
        report.add("S901", span, f"{type(error).__name__}: {error}")


def say(diagnostics: Iterable[Diagnostic], format_: Format) -> None:
    """Diagnostics on standard error."""
    if format_ == "json":
        click.echo(msgspec.json.encode([as_dict(d) for d in diagnostics]), err=True)
    else:
        for diagnostic in diagnostics:
            click.echo(as_text(diagnostic), err=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="standfirst", message="%(prog)s %(version)s")
def counter() -> None:
    """Messy markdown in, a print edition (PDF) and an ebook (EPUB) out."""


# -- build --------------------------------------------------------------------------------------


@counter.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[FOLDER | FILE.md ...]")
@OUT
@click.option("--only", type=click.Choice(["pdf", "epub"]), help="Make only this edition.")
@click.option("--strict", "is_strict", is_flag=True, help="Warnings are errors.")
@click.option("--keep", "keeps", is_flag=True, help="Put editions in place even if words differ (S7).")
@PRESS
@FORMAT
def build(
    paths: tuple[Path, ...],
    out: Path,
    only: Kind | None,
    is_strict: bool,
    keeps: bool,
    format_: Format,
    **settings: Unpack[PressSettings],
) -> int:
    """Make the PDF and the EPUB of a publication.

    A FOLDER holds publication.toml, itself or in its source/; without arguments it is this one.
    A bare FILE.md is a publication of one piece; several files are several publications.
    """
    from standfirst.pipeline import KINDS

    places = [_place(path) for path in paths or (Path(),)]
    kinds = (only,) if only else KINDS
    made: dict[Path, Artefact] = {}
    noticed: list[Diagnostic] = []
    press, bar = _press(**settings)
    for place in places:
        report = Report()
        with _no_cycles():
            _build(place, kinds, out, made, report, press, keeps=keeps)
        bar.end()
        diagnostics = strict(report) if is_strict else tuple(report)
        noticed.extend(diagnostics)
        if format_ == "text":
            say(diagnostics, format_)
    if format_ == "json":
        say(noticed, format_)
        click.echo(msgspec.json.encode({"artefacts": [_as_dict(*item) for item in made.items()]}))
    else:
        for file, artefact in made.items():
            click.echo(f"{file.as_posix()} ({', '.join(_facts(artefact))})")
    press.close()
    press.dismiss()
    return exit_code(noticed)


@contextmanager
def _no_cycles() -> Iterator[None]:
    """Nobody looks for cycles: a build makes millions of values and hardly one of those."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # what there is now will be needed again, or this is the end: not worth looking through
        gc.enable()


def _build(
    place: Place,
    kinds: tuple[Kind, ...],
    out: Path,
    made: dict[Path, Artefact],
    report: Report,
    press: Press,
    *,
    keeps: bool = False,
) -> set[Path]:
    """Build one publication and put its artefacts in place. What breaks here ends no other one.

    Gives the files that are not what they were.

    An edition that is not what was meant is only put there with ``keeps``.
    """
    from standfirst.pipeline import publish
    from standfirst.workspace import make_room, put

    span = Span((place.file or place.settings or place.root).as_posix())
    taken, changed = set(made), set[Path]()
    try:
        make_room(out)
        for artefact in _timed(publish(place, kinds, report, press)):
            file = out / artefact.name
            if file in taken:
                report.add("S120", span, f"{file.as_posix()} was made from another manuscript just now")
                continue
            if not keeps and not _is_what_was_meant(artefact, report):
                report.add("S707", span, f"{file.as_posix()} was not put in place")
                continue
            if put(file, artefact.data):
                changed.add(file)
            made[file] = artefact
    except Exception as error:
        if os.environ.get("STANDFIRST_DEBUG"):
            raise
        we_broke(error, span, report)
    return changed


def _is_what_was_meant(artefact: Artefact, report: Report) -> bool:
    """Whether the words are those of the manuscripts, and the settings could be read; of a single piece its
    front matter too, as there is no rest of a publication to be built all the same."""
    is_misread = report.has_error("S111") or (artefact.pieces == 1 and report.has_error("S104"))
    return artefact.is_faithful and not is_misread


def _place(path: Path, *, alone: bool = False) -> Place:
    from standfirst.workspace import NotFoundError, find, find_around

    try:
        return find_around(path) if alone else find(path)
    except NotFoundError as error:
        raise NotUnderstood(str(error)) from None


def _as_dict(file: Path, artefact: Artefact) -> dict[str, object]:
    facts = {name: getattr(artefact, name) for name in ("pages", "pieces", "new", "seconds")}
    return {"kind": artefact.kind, "file": file.as_posix(), "bytes": len(artefact.data), **facts}


def _facts(artefact: Artefact) -> Iterator[str]:
    """Pages, size, time, and what of it is new."""
    if artefact.pages is not None:
        yield "1 page" if artefact.pages == 1 else f"{artefact.pages} pages"
    yield _size(len(artefact.data))
    yield f"{artefact.seconds:.1f} s"
    if artefact.new:
        yield f"{artefact.new} of {artefact.pieces} pieces new" if artefact.pieces > 1 else "new"
    else:
        yield "nothing new"


def _timed(artefacts: Iterable[Artefact]) -> Iterator[Artefact]:
    """Artefacts with the seconds that each took."""
    since = time.monotonic()
    for artefact in artefacts:
        yield msgspec.structs.replace(artefact, seconds=round(time.monotonic() - since, 2))
        since = time.monotonic()


def _press(
    cache: Path | None, jobs: int | None, limit_time: float, limit_memory: int, cluster: str | None
) -> tuple[Press, Bar]:
    from standfirst.press import Cache, Crew, Limits, Press, workers_for
    from standfirst.press.progress import Bar
    from standfirst.workspace import cache_folder, cache_limit

    bar, limits = Bar(), Limits(seconds=limit_time, megabytes=limit_memory)
    crew: Workers | None = None
    if cluster:
        crew = _cluster(cluster, limits)
    elif jobs != 0:
        crew = Crew(workers_for(jobs), limits)
    return Press(Cache(cache or cache_folder(), cache_limit()), crew=crew, watcher=bar), bar


def _cluster(address: str, limits: Limits) -> Cluster:
    from standfirst.press.cluster import Cluster, NoClusterError

    try:
        return Cluster(address, limits)
    except NoClusterError as error:
        raise NotUnderstood(str(error)) from None


def _size(length: int) -> str:
    return f"{length / 1_000_000:.1f} MB" if length >= 1_000_000 else f"{max(1, round(length / 1000))} kB"


# -- watch --------------------------------------------------------------------------------------


@counter.command()
@click.argument("path", type=click.Path(path_type=Path), default=Path(), metavar="[FOLDER | FILE.md]")
@OUT
@click.option("--only", type=click.Choice(["pdf", "epub"]), help="Make only this edition.")
@PRESS
def watch(path: Path, out: Path, only: Kind | None, **settings: Unpack[PressSettings]) -> int:
    """Stay, and make both editions again whenever a file of the publication is saved.

    A line each time. A manuscript that breaks is said and does not end it; Ctrl-C does (exit code 130).
    """
    from standfirst.pipeline import KINDS, prepare
    from standfirst.watching import changes

    place = _place(path)
    press, bar = _press(**settings)
    kinds = (only,) if only else KINDS
    try:
        _rebuild(place, kinds, out, press, bar, is_first=True)
        prepare(place, press)
        for files in changes(place, out):
            if any("fonts" in file.parts for file in files):  # which a process learns of only once
                os.execv(sys.executable, [sys.executable, "-m", "standfirst", *sys.argv[1:]])
            _rebuild(place, kinds, out, press, bar, files)
    except KeyboardInterrupt:  # the only way to end it: nothing to be said
        return INTERRUPTED
    finally:
        press.dismiss()
    return FINE


def _rebuild(
    place: Place,
    kinds: tuple[Kind, ...],
    out: Path,
    press: Press,
    bar: Bar,
    files: tuple[Path, ...] = (),
    *,
    is_first: bool = False,
) -> None:
    """Make what these files touch, and say it on one line, unless all is as it was."""
    report, since = Report(), time.monotonic()
    made: dict[Path, Artefact] = {}
    with _no_cycles():
        changed = _build(place, kinds, out, made, report, press, keeps=False)
    press.close()
    bar.end()
    is_new = any(artefact.is_new for artefact in made.values())
    if made and not (is_new or changed or is_first):
        return
    say(report, "text")
    saved = ", ".join(dict.fromkeys(file.name for file in files))
    artefacts = [f"{file.as_posix()} ({', '.join(_facts(artefact))})" for file, artefact in made.items()]
    what = "; ".join(artefacts) or "nothing could be made"
    click.echo(f"{saved}: {what}; {time.monotonic() - since:.1f} s" if saved else what)
    sys.stdout.flush()


# -- the cache ------------------------------------------------------------------------------------


@counter.group("cache")
def cache_() -> None:
    """What was made before, and is kept so that it need not be made again."""


@cache_.command()
@CACHE
@FORMAT
def info(cache: Path | None, format_: Format) -> None:
    """Say where the cache is and what is in it."""
    from standfirst.press import Cache
    from standfirst.workspace import cache_folder, cache_limit

    found = Cache(cache or cache_folder(), cache_limit()).info()
    if format_ == "json":
        click.echo(msgspec.json.encode(found))
    else:
        click.echo(f"{found.folder}: {found.results} results, {_size(found.size)} of {_size(found.limit)}")


@cache_.command()
@CACHE
def clear(cache: Path | None) -> None:
    """Throw away everything in the cache; the next build makes it all anew."""
    from standfirst.press import Cache
    from standfirst.workspace import cache_folder

    Cache(cache or cache_folder()).clear()


# -- show ---------------------------------------------------------------------------------------


@counter.command()
@click.argument("stage", type=click.Choice(STAGES))
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE")
@FORMAT
def show(stage: str, path: Path, format_: Format) -> int:
    """Print a stage of the journey of a manuscript.

    \b
    syntax   the tree of marks
    draft    what the marks mean, after every repair
    model    the document that both editions are made from
    print    the print edition, before there is a page
    ebook    the ebook, before there is a file
    summary  what was understood, as the contract names it
    """
    from standfirst.showing import indented, stage_of

    place = _place(path, alone=True)
    report = Report()
    value = stage_of(stage, place, report)
    diagnostics = tuple(report)
    if value is not None:
        click.echo(msgspec.json.format(msgspec.json.encode(value)) if format_ == "json" else indented(value))
    say(diagnostics, format_)
    return exit_code(diagnostics)


# -- repairs --------------------------------------------------------------------------------------


@counter.command()
@click.argument("path", type=click.Path(path_type=Path), default=Path(), metavar="[FOLDER | FILE.md]")
@click.option("--accept", "accepted", multiple=True, metavar="ID", help="Make this repair.")
@click.option("--refuse", "refused", multiple=True, metavar="ID", help="Never make this repair.")
@click.option("--accept-rule", "accepted_rules", multiple=True, metavar="RULE", help="Make all of a rule.")
@click.option("--refuse-rule", "refused_rules", multiple=True, metavar="RULE", help="Make none of a rule.")
@FORMAT
def repairs(
    path: Path,
    accepted: tuple[str, ...],
    refused: tuple[str, ...],
    accepted_rules: tuple[str, ...],
    refused_rules: tuple[str, ...],
    format_: Format,
) -> int:
    """List the repairs of a publication or manuscript, and decide about them.

    After a decision, those that it was about are listed.
    Decisions are written to decisions.toml beside publication.toml (of a bare FILE.md: to
    FILE.decisions.toml beside it). A decision holds wherever the same rule meets the same words.
    """
    from standfirst.pipeline import read

    place = _place(path, alone=path.is_file())
    report = Report()
    reading = read(place, report)
    found = reading.repairs if reading else ()
    if names := {*accepted, *refused, *accepted_rules, *refused_rules}:
        _decide(place, found, (accepted, accepted_rules), (refused, refused_rules))
        report = Report()
        reading = read(place, report)
        found = reading.repairs if reading else ()
        if format_ == "text":
            found = tuple(repair for repair in found if names & {repair.id, repair.rule})
    diagnostics = tuple(report)
    _list(found, format_)
    say(diagnostics, format_)
    return exit_code(diagnostics)


Named: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]


def _decide(place: Place, found: Sequence[Repair], accepted: Named, refused: Named) -> None:
    """Write decisions: of each verdict the identifiers of repairs, and the names of rules."""
    from standfirst.deciding import VERDICTS, decisions_as_toml, with_verdicts
    from standfirst.normalise.rules import RULES
    from standfirst.workspace import decisions_file, load_decisions, put

    report = Report()
    decisions = load_decisions(place, report)
    if report.has_errors:
        raise NotUnderstood(
            f"{decisions.file} is not written while it can't be read: {next(iter(report)).message}"
        )
    by_id = {repair.id: repair for repair in found}
    for verdict, (ids, rules) in zip(VERDICTS, (accepted, refused), strict=True):
        _known(ids, by_id, "repair")
        _known(rules, RULES, "rule")
        decisions = with_verdicts(decisions, verdict, repairs=[by_id[x] for x in ids], rules=rules)
    put(decisions_file(place), decisions_as_toml(decisions).encode())
    click.echo(f"{decisions_file(place)}: written", err=True)


def _known(names: Iterable[str], known: Iterable[str], what: str) -> None:
    known = tuple(known)
    for name in names:
        if name not in known:
            raise NotUnderstood(f"there is no {what} {name}{_near_miss(name, known)}")


def _near_miss(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), n=3, cutoff=0.5)
    return f"; did you mean {', '.join(near)}?" if near else ""


def _list(found: Sequence[Repair], format_: Format) -> None:
    from standfirst.reviewing import (
        bracketed_put,
        bracketed_taken,
        outcomes,
        repair_as_dict,
        repair_as_text,
    )

    if format_ == "json":
        encoded = msgspec.json.encode([repair_as_dict(repair) for repair in found])
        click.echo(msgspec.json.format(encoded))
        return
    taken, put = bracketed_taken, bracketed_put
    if sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        taken = partial(click.style, fg="red", strikethrough=True)
        put = partial(click.style, fg="green", underline=True)
    for repair in found:
        click.echo(repair_as_text(repair, taken, put))
    if len(found) > 1:
        click.echo(outcomes(found))


# -- tidy ---------------------------------------------------------------------------------------


@counter.command()
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE.md")
@click.option("--write", "writes", is_flag=True, help="Put the tidy text in the manuscript's place.")
@click.option("--check", "checks", is_flag=True, help="Only say, by exit code 1, that it is not tidy.")
@click.option("--diff", "differs", is_flag=True, help="Show what would change.")
def tidy(path: Path, writes: bool, checks: bool, differs: bool) -> int:
    """Print a manuscript as clean markdown, mended, for an editor to go on with.

    Tidy text means what the manuscript means, with nothing left to mend; that is checked before
    anything is printed or written, and if it does not hold nothing is.
    """
    from standfirst.pipeline import tidied

    if not path.is_file():
        raise NotUnderstood(f"no such file: {path.as_posix()}")
    report = Report()
    before, after = tidied(_place(path, alone=True), report)
    errors = [d for d in report if d.severity is Severity.ERROR]
    say(errors, "text")
    if after is None:
        return exit_code(errors)
    if differs:
        click.echo(_difference(before, after, path), nl=False)
    elif writes and before != after:
        from standfirst.workspace import put

        put(path, after)
    elif not checks and not writes:
        click.echo(after, nl=False)
    if checks and before != after:
        click.echo(f"{path.as_posix()}: not tidy (--diff shows what would change)", err=True)
        return ERRORS
    return exit_code(errors)


def _difference(before: bytes, after: bytes, path: Path) -> str:
    """What would change, as a unified diff."""
    from difflib import unified_diff

    old, new = (data.decode("utf-8", "replace").splitlines() for data in (before, after))
    lines = unified_diff(old, new, path.as_posix(), f"{path.as_posix()} (tidy)", lineterm="")
    return "".join(f"{line}\n" for line in lines)


# -- check ----------------------------------------------------------------------------------------


@counter.command()
@click.argument("path", type=click.Path(path_type=Path), default=Path(), metavar="[FOLDER | FILE.md]")
@click.option("--outside-links", "asks_outside", is_flag=True, help="Ask the network about links, too.")
@click.option("--strict", "is_strict", is_flag=True, help="Warnings are errors.")
@FORMAT
@PRESS
def check(
    path: Path, asks_outside: bool, is_strict: bool, format_: Format, **settings: Unpack[PressSettings]
) -> int:
    """Have both editions judged by everybody who can: fidelity, compositor, validators, links, preflight.

    Nothing is put in place. Judges that are not installed are named as not run.
    """
    from standfirst.check.verdicts import table, verdicts
    from standfirst.judging import editions_of

    report = Report()
    press, bar = _press(**settings)
    editions = editions_of(_place(path), report, press, asks_outside=asks_outside)
    bar.end()
    press.close()
    said = tuple(verdicts(editions)) if editions else ()
    if format_ == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(said)))
    elif said:
        click.echo(table(said))
    rest = [d for d in report if editions is None or d.code[:2] not in ("S1", "S2", "S3", "S4", "S7")]
    say(rest, format_)
    return max(exit_code(strict(report) if is_strict else report), _by_verdicts(said, is_strict=is_strict))


def _by_verdicts(said: Iterable[Verdict], *, is_strict: bool) -> int:
    """The exit code that the judges ask for."""
    said = tuple(said)
    if any(verdict.outcome == "broke" for verdict in said):
        return BROKEN
    fails = any(is_strict or x.severity is Severity.ERROR for v in said for x in v.objections)
    return ERRORS if fails else FINE


# -- proof ----------------------------------------------------------------------------------------


@counter.command()
@click.argument("path", type=click.Path(path_type=Path), default=Path(), metavar="[FOLDER | FILE.md]")
@OUT
@click.option("--without-validators", is_flag=True, help="Don't ask epubcheck, Ace, veraPDF and the like.")
@click.option("--strict", "is_strict", is_flag=True, help="Warnings are errors.")
@FORMAT
@PRESS
def proof(
    path: Path,
    out: Path,
    without_validators: bool,
    is_strict: bool,
    format_: Format,
    **settings: Unpack[PressSettings],
) -> int:
    """Make the proof sheet: what was understood, mended, objected to and judged, for an editor to sign.

    One HTML file that opens from disk. Both editions are made and judged, but only the sheet is put in
    place. Judges that are not installed are named as not run.
    """
    from standfirst.proof.html import proof_sheet
    from standfirst.proofing import proof_of
    from standfirst.workspace import proof_styles

    report = Report()
    press, bar = _press(**settings)
    found = proof_of(_place(path), report, press, asks_validators=not without_validators)
    bar.end()
    press.close()
    press.dismiss()
    if found is not None:
        sheet = proof_sheet(found, proof_styles())
        _put_files(out, {f"{found.document.slug}-proof.html": sheet.encode()})
    diagnostics = strict(report) if is_strict else tuple(report)
    say(diagnostics, format_)
    judged = _by_verdicts(found.verdicts, is_strict=is_strict) if found else FINE
    return max(exit_code(diagnostics), judged)


# -- for paper ------------------------------------------------------------------------------------


@counter.command("print")
@click.argument("path", type=click.Path(path_type=Path), default=Path(), metavar="[FOLDER | FILE.md]")
@OUT
@click.option("--bleed", default=3.0, show_default=True, help="Millimetres beyond the trimmed page.")
@click.option("--pages-by", default=4, show_default=True, help="Blank pages fill up to a multiple of this.")
@FORMAT
def print_(path: Path, out: Path, bleed: float, pages_by: int, format_: Format) -> int:
    """Make a PDF for the printer: bleed, crop marks, inks, PDF/X-4; and a preflight list.

    Where the settings say how thick the paper is (`[print] paper`), also a cover with its spine.
    """
    from standfirst.check.preflight import preflight_as_text
    from standfirst.printing import for_the_printer

    report = Report()
    made = for_the_printer(_place(path), report, bleed=bleed, pages_by=max(1, pages_by))
    if made is not None:
        listed = preflight_as_text(made.findings)
        files = {f"{made.slug}-print.pdf": made.pages, f"{made.slug}-print.txt": listed.encode()}
        _put_files(out, files | ({f"{made.slug}-cover.pdf": made.cover} if made.cover else {}))
        click.echo(listed, nl=False)
    say(report, format_)
    return exit_code(report)


@counter.command()
@click.argument("path", type=click.Path(path_type=Path), default=Path(), metavar="[FOLDER | FILE.md]")
@OUT
@click.option(
    "--creep", type=float, help="Thickness of a sheet in millimetres. [default: of the paper, or 0]"
)
@click.option("--signature", type=click.IntRange(1), help="Sheets folded together; all, if left out.")
@FORMAT
def booklet(path: Path, out: Path, creep: float | None, signature: int | None, format_: Format) -> int:
    """Make a PDF of sheets to print on both sides, fold and staple (A5 pages on A4); and the page order."""
    from standfirst.pdf.booklet import impose
    from standfirst.pipeline import make_pdf, read

    report = Report()
    place = _place(path)
    reading = read(place, report)
    pdf = make_pdf(place, reading, report) if reading else None
    if reading is not None and pdf is not None:
        thick = reading.publication.print.sheet if creep is None else creep
        imposed, order = impose(pdf, creep=thick or 0, signature=signature)
        slug = reading.document.slug
        _put_files(out, {f"{slug}-booklet.pdf": imposed, f"{slug}-booklet.txt": order.encode()})
    say(report, format_)
    return exit_code(report)


def _put_files(out: Path, files: dict[str, bytes]) -> None:
    from standfirst.workspace import make_room, put

    make_room(out)
    for name, data in files.items():
        put(out / name, data)
        click.echo(f"{(out / name).as_posix()} ({_size(len(data))})", err=True)


# -- explain, schema, new -----------------------------------------------------------------------


@counter.command()
@click.argument("what", metavar="CODE | RULE", required=False)
def explain(what: str | None) -> int:
    """Teach what a diagnostic's CODE (or name) means, or a repair's RULE; without one, list them all."""
    from standfirst.normalise.rules import RULES, rule_as_text

    if what is None:
        for code, lesson in CATALOGUE.items():
            click.echo(f"{code}  {lesson.severity:8} {lesson.name}")
        for name, rule in RULES.items():
            click.echo(f"repair {name}: {rule.does}")
        return FINE
    if what.casefold() in RULES:
        click.echo(rule_as_text(what.casefold(), RULES[what.casefold()]))
        return FINE
    for code, lesson in CATALOGUE.items():
        if what.casefold() in (code.casefold(), lesson.name):
            click.echo(lesson_as_text(code, lesson))
            return FINE
    known = (*CATALOGUE, *(lesson.name for lesson in CATALOGUE.values()), *RULES)
    near = _near_miss(what, known) or "; `standfirst explain` lists all"
    raise NotUnderstood(f"nothing is called {what}{near}")


@counter.command()
def schema() -> None:
    """Print the JSON Schema of the document model."""
    from standfirst.model.document import Document

    found: dict[str, Any] = msgspec.json.schema(Document)
    click.echo(msgspec.json.format(msgspec.json.encode(found)))


@counter.command()
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> int:
    """Make a publication to start from in FOLDER, which must be empty or not there yet."""
    from standfirst.workspace import NotFoundError, start_publication

    try:
        files = start_publication(folder)
    except NotFoundError as error:
        raise NotUnderstood(str(error)) from None
    for file in files:
        click.echo(file.as_posix())
    return FINE
