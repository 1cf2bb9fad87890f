"""Metadata: what the PDF says of itself, for readers (document information) and for machines (XMP).

Both must say the same (ISO 19005-2, 6.6.3). A PDF/A file must describe every property of its
metadata that XMP does not know, so the identifier of PDF/UA (ISO 14289-1, 5) comes with its
extension schema (ISO 19005-2, 6.6.2.3).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from html import escape

import msgspec

from standfirst.editions.render_options import PdfStandard
from standfirst.model.inlines import Direction


class Metadata(msgspec.Struct, frozen=True, kw_only=True):
    """What a PDF says of itself."""

    title: str
    authors: tuple[str, ...]
    description: str | None
    language: str
    date: str
    """ISO."""
    producer: str
    direction: Direction = "ltr"
    """In which its pages are turned."""
    is_accessible: bool = True
    """Whether it can say that it is PDF/UA; it is PDF/A in any case."""


CREATOR = "Standfirst"

_XMP = """\
<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
{claims}
{properties}
</rdf:Description>
{more}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

_A_2 = """\
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>"""
_UA_1 = f"""\
{_A_2}
<pdfuaid:part>1</pdfuaid:part>"""
_ABOUT_UA_1 = """\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""

_A_4 = """\
<pdfaid:part>4</pdfaid:part>
<pdfaid:rev>2020</pdfaid:rev>"""
_UA_2 = f"""\
{_A_4}
<pdfuaid:part>2</pdfuaid:part>
<pdfuaid:rev>2024</pdfuaid:rev>"""
_WELL_TAGGED = """\
<rdf:Description rdf:about="" xmlns:pdfd="http://pdfa.org/declarations/">
<pdfd:declarations><rdf:Bag>
<rdf:li rdf:parseType="Resource"><pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo></rdf:li>
<rdf:li rdf:parseType="Resource"><pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#reuse1.0</pdfd:conformsTo></rdf:li>
</rdf:Bag></pdfd:declarations>
</rdf:Description>"""
"""By the declarations of the PDF Association: well tagged, for accessibility and for reuse."""


_XMP_FOR_PRINTER = """\
<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
{properties}
<pdf:Trapped>False</pdf:Trapped>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmpMM:DocumentID>urn:uuid:{identifier}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def document_information(metadata: Metadata) -> Iterator[tuple[str, str]]:
    """The entries of the information dictionary (ISO 32000-1, 14.3.3)."""
    yield "Title", metadata.title
    if metadata.authors:
        yield "Author", ", ".join(metadata.authors)
    if metadata.description:
        yield "Subject", metadata.description
    yield "Creator", CREATOR
    yield "Producer", metadata.producer
    yield "CreationDate", _pdf_date(metadata.date)
    yield "ModDate", _pdf_date(metadata.date)


def xmp(metadata: Metadata, standard: PdfStandard = "ua-1") -> bytes:
    """The XMP packet (ISO 16684-1), which says what the file conforms to."""
    if metadata.is_accessible:
        claims, more = (_UA_2, _WELL_TAGGED) if standard == "ua-2" else (_UA_1, _ABOUT_UA_1)
    else:
        claims, more = _A_4 if standard == "ua-2" else _A_2, ""
    return _XMP.format(claims=claims, more=more, properties="\n".join(_properties(metadata))).encode()


def xmp_for_printer(metadata: Metadata, pages: int) -> bytes:
    """The packet of a file for the printer, which says that it is PDF/X-4 (ISO 15930-7)."""
    facts = "\n".join([metadata.title, *metadata.authors, metadata.date, str(pages)])
    return _XMP_FOR_PRINTER.format(
        properties="\n".join(_properties(metadata)),
        date=escape(metadata.date),
        identifier=uuid.uuid5(uuid.NAMESPACE_URL, facts),
    ).encode()


def _properties(metadata: Metadata) -> Iterator[str]:
    yield f"<dc:title>{_alternative(metadata.title)}</dc:title>"
    if metadata.authors:
        people = "".join(f"<rdf:li>{escape(author)}</rdf:li>" for author in metadata.authors)
        yield f"<dc:creator><rdf:Seq>{people}</rdf:Seq></dc:creator>"
    if metadata.description:
        yield f"<dc:description>{_alternative(metadata.description)}</dc:description>"
    yield f"<pdf:Producer>{escape(metadata.producer)}</pdf:Producer>"
    yield f"<xmp:CreatorTool>{CREATOR}</xmp:CreatorTool>"
    yield f"<xmp:CreateDate>{escape(metadata.date)}</xmp:CreateDate>"
    yield f"<xmp:ModifyDate>{escape(metadata.date)}</xmp:ModifyDate>"


def _alternative(words: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(words)}</rdf:li></rdf:Alt>'


def _pdf_date(date: str) -> str:
    """``D:20250303`` (ISO 32000-1, 7.9.4)."""
    return f"D:{date.replace('-', '')}"
