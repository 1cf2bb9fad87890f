"""Which words of a shortcode a reader of the site never sees, and which are the author's.

Names, keys, addresses, sizes and classes are for the site. A value of several words is the author's, and
so is whatever stands under a key like ``caption``, unless the tag only steers the site (``{% if … %}``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from standfirst.normalise.repair import Repair
from standfirst.normalise.rules.shortcodes.arguments import ARGUMENT, key_of, unquoted
from standfirst.normalise.rules.shortcodes.tags import Dialect, Tag, tags_in


def set_of(words: str) -> frozenset[str]:
    """The words of a list in one text."""
    return frozenset(words.split())


SPOKEN_KEYS = set_of(
    """caption cap figcaption title subtitle kicker eyebrow hed dek heading header headline description desc
    summary text content contents body quote words message note label attr attribution attrib author cite
    citation credit credits by byline speaker person who position role affiliation work name photographer
    copyright question answer term definition translation footer comment remark legend blurb tagline
    excerpt"""
)
"""What stands under these keys is printed by the site."""

DOUBTFUL_KEYS = set_of("name label position role note header footer summary work text")
"""Of these a single word in lower case is the name of something: ``name="github"``, ``position="left"``."""

SILENT_ENDING = re.compile(
    r"class(?:es|name)?$|(?:^|[-_])(?:style|ratio|width|height|size|colou?r|id|url|src|href|type)$"
)
"""How keys end whose values are for the site: ``figure-class``, ``width-ratio``, ``issue_url``."""


def is_silent(key: str) -> bool:
    """Whether what stands under a key is never text on the page."""
    return key in SILENT_KEYS or (key not in SPOKEN_KEYS and SILENT_ENDING.search(key) is not None)


SWITCHES = set_of("true false yes no on off none null auto left right center centre top bottom")

SILENT_KEYS = set_of(
    """class classes style styles id rel target width height size sizes align alignment loading sandbox allow
    params options opts alt alternate lang language linenos hl_lines format type kind layout src srcset url
    href file path image img link data icon color colour bg theme template partial sort order filter where
    limit display display_class css position align_class"""
)
"""What stands under these keys is never text on the page (alternative texts are no text either)."""

STEERING = set_of(
    """if elsif elseif elif else unless for tablerow case when cycle assign capture increment decrement set
    import from macro call extends block layout load with cache paginate break continue comment liquid style
    script javascript css seo toc icon icons fa fas fab emoji"""
)
"""Tags that steer the site and print nothing of their own."""

ADDRESS = re.compile(r"^\S*[/.@#]\S*$|^\S*://\S+$")
PATH = re.compile(r"(?:/|\.{1,2}/|[\w-]+/)[^.,;:!?]*/[^/]*$|/[^/]+$")
"""An address with spaces in it: ``/img/news/Photos of the mill``."""
PICTURES = re.compile(r"(?i:[^.]*(?:\.(?!\s)[^.]*)*\.(?:png|jpe?g|gif|svg|webp|avif|tiff?))")
"""The address of a picture, or several between commas, with spaces in it."""
UNPRINTED = re.compile(r"(?<=\]\()[^()\s]+|(?<=\[\^)[\w-]+(?=\])")
"""Where a link leads or a picture lies, and the label of a note."""
SHOWN_ADDRESS = re.compile(r"<([a-z]+://[^<>\s]+)>")


def author_words(tag: Tag) -> Iterator[str]:
    """The arguments of a tag that are the author's words, in order."""
    if tag.closes or tag.dialect in (Dialect.EXPRESSION, Dialect.CONTENTS) or tag.name in STEERING:
        return
    if tag.dialect is Dialect.HOUSE:
        yield from (part for part in tag.arguments.split("=") if not ADDRESS.match(part))
        return
    is_contents = CONTENTS.match(f"{tag.name} {tag.arguments}".removeprefix("include ")) is not None
    is_picture = "with_class" in tag.name
    is_code = tag.name in ("highlight", "sourcecode")
    for argument in ARGUMENT.finditer(tag.arguments):
        value, key = unquoted(argument["value"]), key_of(argument)
        if is_contents and key == "title":
            continue
        if not key and (is_code or OPTIONS.match(value)):
            continue
        if is_picture and not key and CLASSES.fullmatch(value):
            continue
        if is_authors(key, value) and not is_variable(tag, argument):
            yield value


CONTENTS = re.compile(r"(?:[\w/-]*/)?(?:toc|table_?of_?contents)(?:\.\w+)?\b", re.IGNORECASE)
"""What is included where a table of contents is shown; its title goes with it."""
CLASSES = re.compile(r"[a-z\d]+(?:-[a-z\d]+)+(?: [a-z\d]+(?:-[a-z\d]+)*)*")
"""How a picture is set, by the names of classes: ``image-reduce right-aligned``."""
OPTIONS = re.compile(r"[a-z][a-z_-]{2,}=\S")
"""What says how code is shown, in quotation marks: ``"linenos=table,hl_lines=1 7"``."""
SOURCE_KEYS = ("src", "url", "file", "path", "image_path", "image", "img", "href", "filename")
"""Under these keys an address stands."""
VARIABLE = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\[[^\]\s]*\])*")
FILE = re.compile(
    r"\.(?:png|jpe?g|gif|svg|webp|avif|tiff?|html?|md|pdf|mp\d|webm|org|com|net)$", re.IGNORECASE
)


OF_SITE = re.compile(r"(?:page|post|site|include|layout|collections?|item|entry|this)\.[A-Za-z_]")
"""How a variable of the site's begins, with or without a key before it."""
OF_PAGE = re.compile(r"(?<![\w\"'.])page\.(?P<key>[\w-]+)(?![\w\"'.\[(])")


def filled_in(tag: Tag, page: Mapping[str, str]) -> Tag:
    """A tag of Liquid's with the identifiers and addresses that the front matter gives:
    ``{% include video.html id=page.film %}``. Words stay variables: their place is the front matter."""
    if tag.dialect is not Dialect.LIQUID or "page." not in tag.arguments:
        return tag

    def value_of(match: re.Match[str]) -> str:
        value = page.get(match["key"], "")
        return f'"{value}"' if re.fullmatch(r"[^\s\"'<>]+", value) else match[0]

    return replace(tag, arguments=OF_PAGE.sub(value_of, tag.arguments))


def is_variable(tag: Tag, argument: re.Match[str]) -> bool:
    """Whether the value of an argument is not a word but what the site has under that name: in Liquid
    whatever has a key, begins small and stands in no quotation marks, ``quote = page.quote``; without a key,
    what begins as variables of the site do."""
    value = argument["value"]
    return (
        tag.dialect is Dialect.LIQUID
        and bool(argument["key"] or OF_SITE.match(value))
        and value[0].islower()
        and value not in SWITCHES
        and VARIABLE.fullmatch(value) is not None
        and not FILE.search(value)
    )


def needs_variables(tag: Tag) -> bool:
    """Whether words or an address of a tag are variables of the site's."""
    return any(
        is_variable(tag, one) and (not one["key"] or key_of(one) in (*SPOKEN_KEYS, *SOURCE_KEYS))
        for one in ARGUMENT.finditer(tag.arguments)
    )


def is_authors(key: str, value: str) -> bool:
    """Whether the value of an argument (the key empty where it has none) is words for the reader."""
    if is_silent(key) or not any(map(str.isalpha, value)) or ADDRESS.match(value):
        return False
    if key not in SPOKEN_KEYS and PICTURES.fullmatch(value):
        return False
    if PATH.match(value) and key not in SPOKEN_KEYS:
        return False
    if len(value.split()) > 1:
        return True
    is_switch = value.casefold() in SWITCHES or (key in DOUBTFUL_KEYS and not value[0].isupper())
    return key in SPOKEN_KEYS and not is_switch


TITLE_KEYS = ("title", "heading", "header", "headline", "kicker", "summary", "name", "label")


def is_title(tag: Tag, value: str, *, wraps: bool) -> bool:
    """Whether an argument of a tag is what a box or passage is headed by; without a key, if it wraps one."""
    keys = [key_of(m) for m in ARGUMENT.finditer(tag.arguments) if unquoted(m["value"]) == value]
    return any(key in TITLE_KEYS or (wraps and not key) for key in keys)


def silent_words(repair: Repair, _text: str) -> str:
    """What a repair may take: the tags without those arguments; what the site hides as a comment."""
    taken: list[str] = []
    for tag in tags_in(repair.before, repair.before):
        words = tag.words
        for value in dict.fromkeys(author_words(tag)):
            words = words.replace(value, " ", 1)
        taken.append(words)
    hidden = re.search(r"\{%-?\s*comment\b[\s\S]*", repair.before)
    return " ".join((*taken, hidden[0] if hidden else ""))


def shown_words(repair: Repair, text: str) -> str:
    """What a repair may put in: copies of words that it had, addresses, and labels of notes; for a tag
    that is all that a link shows, where the link leads."""
    had = set(re.findall(r"\w+", repair.before))
    copies = [word for word in re.findall(r"\w+", repair.after) if word in had]
    found = (*SHOWN_ADDRESS.findall(repair.after), *UNPRINTED.findall(repair.after))
    shown = re.sub(r"\\(?=_)", "", repair.after)
    if f"{repair.before}](" in text and shown and shown in text.partition(f"{repair.before}](")[2]:
        found = (*found, shown)
    return " ".join((*copies, *found))
