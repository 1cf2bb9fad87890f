"""Fidelity: nothing of the author's is lost, added, moved or garbled on the way to either edition.

A chain of comparisons, each by other means than those that made what is compared:

    manuscript, after the listed repairs  =  model       S703
    model, as the print edition orders it =  the pages   S701, S704, S705
    model                                 =  the ebook   S702, S705

Each is of one piece, and depends on nothing but the piece and the file that was made of it.
"""

from __future__ import annotations

from standfirst.check.fidelity.comparing import Difference
from standfirst.check.fidelity.gate import (
    agrees,
    check_binding,
    check_content,
    check_epub,
    check_manuscript,
    check_pages,
    check_pdf,
    check_view,
)

__all__ = [
    "Difference",
    "agrees",
    "check_binding",
    "check_content",
    "check_epub",
    "check_manuscript",
    "check_pages",
    "check_pdf",
    "check_view",
]
