"""The accent: the colour of kickers, rules and fields, wherever something is drawn in it outside of CSS."""

from __future__ import annotations

import re

from standfirst.editions.styles import Stylesheets
from standfirst.editions.theme import ANY
from standfirst.render.epub.stylesheet import tokens

HOUSE = "#9b2417"
"""Where a stylesheet gives the token in other words than ``#rrggbb``."""


def accent_of(styles: Stylesheets) -> str:
    """The colour of the theme's sections, else the token ``--accent``, as ``#rrggbb``."""
    token = tokens(styles.tokens, styles.overrides).get("--accent", "")
    return dict(styles.theme.choices.colours).get(ANY) or plain_colour(token, HOUSE)


def plain_colour(value: str | None, otherwise: str) -> str:
    """A colour if it is given as ``#rrggbb``."""
    return value if value and re.fullmatch(r"#[0-9a-fA-F]{6}", value) else otherwise
