"""The summary: the schema that is printed holds for what is printed, and has all the keys of the contract."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Command = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]

CONTRACT = [
    "title",
    "subtitle",
    "standfirst",
    "kicker",
    "language",
    "direction",
    "byline",
    "credits",
    "date",
    "first_published",
    "retrieved",
    "headings",
    "questions",
    "turns",
    "pull_quotes",
    "block_quotes",
    "paragraphs",
    "list_items",
    "notes",
    "sidebars",
    "contributor_notes",
    "tables",
    "images",
    "verses",
    "code",
    "code_languages",
    "code_captions",
    "formulas",
    "citations",
    "cross_references",
    "index_terms",
    "thematic_breaks",
    "provenance",
    "text",
    "repairs",
    "diagnostics",
]

PIECE = """\
# Two gardeners

By Ada Marsh

They have shared a wall for thirty years and never a cutting.

```python
print("quince")
```

| Year | Quinces |
|------|---------|
| 1931 | 40      |

![A wall](wall.png)
"""


def test_the_schema_names_every_key_of_the_contract(standfirst: Command) -> None:
    schema = json.loads(standfirst("schema", "summary").stdout)
    assert list(schema["$defs"]["Summary"]["properties"]) == CONTRACT
    assert schema["$defs"]["Summary"]["required"] == CONTRACT
    assert {"caption"} <= schema["$defs"]["Table"]["properties"].keys()
    assert {"width"} <= schema["$defs"]["Image"]["properties"].keys()


NEWER = """\
# Two gardeners

The wall is $h = 2w$ high.

![A wall](wall.png){width=60%}

| The wall stood in the rain
| and stood in the wind;
|   it is standing,
| and the ladders are in.
"""


def test_formulas_widths_and_indents_are_there(standfirst: Command, write: Write) -> None:
    write({"a.md": NEWER})
    shown = json.loads(standfirst("show", "summary", "a.md", "--format", "json").stdout)
    assert shown["formulas"] == ["h = 2w"]
    assert [image["width"] for image in shown["images"]] == ["60%"]
    (verse,) = shown["verses"]
    assert verse[1:3] == ["and stood in the wind;", "  it is standing,"]


def test_every_key_is_there_whatever_was_found(standfirst: Command, write: Write) -> None:
    write({"a.md": PIECE, "empty-but-a-word.md": "Word.\n"})
    for name in ("a.md", "empty-but-a-word.md"):
        summary = json.loads(standfirst("show", "summary", name, "--format", "json").stdout)
        assert list(summary) == CONTRACT
    shown = json.loads(standfirst("show", "summary", "a.md", "--format", "json").stdout)
    assert (shown["code"], shown["code_languages"]) == (['print("quince")'], ["python"])
    assert shown["tables"] == [
        {"rows": 2, "cols": 2, "cells": [["Year", "Quinces"], ["1931", "40"]], "caption": None}
    ]
    assert shown["images"][0].keys() == {"src", "alt", "caption", "credit", "width"}
    assert (shown["kicker"], shown["formulas"]) == (None, [])
