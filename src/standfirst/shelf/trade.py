"""Trade: what shops and libraries read of the whole shelf, one ONIX 3.0 message with every product.

A publication has products if a record lies beside its editions (``gate.onix.xml``, of `build --also onix`).
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from standfirst.project.read_file import MEGABYTE
from standfirst.shelf.entry import Shelf

RECORD = ".onix.xml"
"""With what the name of a publication's record ends."""
ONIX = "onix.xml"
"""The message about all of them, by its path in the site."""
LARGEST_RECORD = 10 * MEGABYTE
_NAMESPACE = "http://ns.editeur.org/onix/3.0/reference"


class NoRecordError(Exception):
    """It is no ONIX message of the release that we read. The message begins in lower case."""


def products_in(record: bytes) -> tuple[bytes, ...]:
    """The products of a message, each as XML. Raises NoRecordError."""
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True)
        message = etree.fromstring(record, parser)
    except etree.XMLSyntaxError as error:
        raise NoRecordError("its ONIX record is no XML") from error
    if message.tag != f"{{{_NAMESPACE}}}ONIXMessage":
        raise NoRecordError("its ONIX record is no ONIX 3.0 message with reference names")
    return tuple(etree.tostring(product) for product in message.iterfind(f"{{{_NAMESPACE}}}Product"))


def message(products: Iterable[bytes], shelf: Shelf) -> bytes | None:
    """One message with all these products, sent by the shelf when the last of its publications was changed;
    None without any."""
    root = etree.fromstring(f'<ONIXMessage xmlns="{_NAMESPACE}" release="3.0"/>')
    header = etree.SubElement(root, f"{{{_NAMESPACE}}}Header")
    sender = etree.SubElement(header, f"{{{_NAMESPACE}}}Sender")
    etree.SubElement(sender, f"{{{_NAMESPACE}}}SenderName").text = shelf.title
    etree.SubElement(header, f"{{{_NAMESPACE}}}SentDateTime").text = shelf.modified[:10].replace("-", "")
    known: set[str | None] = set()
    for product in products:
        element = etree.fromstring(product)
        reference = element.findtext(f"{{{_NAMESPACE}}}RecordReference")
        if reference not in known:
            root.append(element)
            known.add(reference)
    if not known:
        return None
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
