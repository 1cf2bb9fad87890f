"""The catalogue: every code, its name, its severity, its usual hint and its lesson.

Families: S1 manuscript and front matter · S2 structure · S3 editorial · S4 assets · S5 print ·
S6 ebook · S7 fidelity · S9 our own faults. Every code has a folder in ``tests/diagnostics``,
and a test that the two agree.
"""

from __future__ import annotations

from typing import Literal

import msgspec


class Lesson(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to know about a code."""

    name: str
    severity: Literal["warning", "error"]
    hint: str | None = None
    """What to do, one line, when whoever reports it has nothing better to say."""
    lesson: str
    """What ``standfirst explain`` teaches: why it matters and how to mend it, with an example."""


CATALOGUE: dict[str, Lesson] = {
    # -- S1: manuscript, front matter, settings ---------------------------------------------
    "S101": Lesson(
        name="unreadable-bytes",
        severity="error",
        hint="save the file as UTF-8 text",
        lesson="""\
A manuscript is text. These bytes are none in any encoding that we could recognise: a picture, a
word processor's own file, or a damaged download. Export it as markdown or plain text, in UTF-8.
""",
    ),
    "S102": Lesson(
        name="empty-manuscript",
        severity="error",
        hint="write something, or take the file out of `pieces`",
        lesson="""\
The file has no words, and a piece without words can't be printed.
""",
    ),
    "S103": Lesson(
        name="legacy-encoding",
        severity="warning",
        hint="save the file as UTF-8, and look whether every accent is right",
        lesson="""\
A manuscript is UTF-8 text. This one, or some bytes of it, is in an encoding from before Unicode. The
message says which one was taken; whether the guess is right only a reader can see, in the accents and
quotation marks. Save the file as UTF-8 and the question is settled.
""",
    ),
    "S104": Lesson(
        name="broken-front-matter",
        severity="error",
        hint="see the line before, too: a quotation mark or a bracket may be missing",
        lesson="""\
The lines at the top of a manuscript that say its title, its authors and so on must be YAML (between
`---`), TOML (between `+++`) or JSON. An entry that can't be read is left out, so the title or an
author may be missing; the text below is not touched. An edition of this piece alone is not put in place.

    ---
    title: "The Long View: a walk"
    author: [Ann Onymous, Ben Trovato]
    date: 2026-05-01
    ---
""",
    ),
    "S105": Lesson(
        name="front-matter-key-twice",
        severity="warning",
        hint="take one of them out",
        lesson="""\
A key of the front matter can have one value only, and the last one holds. Several authors are a list:
`author: [Ann Onymous, Ben Trovato]`.
""",
    ),
    "S106": Lesson(
        name="front-matter-value-unquoted",
        severity="warning",
        hint="put the value in quotation marks",
        lesson="""\
In YAML a value with a colon and a space in it, or one that begins with a character such as `@`, `*` or
`%`, needs quotation marks. Without them it is no YAML; it was read as the plain text that it looks like.

    title: "The Long View: a walk"
""",
    ),
    "S107": Lesson(
        name="front-matter-disagrees",
        severity="warning",
        hint="make the front matter and the opening agree, or take one of them out",
        lesson="""\
The front matter gives one date or names one author, and the lines under the title say something
else. The front matter wins for everything that is made from it (metadata, contents); the lines are
printed as they stand, so that nothing is lost. One of the two is probably out of date.
""",
    ),
    "S110": Lesson(
        name="two-titles",
        severity="warning",
        hint="make the front matter and the heading agree, or take one of them out",
        lesson="""\
The front matter gives the piece one title and its first heading another. The front matter wins;
the heading stays in the text as a heading, so that nothing is lost. One of the two is probably
older than the other.
""",
    ),
    "S111": Lesson(
        name="settings-not-toml",
        severity="error",
        hint="see the line before, too: a quotation mark or a bracket may be missing",
        lesson="""\
The settings are in `publication.toml`, and that file must be TOML: `key = value`, one a line, with
text in quotation marks. While it can't be read nothing is put in place.

    title = "The Long View"
    language = "en-GB"
    pieces = ["one.md", "two.md"]
""",
    ),
    "S112": Lesson(
        name="unknown-setting",
        severity="warning",
        lesson="""\
A name in the settings that means nothing to us has no effect, and the likely reason is a slip of
the keyboard. The message says which name comes near it. What is meant for other programs, or for
later, may stand under `[options]`.
""",
    ),
    "S113": Lesson(
        name="wrong-setting",
        severity="error",
        hint="the default is used until this is mended",
        lesson="""\
The setting exists, and this can't be its value. Text stands in quotation marks, lists in brackets,
dates are written year first:

    title = "1984"
    date = 2025-03-01
    pieces = ["one.md", "two.md"]
""",
    ),
    "S114": Lesson(
        name="piece-not-found",
        severity="error",
        hint="mend the name in `pieces`; paths start beside publication.toml",
        lesson="""\
`pieces` names a manuscript that is not there. The other pieces are built. Leave `pieces` out to
take every markdown file beside the settings, by name.
""",
    ),
    "S115": Lesson(
        name="no-manuscripts",
        severity="error",
        hint="put a markdown file (.md) beside publication.toml",
        lesson="""\
A publication is made of pieces, each a markdown file beside `publication.toml` or named in its
`pieces`. None of them could be read here, so there is nothing to print.
""",
    ),
    "S116": Lesson(
        name="unreadable-file",
        severity="error",
        hint="see whether it is a file, and whether you may read it",
        lesson="""\
The system would not let us read the file: it is a folder, or it belongs to somebody else, or the
disk is damaged. Nothing is wrong with its words as far as we know.
""",
    ),
    "S117": Lesson(
        name="piece-outside",
        severity="error",
        hint="copy the file into the publication's folder",
        lesson="""\
A publication is one folder: what it is made of lies in it, so that it can be given to somebody
else, and so that settings from a stranger can't print your private files. A path that leads out of
the folder, also through a symbolic link, is not followed.
""",
    ),
    "S118": Lesson(
        name="no-title",
        severity="warning",
        hint='give it one: title = "…" in publication.toml',
        lesson="""\
A publication of several pieces needs a title of its own for its cover, its first page and the
shelf of an e-reader. Until it has one it is called after its folder.
""",
    ),
    "S119": Lesson(
        name="epoch-not-a-number",
        severity="warning",
        hint="SOURCE_DATE_EPOCH is a number of seconds since 1970",
        lesson="""\
When neither the settings nor the manuscripts give a date, the artefacts are dated by the
environment's SOURCE_DATE_EPOCH. What it says is no number of seconds, so 2000-01-01 was taken.
""",
    ),
    "S120": Lesson(
        name="same-name-twice",
        severity="error",
        hint="build them into different folders, or give one a `slug`",
        lesson="""\
Artefacts are named after their publication or file. Two that were built together have the same
name, and the second would have overwritten the first, so it was not put in place.
""",
    ),
    "S121": Lesson(
        name="decision-fits-nothing",
        severity="warning",
        hint="take the line out of the decisions, or decide again: `standfirst repairs` lists what there is",
        lesson="""\
`decisions.toml` says what becomes of a repair, and there is no such repair any more: the words were
changed, or the manuscript was mended by hand. Decisions name a repair by its rule and its words, so
moving lines about does not make them idle.

    [repairs]
    # Half- Sheet → Half-Sheet
    hyphen-space-c127dd7f = "refuse"
""",
    ),
    "S203": Lesson(
        name="link-to-nowhere",
        severity="warning",
        hint="link to a heading of this piece by its words in lower case with hyphens, or to its {#id}",
        lesson="""\
A link within the piece leads to a place that the piece does not have. Its words are printed, the
link is not. Headings are linked to by their words (`[see](#how-to-fold)`), anything else by the
name that it was given (`{#figure-3}`).
""",
    ),
    "S211": Lesson(
        name="link-to-no-piece",
        severity="warning",
        hint="mend the address, or take the link out",
        lesson="""\
The link leads to another manuscript or to a place in one, and the publication has no such piece or
place. The words of the link are printed without it. Links inside a publication are written like
this:

    See [the how-to](03-how-to.md#folding) and [below](#trimming).
""",
    ),
    "S301": Lesson(
        name="pull-quote-not-in-text",
        severity="warning",
        hint="quote the body word for word, or mark it `adapted`",
        lesson="""\
A pull quote repeats words of the piece. These words were marked as a pull quote, and no passage
of the piece has them, so the reader would look for them in vain. Copy them from the text, or
leave words out with an ellipsis.
""",
    ),
    "S302": Lesson(
        name="name-spelt-two-ways",
        severity="warning",
        hint="see which is right; nothing was changed",
        lesson="""\
Two names that differ by a letter or two, one of them rare: most likely one name and a slip, or two ways
of writing it in Latin letters. They may be two people all the same, so nothing is changed.

    “Hollyn Press” (line 9) and “Hollin Press” (lines 4, 12 and 31)
""",
    ),
    "S303": Lesson(
        name="names-too-alike",
        severity="warning",
        hint="see whether they are two; nothing was changed",
        lesson="""\
Two long names that differ in one word and share their initials, one of them rare: often the same
organisation with a word remembered wrongly.

    “Regional Bindery Society” (line 20) and “Royal Bindery Society” (lines 3 and 8)
""",
    ),
    "S304": Lesson(
        name="spelling-mixed",
        severity="warning",
        hint="settle on one; words that somebody else wrote may stay",
        lesson="""\
British and American spelling, or -ise and -ize, in one piece. Either is right; both together look like an
oversight. Names, code and quotations set apart are not looked at.
""",
    ),
    "S305": Lesson(
        name="dashes-mixed",
        severity="warning",
        hint="settle on one",
        lesson="""\
Most dashes of the piece are of one kind (a—b, a – b or a — b), a few are of another. Dashes typed as
hyphens are set by the rules of the language; real ones are left as they are.
""",
    ),
    "S306": Lesson(
        name="quotation-marks-mixed",
        severity="warning",
        hint="settle on one for quotations, the other for quotations inside them",
        lesson="""\
Most quotations of the piece stand in one kind of quotation marks, a few in the other. Straight and curly
marks don't count as two kinds: they are set alike.
""",
    ),
    "S307": Lesson(
        name="labels-change",
        severity="warning",
        hint="call a speaker by one label; the full name the first time is fine",
        lesson="""\
The label of a speaker changes and changes back: `**Ida Marsh:**`, `**Ida:**`, `**Ida Marsh:**`. They were
understood as one speaker and are printed as they stand.
""",
    ),
    "S308": Lesson(
        name="acronym-before-its-meaning",
        severity="warning",
        hint="explain it the first time",
        lesson="""\
The piece says what an acronym stands for, but only after it was used: readers meet it unprepared. This
happens when passages were moved.
""",
    ),
    "S309": Lesson(
        name="doubtful-address",
        severity="warning",
        hint="mend the address",
        lesson="""\
The address of this link can't be right: `https://` stands there twice or is mistyped, or there is nothing
after it.
""",
    ),
    "S310": Lesson(
        name="same-words-two-links",
        severity="warning",
        hint="see whether both addresses are meant",
        lesson="""\
The same words lead to two different addresses. One of them is often a remnant of an earlier version, or
was pasted into the wrong place.
""",
    ),
    # -- S4: assets -------------------------------------------------------------------------
    "S401": Lesson(
        name="picture-not-found",
        severity="warning",
        hint="put the file there, or mend its name; paths start beside the manuscript",
        lesson="""\
The manuscript shows a picture that is not in the publication's folder. A labelled slot is printed
in its place, so that nothing moves when the picture comes. Upper and lower case matter.
""",
    ),
    "S402": Lesson(
        name="picture-on-the-network",
        severity="warning",
        hint="download it into the publication's folder and name that file",
        lesson="""\
Nothing is fetched while a publication is built: an address may be gone tomorrow, and it would tell
somebody what you are working on. A labelled slot is printed in the picture's place.
""",
    ),
    "S403": Lesson(
        name="picture-unreadable",
        severity="warning",
        hint="see whether it is a file, and whether you may read it",
        lesson="""\
There is something of that name, and the system would not let us read it. A labelled slot is
printed in its place.
""",
    ),
    "S404": Lesson(
        name="picture-broken",
        severity="warning",
        hint="export it again",
        lesson="""\
The file has the name of a picture, and no picture comes out of it: the download was cut short, or
it is something else (often the web page that says "not found"). A labelled slot is printed in its
place.
""",
    ),
    "S405": Lesson(
        name="picture-too-large",
        severity="warning",
        hint="make it smaller: 5000 pixels across fill any page of ours",
        lesson="""\
A picture of more than 80 million pixels, or of more than 100 megabytes, takes more memory than a
page is worth, and may be a trap. A labelled slot is printed in its place.
""",
    ),
    "S406": Lesson(
        name="picture-outside",
        severity="warning",
        hint="copy it into the publication's folder",
        lesson="""\
A publication is one folder: its pictures lie in it, so that it can be given to somebody else, and
so that a manuscript from a stranger can't print your private files. A path that leads out of the
folder, also through a symbolic link, is not followed. A labelled slot is printed in its place.
""",
    ),
    "S407": Lesson(
        name="drawing-cleaned",
        severity="warning",
        hint="export it as plain SVG, with everything embedded",
        lesson="""\
An SVG drawing can hold programs and can fetch things. Ours are pictures only: scripts, event
handlers, embedded pages, and whatever leads out of the file were taken out, and the rest is
printed.
""",
    ),
    "S408": Lesson(
        name="picture-kind-unknown",
        severity="warning",
        hint="export it as PNG, JPEG or SVG",
        lesson="""\
Pages and ebooks can show PNG, JPEG, GIF, WebP and SVG. This is a picture of another kind. A
labelled slot is printed in its place.
""",
    ),
    "S409": Lesson(
        name="picture-not-described",
        severity="warning",
        hint="say between the brackets what it shows: `![A hand press](press.jpg)`",
        lesson="""\
Somebody who can't see the picture has nothing in its place, and the ebook may not claim to be
accessible. Say what it shows, in a sentence. A picture that is mere decoration says so: `<img src="rule.svg"
alt="">`.
""",
    ),
    # -- S5: print --------------------------------------------------------------------------
    # -- S5: print ----------------------------------------------------------------------------
    "S501": Lesson(
        name="glyph-missing",
        severity="warning",
        hint="use another character, or put a font that has it into the publication's styles/fonts",
        lesson="""\
The pages are set from the fonts that Standfirst ships and from those in the publication's own
`styles/fonts`, and from no others, so that every machine gives the same pages. None of them has
these characters: a small box is printed in the place of each. Whoever searches, copies or listens
still gets the characters themselves. Fonts for Chinese and Japanese are not shipped: copy one (Noto
Serif CJK, for example) into `styles/fonts`.
""",
    ),
    "S502": Lesson(
        name="outside-resource-refused",
        severity="warning",
        hint="put the file into the publication and name it from there",
        lesson="""\
While the pages were laid out, a stylesheet or a picture asked for something that is no part of the
publication: an address on the network, or a file elsewhere on this machine. A page is made of what
the publication holds, so the request was refused and the page was made without it.
""",
    ),
    "S503": Lesson(
        name="layout-warning",
        severity="warning",
        hint="look at the page, and at the publication's own stylesheets",
        lesson="""\
The layout engine met something that it could not do: usually a rule in the publication's own
stylesheets that it does not know, or a picture that it could not draw. Its words are in the message.
""",
    ),
    "S510": Lesson(
        name="outside-type-area",
        severity="warning",
        hint="shorten what does not fit, or allow it to be broken",
        lesson="""\
Type and pictures stand inside the type area; what runs out of it is cut off by the knife or disappears
in the fold. A table of too many columns, an address without a place to break it, or a rule in the
publication's own stylesheets can push it out.
""",
    ),
    "S511": Lesson(
        name="stranded-line",
        severity="warning",
        hint="change a word or two in the paragraph",
        lesson="""\
The first line of a paragraph alone at the foot of a column, or the last one alone at its head, looks
like a mistake and reads like one. The stylesheets keep two lines together; where that was not
possible, a few words more or fewer move the line.
""",
    ),
    "S512": Lesson(
        name="short-last-line",
        severity="warning",
        hint="change a word or two in the paragraph",
        lesson="""\
A last line that is shorter than the indent of the next paragraph leaves a white gap between the two,
and one that is only the end of a broken word looks like a leftover. A word more or fewer mends it.
""",
    ),
    "S513": Lesson(
        name="hyphens-in-a-row",
        severity="warning",
        hint="change a word, or put a no-break space or a soft hyphen where it helps",
        lesson="""\
More than two hyphens under each other draw the eye down the margin instead of along the line.
""",
    ),
    "S514": Lesson(
        name="word-broken-over-page",
        severity="warning",
        hint="change a word or two in the paragraph",
        lesson="""\
Nobody should have to turn the page in the middle of a word.
""",
    ),
    "S515": Lesson(
        name="heading-at-foot",
        severity="warning",
        hint="see whether the publication's own stylesheets allow a break after headings",
        lesson="""\
A heading belongs to what follows it. At the foot of a column, with its text overleaf, it heads nothing.
""",
    ),
    "S516": Lesson(
        name="nearly-empty-last-page",
        severity="warning",
        hint="cut or add a few lines in the piece, or let a picture be larger or smaller",
        lesson="""\
A piece that ends with fewer than four lines on a page of their own wastes the page and looks unplanned.
""",
    ),
    "S517": Lesson(
        name="loose-or-tight-line",
        severity="warning",
        hint="change a word, or put a soft hyphen into the long word that did not fit",
        lesson="""\
In a justified line the white between words is what is left over. Where a long word did not fit and could
not be broken, too much is left, and the line falls apart; squeezed words run into each other.
""",
    ),
    "S518": Lesson(
        name="too-few-dots",
        severity="warning",
        hint="use a larger picture, or print this one smaller",
        lesson="""\
Print needs about 300 dots to the inch at the size at which a picture is printed; with fewer, edges turn
soft or jagged. On a screen nobody sees the difference, which is why it is found so late.
""",
    ),
    "S519": Lesson(
        name="pull-quote-beside-its-source",
        severity="warning",
        hint='move it, or set `placement = "spread"` under [pull_quotes]',
        lesson="""\
A pull quote shows a reader who leafs through what is in the text. Beside the sentence that it repeats
it only says it twice. A third of a page away is enough.
""",
    ),
    "S520": Lesson(
        name="hole-in-page",
        severity="warning",
        hint="move the picture, table or pull quote that did not fit, or make it smaller",
        lesson="""\
What can't be broken goes to the next page whole and leaves its place white. A few lines nobody
notices; a quarter of the page looks like the end of the piece.
""",
    ),
    "S521": Lesson(
        name="beyond-the-typesetter",
        severity="warning",
        hint="look at the page; the ebook is set by its reader, who may do better",
        lesson="""\
WeasyPrint, which lays out the pages, can't do this. It sets lines from right to left, with their tables,
columns and notes, but it does not set apart what is written the other way: a mark at the end of Latin words
that stand in quotation marks or brackets comes to the end that the line around it would give it. And it has
no lines from top to bottom, so Japanese and Chinese are always set in lines from left to right.
""",
    ),
    "S530": Lesson(
        name="press-profile-unreadable",
        severity="warning",
        hint="name the ICC profile that the printer gave you, by its path beside publication.toml",
        lesson="""\
Pictures for the printer are converted into the inks of the press, through the profile (an `.icc`
file) that describes it, and the file carries that profile along. Where the publication's own can't
be read, or is not one for cyan, magenta, yellow and black, a general one for coated paper serves.
""",
    ),
    "S590": Lesson(
        name="no-print-edition",
        severity="error",
        hint="the earlier PDF, if there is one, was left as it was",
        lesson="""\
Something went wrong while the PDF was made, so there is no new one. The ebook does not depend on
it. If the message tells you nothing, run again with STANDFIRST_DEBUG=1 and send us what it says.
""",
    ),
    # -- S6: ebook --------------------------------------------------------------------------
    "S690": Lesson(
        name="no-ebook",
        severity="error",
        hint="the earlier EPUB, if there is one, was left as it was",
        lesson="""\
Something went wrong while the EPUB was made, so there is no new one. The PDF does not depend on
it. If the message tells you nothing, run again with STANDFIRST_DEBUG=1 and send us what it says.
""",
    ),
    # -- S7: fidelity -----------------------------------------------------------------------
    "S701": Lesson(
        name="words-differ-in-print",
        severity="error",
        hint="tell us: no word of an author's may be lost on the way",
        lesson="""\
After the PDF is made its words are read back from the finished file and compared with those of the
manuscript, in order. The message says which do not agree. Something was pushed off its page,
covered, doubled or dropped.
""",
    ),
    "S702": Lesson(
        name="words-differ-in-ebook",
        severity="error",
        hint="tell us: no word of an author's may be lost on the way",
        lesson="""\
After the EPUB is made its words are read back from the finished file and compared with those of the
manuscript, in order. The message says which do not agree.
""",
    ),
    "S703": Lesson(
        name="words-differ-in-model",
        severity="error",
        hint="tell us: no word of an author's may be lost on the way",
        lesson="""\
The manuscript was read a second time, by simpler means, and the words that were understood are not
those that stand in it, nor does a repair in the list say why. Something was dropped, doubled or taken
for a mark that is none. Look at the line; `standfirst show model FILE` shows what was made of it.
""",
    ),
    "S704": Lesson(
        name="words-hidden-in-print",
        severity="error",
        hint="look at the page, and at the publication's own stylesheets",
        lesson="""\
These words are in the PDF and nobody can see them: they stand outside the page, are cut off by a box,
have something painted over them, or have no colour. Usually a rule of the publication's own stylesheets
does this, or a table or a line of code that is wider than the page.
""",
    ),
    "S705": Lesson(
        name="picture-lost",
        severity="error",
        hint="tell us: a picture that the manuscript shows is in both editions",
        lesson="""\
The manuscript shows a picture, its file was found and read, and the finished edition does not show it.
A picture that can't be read is another matter: a labelled slot stands in its place, and a warning says so.
""",
    ),
    "S706": Lesson(
        name="letters-misread",
        severity="warning",
        hint="the page looks right; who searches or copies these words gets others",
        lesson="""\
Letters of several signs one over the other, and those of scripts in which letters join, are drawn with
glyphs that stand for more than one of them. The page shows what you wrote; a program that reads the
PDF's text (to search it, to copy from it, to read it aloud) gets something else.
""",
    ),
    "S707": Lesson(
        name="edition-withheld",
        severity="error",
        hint="the earlier file, if there is one, is as it was; --keep puts this one there, faults and all",
        lesson="""\
The edition was made, and is not what it should be: read back, it does not hold what the manuscripts
hold (the errors of the family S7 beside this one say where), or the settings, or the front matter of its
only piece, can't be read. Nobody should publish such a file by mistake, so it was not put in its place. To
look at it, build with `--keep`.
""",
    ),
    "S708": Lesson(
        name="not-carried",
        severity="warning",
        hint="write it in a way that a page and an ebook can show",
        lesson="""\
The manuscript has something besides words that this edition does not carry: a number of a list, a
caption, a link, a reference to a note, a formula, an embedded file, or a width that was asked for.
The message says what and where.
""",
    ),
    # -- S9: our own faults -----------------------------------------------------------------
    "S901": Lesson(
        name="we-broke",
        severity="error",
        hint="run again with STANDFIRST_DEBUG=1 and send us what it says, with the manuscript if you may",
        lesson="""\
A mistake of ours, not of yours: the program met something that it was not written for. Nothing
half-made was put in place.
""",
    ),
    "S902": Lesson(
        name="disk-says-no",
        severity="error",
        hint="see whether there is room, and whether you may write there",
        lesson="""\
The result could not be put in place: the disk is full, the folder belongs to somebody else, or a
file is in the way. Nothing half-written was left behind; an earlier artefact is as it was.
""",
    ),
    "S903": Lesson(
        name="tidy-breaks-its-promise",
        severity="error",
        hint="nothing was written; the message says where to look, and we would like to see it",
        lesson="""\
Tidy text must mean what the manuscript means: before it is given out it is read again, and what is
understood must be the same, with nothing left to mend. Here it was not, so there is no tidy text. The
fault is ours, or the manuscript has something (HTML, most likely) that clean markdown can't say.
""",
    ),
    "S904": Lesson(
        name="worker-died",
        severity="error",
        hint="run again; if it dies again on the same piece, send us the manuscript if you may",
        lesson="""\
Pieces are understood and laid out by workers, each a process of its own. The one that had this piece
died: a library crashed, or the system ended it, most likely because memory ran out. Everything else
was made and is kept, so that the next run has only this piece to make.
""",
    ),
    "S905": Lesson(
        name="piece-takes-too-long",
        severity="error",
        hint="`--limit-time SECONDS` gives it more; look for what is odd: a huge table, a drawing",
        lesson="""\
A worker was stopped because this piece took longer than a piece may. Real pieces take a few seconds;
a table with ten thousand columns or a drawing that unfolds without end takes for ever. Everything else
was made and is kept.
""",
    ),
    "S906": Lesson(
        name="piece-takes-too-much-memory",
        severity="error",
        hint="`--limit-memory MEGABYTES` gives it more; look for a picture of very many pixels",
        lesson="""\
A worker was stopped because this piece needed more memory than a piece may. Most likely it shows a
picture whose small file unfolds to very many pixels. Everything else was made and is kept.
""",
    ),
}
