"""The publication's own stylesheets, confined: what both editions are set with asks for nothing outside, and
for nothing that a typesetter can't end with.

A declaration or rule that does is left out and reported with its file and line (S533). An address of a
picture of the publication becomes the picture itself, checked and cleaned as in a manuscript; ``@import``
becomes the sheet that it names. A sheet in which there is nothing of the kind stays as it is, to the letter.
"""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import tinycss2
from msgspec.structs import replace

from standfirst.compose.check_picture import Cleaned, read_picture
from standfirst.diagnostics import Diagnostic, Report
from standfirst.editions.styles import OwnSheet, Stylesheets
from standfirst.model.span import Span
from standfirst.project.files import Location, read_image
from standfirst.project.picture_file import ImageFile
from standfirst.project.read_file import FONT, NotReadError, read_file
from standfirst.project.stylesheets import read_sheet
from standfirst.render.css_bounds import Bounds, RefusedError, check_depth
from standfirst.render.kinds_of_tokens import EXAMPLES, Kind, is_of_kind, tokens_in
from standfirst.render.pdf.fonts import Sources, families
from standfirst.render.unpack_fonts import Face, FontFaultError, unpacked

Import = Callable[[str], OwnSheet | None]

LARGEST_TOGETHER = 2_000_000
"""Characters of all sheets, those they import included."""
LARGEST_PICTURE = 5_000_000
"""Bytes of one picture, which every rule that shows it carries along."""
MOST_IMPORTED = 8
"""How deep sheets may import one another."""
_FAMILIES = frozenset({"font-family", "--serif", "--sans", "--mono", "--naskh"})
"""Properties whose texts are names of families."""
_PROPERTY = re.compile(r"(--[\w-]+)\s*:")
"""A custom property that is given a value; with what is set for elements, such as ``--word-space-most``."""
_ADDRESSES = frozenset({"url", "src"})
_IMAGE_SETS = frozenset({"image-set", "-webkit-image-set", "image"})


_last: list[tuple[Stylesheets, Stylesheets, tuple[Diagnostic, ...]]] = []
"""The styles that were confined last, if they refer to no other file, what came of them, and what was said.
Who stays would confine the same ones again for every word that is typed, longer than a piece is read."""


def confine(styles: Stylesheets, location: Location, report: Report) -> Stylesheets:
    """The styles with ``overrides`` made of the publication's sheets as they may be used (S531, S533)."""
    if not (_last and _last[0][0] == styles):
        own = Report()
        confined, has_read = _confined(styles, location, own)
        if has_read:
            report.extend(own)
            return confined
        _last[:] = [(styles, confined, tuple(own))]
    report.extend(_last[0][2])
    return _last[0][1]


def _confined(styles: Stylesheets, location: Location, report: Report) -> tuple[Stylesheets, bool]:
    """The same, and whether other files were looked for."""
    sheets = [sheet for sheet in styles.sheets if _is_shallow(sheet, report)]
    known = frozenset(_PROPERTY.findall(styles.tokens + styles.print + styles.theme.css + styles.ebook))
    bounds, defaults = Bounds(sheet.text for sheet in sheets), tokens_in(styles.tokens)
    confined = _Confined(location, report, bounds, known, defaults, styles.font_sources)
    overrides = "\n".join(map(confined.text_of, sheets))
    made = replace(styles, overrides=overrides, sheets=(), own_fonts=(*styles.own_fonts, *confined.faces))
    return made, confined.has_read


def _is_shallow(sheet: OwnSheet, report: Report) -> bool:
    """Whether a sheet can be parsed at all."""
    try:
        check_depth(sheet.text)
    except RefusedError as error:
        report.add("S533", Span(sheet.name), f"the stylesheet is left out: {error}")
        return False
    return True


class _Confined:
    """Sheets one after the other, as far as they may be used."""

    def __init__(
        self,
        location: Location,
        report: Report,
        bounds: Bounds,
        known: frozenset[str],
        tokens: Mapping[str, Kind],
        fonts: Sources,
    ) -> None:
        self._given = location
        self.has_read = False
        """Whether a file was looked for."""
        self._report = report
        self._bounds = bounds
        self._known = known
        self._tokens = tokens
        self._fonts = fonts
        self.faces: tuple[Path, ...] = ()
        """The fonts that sheets name by ``@font-face``, under the names that they give them."""
        self._sheet = OwnSheet(name="", path="", text="")
        self._importing: list[str] = []
        self._so_far = 0
        self._has_changed = False

    @property
    def _location(self) -> Location:
        """Where the publication lies: who asks looks for a file there."""
        self.has_read = True
        return self._given

    def text_of(self, sheet: OwnSheet) -> str:
        """The text of a sheet that may be used, and of those that it imports."""
        outer, self._sheet = (self._sheet, self._has_changed), sheet
        self._has_changed = False
        self._importing.append(sheet.path)
        try:
            rules = "\n".join(self._rules(self._parsed(sheet)))
            return rules if self._has_changed else sheet.text
        except RefusedError as error:
            self._refuse(0, str(error))
            return ""
        finally:
            self._importing.pop()
            self._sheet, self._has_changed = outer

    def _parsed(self, sheet: OwnSheet) -> list[Any]:
        self._so_far += len(sheet.text)
        if self._so_far > LARGEST_TOGETHER:
            raise RefusedError(f"the stylesheets have more than {LARGEST_TOGETHER:,} characters")
        check_depth(sheet.text)
        return list(tinycss2.parse_stylesheet(sheet.text, skip_comments=True, skip_whitespace=True))

    # -- rules ------------------------------------------------------------------------------------

    def _rules(self, nodes: Iterable[Any], ampersands: int = 1, *, in_rule: bool = False) -> Iterator[str]:
        """The rules and declarations among these nodes, as text, without what may not be used.

        ``ampersands``: how often the selectors around stand in what is selected here.
        """
        for node in nodes:
            try:
                if node.type == "qualified-rule":
                    inner = self._bounds.selected(node.prelude, ampersands if in_rule else 1, in_rule=in_rule)
                    yield from self._block(tinycss2.serialize(node.prelude), node, inner, in_rule=True)
                elif node.type == "at-rule":
                    yield from self._at_rule(node, ampersands, in_rule=in_rule)
                elif node.type == "declaration":
                    yield self._declaration(node)
            except RefusedError as error:
                self._refuse(node.source_line, str(error))

    def _block(self, head: str, node: Any, ampersands: int, *, in_rule: bool) -> Iterator[str]:
        parse = tinycss2.parse_blocks_contents if in_rule else tinycss2.parse_rule_list
        inner = parse(node.content, skip_comments=True, skip_whitespace=True)
        lines = "\n".join(self._rules(inner, ampersands, in_rule=in_rule))
        yield f"{head.strip()} {{\n{lines}\n}}"

    def _at_rule(self, node: Any, ampersands: int, *, in_rule: bool) -> Iterator[str]:
        name = node.lower_at_keyword
        if name == "import":
            yield self._imported(node)
        elif name == "font-face":
            self._has_changed = True
            self.faces += (self._face(node),)
        elif node.content is None:
            yield f"@{node.at_keyword}{tinycss2.serialize(node.prelude)};"
        else:
            head = f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}"
            holds_rules = name in ("media", "supports", "layer", "container", "scope") and not in_rule
            yield from self._block(head, node, ampersands, in_rule=not holds_rules)

    def _face(self, node: Any) -> Path:
        """The font that a rule names, under the family that it gives it."""
        said = {each.lower_name: each.value for each in _declarations(node)}
        family = next(
            (str(x.value) for x in said.get("font-family", ()) if x.type in ("string", "ident")), ""
        )
        address = next(filter(None, map(_address_of, said.get("src", ()))), "")
        if not family or not address:
            raise RefusedError("@font-face: it names no family, or no file of the publication")
        if re.match(r"//|[A-Za-z][\w+.-]*:|/", address):
            raise RefusedError(f"@font-face: {_short(address)} is outside the publication")
        file = (self._location.folder / self._sheet.path).parent / address.partition("?")[0].partition("#")[0]
        weight = tinycss2.serialize(said.get("font-weight", ())).strip()
        try:
            return unpacked(
                read_file(file, FONT, inside=self._location.root),
                Face(
                    family=family,
                    weight=_WEIGHTS.get(weight)
                    or (int(weight) if re.fullmatch(r"[1-9]\d{1,2}", weight) else None),
                    is_italic="italic" in tinycss2.serialize(said.get("font-style", ())),
                ),
            )
        except (NotReadError, FontFaultError) as error:
            raise RefusedError(f"@font-face: {_short(address)} is not used: {error}") from error

    def _imported(self, node: Any) -> str:
        """The sheet in the place of the rule that imports it, for the medium that the rule names."""
        self._has_changed = True
        found = [token for token in node.prelude if token.type not in ("whitespace", "comment")]
        address = _address_of(found[0], texts=True) if found else None
        if not address:
            raise RefusedError("@import names no stylesheet")
        file = self._file(address)
        if len(self._importing) > MOST_IMPORTED or _path(self._location, file) in self._importing:
            raise RefusedError(f"@import: {_short(address)} imports itself")
        sheet = read_sheet(self._location, file, self._report)
        text = self._text_of_imported(sheet) if sheet else ""
        medium = tinycss2.serialize(found[1:]).strip()
        return f"@media {medium} {{\n{text}\n}}" if medium and text else text

    def _text_of_imported(self, sheet: OwnSheet) -> str:
        check_depth(sheet.text)
        self._bounds.add(sheet.text)
        return self.text_of(sheet)

    def _file(self, address: str) -> Path:
        """Where a sheet is that another one imports. Whether it may be read, ``read_sheet`` will see."""
        if re.match(r"//|[A-Za-z][\w+.-]*:|/", address):
            raise RefusedError(f"@import: {_short(address)} is outside the publication")
        return (self._location.folder / self._sheet.path).parent / address

    # -- declarations -----------------------------------------------------------------------------

    def _declaration(self, node: Any) -> str:
        self._bounds.check(node)
        if node.name.startswith("--") and node.name not in self._known:
            self._name_a_mistyped_token(node)
        if node.name in self._tokens and not is_of_kind(node.value, self._tokens[node.name]):
            self._name_an_unusable_value(node)
            return ""
        if node.lower_name in _FAMILIES:
            self._name_missing_families(node)
        value = [self._token(token) for token in node.value]
        important = " !important" if node.important else ""
        return f"{node.name}:{tinycss2.serialize(value).rstrip()}{important};"

    def _token(self, token: Any, *, in_image_set: bool = False) -> Any:
        """The token with the pictures themselves in the place of their addresses."""
        address = _address_of(token, texts=in_image_set)
        if address is not None:
            return token if address.startswith("#") else self._picture(address)
        inner = getattr(token, "arguments", None) or getattr(token, "content", None)
        if isinstance(inner, list):
            is_set = token.type == "function" and token.lower_name in _IMAGE_SETS
            inner[:] = [self._token(each, in_image_set=is_set or in_image_set) for each in inner]
        return token

    def _picture(self, address: str) -> Any:
        self._has_changed = True
        data = _decoded(address) if address.lower().startswith("data:") else self._read(address)
        cleaned = read_picture(data, "picture")
        if not isinstance(cleaned, Cleaned):
            raise RefusedError(f"{_short(address)}: {cleaned.message}")
        if len(cleaned.asset.data) > LARGEST_PICTURE:
            raise RefusedError(f"{_short(address)} has more than {LARGEST_PICTURE // 1_000_000} megabytes")
        packed = base64.b64encode(cleaned.asset.data).decode()
        return tinycss2.parse_one_component_value(f'url("data:{cleaned.asset.media_type};base64,{packed}")')

    def _read(self, address: str) -> bytes:
        found = read_image(self._location, self._sheet.path, address)
        if isinstance(found, ImageFile):
            return found.data
        raise RefusedError(found.message)

    def _name_a_mistyped_token(self, node: Any) -> None:
        """Say so where a custom property is called nearly as a token is (S536); others may have any name."""
        text = self._sheet.text
        is_used = len(re.findall(rf"var\(\s*{re.escape(node.name)}\b", text)) > 0
        near = get_close_matches(node.name, self._known, n=1, cutoff=0.85)
        if near and not is_used:
            place = Span(self._sheet.name, node.source_line)
            self._report.add("S536", place, f"unknown token `{node.name}`", hint=f"did you mean `{near[0]}`?")

    def _name_an_unusable_value(self, node: Any) -> None:
        """Say that a token has a value of another kind than it needs (S539); it keeps the theme's."""
        self._has_changed = True
        kind, value = self._tokens[node.name], tinycss2.serialize(node.value).strip()
        message = f"`{value}` is no {kind}, which `{node.name}` needs"
        place = Span(self._sheet.name, node.source_line)
        self._report.add("S539", place, message, hint=f"write {EXAMPLES[kind]}")

    def _name_missing_families(self, node: Any) -> None:
        """Say so where a family in quotation marks is that of no font (S537): another one stands in."""
        for name in (token.value for token in node.value if token.type == "string"):
            known = families((*self._fonts, *self.faces))
            if name.casefold() not in map(str.casefold, known):
                near = get_close_matches(name, known, n=1, cutoff=0.7)
                hint = f"did you mean “{near[0]}”?" if near else f"there are: {', '.join(known)}"
                place = Span(self._sheet.name, node.source_line)
                self._report.add("S537", place, f"no font is of the family “{name}”", hint=hint)

    def _refuse(self, line: int, why: str) -> None:
        self._has_changed = True
        self._report.add("S533", Span(self._sheet.name, line), f"left out: {why}")


_WEIGHTS = {"normal": 400, "bold": 700}


def _declarations(node: Any) -> list[Any]:
    parsed = tinycss2.parse_blocks_contents(node.content or [], skip_comments=True, skip_whitespace=True)
    return [each for each in parsed if each.type == "declaration"]


def _address_of(token: Any, *, texts: bool = False) -> str | None:
    """The address in a token; None if it is none. ``texts``: whether a text is one here."""
    if token.type == "url" or (texts and token.type == "string"):
        return str(token.value).strip()
    if token.type == "function" and token.lower_name in _ADDRESSES:
        inner = [each for each in token.arguments if each.type not in ("whitespace", "comment")]
        return str(inner[0].value).strip() if inner and inner[0].type in ("string", "url") else ""
    return None


def _decoded(address: str) -> bytes:
    """The bytes in a ``data:`` address."""
    from urllib.parse import unquote_to_bytes

    head, _, data = address.partition(",")
    try:
        raw = unquote_to_bytes(data)
        return base64.b64decode(raw) if head.lower().endswith(";base64") else raw
    except ValueError:
        raise RefusedError("a data: address that can't be read") from None


def _path(location: Location, file: Path) -> str:
    return os.path.relpath(file, location.folder)


def _short(address: str) -> str:
    return address if len(address) <= 80 else address[:79] + "…"
