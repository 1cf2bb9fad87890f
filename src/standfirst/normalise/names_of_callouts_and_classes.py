"""The names that classes, callouts and shortcodes have in manuscripts, and what they mean."""

from __future__ import annotations

from collections.abc import Mapping

MEANINGS = {
    "pullquote": "pull-quote",
    "pull-quote": "pull-quote",
    "pull_quote": "pull-quote",
    "pull": "pull-quote",
    "standfirst": "standfirst",
    "lede": "standfirst",
    "lead": "standfirst",
    "deck": "standfirst",
    "dek": "standfirst",
    "chapo": "standfirst",
    "subtitle": "subtitle",
    "byline": "byline",
    "author": "byline",
    "dateline": "dateline",
    "epigraph": "epigraph",
    "sidebar": "sidebar",
    "aside": "sidebar",
    "box": "sidebar",
    "callout": "sidebar",
    "note": "sidebar",
    "warning": "sidebar",
    "tip": "sidebar",
    "important": "sidebar",
    "caution": "sidebar",
    "info": "sidebar",
    "hint": "sidebar",
    "danger": "sidebar",
    "verse": "verse",
    "poem": "verse",
    "poetry": "verse",
    "line-block": "verse",
    "editors-note": "editors-note",
    "editor-note": "editors-note",
    "contributor-note": "contributor-note",
    "contributor": "contributor-note",
    "provenance": "provenance",
    "figure": "figure",
    "callout-note": "sidebar",
    "callout-tip": "sidebar",
    "callout-warning": "sidebar",
    "callout-caution": "sidebar",
    "callout-important": "sidebar",
    "admonition": "sidebar",
    "page-break": "page-break",
    "pagebreak": "page-break",
    "newpage": "page-break",
    "entry-title": "title",
    "post-title": "title",
    "article-title": "title",
    "p-name": "title",
}
"""Class names (lower case) and what they mean."""

LABELS = {"note", "warning", "tip", "important", "caution", "info", "hint", "danger"}
"""Kinds of sidebar whose name the reader should see."""

SAME_LABEL: Mapping[str, str] = {
    "primary": "note",
    "secondary": "note",
    "success": "tip",
    "question": "hint",
    "alert": "warning",
    "attention": "warning",
    "error": "danger",
    "notice": "note",
}
"""Other names of such kinds."""
