"""Lines broken by our choice (``layout.line_breaking``): WeasyPrint breaks them greedily, by decision."""

from __future__ import annotations

from standfirst.layout.line_breaking import lines
from standfirst.render.pdf.weasyprint_patches.patch import Patch

PATCH = Patch(
    name="line-breaking",
    does="Chooses the lines of a paragraph together, and draws them word by word, letters a little wider.",
    upstream="Kozea/WeasyPrint#2264",
    relies_on={
        "weasyprint.layout.inline.iter_line_boxes": "6133a0ef6e56",
        "weasyprint.layout.inline.get_next_linebox": "85f1eff36fce",
        "weasyprint.layout.inline.atomic_box": "7bdc202808f2",
        "weasyprint.layout.inline._adjust_line_height": "4a074e00c9d3",
        "weasyprint.layout.inline.line_box_verticality": "ece07952f8c3",
        "weasyprint.layout.inline.first_letter_to_box": "44a5449ff1c3",
        "weasyprint.layout.inline.text_align": "79372fc12c36",
        "weasyprint.layout.absolute.AbsolutePlaceholder": "ec046e88c727",
        "weasyprint.layout.float.avoid_collisions": "9414233392f7",
        "weasyprint.layout.float.float_layout": "be48193cfb2b",
        "weasyprint.draw.draw_inline_level": "83010c6dec6a",
        "weasyprint.draw.text.draw_text": "d1cfa769e258",
        "weasyprint.draw.text.draw_first_line": "df38b8753e86",
        "weasyprint.pdf.fonts.Font": "dc2c377ba9ac",
        "weasyprint.pdf.stream.Stream": "ed8183a339eb",
        "weasyprint.text.fonts.get_pango_font_key": "cc14d053f6d7",
        "weasyprint.text.line_break.Layout": "ba2e4044f7c7",
        "weasyprint.text.line_break.get_log_attrs": "371b8bcb27fb",
        "weasyprint.text.line_break._font_style_cache_key": "1706ee7ab12a",
        "weasyprint.text.line_break.strut": "e0631a4e87ce",
    },
    without="lines are broken greedily, one by one",
    install=lines.install,
)
