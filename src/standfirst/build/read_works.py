"""The bibliography that the settings name, and the style in which it is cited."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property, partial

from msgspec import Struct

from standfirst.build.fingerprint import fingerprint, tools
from standfirst.build.scheduler import Scheduler
from standfirst.citations import pandoc_citeproc
from standfirst.citations.cited import Cite, Cited, NotCitedError
from standfirst.citations.pandoc_citeproc import Source
from standfirst.diagnostics import Report
from standfirst.model.span import Span
from standfirst.project.files import Location, read_beside
from standfirst.project.pandoc import MissingConverterError
from standfirst.project.read_file import BIBLIOGRAPHY, STYLESHEET, NotReadError
from standfirst.project.settings import Publication


class SourcesOfWorks(Struct, frozen=True, kw_only=True):
    """The files that the settings name; None for what could not be read."""

    bibliography: Source | None
    style: Source | None = None


def read_sources(location: Location, publication: Publication, report: Report) -> SourcesOfWorks | None:
    """The bibliography and the style; None if the settings name none. Reported: files not read (S244)."""
    if publication.bibliography is None:
        return None

    def read(name: str, most: int, setting: str) -> Source | None:
        try:
            return Source(name, read_beside(location, name, most))
        except NotReadError as error:
            hint = f"put the file beside publication.toml, or correct its name in `{setting}`"
            report.add("S244", publication.line_of(setting), f"{name} can't be read: {error}", hint=hint)
        return None

    return SourcesOfWorks(
        bibliography=read(publication.bibliography, BIBLIOGRAPHY, "bibliography"),
        style=read(publication.csl, STYLESHEET, "csl") if publication.csl else None,
    )


class KeptWorks:
    """The works of these files, what pandoc made of them kept for other runs."""

    def __init__(
        self, sources: SourcesOfWorks, publication: Publication, scheduler: Scheduler, report: Report
    ) -> None:
        self._sources = sources
        self._settings = publication.line_of("bibliography")
        self._scheduler = scheduler
        self._report = report
        self.is_whole = sources.bibliography is not None

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Those of all works. Reported: a file that is no bibliography (S244), keys that are given twice
        (S246), and that pandoc is missing (S243)."""
        source = self._sources.bibliography
        if source is None:
            return ()
        key, megabytes = fingerprint("works", tools(), source), self._scheduler.limits.megabytes
        try:
            keys = self._scheduler.cached(
                key, tuple[str, ...], partial(pandoc_citeproc.keys_of, source, megabytes)
            )
            self._report_doubled(source.name, keys)
            return keys
        except MissingConverterError as error:
            self._report.add("S243", self._settings, f"citations are printed as typed: {error}")
        except NotCitedError as error:
            why = _AT.sub("", str(error))
            self._report.add("S244", _place(source, str(error)), f"{source.name} can't be read: {why}")
        self.is_whole = False
        return ()

    def _report_doubled(self, name: str, keys: Sequence[str]) -> None:
        for key, count in Counter(keys).items():
            if count > 1:
                what = f"{name} has {count} works with the key `{key}`; only one of them is cited"
                self._report.add("S246", Span(name, 0), what)

    def cited(self, cites: Sequence[Cite], language: str) -> Cited:
        """What is printed for these."""
        source, style = self._sources.bibliography, self._sources.style
        assert source is not None  # else no key is known, and nothing asked for
        key = fingerprint("citations", tools(), cites, source, style, language)
        megabytes = self._scheduler.limits.megabytes
        try:
            return self._scheduler.cached(
                key, Cited, partial(pandoc_citeproc.cited, cites, source, style, language, megabytes)
            )
        except MissingConverterError as error:
            raise NotCitedError(str(error)) from error


_AT = re.compile(r'^Error at "[^"]*" \([^)]*\):\s*')
"""What pandoc says before what is wrong: the name under which it was given the file, and the line."""


def _place(source: Source, message: str) -> Span:
    """Where in a file of works pandoc can't go on."""
    line = re.search(r"line (\d+)", message)
    return Span(source.name, int(line[1]) if line else 0)
