"""What the desk's buttons make of a manuscript: what was noticed is not noticed again."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from judging import judge
from standfirst.build.build import Build
from standfirst.build.scheduler import Scheduler
from standfirst.check.validators.node import find_node
from standfirst.diagnostics.render import as_dict
from standfirst.project.files import find

Write = Callable[..., Path]
EDITS = Path(__file__).parents[2] / "src" / "standfirst" / "desk" / "static" / "edits.js"

NOTICED: dict[str, tuple[str, str]] = {
    "S106": ("---\ntitle: The weir: a walk\n---\nIt rained.\n", ""),
    "S107": ("---\ndate: 2024-03-05\n---\n# The weir\n\n*Ada Marsh, 7 March 2024*\n\nIt rained.\n", ""),
    "S108": ("---\ntitle: The weir\nstandfrist: It rains.\n---\nIt rained.\n", ""),
    "S109": ("---\nkind: sermon\n---\n# The weir\n\nIt rained.\n", ""),
    "S110": ("---\ntitle: The old weir\n---\n# A day of rain\n\nIt rained.\n", ""),
    "S122": ("It rained for so long that nobody could say any more when it had begun to rain.\n", "The rain"),
    "S124": ("---\nlanguage: el\n---\n# Το φράγμα\n\nΤο νερό ήταν ψηλά.\n", "en"),
    "S126": ("---\ntitle: The weir\ndate: the other day\n---\nIt rained.\n", "2024-03-05"),
    "S203": ("# The weir\n\nSee [the *lock*](#lock-nowhere) there.\n", ""),
    "S220": ("# The weir\n\nIt rained.[^9] And then?\n", ""),
    "S221": ("# The weir\n\nIt rained.\n\n[^3]: All day,\n    and all night.\n\nAnd then?\n", ""),
    "S222": ("# The weir\n\nSee [the list][list] there.", "https://example.org/list"),
    "S223": ("# The weir\n\nSee [[The lock|that lock]] there.\n", ""),
    "S225": ("# The weir\n\nIt rained \\bigskip all day.\n", ""),
    "S227": ("# The weir\n\nIt rained {{< map lat=1 >}} all day.\n", ""),
    "S228": ("# The weir\n\nIt rained {.foo #bar} all day.\n", ""),
    "S229": ("# The weir\n\n::: columns\nIt rained.\n:::\n\nAll day.\n", ""),
    "S231": ("# The weir\n\nIt ==rained== all day.\n", ""),
    "S232": ('# The weir\n\nSee <iframe src="https://example.org/z"></iframe> there.\n', ""),
    "S233": ("# The weir\n\nSee [](https://example.org/x) there.\n", "the minutes"),
    "S234": ("# The weir\n\n## Rain\n\nIt rained.\n\n##### More of it\n\nAll day.\n", ""),
    "S235": ("# The weir\n\n![A press](press.jpg){.huge #press}\n", ""),
    "S301": (
        "# The weir\n\nIt rained all day and night.\n\n::: pullquote\nNobody was so dry.\n:::\n\nYes.\n",
        "",
    ),
    "S302": (
        "# The weir\n\nThe keeper of Hollin Mill came. Then Hollin Mill was shut. He of Hollyn Mill left.\n",
        "",
    ),
    "S305": ("# The weir\n\nIt rained—all day. It poured—all night. It—stopped. And – then?\n", ""),
    "S306": (
        "# The weir\n\n“It rains,” they said. “Yes.” And “no”, and “why”.\n\n"
        "They said ‘it is going to rain all day’ and left.\n",
        "",
    ),
    "S307": (
        "# The weir\n\n**Ida Marsh:** Was it cold?\n\n**Tom:** Yes.\n\n**Ida:** Why?\n\n"
        "**Tom:** It rained.\n\n**Ida Marsh:** All day?\n\n**Tom:** Yes.\n",
        "",
    ),
    "S308": (
        "# The weir\n\nThe ACM met in spring.\n\nThe Association of Country Millers (ACM) met again.\n",
        "Association of Country Millers",
    ),
    "S309": ("# The weir\n\nSee [the list](https://https://example.org/list) there.\n", ""),
    "S310": (
        "# The weir\n\nSee [a list of mills](https://example.org/a) or [a list of mills](https://example.org/b).\n",
        "",
    ),
    "S409": ("# The weir\n\n![](rain.svg)\n", "The rain"),
}
"""By its code a manuscript in which something is noticed, and what an editor answers where she is asked."""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 0h9v9z"/></svg>'


def noticed_in(folder: Path) -> list[dict[str, Any]]:
    """What is noticed in the manuscript of a publication while it is read."""
    with Scheduler() as scheduler:
        build = Build(find(folder), scheduler, editions=())
        assert build.reading and build.document
        return [dict(as_dict(each)) for each in build.report]


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str | None]]:
    """For every code the texts that the ways to mend it lead to."""
    with judge():
        node = find_node().node
    asked = []
    for code, (text, value) in NOTICED.items():
        folder = written(tmp_path_factory.mktemp(code), text)
        found = [each for each in noticed_in(folder) if each["code"] == code]
        assert found, f"nothing is noticed in the manuscript of {code}"
        asked.append({"text": text, "noticed": found[0], "value": value})
    ran = subprocess.run(
        [node, EDITS_SCRIPT, EDITS], input=json.dumps(asked), stdout=subprocess.PIPE, text=True, check=True
    )
    return dict(zip(NOTICED, json.loads(ran.stdout), strict=True))


EDITS_SCRIPT = Path(__file__).parent / "edits.mjs"


def written(folder: Path, text: str) -> Path:
    (folder / "publication.toml").write_text('title = "A"\nlanguage = "en-GB"\n')
    (folder / "rain.svg").write_text(DRAWING)
    (folder / "a.md").write_text(text)
    (folder / "b.md").write_text("# The mill\n\nIt was dry.\n")
    return folder


@pytest.mark.parametrize("code", NOTICED)
def test_every_way_to_mend_it_mends_it(
    code: str, mended: dict[str, dict[str, str | None]], tmp_path: Path
) -> None:
    assert mended[code]
    for way, text in mended[code].items():
        assert text is not None and text != NOTICED[code][0], way
        codes = {each["code"] for each in noticed_in(written(tmp_path, text))}
        assert code not in codes, f"{way}: {text}"
