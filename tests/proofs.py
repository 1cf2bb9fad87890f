"""A publication that gives an editor something to do, and its proof: what tests of the sheet look at."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from sample import CHECKOUT
from standfirst.build.build import Build
from standfirst.check.run import Problem
from standfirst.diagnostics import Report
from standfirst.layout.place import OnPage
from standfirst.model.span import Span
from standfirst.project.files import find
from standfirst.report.proof.gather import proof_of
from standfirst.report.proof.html import proof_sheet
from standfirst.report.proof.proof import Proof

INTERVIEW = """\
# The Foundry on Wharf Lane

By [Ana Reis](#) (Wharf Type) and Ben Holt

*Two type founders share a furnace and a cat. We asked them what is left of the trade, and who feeds the cat.*

### **Who lights the furnace in the morning?**

**Ana:** Whoever is first. The metal wants two hours before it will run, and nobody at Hollin Foundry has ever
got up two hours early for

anything else. We cast on Tuesdays, in batches, and the type is sorted on the same table on which we eat.

**Ben:** She is first. I am the one who stays, and sweeps, and writes labels that nobody can read.

> [!pullquote]
> The metal wants two hours … and nobody has ever got up two hours early for anything else.

### **Is there still a market for metal type?**

**Ana:** There is a market for anything that is heavy and well made. Half- Sheet printers buy it by the pound,
and the Half-Sheet people never ask what it costs. At Hollyn Foundry we stopped counting.

**Ben:** We count. At Hollin Foundry everything is weighed on Friday, and what the scales say is what we are.

![](images/missing.png)
"""

ARABIC = """\
---
title: ورشة الحروف
author: ليلى حداد
language: ar
---

كانت الورشة في آخر الزقاق، وكان صاحبها يصب الحروف كل صباح قبل أن تستيقظ المدينة. لم يكن أحد يسأله عن الثمن.

كان يقول إن الحرف الجيد لا يُرى، وإن القارئ لا يذكر إلا ما قرأ.
"""

HOSTILE = """\
---
title: "</title><script>alert(1)</script>"
subtitle: "\\"><img src=x onerror=alert(2)>"
author: "Eve </style><style>*{display:none}</style>"
source: "javascript:alert(3)"
---

The words </main><iframe src="https://example.org/"></iframe> of a man, turned \u202eround\u202c and back.

[Press](javascript:alert(4)) or [there](#nowhere&quot;onmouseover=alert(5)) or see <svg onload=alert(6)>.

At Hollin Foundry they say so, at Hollin Foundry they do, at Hollyn<b onclick=alert(7)> Foundry</b> not.
"""

FILES = {
    "source/publication.toml": 'title = "Sorts & Spaces"\nsubtitle = "Of type"\nlanguage = "en-GB"\n'
    'date = 2025-04-01\nissue = "3"\npieces = ["foundry.md", "letters.md", "stranger.md"]\n\n'
    '[rules]\nheading-emphasis = "suspect"\n',
    "source/decisions.toml": '[rules]\ndead-link = "accept"\nhyphen-space = "refuse"\n',
    "source/foundry.md": INTERVIEW,
    "source/letters.md": ARABIC,
    "source/stranger.md": HOSTILE,
}


def css() -> str:
    return (CHECKOUT / "styles" / "proof.css").read_text("utf-8")


def proof_in(folder: Path) -> Proof:
    """The proof of the publication, put into this folder; no validator is asked."""
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    found = proof_of(Build(find(folder)), asks_validators=False)
    assert found is not None
    return with_an_objection(found)


def with_an_objection(proof: Proof) -> Proof:
    """The proof with a compositor who always objects to the same: what she finds is tested elsewhere."""
    with_report, span = Report(), Span(proof.copies[0].file, 24)
    with_report.add("S517", span, "page 4: the words of “everything is weighed on Friday” are too far apart")
    (diagnostic,) = with_report
    at = OnPage(page=4, left=51.0, right=357.0, top=430.0, bottom=442.0)
    problem = Problem(diagnostic.severity, diagnostic.message, diagnostic, at)
    results = tuple(
        replace(result, outcome="objects", problems=(problem,)) if result.judge == "compositor" else result
        for result in proof.results
    )
    return replace(proof, results=results)


@cache
def proof() -> Proof:
    """The same, made once."""
    with TemporaryDirectory() as folder:
        return proof_in(Path(folder))


def sheet() -> str:
    """Its sheet."""
    return proof_sheet(proof(), css())
