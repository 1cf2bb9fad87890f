"""Aloud: what a screen reader says of an edition, one thing after another.

The names of things (*heading*, *list of 3*) are the reader's own; what the edition calls them is in its
language. Nothing is said of what only groups other things.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from standfirst.check.heard.part import IN_LINES, Part


class Utterance(msgspec.Struct, frozen=True):
    """What is said without a pause; one follows it."""

    what: str
    """``paragraph``, ``heading 2``, ``list of 3``: what a listener is told that it is."""
    words: str
    """What is read; in braces what a listener is told within it: ``{link: the works}``."""
    language: str
    """BCP 47: in which voice."""
    depth: int
    """In how many other things it stands that a listener is told of."""

    @property
    def line(self) -> str:
        """As a line of text, indented by its depth."""
        return (
            f"{'  ' * self.depth}{self.what}: {self.words}" if self.words else "  " * self.depth + self.what
        )


class Heard(msgspec.Struct, frozen=True):
    """All that is said of an edition."""

    language: str
    """Of the edition."""
    utterances: tuple[Utterance, ...]

    def lines(self) -> Iterator[str]:
        """As lines of text; where the voice changes, its language stands on a line of its own."""
        language = ""
        for utterance in self.utterances:
            if utterance.language != language:
                language = utterance.language
                yield f"({language})"
            yield utterance.line


def aloud(parts: Iterable[Part], language: str) -> Heard:
    """What is said of these parts, which are in a language unless they say another."""
    return Heard(language, tuple(said for part in parts for said in _block(part, language, 0)))


def _block(part: Part, language: str, depth: int) -> Iterator[Utterance]:
    language = part.language or language
    label, kids = _labelled(part)
    what = " ".join(filter(None, (_announced(part), label)))
    if part.kind in ("heading", "paragraph", "line") or not (part.name or any(map(_is_block, kids))):
        words = _words(kids, language)
        if words or part.kind in ("item", "cell", "note"):
            yield Utterance(what or "paragraph", words, language, depth)
        yield from _inside(tuple(kid for kid in kids if _is_block(kid)), language, depth + bool(words))
        return
    if what:
        yield Utterance(what, part.name, language, depth)
    yield from _inside(kids, language, depth + bool(what))


def _labelled(part: Part) -> tuple[str, tuple[Part | str, ...]]:
    """The mark or the number of an item or a note, and what stands in it without that."""
    if part.kind not in ("item", "note"):
        return "", part.kids
    kids = tuple(x for kid in part.kids for x in _opened(kid))
    labels = [kid for kid in kids if isinstance(kid, Part) and kid.kind == "label"]
    marks = (label.name or " ".join(_letters(label).split()) for label in labels)
    return " ".join(filter(None, marks)), tuple(kid for kid in kids if kid not in labels)


def _opened(kid: Part | str) -> tuple[Part | str, ...]:
    """What stands in the body of an item."""
    return kid.kids if isinstance(kid, Part) and kid.kind == "group" else (kid,)


def _letters(part: Part) -> str:
    return "".join(kid if isinstance(kid, str) else _letters(kid) for kid in part.kids)


def _inside(kids: tuple[Part | str, ...], language: str, depth: int) -> Iterator[Utterance]:
    """What is said of what stands in a part: lines, and blocks among them."""
    lines: list[Part | str] = []
    for kid in (*kids, None):
        if kid is not None and not _is_block(kid):
            lines.append(kid)
            continue
        if lines:
            yield from _block(Part(kind="paragraph", kids=tuple(lines)), language, depth)
            lines = []
        if isinstance(kid, Part):
            yield from _block(kid, language, depth)


def _is_block(kid: Part | str) -> bool:
    """Whether a part begins anew, with a pause before it."""
    if isinstance(kid, str) or kid.kind in IN_LINES:
        return False
    return kid.kind != "figure" or any(isinstance(x, Part) and x.kind == "caption" for x in kid.kids)


def _announced(part: Part) -> str:
    """What a listener is told that this is; nothing for what only holds others."""
    match part.kind:
        case "paragraph" if [kid.kind for kid in part.kids if isinstance(kid, Part)] == ["code"]:
            return "code" if not any(isinstance(kid, str) and kid.strip() for kid in part.kids) else part.kind
        case "heading":
            return f"heading {part.level}"
        case "list":
            return f"list of {sum(isinstance(kid, Part) and kid.kind == 'item' for kid in part.kids)}"
        case "table":
            rows = list(_rows(part))
            columns = max((len(row.kids) for row in rows), default=0)
            return f"table of {len(rows)} by {columns}"
        case "cell":
            return "head" if part.heads else "cell"
        case "section":
            return "section" if part.name else ""
        case "group":
            return ""
        case _:
            return part.kind


def _rows(part: Part) -> Iterator[Part]:
    for kid in part.kids:
        if isinstance(kid, Part):
            yield from (kid,) if kid.kind == "row" else _rows(kid)


def _words(kids: Iterable[Part | str], language: str) -> str:
    """The words of what stands within lines; in braces what a listener is told of them."""
    spoken = "".join(kid if isinstance(kid, str) else _spoken(kid, language) for kid in kids)
    return " ".join(spoken.split())


_TOLD = ("link", "formula", "reference")
"""Kinds that a listener is told of within lines."""


def _spoken(part: Part, language: str) -> str:
    if _is_block(part):
        return " "
    inside = "".join(
        kid if isinstance(kid, str) else _spoken(kid, part.language or language) for kid in part.kids
    )
    words = part.name or inside if part.kind in ("figure", "formula") else inside
    told: list[str] = [part.kind] if part.kind in _TOLD or (part.kind == "figure" and part.name) else []
    if part.language and part.language != language:
        told.append(part.language)
    before, after = (" " * words.startswith(" "), " " * words.endswith(" "))
    return f"{before}{{{', '.join(told)}: {words.strip()}}}{after}" if told else words
