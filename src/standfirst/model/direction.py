"""Direction: which way the scripts of languages run."""

from __future__ import annotations

from standfirst.model.inlines import Direction

RIGHT_TO_LEFT = frozenset(("ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv", "ckb", "arc", "syr", "iw"))


def direction_of(language: str | None) -> Direction:
    """Which way the language's usual script runs."""
    tag = (language or "").replace("_", "-").split("-")
    if any(part.lower() in ("arab", "hebr", "syrc", "thaa") for part in tag[1:]):
        return "rtl"
    if any(part.lower() == "latn" for part in tag[1:]):
        return "ltr"
    return "rtl" if tag[0].lower() in RIGHT_TO_LEFT else "ltr"
