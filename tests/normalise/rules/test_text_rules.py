from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.normalise.repair import Certainty
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.steps import mend_text
from standfirst.parse.manuscript.source_file import SourceFile

PIECES = sorted((Path(__file__).parents[3] / "source").glob("*.md"))

CLEAN = """\
# The Slip

In the year

1984

we printed 12 of 40 pages. **Mia:** pre- and post-press, café, SÃO PAULO, ÂNGULO, “CAFÉ”, l’été…

| A | B |
|---|---|
| 12 |  |

- Use `{{ x }}` and `{% if %}` and `â€œ`.

```
exam-
ple {{< figure src="x" >}} ﬁ
Page 12 of 40
```

    Page 12 of 40

می‌خواهم 👩‍👩‍👧 2 * 3 * 4 and a ** b.
"""


def test_a_clean_manuscript_gets_no_repair(mend):
    assert mend(CLEAN) == (CLEAN, ())


@pytest.mark.parametrize("piece", PIECES, ids=lambda path: path.name)
def test_our_own_publication_is_clean(piece):
    text = piece.read_text(encoding="utf-8").split("\n---\n", 1)[-1]
    assert mend_text(SourceFile(piece.name, text), HouseStyle())[1] == ()


def test_every_line_keeps_its_number_in_the_file():
    text = "One donâ€™t.\n{{< notice >}}\ntwo\n{{< /notice >}}\nexam-\nple\n\nlast"
    source = SourceFile("a.md", text, tuple(range(11, 19)))
    mended, repairs = mend_text(source, HouseStyle(language="en"))
    lines = mended.text.split("\n")
    assert mended.number_of(lines.index("> two")) == 13
    assert mended.number_of(lines.index("example")) == 15
    assert mended.number_of(lines.index("last")) == 18
    assert [repair.span.place[1:] for repair in repairs] == [(11, 11), (12, 14), (15, 16)]


def test_a_refused_repair_is_listed_and_not_made(mend):
    _, (repair,) = mend("the exam-\nple")
    text, (refused,) = mend("the exam-\nple", decisions={repair.id: "refuse"})
    assert text == "the exam-\nple"
    assert not refused.applied


def test_a_rule_that_is_off_says_nothing(mend):
    assert mend("donâ€™t", rules={"mojibake": "off"}) == ("donâ€™t", ())


def test_a_rule_that_only_suspects_changes_nothing(mend):
    text, (repair,) = mend("donâ€™t", rules={"mojibake": "suspect"})
    assert text == "donâ€™t"
    assert repair.certainty is Certainty.SUSPECTED


DIRT = st.sampled_from(
    [
        *(
            "word ",
            "Word",
            "exam-\n",
            "ple",
            "\n",
            "\n\n",
            "donâ€™t",
            "eﬃ",
            "\u00ad",
            "\u200b",
            "12",
            "Page 3 of 9",
        ),
        *(
            "{{< notice >}}",
            "{{< /notice >}}",
            "{% raw %}",
            "{% endraw %}",
            "{{ x }}",
            "**a **",
            "**",
            "`",
            "```\n",
        ),
        *(
            "| a | b |\n",
            "|---|---|\n",
            "> ",
            "- ",
            "<!-- image -->",
            "![](data:x)",
            "[pullquote]",
            "[/pullquote]",
        ),
        *(
            '{" q "}',
            "{% pullquote %}",
            "{% endpullquote %}",
            "=ZOOM=a=",
            "\f",
            "-----",
            "{",
            "}",
            "%",
            "](",
            ")",
        ),
    ]
)


@given(st.lists(DIRT, max_size=25).map("".join))
def test_mending_twice_is_mending_once(text):
    style = HouseStyle(language="en")
    once, _ = mend_text(SourceFile("a.md", text), style)
    twice, repairs = mend_text(once, style)
    assert twice.text == once.text
    assert not [repair for repair in repairs if repair.applied]
    assert not once.numbers or len(once.numbers) == once.text.count("\n") + 1
