"""What a shortcode means, in our own marks.

Every function takes a shortcode's arguments and what it wraps (None when it wraps nothing) and
gives its ``Meaning``, or None when there is none to be had from these arguments. What of the author's
words a meaning leaves out is put beside it: no argument that a reader of the site sees is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from html import escape, unescape

import msgspec
from msgspec.structs import replace

from standfirst.normalise.names_of_callouts_and_classes import LABELS, SAME_LABEL
from standfirst.normalise.repair import Certainty
from standfirst.normalise.rules.lost_images import SLOT
from standfirst.normalise.rules.shortcodes.arguments import Arguments, arguments_of
from standfirst.normalise.rules.shortcodes.tags import LOOPS, Dialect, Tag
from standfirst.normalise.rules.shortcodes.words import (
    ADDRESS,
    SOURCE_KEYS,
    SPOKEN_KEYS,
    STEERING,
    SWITCHES,
    author_words,
    is_authors,
    is_silent,
    is_title,
    needs_variables,
    set_of,
)


class Meaning(msgspec.Struct, frozen=True):
    """What stands in the shortcode's place."""

    words: str
    why: str
    block: bool = True
    """A block of its own, with blank lines around it; a single line of it may also stand in a line."""
    certainty: Certainty = Certainty.CERTAIN


EMPTY = re.compile(r"\s*")
UNFILLED = "only the site could fill this in"
"""Why a tag is taken out that has no words."""


# -- pictures -----------------------------------------------------------------------------------


def picture(arguments: Arguments, inside: str | None) -> Meaning | None:
    """A picture, its alternative text, its caption and credit; words that it wraps follow it."""
    source = arguments.first(*SOURCE_KEYS) or next(iter(arguments.positional), "")
    if not source:
        return captioned(arguments, inside)
    if not (arguments.named or arguments.quoted or IS_ADDRESS.search(source)) and arguments.positional[1:]:
        return _named_by_the_site(arguments.positional)
    rest = [value for value in arguments.quoted if value != source and _is_said(value)]
    caption = _caption(arguments)
    alt = _alternative(arguments, caption)
    link = _link(arguments, source)
    if rest and not caption:  # what a site prints under its pictures nobody can tell but who built it
        return _with_positional_words(source, alt, rest, link, inside)
    if not alt and rest and "alt" not in arguments.named:
        alt = rest[-1]
    if alt == "" and "alt" in arguments.named and not (caption or inside or link):
        return Meaning(f'<img src="{source}" alt="">', "a picture that is decoration")
    return Meaning(_picture(source, alt, caption, link, inside), "a picture")


def figure(arguments: Arguments, inside: str | None) -> Meaning | None:
    """A picture; the paragraph that it wraps is its caption where it has no other."""
    words = " ".join((inside or "").split())
    is_paragraph = words and not re.search(r"\n[ \t]*\n", (inside or "").strip())
    if _caption(arguments) or arguments.quoted or not is_paragraph or PARAGRAPHS_APART.match(words):
        return picture(arguments, inside)
    return picture(replace(arguments, named={**arguments.named, "caption": words}), None)


PARAGRAPHS_APART = re.compile(r"[#>|!`~<]|[-+*][ ]|\d+[.)][ ]")
"""What begins no plain paragraph."""
IS_ADDRESS = re.compile(r"[/.]")


def _named_by_the_site(names: Sequence[str]) -> Meaning:
    """``{% photo trip 2024-11-02 %}``: where the picture lies only the site knows; it keeps its place."""
    why = "a picture that only the site can find keeps its place"
    return Meaning(f"![{' '.join(names)}]({SLOT})", why, certainty=Certainty.LIKELY)


def _is_said(value: str) -> bool:
    """Whether an argument without a key is words, and no class or size."""
    says_more = " " in value or not value.isascii() or value[:1].isupper()
    return is_authors("caption", value) and says_more


def _with_positional_words(source: str, alt: str, words: list[str], link: str, inside: str | None) -> Meaning:
    """A picture whose words have no key: the last are its caption, those before them describe it."""
    if not alt and len(words) > 1:
        alt = words[0]
    shown = _picture(source, alt, words[-1], link, inside)
    return Meaning(shown, "a picture, with its caption", certainty=Certainty.LIKELY)


def _link(arguments: Arguments, source: str) -> str:
    """Where a picture leads; a plain word is a name that only the site knows."""
    link = arguments.first("link", *(("href",) if source != arguments.first("href") else ()))
    link = link or arguments.first(*LINK_KEYS)
    return link if re.search("[/.@#]", link) else ""


LINK_KEYS = (
    *("anchor_url", "anchor-url", "link_url", "link-url", "linkurl"),
    *("link_to", "click_url", "target_url"),
)
"""Keys of where a picture leads, in sites of one kind or another."""
ADDRESS_KEYS_OF_CREDITS = (
    *("attrlink", "attr_link", "attr-link", "attrurl", "attr_url", "attributionlink", "attribution_url"),
    *("credit_link", "credit_url", "creditlink", "author_url"),
)
"""Keys of where whoever is credited has a page."""


def _alternative(arguments: Arguments, caption: str) -> str:
    """What describes a picture to those who don't see it; beside a caption that is its description too."""
    description = arguments.first("description", "desc") if caption else ""
    return arguments.first("alt", "alternate") or (description if description != caption else "")


def _caption(arguments: Arguments) -> str:
    caption = arguments.first("caption", "cap", "figcaption")
    title = arguments.first("title", "heading") if caption else ""
    title = "" if _holds(caption, title, first=True) else title
    caption = caption or arguments.first("title", "description")
    credit = arguments.first("attr", "credit", "copyright", "attribution", "author")
    url = arguments.first(*ADDRESS_KEYS_OF_CREDITS)
    if credit and WEB_ADDRESS.fullmatch(url) and not re.search(r"[\[\]<]|://", credit):
        credit = f"[{credit}]({_in_parentheses(url)})"
    parts = [x for x in (_ended(title), caption, f"({credit})" if credit else "") if x]
    return re.sub(r"\s+", " ", re.sub(r"<br\s*/?>", " ", " ".join(parts))).strip()


def _ended(words: str) -> str:
    """Words with a full stop, if they end in nothing: more words follow them."""
    return f"{words}." if words[-1:].isalnum() else words


def _in_parentheses(address: str) -> str:
    """An address as a link has it: between angle brackets if there are spaces or parentheses in it."""
    return f"<{address}>" if re.search(r"[\s()]", address) else address


def _picture(source: str, alt: str, caption: str, link: str = "", inside: str | None = None) -> str:
    text = re.sub(r"\s+", " ", re.sub(r"([\[\]])", r"\\\1", alt)).strip()
    if re.search(r"[*<]", caption):
        words = _figure(source, alt, caption, link)
    else:
        plain = not re.search(r"[_`\[\"\\]", caption)
        title = f' "{caption}"' if caption and plain else ""
        words = f"![{text}]({_in_parentheses(source)}{title})"
        words = f"[{words}]({_in_parentheses(link)})" if link else words
        words += "" if plain else f"\n*{caption}*"
    if inside and inside.strip():
        words += f"\n\n{inside.strip()}"
    return words


def _figure(source: str, alt: str, caption: str, link: str) -> str:
    """A picture whose caption has marks of its own, in HTML."""
    described = f' alt="{escape(" ".join(alt.split()))}"' if alt.strip() else ""
    shown = f'<img src="{escape(source)}"{described}>'
    shown = f'<a href="{escape(link)}">{shown}</a>' if link else shown
    return f"<figure>\n{shown}\n<figcaption>{caption}</figcaption>\n</figure>"


def liquid_picture(arguments: str) -> Meaning | None:
    """``{% image "src" "alt" %}``: the alternative text may have quotation marks of its own."""
    match = re.match(r"[\"'](?P<src>[^\"']+)[\"'][\s,]*(?P<rest>.*)$", arguments, re.DOTALL)
    if match is None:
        return None
    rest = match["rest"].strip()
    first = re.match(r"([\"'])(?P<alt>.*?)\1\s*,\s*[\"'\w{\[]", rest, re.DOTALL)
    alt = first["alt"] if first else _bare(rest)
    return Meaning(_picture(match["src"], alt, ""), "a picture")


def _bare(words: str) -> str:
    """A quoted argument without the marks around it."""
    words = words.strip().rstrip(",")
    if len(words) > 1 and words[0] in "\"'" and words[-1] == words[0]:
        return words[1:-1]
    return words


def octopress_picture(arguments: Arguments, inside: str | None) -> Meaning | None:
    """``{% img [class] /path [width] [height] [title [alt]] %}``."""
    words = [*arguments.positional]
    while words and not re.search(r"[/.]", words[0]):
        words.pop(0)
    if not words:
        return picture(arguments, inside)
    source, *texts = words
    while texts and texts[0].isdigit():
        texts.pop(0)
    alt = arguments.quoted[-1] if arguments.quoted else " ".join(texts)
    return Meaning(_picture(source, alt, ""), "a picture")


def captioned(arguments: Arguments, inside: str | None) -> Meaning | None:
    """A picture that is wrapped, with its caption: ``[caption]<img …> words[/caption]``."""
    if not inside:
        return None
    if len(PICTURE_INSIDE.findall(inside)) > 1:
        return several_pictures(arguments, inside)
    html = re.search(r"<img\b[^>]*>", inside)
    marks = MARKED_PICTURE.search(inside)
    title = ""
    if html:
        source = _attribute(html[0], "src")
        alt, found = _attribute(html[0], "alt"), html[0]
    elif marks:
        source, alt, found = marks["src"].strip("<>"), marks["alt"], marks[0]
        title = marks["title"][1:-1] if marks["title"] else ""
    else:
        return None
    words, link = _without_picture(inside, found)
    caption = " ".join(words.split()) or _caption(arguments) or title
    return Meaning(_picture(source, alt, caption, link), "a picture with its caption")


MARKED_PICTURE = re.compile(
    r"!\[(?P<alt>[^\]]*)\]\(\s*(?P<src><[^>\n]*>|[^\s)]+)(?:\s+(?P<title>\"[^\"]*\"|'[^']*'|\([^()]*\)))?[^)]*\)"
)
"""A picture in our marks, with the words that are its caption."""


def several_pictures(arguments: Arguments, inside: str | None) -> Meaning | None:
    """Several pictures and nothing else, each for itself; the last has the caption of all."""
    found = list(WHOLE_PICTURE.finditer(inside or ""))
    caption = _caption(arguments) or " ".join(value for value in arguments.quoted if _is_said(value))
    if len(found) < 2 or WHOLE_PICTURE.sub("", inside or "").strip():
        return None
    shown = [match[0].strip() for match in found]
    last = captioned(Arguments({"caption": caption}, (), ()), shown[-1]) if caption else None
    if caption and (last is None or _has_title(shown[-1])):
        return None
    blocks = [*shown[:-1], last.words if last else shown[-1]]
    return Meaning("\n\n".join(blocks), "several pictures", certainty=Certainty.LIKELY)


WHOLE_PICTURE = re.compile(
    r"\[\s*!\[[^\]\n]*\]\([^)\n]*\)\s*\]\([^)\n]*\)|!\[[^\]\n]*\]\([^)\n]*\)"
    r"|<a\b[^>]*>\s*<img\b[^>]*>\s*</a>|<img\b[^>]*>"
)
"""A picture, with the link around it if it has one."""


def _has_title(picture: str) -> bool:
    """Whether a picture has a caption of its own."""
    return re.search(r"\]\(\s*<?[^\s)>]*>?\s+[\"'(]|\btitle\s*=", picture) is not None


def _without_picture(inside: str, picture: str) -> tuple[str, str]:
    """What stands beside a picture, and where the link leads that is around it."""
    shown = re.escape(picture)
    linked = re.search(
        rf"<a\b[^>]*?\bhref\s*=\s*[\"']?([^\"'>\s]*)[^>]*>\s*{shown}\s*</a>|\[\s*{shown}\s*\]\(\s*<?([^\s)>]*)[^)]*\)",
        inside,
    )
    if linked is None:
        return inside.replace(picture, " "), ""
    return inside.replace(linked[0], " "), linked[1] or linked[2] or ""


def _attribute(tag: str, name: str) -> str:
    match = re.search(rf"\b{name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag)
    return unescape(match[1] or match[2] or "") if match else ""


# -- quotations ---------------------------------------------------------------------------------


def pull_quote(arguments: Arguments, inside: str | None) -> Meaning | None:
    """A pull quote, or, where the quoted words are marked in running text, that text and a copy of them."""
    words = (inside or "").strip() or arguments.first("quote", "text", "content", "words")
    words = words or " ".join(arguments.quoted[:1])
    if not words:
        return None
    if '{"' in words and '"}' in words:
        return Meaning(_marked_in_text(words), "a pull quote, marked within its paragraph")
    said = _attribution(arguments)
    if said:
        words += f"\n\n— {said}"
    quote, source = f"::: pullquote\n{words}\n:::", arguments.first("image", "img", "src")
    beside = f"\n\n{_picture(source, '', '')}" if PICTURE_FILE.search(source) else ""
    return Meaning(f"{quote}{beside}", "a pull quote")


def _attribution(arguments: Arguments) -> str:
    """Who said it, and what or where they are."""
    who = arguments.first("author", "person", "speaker", "who", "by", *ATTRIBUTION_KEYS, "name", "footer")
    what = arguments.first("role", "affiliation") or arguments.first("position")
    what = "" if what.casefold() in SWITCHES or (not who and re.fullmatch("[a-z-]+", what)) else what
    work, year = arguments.first("source", "title", "work", "cite"), arguments.first("year", "date")
    return ", ".join(
        part for part in (who, what, work, year if work or who else "") if part and not ADDRESS.match(part)
    )


ATTRIBUTION_KEYS = ("attribution", "attrib", "attr")


def _marked_in_text(words: str) -> str:
    """The words stay where they are; a copy of those between ``{"`` and ``"}`` follows their paragraph."""
    blocks: list[str] = []
    for paragraph in re.split(r"\n[ \t]*\n", words):
        quotes = [" ".join(q.split()) for q in re.findall(r"\{\"([\s\S]*?)\"\}", paragraph)]
        blocks.append(re.sub(r"\{\"\s*([\s\S]*?)\s*\"\}", r"\1", paragraph).strip())
        blocks.extend(f"::: pullquote\n{quote}\n:::" for quote in quotes)
    return "\n\n".join(block for block in blocks if block)


def quotation(arguments: Arguments, inside: str | None) -> Meaning | None:
    """A block quotation and who said it."""
    words = (inside or "").strip() or arguments.first("quote", "text", "content")
    if not words and len(arguments.quoted) == len(arguments.positional) and not arguments.named:
        return _quoted_words(arguments.quoted)
    if not words:
        return None
    words = "\n\n".join(filter(None, (words, arguments.first("translation"))))
    said = _attribution(arguments) or (_source_of_quotation(arguments) if inside else "")
    if not said and not arguments.named:
        said = re.sub(r"\s*\S+://\S+", "", arguments.words).strip("\"' ,")
    return Meaning(_quoted(f"{words}\n\n— {said}" if said else words), "a quotation")


def _source_of_quotation(arguments: Arguments) -> str:
    """What a quotation is taken from, in a tag that wraps it: ``src="https://…" text="The bulletin"``."""
    name, address = arguments.first("text", "label"), arguments.first("src", "url", "href", "link")
    if not WEB_ADDRESS.fullmatch(address):
        return name
    return f"[{name}]({_in_parentheses(address)})" if name else f"<{address}>"


def _quoted_words(values: Sequence[str]) -> Meaning | None:
    """A quotation and who said it, in a tag that wraps nothing: ``{{< quote "It rained." "Ann" >}}``."""
    if not values or " " not in values[0] or len(values) > MOST_OF_A_QUOTATION:
        return None
    said = ", ".join(value for value in values[1:] if not ADDRESS.match(value))
    words = f"{values[0]}\n\n— {said}" if said else values[0]
    return Meaning(_quoted(words), "a quotation", certainty=Certainty.LIKELY)


MOST_OF_A_QUOTATION = 3
"""Words, who said them, and where."""


def _quoted(words: str) -> str:
    return "\n".join(f"> {line}" if line.strip() else ">" for line in words.split("\n"))


# -- notes --------------------------------------------------------------------------------------


def note(arguments: Arguments, inside: str | None) -> Meaning | None:
    """A note, where it is called: its words are wrapped, or are the last argument in quotation marks.

    Of a side note that wraps its words, the argument of several words is text that stays in the line.
    """
    words = " ".join((inside or arguments.first("text", "content", "note", "body")).split())
    if MARKED_PICTURE.fullmatch(words):
        return Meaning(words, "a picture", certainty=Certainty.LIKELY)
    words = words or " ".join(arguments.quoted[-1:])
    if not words or not _is_balanced(words):
        return None
    anchor = arguments.first("label", "anchor", "term")
    if inside and not anchor:
        anchor = next((value for value in arguments.quoted if len(value.split()) > 1), "")
    return Meaning(f"{anchor}^[{words}]", "a note, where the text calls it", block=False)


def _is_balanced(words: str) -> bool:
    depth = 0
    for sign in words:
        depth += (sign == "[") - (sign == "]")
        if depth < 0:
            return False
    return depth == 0


NOTE_DEFINITIONS = frozenset(("endnote", "footnotetext", "fntext", "footnotedef", "notedef"))
NOTE_REFERENCES = frozenset(
    ("ref", "fnref", "noteref", "footnoteref", "endnoteref", "fn", "footnote", "note")
)


def label_of_note(tag: Tag) -> str | None:
    """The label of a note, of a tag that gives its words or calls it: ``{{% ref 1 %}}``; else None."""
    if tag.closes or _name(tag) not in NOTE_DEFINITIONS | NOTE_REFERENCES:
        return None
    label = next(iter(arguments_of(tag.arguments).positional), "")
    return label if re.fullmatch(r"[\w-]{1,20}", label) else None


def called_note(tag: Tag, inside: str | None) -> Meaning | None:
    """The mark of a note that is called here, or the note; both are there, as ``called_notes`` says."""
    label, name = label_of_note(tag), _name(tag)
    if label is None:
        return None
    if name not in NOTE_DEFINITIONS:
        return Meaning(f"[^note-{label}]", "the mark of a note", block=False)
    words = " ".join((inside or " ".join(arguments_of(tag.arguments).positional[1:])).split())
    words = f"<{words}>" if re.fullmatch(r"\w+://\S+", words) else words
    return Meaning(f"[^note-{label}]: {words}", "the words of a note") if words else None


def called_notes(tags: list[Tag]) -> frozenset[str]:
    """The labels of the notes that are both called and given by shortcodes."""
    given = {label_of_note(tag) for tag in tags if _name(tag) in NOTE_DEFINITIONS}
    called = {label_of_note(tag) for tag in tags if _name(tag) in NOTE_REFERENCES}
    return frozenset(label for label in given & called if label)


# -- boxes --------------------------------------------------------------------------------------


def notice(name: str, arguments: Arguments, inside: str | None) -> Meaning | None:
    """A box beside the text: its kind, its title, its words."""
    words = (inside or "").strip() or arguments.first("content", "text", "body")
    words = words or " ".join(arguments.quoted[-1:])
    if not words:
        return None
    given = [arguments.first("type", "kind", "style", "color", "level"), *arguments.positional]
    given.append(name if name != "alert" else "note")
    kinds = (SAME_LABEL.get(x.lower(), x.lower()) for x in given if x)
    kind = next((x for x in kinds if x in LABELS), "note")
    title = arguments.first("title", "header", "heading")
    title = title or next((x for x in arguments.quoted if x != words and x.lower() not in LABELS), "")
    if title.lower() == kind:
        title = ""
    return Meaning(f"> [!{kind}] {title}".rstrip() + "\n" + _quoted(words), "a box beside the text")


def details(arguments: Arguments, inside: str | None) -> Meaning | None:
    """What a reader of the site can open: on paper it is open, under its title."""
    words = (inside or "").strip()
    if not words:
        return None
    title = arguments.first("title", "summary", "name", "header", "label", "text")
    title = title or " ".join(arguments.quoted[:1])
    if not title:
        return Meaning(words, "on paper it is open")
    folded = f"<details>\n<summary>{title}</summary>\n\n{words}\n\n</details>"
    return Meaning(folded, "on paper it is open")


def division(kind: str) -> Callable[[Arguments, str | None], Meaning | None]:
    """A shortcode that is one of our own divisions."""

    def meaning(_: Arguments, inside: str | None) -> Meaning | None:
        words = (inside or "").strip("\n")
        return Meaning(f"::: {kind}\n{words}\n:::", f"this is our {kind}") if words.strip() else None

    return meaning


def poem(arguments: Arguments, inside: str | None) -> Meaning | None:
    """Lines of verse; a verse of scripture, told by its place, is a quotation, within a line with its place
    behind it."""
    place = arguments.first("ref", "reference", "verse")
    words = (inside or "").strip()
    if not (words and place):
        return division("verse")(arguments, inside)
    if "\n" not in (inside or ""):
        said = f"{words} ({place})"
        return Meaning(said, "a quotation, and where it stands", block=False, certainty=Certainty.LIKELY)
    return Meaning(_quoted(f"{words}\n\n— {place}"), "a quotation", certainty=Certainty.LIKELY)


# -- code ---------------------------------------------------------------------------------------


def code(arguments: Arguments, inside: str | None) -> Meaning | None:
    """A block of code."""
    if not inside or not inside.strip():
        return None
    language = arguments.first("lang", "language") or next(iter(arguments.positional), "")
    language = language if re.fullmatch(r"[\w+#.-]+", language) else ""
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", inside)), default=0))
    words = inside.strip("\n").rstrip()
    return Meaning(f"{fence}{language}\n{words}\n{fence}", "a block of code")


def untouched(_: Arguments, inside: str | None) -> Meaning | None:
    """``{% raw %}``: what is inside is printed as it is; marks of templates are escaped for that."""
    from standfirst.normalise.prose import without_code

    words = inside or ""
    masked = without_code(words)
    pieces, done = [], 0
    for match in re.finditer(r"\{(?=[{%])", masked):
        pieces.append(words[done : match.start()] + "\\{")
        done = match.end()
    escaped = re.sub(r"\\\{\{", r"\\{\\{", "".join(pieces) + words[done:])
    block = "\n" in words
    return Meaning(
        escaped.strip("\n") if block else escaped, "a mark for the site, round what it should print", block
    )


def comment(_: Arguments, inside: str | None) -> Meaning | None:
    """What the site never prints."""
    return Meaning("", "a comment that the site does not print", block=False) if inside is not None else None


# -- addresses ----------------------------------------------------------------------------------


def embed(address: Callable[[str], str], what: str) -> Callable[[Arguments, str | None], Meaning | None]:
    """A video, a post or a snippet from elsewhere becomes a link to it."""

    def meaning(arguments: Arguments, inside: str | None) -> Meaning | None:
        user, number = arguments.first("user", "username"), arguments.first("id", "code", "video", "key")
        given = number or arguments.first("src", "url")
        given = given or "/".join(
            arguments.positional[:2] if what == "a snippet" else arguments.positional[:1]
        )
        below = (inside or "").strip() if given else ""
        given = given or (inside or "").strip()
        if not given or re.search(r"[\s<>{}]", given):
            return None
        url = given if "://" in given else address(f"{user}/{given}" if user else given)
        if "://" not in url:
            return _embedded_file(url, arguments.first("title", "caption", "label"))
        title = arguments.first("title", "caption", "label")
        shown = f"[{title}]({url})" if title else f"<{url}>"
        return Meaning("\n\n".join(filter(None, (shown, below))), f"{what}: a link to it")

    return meaning


def _embedded_file(path: str, caption: str) -> Meaning | None:
    """A picture that lies with the manuscript: ``{{< embed "months.svg" >}}``; of other files none."""
    return Meaning(_picture(path, "", caption), "a picture") if PICTURE_FILE.search(path) else None


def spotify(arguments: Arguments, _: str | None) -> Meaning | None:
    """Music or a series to listen to becomes a link to it: ``{{< spotify type="album" id="…" >}}``."""
    kind, number = arguments.first("type", "kind"), arguments.first("id", "src", "url")
    if not arguments.named and arguments.positional:
        *kinds, number = arguments.positional[:2]
        kind = kinds[0] if kinds else ""
    if "://" in number:
        return Meaning(f"<{number}>", "a recording: a link to it")
    if kind not in OF_SPOTIFY or not re.fullmatch(r"\w{15,30}", number):
        return None
    return Meaning(f"<https://open.spotify.com/{kind}/{number}>", "a recording: a link to it")


OF_SPOTIFY = ("album", "artist", "episode", "playlist", "show", "track")


def _film(given: str) -> str:
    """The address of a film, from where it is to begin, or of a list of films."""
    number, _, rest = given.replace("&", "?").partition("?")
    begins = re.search(r"\b(?:t|start)=(\d+)", rest)
    if len(number) > LENGTH_OF_FILM and number.startswith("PL"):
        return f"https://www.youtube.com/playlist?list={number}"
    return f"https://www.youtube.com/watch?v={number}" + (f"&t={begins[1]}s" if begins else "")


LENGTH_OF_FILM = 11
"""Characters of the identifier of a film."""


def _post(given: str) -> str:
    user, _, number = given.rpartition("/")
    return f"https://twitter.com/{user or 'i'}/status/{number}"


def linked(arguments: Arguments, inside: str | None) -> Meaning | None:
    """A button, or a link that is written as a shortcode."""
    url = arguments.first("href", "url", "link", "to", "relref", "ref")
    words = (inside or "").strip() or arguments.first("text", "title", "label", "content")
    if not arguments.named and len(arguments.quoted) > 1:
        url = url or next((value for value in arguments.quoted if ADDRESS.match(value)), "")
        words = words or next((value for value in arguments.quoted if not ADDRESS.match(value)), "")
    return Meaning(f"[{words}]({url})", "a link", block=False) if url and words else None


PAGE_NAMES = ("ref", "relref", "permalink")
"""Tags for the address of another page; in a link a single word is one: ``({{< relref "contact" >}})``."""


def reference(arguments: Arguments, _: str | None) -> Meaning | None:
    """The address of another page of the site."""
    path = arguments.first("path", "url", "page") or next(iter(arguments.positional), "")
    if not ADDRESS.match(path):
        return None
    return Meaning(path, "the address that the site would fill in", block=False)


def _page_named(arguments: Arguments) -> Meaning | None:
    """The address of a page that is called by a single word, for the address of a link."""
    if len(arguments.positional) != 1 or arguments.named:
        return None
    return Meaning(arguments.positional[0], "the address that the site would fill in", block=False)


def post_address(arguments: Arguments, _: str | None) -> Meaning | None:
    """``{% post_url 2015-03-30-name %}``: the address that Jekyll gives a post."""
    path = next(iter(arguments.positional), "")
    address = re.sub(r"^(?:.*/)?(\d{4})-(\d\d)-(\d\d)-", r"/\1/\2/\3/", path)
    return Meaning(address, "the address that the site would fill in", block=False) if path else None


def included(arguments: Arguments, inside: str | None) -> Meaning | None:
    """``{% include figure.html src="…" %}``: a part of the site, by the name of its file."""
    name = next(iter(arguments.positional), "").rpartition("/")[2].partition(".")[0].lower()
    rest = Arguments(arguments.named, arguments.positional[1:], arguments.quoted)
    name = re.sub(r"[-_]", "", name)
    return meaning_of(name, "", rest, inside) if name else None


BY_NAME: dict[str, Callable[[Arguments, str | None], Meaning | None]] = {
    **dict.fromkeys(("figure", "fig", "figurecaption"), figure),
    **dict.fromkeys(("imgtxt", "picture", "photo", "responsiveimage", "lazyimg"), picture),
    **dict.fromkeys(("image", "imgproc", "captionedimage"), picture),
    **dict.fromkeys(("gallery", "gallerygrid", "figures", "imagegallery"), several_pictures),
    "img": octopress_picture,
    "caption": captioned,
    **dict.fromkeys(("pullquote", "pullquoteleft", "pullquoteright", "pq", "zoom"), pull_quote),
    **dict.fromkeys(("blockquote", "quote", "bquote", "citation"), quotation),
    **dict.fromkeys(("tuftesn", "tuftemn"), note),
    **dict.fromkeys(("footnote", "fn", "sidenote", "sn", "marginnote", "mn", "margin"), note),
    **dict.fromkeys(("details", "expand", "collapse", "accordion", "spoiler"), details),
    **dict.fromkeys(("verse", "poem", "poetry"), poem),
    "epigraph": division("epigraph"),
    **dict.fromkeys(("aside", "sidebar"), division("sidebar")),
    **dict.fromkeys(("standfirst", "lede", "dek"), division("standfirst")),
    **dict.fromkeys(("highlight", "code", "codeblock", "sourcecode", "mermaid"), code),
    **dict.fromkeys(("raw", "verbatim"), untouched),
    "comment": comment,
    "youtube": embed(_film, "a video"),
    "vimeo": embed(lambda given: f"https://vimeo.com/{given}", "a video"),
    "dailymotion": embed(lambda given: f"https://www.dailymotion.com/video/{given}", "a video"),
    "soundcloud": embed(lambda given: f"https://soundcloud.com/{given}", "a recording"),
    **dict.fromkeys(("tweet", "twitter", "x"), embed(_post, "a post")),
    "spotify": spotify,
    "instagram": embed(lambda given: f"https://www.instagram.com/p/{given}/", "a post"),
    "gist": embed(lambda given: f"https://gist.github.com/{given}", "a snippet"),
    "embed": embed(lambda given: given, "something from elsewhere"),
    **dict.fromkeys(("button", "btn", "cta"), linked),
    **dict.fromkeys((*PAGE_NAMES, "static", "asset", "assetpath"), reference),
    "link": lambda arguments, inside: linked(arguments, inside) or reference(arguments, inside),
    "posturl": post_address,
    "include": included,
    "includerelative": included,
    "partial": included,
}
NOTICES = frozenset(
    (*LABELS, "notice", "alert", "callout", "admonition", "infobox", "box", "panel", "message")
)


def meaning_of(name: str, words: str, arguments: Arguments, inside: str | None) -> Meaning | None:
    """What a tag with this name (without hyphens) and these arguments means, if anything."""
    if name in NOTICES:
        return notice(name, arguments, inside)
    if name in ("image", "imagewithclass") and words[:1] in ("'", '"') and "=" not in words.split('"', 1)[0]:
        skipped = re.sub(r"^([\"'][^\"']+[\"']\s*)[\"'][^\"']*[\"']", r"\1", words)
        return liquid_picture(skipped if name == "imagewithclass" else words)
    known = BY_NAME.get(name)
    return known(arguments, inside) if known else None


# -- expressions and what has no meaning ----------------------------------------------------------

LITERAL = re.compile(r"^([\"'])(?P<path>[^\"']*)\1\s*(?:\|\s*(?P<filter>\w+).*)?$")
BASE = re.compile(
    r"^(?:site|config|@root)\.(?:baseurl|base_url|url|BaseURL)$|^base_?url$|^root$", re.IGNORECASE
)
ADDRESS_FILTERS = frozenset(
    (
        "url",
        "relative_url",
        "absolute_url",
        "prepend",
        "relurl",
        "absurl",
        "asset_url",
        "img_url",
        "htmlbaseurl",
    )
)

PICTURE_FILTERS = re.compile(r"photo|image|img|icon|avatar|thumb|svg|css|script|style|json", re.IGNORECASE)


class Address(Enum):
    """What of an address an expression stands for."""

    PICTURE = "the whole of a picture's"
    LINK = "the whole of another one"
    BASE = "the beginning, before a path"
    PART = "another part"


def expression(words: str, address: Address | None) -> Meaning | None:
    """An expression in double braces: an address that can be told, or something only the site knows."""
    words, in_address = words.strip(), address is not None
    if BASE.match(words.partition("|")[0].strip()):
        return Meaning("", "the site's own address", block=False)
    literal = LITERAL.match(words)
    if literal:
        filter_ = literal["filter"] or ""
        path = re.sub(r"^//+", "/", literal["path"]) if in_address else literal["path"]
        if path != path.strip():
            return None
        if not filter_ or filter_.lower() in ADDRESS_FILTERS:
            return Meaning(path, "the address that the site would fill in", block=False)
        if in_address:
            return Meaning(
                path, "the address that the site would fill in", block=False, certainty=Certainty.LIKELY
            )
        words = "" if PICTURE_FILTERS.search(filter_) else literal["path"]
        certainty = Certainty.SUSPECTED if words and " " not in words else Certainty.LIKELY
        return Meaning(words, UNFILLED, block=False, certainty=certainty)
    return _unknown(address) if address and re.match(r"^[\w.]+", words) else None


def _unknown(address: Address) -> Meaning | None:
    """For an address in a variable of the site's: a picture keeps its slot, a link leads nowhere."""
    match address:
        case Address.PICTURE:
            words, why = SLOT, "a picture that only the site can find keeps its place"
        case Address.LINK:
            words, why = "", "an address that only the site knows"
        case Address.BASE:
            words, why = "", "the site's own address"
        case Address.PART:
            return None
    return Meaning(words, why, block=False, certainty=Certainty.LIKELY)


def meaning_of_tag(
    tag: Tag, inside: str | None, address: Address | None, *, alone: bool, notes: frozenset[str]
) -> Meaning | None:
    """What stands in a shortcode's place: its meaning, else what it wraps or says, else nothing.

    ``alone``: nothing else stands on its lines. ``notes``: what ``called_notes`` found. None: it stays.
    """
    if tag.dialect is Dialect.EXPRESSION:
        return expression(tag.arguments, address) or Meaning(
            "", UNFILLED, block=False, certainty=Certainty.SUSPECTED
        )
    if tag.dialect is Dialect.HOUSE:
        return _house(tag)
    if (alone and _is_bare(tag) and PAGE_BREAK_NAME.fullmatch(_name(tag))) or tag.name in BRANCHES:
        return None
    if alone and tag.dialect is Dialect.HUGO and inside is None and _name(tag) in BREAK_NAMES:
        return Meaning("***", "a break between two passages", certainty=Certainty.LIKELY)
    arguments = arguments_of(tag.arguments.lstrip("=") if tag.dialect is Dialect.WORDPRESS else tag.arguments)
    words = tag.arguments if tag.dialect is Dialect.LIQUID else ""
    meaning = called_note(tag, inside) if label_of_note(tag) in notes else None
    if meaning is None and not tag.closes:
        known = meaning_of(_name(tag), words, arguments, inside)
        if known and not alone and known.words.startswith("::: standfirst"):
            known = Meaning(inside or "", "a mark for the site; what it wraps stays", block=False)
        meaning = known or _guessed(tag, arguments, inside) or _guessed_more(tag, arguments, inside)
    if (
        meaning is None
        and address is Address.LINK
        and _name(tag) in PAGE_NAMES
        and len(arguments.words.split()) == 1
    ):
        meaning = Meaning(arguments.positional[0], "the address that the site would fill in", block=False)
    if meaning is not None and meaning.words and needs_variables(tag):
        return None
    if meaning is not None and any(map(DATA.match, author_words(tag))):
        meaning = replace(meaning, certainty=Certainty.SUSPECTED)
    if meaning is None and inside is None and tag.dialect is Dialect.WORDPRESS and _is_bare(tag):
        return None
    if meaning is None and inside is not None:
        words = inside.strip("\n") if "\n" in inside else inside
        why = "a mark for the site; what it wraps stays"
        certainty = _of_wrapped(tag, inside)
        meaning = Meaning(words, why, block="\n" in inside, certainty=certainty)
    if meaning is None:
        certainty = Certainty.LIKELY if _prints_nothing(tag, arguments, alone=alone) else Certainty.SUSPECTED
        meaning = Meaning("", UNFILLED, block=False, certainty=certainty)
    return _with_all_words(meaning, tag, alone=alone, wraps=inside is not None)


def _of_wrapped(tag: Tag, inside: str) -> Certainty:
    """How sure it is that what a tag of no known meaning wraps is the author's, and all of it to be read: it
    is where the name says how words are set. What else a site makes of a tag nobody here can tell."""
    is_template = tag.name in LOOPS or tag.name in CONDITIONS or TEMPLATE.search(inside) or DATA.match(inside)
    is_setting = _name(tag) in SETTINGS_OF_WORDS and not SHOWN_BY_NAME.search(tag.arguments)
    is_numbered = _name(tag) == "section" and tag.arguments.strip(" \"'").isdigit()
    return Certainty.CERTAIN if is_setting and not is_template and not is_numbered else Certainty.SUSPECTED


SETTINGS_OF_WORDS = set_of(
    """align alignleft alignright alignjustify big block blockdiv bold card cards caps center centered
    centre col cols column columns content div divider dropcap em emphasis flex flexrow font grid group
    half hanging html indent inner italic justify large lead left mark md markdown margin middle nobr
    nowrap outer p para paragraph rawhtml right row rows section serif small smallcaps span strong sub sup
    tab table tabs tabitem text textcenter third two twocol twocolumn twocolumns u underline unsafe wide
    wrap wrapper"""
)
"""Names of tags that say how the words are set that they wrap, and show nothing of their own."""
SHOWN_BY_NAME = re.compile(r"\b(?:src|url|href|file|image|img|data|id)\s*=", re.IGNORECASE)
DATA = re.compile(r"\s*[{\[]\s*[\"'{\[\d]|\s*<(?:svg|script|style|iframe)\b", re.IGNORECASE)
"""What begins like something for a program."""
PICTURE_INSIDE = re.compile(r"!\[|<img\b")
OF_STYLE = set_of(
    """class classes style styles align width height size color colour bg background theme cols columns gap
    margin padding position float lang language dir delay animation effect font weight type kind variant icon
    open level number count start"""
)
"""Keys of arguments that only say how something looks."""


def _prints_nothing(tag: Tag, arguments: Arguments, *, alone: bool) -> bool:
    """Whether a tag that wraps nothing surely leaves nothing for a reader of a page: it steers the site, is
    about the website, or closes what was never opened."""
    opens = tag.name in LOOPS | CONDITIONS and not tag.closes
    if opens or not (alone or _names_nothing(tag, arguments)):
        return False
    is_lost_note = _name(tag) in NOTE_REFERENCES and tag.arguments.strip(" \"'").isdigit()
    if tag.closes or tag.name in STEERING or is_lost_note:
        return True
    part = tag.arguments.split()[0] if tag.name in INCLUDES and tag.arguments else ""
    return OF_THE_WEBSITE.search(f"{tag.name} {part}".replace("-", "_")) is not None


INCLUDES = frozenset(("include", "include_relative", "includerelative", "partial", "render"))
OF_THE_WEBSITE = re.compile(
    r"(?:^|[ _/])(?:ads?|adsense|advert\w*|analytics|back_?to_?top|breadcrumbs?|clear(?:fix|er)?|comments?"
    r"|cookies?|cta|disqus|donate|donation|end_?notes?|(?:fn|foot_?notes?|notes?)_?list|emoji|excerpt|fa|font_?awesome|footer|footnotes|form|head|header"
    r"|icons?|katex|latex_?support"
    r"|mailchimp\w*|mathjax|menu|more|nav\w*|newsletter\w*|pagination|pager|paywall|pixel|read_?more|scripts?|search"
    r"|share\w*|sharing|sidebar|sign_?up|social\w*|style\w*|subscri\w+|table_?of_?contents|toc|tracking)"
    r"(?=$|[ _/.])",
    re.IGNORECASE,
)
"""Names of tags, and of files that are included, that are about the website and not of the piece."""


def _names_nothing(tag: Tag, arguments: Arguments) -> bool:
    """Whether nothing in a tag may be part of the sentence that it stands in: ``{% cite knuth %}``."""
    words = (value for value in arguments.positional if not ADDRESS.match(value))
    return tag.closes or tag.name in STEERING or not any(map(str.isalpha, "".join(words)))


def _is_bare(tag: Tag) -> bool:
    return not (tag.arguments or tag.closes)


def _name(tag: Tag) -> str:
    return re.sub(r"[-_]", "", tag.name.rpartition("/")[2].partition(".")[0])


BREAK_NAMES = frozenset(("break", "sectionbreak", "scenebreak", "divider", "separator", "dinkus", "asterism"))
PAGE_BREAK_NAME = re.compile(r"pagebreak|newpage", re.IGNORECASE)
"""A tag that is read later, with the page breaks of other tools."""
CONDITIONS = frozenset(("if", "unless", "case", "with", "ifversion", "ifchanged"))
"""What these wrap the site prints sometimes."""
BRANCHES = frozenset(("else", "elsif", "elseif", "elif", "when"))
"""Between what a site prints and what it prints instead: of no use to a reader of both."""
TEMPLATE = re.compile(r"\{\{-?\s*[\w.$(\"']|\{%-?\s*\w")
PICTURE_NAME = re.compile(
    r"(?:^|[-_./])(?:figs?|pics?)(?:$|[-_./])|(?:^|[-_./])(?:figure|image|img|photo|picture)"
    r"|(?:figures?|images?|imgs?|photos?|pictures?)(?:$|[-_./])"
)
"""A tag of this name (in small letters) shows a picture: ``figure_local``, ``dynamicimage``, ``imgproc``."""
PICTURE_FILE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|tiff?)$", re.IGNORECASE)


def _guessed(tag: Tag, arguments: Arguments, inside: str | None) -> Meaning | None:
    """A picture by its name or by its file, whatever a site calls it; without a file it keeps its place."""
    values = (*arguments.positional, *arguments.named.values())
    files = list(dict.fromkeys(value for value in values if PICTURE_FILE.search(value)))
    source = files[0] if files else ""
    words = list(author_words(tag))
    if inside is not None or not (source or PICTURE_NAME.search(tag.name)) or not (source or words):
        return None
    caption = _caption(arguments)
    alt = _alternative(arguments, caption)
    left = [value for value in words if not _holds(f"{caption} {alt}", value, first=False)]
    parts = [" ".join(part.split()) for part in (caption, *left) if part]
    caption = " ".join((*map(_ended, parts[:-1]), *parts[-1:]))
    several = [part.strip() for file in files for part in file.split(",")]
    if len(several) > 1 and all(map(PICTURE_FILE.search, several)):
        shown = "\n\n".join((*(_picture(part, "", "") for part in several), *filter(None, (caption,))))
        sure = Certainty.LIKELY if len(files) == 1 and not caption else Certainty.SUSPECTED
        return Meaning(shown, "several pictures", certainty=sure)
    bare = [x for x in arguments.positional if x not in (source, *arguments.quoted) and not x.isdigit()]
    bare = [] if tag.name in INCLUDES or arguments.named else bare
    alt = alt or " ".join(bare)
    shown = _picture(GLOB.sub("", source) or SLOT, alt, caption, _link(arguments, source))
    is_link = any(WEB_ADDRESS.fullmatch(x) and not PICTURE_FILE.search(x) for x in values)
    is_named = PICTURE_NAME.search(tag.name) is not None
    is_found = source in arguments.positional or source == arguments.first(*SOURCE_KEYS)
    says_more = is_link or len(words) > 2 or _has_unknown(tag, arguments.named.values())
    doubtful = (says_more or not is_found) and not is_named
    doubtful = doubtful or (is_link and bool(bare)) or _has_unknown(tag, words)
    return Meaning(shown, "a picture", certainty=Certainty.SUSPECTED if doubtful else Certainty.LIKELY)


GLOB = re.compile(r"(?:\*+/)+")
"""Before the name of a file that a site looks for in all folders of the piece."""


def _guessed_more(tag: Tag, arguments: Arguments, inside: str | None) -> Meaning | None:
    """What else a name tells: a quotation and who said it, a recording."""
    if inside is None and tag.name.casefold().endswith("quote"):
        words = arguments.first("body", "quote", "text", "content")
        said = arguments.first("by", "author", "user", "username", "name", "person", "source", "cite")
        if " " in words or len(words) > LONGEST_WORD:
            quoted = _quoted(f"{words}\n\n— {said}" if said else words)
            return Meaning(quoted, "a quotation", certainty=Certainty.LIKELY)
    return _guessed_recording(tag, inside)


LONGEST_WORD = 20
"""Characters; a longer value is words of a language that sets no spaces."""


def _guessed_recording(tag: Tag, inside: str | None) -> Meaning | None:
    """A link to a film or a recording, by the name of the tag and an address in it; what is as long as an
    identifier of YouTube's, in a tag for films, is one. What it says beside that makes it doubtful: where a
    clip begins, who made it, another film."""
    name = f"{tag.name} {tag.arguments.split(None, 1)[0] if tag.arguments.split() else ''}".casefold()
    if inside is not None or not RECORDING_NAME.search(name):
        return None
    arguments = arguments_of(tag.arguments)
    positional = arguments.positional[1:] if tag.name in INCLUDES else arguments.positional
    values = (*positional, *arguments.named.values())
    address = next(filter(None, map(WEB_ADDRESS.fullmatch, values)), None)
    video = VIDEO.search(tag.arguments) if "audio" not in name else None
    vimeo = VIMEO.search(tag.arguments) if "vimeo" in tag.arguments.casefold() else None
    if address:
        url = address[0]
    elif vimeo:
        url = f"https://vimeo.com/{vimeo[1]}"
    elif video:
        url = f"https://www.youtube.com/watch?v={video[1]}"
    else:
        return None
    said = list(author_words(tag))
    shown = f"[{' '.join(said[0].split())}]({url})" if said else f"<{url}>"
    told = {value for key, value in arguments.named.items() if key in OF_STYLE or is_silent(key)}
    told |= SWITCHES | SPOKEN_KEYS | OF_STYLE | set(said)
    left = [value for value in values if not (value in told or value in url or is_silent(value))]
    sure = Certainty.SUSPECTED if any(re.search(r"\w", x) for x in left) else Certainty.LIKELY
    return Meaning(shown, "a film or a recording", certainty=sure)


SHOWS = re.compile(
    r"galler|video|audio|image|photo|figure|player|slide|carousel|youtube|vimeo|podcast|map(?!le)|chart",
    re.IGNORECASE,
)
"""What a tag shows by its name, which its arguments don't find: it is too much to be taken out unasked."""
RECORDING_NAME = re.compile(r"video|audio|film|youtube|vimeo|soundcloud|bandcamp|player|mp3", re.IGNORECASE)
WEB_ADDRESS = re.compile(r"https?://[^\s\"'<>]+")
VIDEO = re.compile(
    r"(?:^\s*|\b(?:v|video_?|youtube_?|yt_?)?id\s*=\s*)[\"']?"
    r"((?=[\w-]*(?:[\d_-]|[a-z][A-Z]))[\w-]{11})\s*[\"']?(?=\s|$)"
)
"""An identifier of YouTube's, told from a word of eleven letters."""
VIMEO = re.compile(r"\bid\s*=\s*[\"']?(\d{6,12})\b")


def _with_all_words(meaning: Meaning, tag: Tag, *, alone: bool, wraps: bool) -> Meaning | None:
    """The meaning with those words of the author's beside it that it leaves out.

    In the middle of a line, where words in another order would make no sentence, the tag stays.
    """
    is_wrapped = wraps and not meaning.words.startswith((">", ":::", "!", "<"))
    left = [
        value
        for value in author_words(tag)
        if not _holds(meaning.words, value, first=is_wrapped and is_title(tag, value, wraps=wraps))
    ]
    short = _short_titles(tag) if wraps else ()
    left += [x for x in short if x not in meaning.words and not _holds(meaning.words, x, first=False)]
    if not left:
        return meaning
    if not alone and (meaning.words or len(left) > 1) and not meaning.block:
        return None
    before = [f"**{value.replace('**', '')}**" for value in left if is_title(tag, value, wraps=wraps)]
    after = [value for value in left if not is_title(tag, value, wraps=wraps)]
    words = "\n\n".join(part for part in (*before, meaning.words.strip("\n"), *after) if part)
    if not meaning.words and len(left) == 1 and (url := _only_address(tag)):
        return Meaning(f"[{left[0]}]({url})", "a link to what it names", certainty=Certainty.SUSPECTED)
    why = "a mark for the site; its words stay" if not meaning.words else meaning.why
    doubtful = meaning.certainty is Certainty.SUSPECTED or meaning.why == UNFILLED or _has_unknown(tag, left)
    doubtful = doubtful or (wraps and PICTURE_INSIDE.search(meaning.words) is not None)
    certainty = Certainty.SUSPECTED if doubtful else Certainty.LIKELY
    return Meaning(words, why, block=alone or meaning.block, certainty=certainty)


def _only_address(tag: Tag) -> str | None:
    """The address on the web of a tag that has nothing else beside words, and says that it shows nothing."""
    arguments = arguments_of(tag.arguments)
    values = (*arguments.positional, *(v for key, v in arguments.named.items() if key not in OF_STYLE))
    others = [value for value in values if value not in author_words(tag)]
    is_link = len(others) == 1 and WEB_ADDRESS.fullmatch(others[0]) and not SHOWS.search(tag.name)
    return others[0] if is_link and not PICTURE_FILE.search(others[0]) else None


def _has_unknown(tag: Tag, values: Iterable[str]) -> bool:
    """Whether one of these values of a tag stands under a key that tells neither words for the reader nor how
    they look: ``{{< gloss base="…" literally="…" >}}``. What the site makes of it nobody here can tell."""
    known = SPOKEN_KEYS | OF_STYLE
    named = arguments_of(tag.arguments).named.items()
    unknown = {value for key, value in named if key not in known and not is_silent(key)}
    told = (value for value in values if value in unknown and value.casefold() not in SWITCHES)
    return any(re.search(r"[^\W\d_]", value) for value in told)


def _short_titles(tag: Tag) -> Iterator[str]:
    """What has no key and is one word, in a tag that wraps others: ``{{< tab "Monday" >}}``; without
    quotation marks only with a capital."""
    if tag.closes or tag.name in STEERING or tag.dialect is Dialect.EXPRESSION:
        return
    arguments = arguments_of(tag.arguments)
    for value in arguments.positional:
        is_title = value in arguments.quoted or value[:1].isupper()
        if is_title and " " not in value and _is_said(value) and value.casefold() not in LABELS:
            yield value


def _holds(words: str, value: str, *, first: bool) -> bool:
    """Whether these words, in their order, are among those, and the ``first`` of them if need be."""
    if first and not f"{_bare_words(words)} ".startswith(f"{_bare_words(value)} "):
        return False
    return f" {_bare_words(value)} " in f" {_bare_words(words)} "


def _bare_words(words: str) -> str:
    return " ".join(re.findall(r"\w+", re.sub(r"<[^>]*>|[*_`\\]", " ", words).casefold()))


def _house(tag: Tag) -> Meaning:
    if tag.name == "zoom":
        return Meaning(f"::: pullquote\n{tag.arguments.strip()}\n:::", "a pull quote")
    source, _, caption = tag.arguments.partition("=")
    return Meaning(_picture(source.strip(), "", caption.strip()), "a picture with its caption")
