"""What reading systems get of our styles."""

import re

from standfirst.editions.styles import Stylesheets
from standfirst.render.epub.stylesheet import accent_rules, ebook_stylesheet, tokens


def test_nothing_that_older_readers_break_on_is_shipped(styles: Stylesheets) -> None:
    sheet = ebook_stylesheet(styles.tokens, styles.ebook)
    assert "pull-quote" in sheet
    assert not re.search(r"var\(|calc\(|flex|grid|--\w|direction:|url\(", sheet)


def test_text_has_no_colour_of_its_own_so_that_night_mode_is_right(styles: Stylesheets) -> None:
    sheet = ebook_stylesheet(styles.tokens, styles.ebook)
    assert set(re.findall(r"(?m)^\s*color: (.*);", sheet)) <= {"inherit", "currentColor"}
    assert set(re.findall(r"border[\w-]*: [^;]*?(#\w+)", sheet)) == set()


def test_tokens_are_resolved_and_a_publication_overrides_them() -> None:
    sheet = ebook_stylesheet(
        ":root { --a: 1em; --b: var(--a) } .x { margin: var(--b) var(--none, 3px) }",
        "p { margin: var(--b); color: var(--c, red) }",
        ":root { --a: 2em }",
    )
    assert sheet == "p {\n  margin: 2em;\n  color: red;\n}\n"


def test_a_token_made_of_itself_ends() -> None:
    assert tokens(":root { --a: var(--a) }") == {"--a": "var(--a)"}


def test_overrides_add_rules_but_not_those_of_the_page() -> None:
    overrides = (
        "@page { margin: 0 } @import url(x.css); "
        ".ledger { color: inherit; display: flex; direction: rtl; width: 50vw }"
    )
    assert ebook_stylesheet("", "", overrides) == ".ledger {\n  color: inherit;\n}\n"


def test_rules_for_a_medium_stay_in_it() -> None:
    sheet = ebook_stylesheet(":root { --a: 1px }", "@media (min-width: 30em) { p { margin: var(--a) } }")
    assert sheet == "@media (min-width: 30em) {\np {\n  margin: 1px;\n}\n}\n"


def test_the_colours_of_sections_are_those_of_borders() -> None:
    assert list(accent_rules(["#c5321c", "", "#c5321c"])) == [
        ".accent-c5321c .opening, .accent-c5321c .pull-quote, .accent-c5321c .turn-question {\n"
        "  border-color: #c5321c;\n}"
    ]
