"""The same edition as one WeasyPrint document: what the joined file is compared with."""

from __future__ import annotations

from contextlib import nullcontext

import msgspec

from standfirst.editions.print import PrintEdition
from standfirst.editions.styles import Stylesheets
from standfirst.layout.fragment_input import FragmentInput, links_of
from standfirst.model.assets import Assets

NATIVE = """
.contents-page .entry::after { content: leader(dotted) " " target-counter(attr(href url), page) }
html.magazine .contents-page .entry::after { content: leader(" ") " " target-counter(attr(href url), page) }
.folio::after { content: target-counter(attr(data-ref url), page) }
"""
"""Numbers of pages as WeasyPrint finds them for itself."""


def whole(edition: PrintEdition) -> FragmentInput:
    """One order for all parts, none of which is an index."""
    numbers = {anchor: "" for links in links_of(edition) for anchor in links.numbered}
    return FragmentInput(edition=edition, side="recto", numbers=numbers)


def one_document(
    edition: PrintEdition, assets: Assets, styles: Stylesheets, *, own_tags: bool = False
) -> bytes:
    """The edition as WeasyPrint makes a PDF of it, left to itself; the tags are ours, if not its own."""
    from standfirst.render.pdf.fonts import characters, font_configuration, use_only

    use_only(styles.font_sources)
    from weasyprint import CSS, HTML

    from standfirst.render.pdf.fetcher import ConfinedFetcher, asset_url
    from standfirst.render.pdf.glyphs import put_stand_ins, without_glyph
    from standfirst.render.pdf.lay_out_fragment import VARIANT
    from standfirst.render.pdf.link_areas import set_link_areas
    from standfirst.render.pdf.link_notes import link_notes
    from standfirst.render.pdf.page_html import page_html
    from standfirst.render.pdf.tags import semantic_tags
    from standfirst.render.pdf.weasyprint_patches.leaders import join_leaders
    from standfirst.render.pdf.weasyprint_patches.notes_with_their_lines import keep_notes_with_their_lines
    from standfirst.render.pdf.weasyprint_patches.text_layer import readable_text

    keep_notes_with_their_lines()
    join_leaders()
    fetcher, fonts = ConfinedFetcher(assets), font_configuration(styles.font_sources)
    texts = (styles.tokens, styles.print, styles.theme.css, NATIVE, styles.overrides)
    sheets = [CSS(string=text, font_config=fonts, url_fetcher=fetcher) for text in texts]
    html = str(page_html(whole(edition), assets, asset_url)).replace('data-ref="', 'data-ref="#')
    page = HTML(string=html, url_fetcher=fetcher)
    put_stand_ins(page.etree_element, without_glyph(html, characters(styles.font_sources)))
    layout = page.render(font_config=fonts, stylesheets=sheets, pdf_variant=VARIANT)
    link_notes(layout)
    set_link_areas(layout)
    with nullcontext() if own_tags else semantic_tags("whole"), readable_text():
        written: bytes = layout.write_pdf(pdf_variant=VARIANT)
        return written


def with_arabic_folios(edition: PrintEdition) -> PrintEdition:
    """Numbered as WeasyPrint numbers pages that nobody told otherwise."""
    return msgspec.structs.replace(edition, front_folios="arabic")
