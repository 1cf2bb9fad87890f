"""Rows of formulas, drawn in time proportional to their length times their depth.

ziamath draws each row twice, the first time to learn how far parentheses must stretch; and the rows in it
twice each time. What is nested eight deep was drawn 256 times. Nothing that stretches counts in the first
drawing, so that there the rows inside need not be measured.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from ziamath.nodes.mrow import Mrow


class MeasuredRow(Mrow, tag="mrow"):
    """A row of MathML; ziamath takes it for all rows as soon as it is defined."""

    def _get_height_nostretch(self, line: list[Element], **kwargs: Any) -> tuple[float, float]:
        if kwargs.get("nostretch"):
            return 0, 0
        height: tuple[float, float] = super()._get_height_nostretch(line, **kwargs)
        return height
