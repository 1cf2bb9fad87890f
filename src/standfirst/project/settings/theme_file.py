"""The settings of a theme, declared: what its ``theme.toml`` may say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from standfirst.editions.theme import CoverLayout, Manner, Opener, QuoteForm
from standfirst.project.settings.publication import Colour, TrimName, Words, about


class ThemeFile(msgspec.Struct, frozen=True, kw_only=True):
    """What a ``theme.toml`` says. What it leaves out is as in the theme that it inherits."""

    about: Annotated[Words, about("what the theme looks like, in a line", example="quiet and narrow")] = ""
    inherits: Annotated[
        Words | None,
        about("the theme that this one adds to", example="feature", without="none"),
    ] = None
    manner: Annotated[
        Manner | None,
        about(
            "whether pieces are announced on the cover, or open as chapters of a book do",
            example="book",
            without="magazine",
        ),
    ] = None
    trim: Annotated[
        TrimName | None, about("the trim size, unless the publication names one", example="A5", without="A5")
    ] = None
    columns: Annotated[
        Mapping[str, Literal[1, 2, 3]],
        about("columns of text, by the kind of a piece", example={"any": 3, "essay": 1}),
    ] = {}
    openers: Annotated[
        Mapping[str, Opener], about("how pieces open that begin with a picture", example={"any": "picture"})
    ] = {}
    bare_openers: Annotated[
        Mapping[str, Opener], about("how pieces open that have none", example={"any": "field"})
    ] = {}
    quotes: Annotated[
        Mapping[str, tuple[QuoteForm, ...]],
        about("the forms of pull quotes, which take turns", example={"any": ["bar", "band"]}),
    ] = {}
    colours: Annotated[
        Mapping[str, Colour], about("the colour of kickers, rules and fields", example={"any": "#1d5196"})
    ] = {}
    cover: Annotated[
        CoverLayout | None,
        about("how the cover stands that has a picture", example="band", without="picture"),
    ] = None
    title_rooms: Annotated[
        Mapping[str, Annotated[int, Meta(ge=20, le=400, description="a whole number of millimetres")]],
        about("how wide titles may be, in millimetres, by opener", example={"any": 178, "picture": 101}),
    ] = {}
    largest_title: Annotated[
        Annotated[int, Meta(ge=12, le=400, description="a whole number of points")] | None,
        about("the largest size of titles, in points", example=62, without="112"),
    ] = None
    one_ink: Annotated[
        bool | None,
        about("whether print has pictures in tints of the colour of `any`", example=True, without="false"),
    ] = None
    initials: Annotated[
        bool | None,
        about("whether pieces begin with an initial and end with a mark", example=True, without="false"),
    ] = None
