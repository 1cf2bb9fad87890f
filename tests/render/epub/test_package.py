"""The EPUB: what is in it, in which order, with which metadata."""

import io
import time
import zipfile
from collections.abc import Callable

import pytest
from lxml import etree
from msgspec.structs import replace

from kitchen_sink import ESSAY, INTERVIEW, JAPANESE, KITCHEN_SINK
from standfirst.editions.ebook import ebook_edition
from standfirst.editions.styles import Stylesheets
from standfirst.model import blocks as b
from standfirst.model import inlines as i
from standfirst.model.assets import Asset
from standfirst.render.epub.package import bind
from standfirst.render.html.page import MarkupError, checked

Bind = Callable[..., bytes]
OPF = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
NCX = {"ncx": "http://www.daisy.org/z3986/2005/ncx/"}
XHTML = "{http://www.w3.org/1999/xhtml}"


DOCUMENTS = {
    "with-a-cover": replace(KITCHEN_SINK, cover="images/press.png"),
    "japanese": replace(KITCHEN_SINK, pieces=(JAPANESE,), title="紙について", language="ja"),
}


def test_two_builds_are_the_same_to_the_byte_whatever_the_clock_says(
    bound: Bind, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = bound()
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert bound() == first


def test_the_archive_begins_with_its_type_and_bears_one_date(bound: Bind) -> None:
    with zipfile.ZipFile(io.BytesIO(bound())) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_only_pictures_that_are_shown_are_packed(files: dict[str, bytes]) -> None:
    media = [name for name in files if "/media/" in name]
    assert media == ["EPUB/media/cover.png", "EPUB/media/images/fold.svg", "EPUB/media/images/press.png"]


def test_a_given_cover_is_packed_once_and_named_as_the_cover(bound: Bind) -> None:
    with zipfile.ZipFile(io.BytesIO(bound(DOCUMENTS["with-a-cover"]))) as archive:
        package = etree.fromstring(archive.read("EPUB/content.opf"))
        names = archive.namelist()
    (cover,) = package.xpath("//opf:item[@properties='cover-image']", namespaces=OPF)
    assert cover.get("href") == "media/images/press.png"
    assert names.count("EPUB/media/images/press.png") == 1


def test_words_that_our_fonts_lack_make_a_cover_that_the_readers_fonts_write(bound: Bind) -> None:
    with zipfile.ZipFile(io.BytesIO(bound(DOCUMENTS["japanese"]))) as archive:
        assert "紙について" in archive.read("EPUB/media/cover.svg").decode()


def test_the_package_document_says_who_what_and_when(files: dict[str, bytes]) -> None:
    package = etree.fromstring(files["EPUB/content.opf"])

    def said(path: str) -> list[str]:
        return [str(node.text) for node in package.xpath(path, namespaces=OPF)]

    assert said("//dc:title") == ["Everything & More", "A publication of all kinds"]
    assert said("//dc:identifier") == ["urn:uuid:11111111-2222-4333-8444-555555555555"]
    assert said("//opf:meta[@property='dcterms:modified']") == ["2025-03-03T00:00:00Z"]
    assert said("//opf:meta[@property='file-as']")[0] == "Dallimore, Agnes"
    assert said("//opf:meta[@property='belongs-to-collection']") == ["Overs"]
    assert said("//opf:meta[@property='dcterms:conformsTo']") == [
        "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
    ]
    assert said("//dc:source") == ["https://example.org/fold", "https://example.org/6"]
    assert package.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB"
    essay = "opf:meta[@refines='#page-text-the-fold-and-the-knife']"
    assert said(f"//{essay}[@property='dcterms:creator']") == ["Agnes Dallimore"]
    assert said(f"//{essay}[@property='dcterms:contributor']") == ["Joost Verhey"]
    assert said(f"//{essay}[@property='dcterms:issued']") == ["2024"]
    assert said(f"//{essay}[@property='dcterms:source']") == ["https://example.org/fold"]


def test_both_tables_of_contents_list_the_same_places(files: dict[str, bytes]) -> None:
    nav = etree.fromstring(files["EPUB/nav.xhtml"]).find(f".//{XHTML}nav[@id='toc']")
    assert nav is not None
    places = [link.get("href") for link in nav.iter(f"{XHTML}a")]
    ncx = etree.fromstring(files["EPUB/toc.ncx"])
    assert [content.get("src") for content in ncx.xpath("//ncx:content", namespaces=NCX)] == places
    document_inputs = [point.get("playOrder") for point in ncx.xpath("//ncx:navPoint", namespaces=NCX)]
    assert document_inputs == [str(number) for number in range(1, len(places) + 1)]


def test_links_lead_across_content_documents(bound: Bind) -> None:
    from kitchen_sink import t
    from standfirst.model import blocks as b
    from standfirst.model import inlines as i

    link = b.Paragraph(inlines=(i.Link("#the-fold", t("there")), i.Link("#under-the-viaduct", t("and here"))))
    piece = replace(INTERVIEW, name="links", body=(link,), opening=())
    document = replace(KITCHEN_SINK, pieces=(*KITCHEN_SINK.pieces, piece))
    with zipfile.ZipFile(io.BytesIO(bound(document))) as archive:
        page = archive.read("EPUB/text/links.xhtml").decode()
    assert '<a href="the-fold-and-the-knife.xhtml#the-fold">there</a>' in page
    assert '<a href="under-the-viaduct.xhtml#under-the-viaduct">and here</a>' in page


def test_what_is_no_xml_is_never_packed() -> None:
    with pytest.raises(MarkupError, match=r"page\.xhtml"):
        checked("<p>one<p>two</p>", "page.xhtml")


def test_drawings_have_a_sheet_of_their_own_for_dark_pages(styles: Stylesheets) -> None:
    def files(picture: str) -> dict[str, str]:
        figure = b.Figure(images=(i.Image(src=picture, asset=picture, alt="A fold"),))
        asset = Asset(name=picture, media_type="image/svg+xml", data=b"<svg/>", width=10, height=10)
        document = replace(KITCHEN_SINK, pieces=(replace(ESSAY, body=(figure,), notes=()),))
        epub = bind(ebook_edition(document), {picture: asset}, styles)
        packed = zipfile.ZipFile(io.BytesIO(epub))
        return {
            name: packed.read(name).decode() for name in packed.namelist() if name.endswith(("css", "html"))
        }

    drawn, painted = files("fold.svg"), files("fold.png")
    page = next(name for name, text in drawn.items() if "fold.svg" in text)
    assert 'href="../css/night.css" media="(prefers-color-scheme: dark)"' in drawn[page]
    assert (
        "prefers-color-scheme" in drawn["EPUB/css/night.css"] and "@media" not in drawn["EPUB/css/ebook.css"]
    )
    assert not any("night" in name or "night" in text for name, text in painted.items())
