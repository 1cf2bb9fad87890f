"""Front matter is recognised in all its forms, and only where it is some."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.diagnostics import Report
from standfirst.parse.manuscript.source_file import SourceFile
from standfirst.parse.manuscript.split_front_matter import FrontMatter, split_front_matter


def split(text: str) -> tuple[FrontMatter, SourceFile, list[tuple[str, int]]]:
    """The front matter, the rest, and the code and line of everything that was said."""
    report = Report()
    front, rest = split_front_matter(SourceFile("m.md", text), report)
    return front, rest, [(d.code, d.span.first) for d in report]


FORMS = {
    "YAML": '---\ntitle: "A: B"\nauthor: [Ann, Ben]\ndate: 2026-05-01\n---\nText\n',
    "YAML with dots": "---\ntitle: 'A: B'\nauthor:\n  - Ann\n  - Ben\ndate: 2026-05-01\n...\nText\n",
    "TOML": '+++\ntitle = "A: B"\nauthor = ["Ann", "Ben"]\ndate = 2026-05-01\n+++\nText\n',
    "JSON": '{\n  "title": "A: B",\n  "author": ["Ann", "Ben"],\n  "date": "2026-05-01"\n}\nText\n',
    "pandoc": "% A: B\n% Ann; Ben\n% 2026-05-01\n\nText\n",
    "pandoc over lines": "% A:\n  B\n% Ann\n  Ben\n% 2026-05-01\n\nText\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_the_same(form: str) -> None:
    front, rest, said = split(FORMS[form])
    assert front.values == {"title": "A: B", "author": ["Ann", "Ben"], "date": "2026-05-01"}
    assert (rest.text.strip(), said) == ("Text", [])


def test_a_header_of_plain_lines() -> None:
    front, rest, said = split("Title: A: B\nAuthor: Ann\n  and Ben\nDate: May 2026  \n\nText\n")
    assert front.values == {"title": "A: B", "author": "Ann and Ben", "date": "May 2026"}
    assert (rest.text, said) == ("\nText\n", [])


def test_the_rest_keeps_the_numbers_of_its_lines() -> None:
    front, rest, _ = split("---\ntitle: A\n---\n\nText\n")
    assert front.span is not None
    assert front.span.place == ("m.md", 1, 3)
    assert front.lines == {"title": 2}
    assert (rest.text, rest.number_of(1)) == ("\nText\n", 5)


NONE = {
    "a thematic break": "---\n\nText.\n\n---\n\nMore.\n",
    "a break and a speaker": "---\nAnna Smith: Hello there.\n---\n",
    "a break and a list": "---\n- a\n---\n",
    "a break alone": "---\ntext\n",
    "plus signs": "+++\n\ntext\n",
    "a per cent sign": "% of the people agree\n\nText\n",
    "a comment": "%% hidden\n\nText\n",
    "an attribute list": "{.lead}\nText\n",
    "a shortcode": "{{< youtube >}}\n",
    "a template": "{% include x %}\n",
    "words with a colon": "Note: this is it\nTitle: not the first key\nText\n",
    "a title and prose": "Title: My thing\nMore of it\n\nText\n",
    "a title alone": "Title: My thing\n\nText\n",
    "a second block": "Text\n\n---\ntitle: A\n---\n",
}


@pytest.mark.parametrize("what", NONE)
def test_what_is_no_front_matter_stays_text(what: str) -> None:
    front, rest, said = split(NONE[what])
    assert (front, rest.text, said) == (FrontMatter(), NONE[what], [])


def test_keys_and_values_are_as_writers_mean_them() -> None:
    """Norwegian is no falsehood, 1.10 no number, a time none either; dates and keys have one form."""
    front, _, said = split(
        "---\nTitle: 1984\nlang: no\nFirst-Published: 2026-05-01T10:00:00Z\nversion: 1.10\nat: 12:30\n"
        "draft: true\nnothing:\nbad date: 2020-13-45\nratio: 2.5\n---\n"
    )
    assert front.values == {
        "title": 1984,
        "lang": "no",
        "first_published": "2026-05-01T10:00:00Z",
        "version": "1.10",
        "at": "12:30",
        "draft": True,
        "nothing": None,
        "bad_date": "2020-13-45",
        "ratio": 2.5,
    }
    assert said == []


INTERNAL_ERROR = {
    "a colon in a title": ("title: A: B\nauthor: Ann", {"title": "A: B", "author": "Ann"}, [("S106", 2)]),
    "a mark that means something": ("title: @home\nx: y", {"title": "@home", "x": "y"}, [("S106", 2)]),
    "words behind quotation marks": ('title: "A" and B', {"title": '"A" and B'}, [("S106", 2)]),
    "an open quotation mark": ('title: "A\nauthor: Ann', {"author": "Ann"}, [("S104", 2)]),
    "an open bracket": ("title: A\ntags: [a, b\nauthor: Ann", {"title": "A", "author": "Ann"}, [("S104", 3)]),
    "a tab": ("title: A\nx:\n\ty: z\nauthor: Ann", {"title": "A", "author": "Ann"}, [("S104", 4)]),
    "a colon deep inside": ("title: A\nx:\n  - y: a: b", {"title": "A"}, [("S104", 4)]),
    "a key twice": ("title: A\ntitle: B", {"title": "B"}, [("S105", 3)]),
}


@pytest.mark.parametrize("what", INTERNAL_ERROR)
def test_broken_yaml_is_said_by_line_and_the_rest_of_it_is_read(what: str) -> None:
    yaml, values, expected = INTERNAL_ERROR[what]
    front, rest, said = split(f"---\n{yaml}\n---\nText\n")
    assert (front.values, rest.text, said) == (values, "Text\n", expected)


def test_the_message_shows_how_to_write_it() -> None:
    report = Report()
    split_front_matter(SourceFile("m.md", '---\ntitle: A "B": C\n---\n'), report)
    assert [d.message for d in report] == [
        'the value of `title` was read as plain text; write title: "A \\"B\\": C"'
    ]


@pytest.mark.parametrize(
    ("text", "line", "title"),
    [
        ('+++\ntitle = "A"\nx = [1,\n+++\nText\n', 3, "A"),
        ('+++\ntitle = "A"\nx = y\nz = 1\n+++\nText\n', 3, "A"),
        ('{\n"title": "A"\n"x": 1\n}\nText\n', 3, None),
        ("---\ntitle: A\n\nText\n", 1, "A"),
        ('+++\ntitle = "A"\nText\n', 1, "A"),
    ],
    ids=["open TOML", "wrong TOML", "wrong JSON", "YAML never closed", "TOML never closed"],
)
def test_other_broken_front_matter_is_said_and_kept_out_of_the_text(
    text: str, line: int, title: str | None
) -> None:
    front, rest, said = split(text)
    assert (front.values.get("title"), rest.text.strip(), said) == (title, "Text", [("S104", line)])


HOSTILE = {
    "aliases of aliases": "a: &a [x,x]\n"
    + "".join(f"k{i}: &k{i} [{','.join(['*a'] * 9)}]\n" for i in range(9)),
    "an alias of itself": "title: &a [*a]\n",
    "deep brackets": "title: " + "[" * 5000 + "\n",
    "something to run": "title: !!python/object/apply:os.system [ls]\nx: [\n",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_front_matter_is_refused_in_bounded_time(what: str) -> None:
    """Bounded by what this machine takes for long front matter that is sound."""
    sound = "".join(f"key{number}: a value\n" for number in range(500))
    start = time.process_time()
    for _ in range(10):
        assert len(split(f"---\n{sound}---\nText\n")[0].values) == 500
    ordinary = time.process_time() - start
    start = time.process_time()
    _, rest, said = split(f"---\n{HOSTILE[what]}---\nText\n")
    assert time.process_time() - start < 10 * ordinary
    assert rest.text == "Text\n"
    assert "S104" in [code for code, _ in said]


PARTS = [
    "---\n", "+++\n", "...\n", "title: a\n", "author:", " - b\n", "{", "}", '"x"', ": ", "&a ", "*a",
    "[", "]", "\t", "% a\n", "\n", "x = 1\n", "!!set", "? ", "| \n", "> \n", "'", "\\", "\x00", "é",
    "#", "<<",
]  # fmt: skip


@given(
    st.sampled_from(["---\ntitle: a\n", "+++\n", "{\n", "% ", ""]),
    st.lists(st.sampled_from(PARTS), max_size=12),
)
@settings(max_examples=300, deadline=None)
def test_any_beginning_gives_front_matter_or_none(opening: str, parts: list[str]) -> None:
    text = opening + "".join(parts) + "\n---\nText"
    _, rest, _ = split(text)
    assert text.endswith(rest.text)
