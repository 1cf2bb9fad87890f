"""Finishing: what makes a PDF/A-2a file a PDF/UA-1 file as well.

A PDF/A file must describe every property of its metadata that XMP does not know, so the identifier
of PDF/UA (ISO 14289-1, 5) comes with its extension schema (ISO 19005-2, 6.6.2.3), and both belong
into the one ``rdf:RDF`` that validators read.
"""

from __future__ import annotations

from typing import Any

_UA_1 = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
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
</rdf:Description>
"""
_END = b"</rdf:RDF>"


def finish(layout: Any, pdf: Any) -> None:
    """WeasyPrint's finisher: called with the ``pydyf.PDF`` before it is written."""
    del layout
    for stream in pdf.objects:
        extra = getattr(stream, "extra", None)
        if extra and extra.get("Type") == "/Metadata":
            stream.stream = [part.replace(_END, _UA_1 + _END, 1) for part in stream.stream]
            stream.compress = False
