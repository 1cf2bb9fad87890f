"""Make an archive of so many articles of invented words, shaped like real ones: to measure what many cost.

    python tests/bench/articles.py 1000 FOLDER [--scale 0.25]

Lengths, headings, links, notes, lists, code, pictures, quotations, interviews and dirt come in the shares and
amounts that a corpus of 141 real manuscripts has. Every word is made up of syllables, so that nothing is
anybody's; small words of English are strewn in, by which the language is told. Article n is the same however
many there are; a fifth of them link to one that came before.
"""

from __future__ import annotations

import argparse
import functools
import math
import random
import struct
import zlib
from pathlib import Path


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SMALL = _words(
    "the of and to in a is that it was for on with as at by this from are be had not but they which "
    "you were we there can an your has when no if what so up out about into than its then some could "
    "would like other how more these two may them only over such our most after also did many before "
    "must through where much should well very just because each still between "
)
STARTS = _words(
    "b br bl c ch cl d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w wh "
)
VOWELS = _words("a e i o u ai ea ee ie oa oo ou")
ENDS = ("", "", "", "n", "r", "l", "m", "s", "t", "d", "ck", "nd", "st", "rn", "ng")
SUFFIXES = ("", "", "", "ing", "ed", "er", "ly", "s", "ness", "ment", "tion", "al", "ful")
GIVEN = _words(
    "Ada Ben Cora Dov Elin Faye Gus Hana Ivo Jun Kit Lena Milo Nora Otis Petra Quin Rosa Sami Tove Uma "
)
A_FOLDER = 250
"""Articles in a folder."""
MEDIAN, SPREAD, LEAST, MOST = 1900, 0.75, 400, 9000
"""Words of an article: log-normal, within bounds."""


@functools.cache
def vocabulary(count: int = 4000) -> tuple[str, ...]:
    """Invented words, the shorter ones first, which are the commoner ones."""
    rng = random.Random("words")
    made: dict[str, None] = {}
    while len(made) < count:
        syllables = (
            rng.choice(STARTS) + rng.choice(VOWELS) + rng.choice(ENDS)
            for _ in range(rng.choice((1, 1, 1, 2)))
        )
        made["".join(syllables) + rng.choice(SUFFIXES)] = None
    return tuple(sorted(made, key=lambda word: len(word) + rng.gauss(0, 2)))


class Writer:
    """Somebody with habits: which marks, how many links, how clean."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.is_dirty = rng.random() < 0.4
        self.is_curly = rng.random() < 0.69
        self.has_notes = rng.random() < 0.09
        self.links = rng.choice((0, 0, 0.002, 0.004, 0.006, 0.012)) if rng.random() < 0.74 else 0
        self.marks = rng.choice((0.001, 0.003, 0.008)) if rng.random() < 0.6 else 0
        self.quotes = rng.choice((0.003, 0.008, 0.02)) if rng.random() < 0.79 else 0
        self.notes: list[str] = []

    def word(self) -> str:
        if self.rng.random() < 0.45:
            return self.rng.choice(SMALL)
        words = vocabulary()
        return words[min(int(self.rng.expovariate(1 / 300)), len(words) - 1)]

    def name(self) -> str:
        return f"{self.rng.choice(GIVEN)} {self.rng.choice(vocabulary()).capitalize()}"

    def words(self, least: int, most: int) -> str:
        return " ".join(self.word() for _ in range(self.rng.randrange(least, most)))

    def line(self, least: int, most: int) -> str:
        return self.words(least, most).capitalize()

    def marked(self, word: str) -> str:
        """A word as it is written: linked, emphasised, quoted, spoilt, or as it is."""
        rng, chance = self.rng, self.rng.random()
        if chance < self.links:
            return f"[{word} {self.word()}](https://example.org/{self.word()}/{rng.randrange(9999)})"
        chance -= self.links
        if chance < self.marks:
            return rng.choice(("*{}*", "**{}**", "_{}_", "`{}`")).format(word)
        chance -= self.marks
        if chance < self.quotes:
            said = self.words(1, 6)
            return f"“{said}”" if self.is_curly else f'"{said}"'
        chance -= self.quotes
        if chance < 0.012:
            return word + ("’s" if self.is_curly else "'s")
        if self.is_dirty and chance < 0.0132:
            return rng.choice(
                ("well\u200bkept", "a\u00a0b", "caf&eacute;", "it\\'s", "\ufb01nal", "&amp;amp;")
            )
        return word

    def sentence(self, *, is_plain: bool = False) -> str:
        rng = self.rng
        length = max(4, int(rng.gauss(17, 7)))
        out = [self.word() if is_plain else self.marked(self.word()) for _ in range(length)]
        for at in (length // 3, 2 * length // 3):
            if rng.random() < 0.4:
                out[at] += ","
        if self.has_notes and not is_plain and rng.random() < 0.05:
            self.notes.append(self.sentence(is_plain=True))
            out[-1] += f"[^{len(self.notes)}]"
        text = " ".join(out)
        return text[0].upper() + text[1:] + rng.choice("......?!")

    def paragraph(self, most: int = 7) -> str:
        return " ".join(self.sentence() for _ in range(self.rng.randrange(1, most)))

    # -- what interrupts the text -----------------------------------------------------------------

    def list_(self) -> str:
        mark = self.rng.choice(("-", "*", "1."))
        return "\n".join(f"{mark} {self.sentence()}" for _ in range(self.rng.randrange(3, 9)))

    def code(self) -> str:
        rng = self.rng

        def line() -> str:
            indent = "    " * rng.randrange(3)
            return f"{indent}{self.word()}_{rng.randrange(99)} = {self.word()}({rng.randrange(999)})"

        lines = (line() for _ in range(rng.randrange(3, 25)))
        return "\n".join(("```python", *lines, "```"))

    def table(self) -> str:
        rows = [" | ".join(self.words(1, 4) for _ in range(3)) for _ in range(self.rng.randrange(4, 10))]
        return "\n".join(f"| {row} |" for row in (rows[0], "--- | --- | ---", *rows[1:]))

    def dirt(self) -> str:
        kinds = (
            f'<p class="more">{self.sentence()}</p>',
            '{{< figure src="gone.png" >}}',
            "<br />",
            "* * *",
        )
        return self.rng.choice(kinds)


def path_of(number: int) -> str:
    """Where an article lies."""
    return f"{number // A_FOLDER:03}/article-{number:06}.md"


def article(number: int, scale: float = 1) -> tuple[str, dict[str, bytes]]:
    """An article, and its pictures by their paths from it."""
    rng = random.Random(f"article {number}")
    writer = Writer(rng)
    wanted = int(min(MOST, max(LEAST, math.exp(rng.gauss(math.log(MEDIAN), SPREAD)))) * scale)
    kind = rng.choices(("turns", "questions", "essay"), (0.42, 0.17, 0.41))[0]
    author, guest = writer.name(), writer.name()
    out = [_head(writer, author)]
    if rng.random() < 0.3:
        out.append(f"*{writer.sentence(is_plain=True)}*")
    if number and rng.random() < 0.2:
        other = rng.randrange(max(0, number - 1000), number)
        out.append(f"{writer.sentence()} See [{writer.words(2, 5)}](../{path_of(other)}).")
    pictures: dict[str, bytes] = {}
    a_section = rng.choice((250, 400, 700)) if rng.random() < 0.54 else wanted
    count = turns = since = 0
    while count < wanted:
        chance = rng.random()
        if since > a_section:
            block, since = f"{'#' * rng.choice((2, 2, 2, 3))} {writer.line(2, 7)}", 0
        elif kind == "turns" and chance < 0.5:
            who = (author, guest)[turns % 2]
            block = f"**{who if turns < 2 else who.split()[0]}:** {writer.paragraph(8 if turns % 2 else 4)}"
            turns += 1
        elif kind == "questions" and chance < 0.2:
            block = f"**{writer.line(6, 14)}?**"
        elif chance > 0.93:
            block = _interruption(writer, chance, f"{number:06}-{len(pictures)}", pictures)
        else:
            block = writer.paragraph()
        count += len(block.split())
        since += len(block.split())
        out.append(block)
    out += [f"[^{n}]: {note}" for n, note in enumerate(writer.notes, 1)]
    return "\n\n".join(out) + "\n", pictures


def _head(writer: Writer, author: str) -> str:
    rng, title = writer.rng, writer.line(3, 9)
    if rng.random() > 0.82:
        return f"# {title}\n\nBy {author}"
    date = f"20{rng.randrange(10, 26)}-0{rng.randrange(1, 10)}-1{rng.randrange(10)}"
    tags = [f"tags: [{', '.join(writer.word() for _ in range(3))}]"] if rng.random() < 0.5 else []
    return "\n".join(("---", f'title: "{title}"', f"author: {author}", f"date: {date}", *tags, "---"))


def _interruption(writer: Writer, chance: float, name: str, pictures: dict[str, bytes]) -> str:
    rng = writer.rng
    if chance > 0.985:
        return writer.list_() if rng.random() < 0.5 else writer.paragraph()
    if chance > 0.975:
        return writer.code() if rng.random() < 0.3 else writer.paragraph()
    if chance > 0.96 and rng.random() < 0.4:
        pictures[f"images/{name}.png"] = png(rng)
        return f'![{writer.sentence(is_plain=True)}](images/{name}.png "{writer.words(5, 6)}")'
    if chance > 0.95:
        return f"::: pullquote\n{writer.sentence(is_plain=True)}\n:::" if rng.random() < 0.4 else "---"
    if chance > 0.94 and rng.random() < 0.3:
        return f"> {writer.paragraph(4)}"
    if chance > 0.935 and rng.random() < 0.3:
        return writer.table()
    return writer.dirt() if writer.is_dirty and chance < 0.935 else writer.paragraph()


def png(rng: random.Random, width: int = 320, height: int = 200) -> bytes:
    """A striped picture of its own."""
    one, other = (bytes(rng.randrange(256) for _ in range(3)) for _ in range(2))
    step = rng.randrange(4, 40)
    rows = (
        b"\0" + b"".join((one, other)[(x // step + y // step) % 2] for x in range(width))
        for y in range(height)
    )

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def write_archive(folder: Path, count: int, scale: float = 1) -> None:
    """So many articles in a folder."""
    for number in range(count):
        file = folder / path_of(number)
        text, pictures = article(number, scale)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        for name, data in pictures.items():
            (file.parent / name).parent.mkdir(exist_ok=True)
            (file.parent / name).write_bytes(data)


def main() -> None:
    parser = argparse.ArgumentParser(description="Make an archive of articles of invented words.")
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", type=float, default=1, help="of the lengths")
    chosen = parser.parse_args()
    write_archive(chosen.folder, chosen.count, chosen.scale)


if __name__ == "__main__":
    main()
