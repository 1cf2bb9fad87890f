"""Finishing: what makes a PDF/A-2a file a PDF/UA-1 file as well."""

from __future__ import annotations

from typing import Any


def finish(layout: Any, pdf: Any) -> None:
    """WeasyPrint's finisher, called on the ``pydyf.PDF`` before it is written."""
