"""What shops and libraries read of a shelf: one message with every product."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lxml import etree

from small_epubs import epub
from standfirst.diagnostics import Report
from standfirst.project.site_folder import SiteFiles
from standfirst.shelf.collect import editions_among
from standfirst.shelf.site import Wishes, fill_site

Site = dict[str, bytes]
RECORD = """<ONIXMessage xmlns="http://ns.editeur.org/onix/3.0/reference" release="3.0"><Header/>
<Product><RecordReference>{reference}</RecordReference><NotificationType>03</NotificationType></Product>
</ONIXMessage>"""


def test_records_become_one_message_with_each_product_once(site: Callable[..., Site]) -> None:
    made = site(
        {
            "gate.epub": epub(),
            "gate.onix.xml": RECORD.format(reference="one").encode(),
            "old/gate.epub": epub(),
            "old/gate.onix.xml": RECORD.format(reference="one").encode(),
            "wall.epub": epub("The wall", "urn:isbn:2"),
            "wall.onix.xml": RECORD.format(reference="two").encode(),
            "none.epub": epub("None", "urn:isbn:3"),
        },
        title="All",
    )
    message = etree.fromstring(made["onix.xml"])
    assert [each.text for each in message.iter("{*}RecordReference")] == ["one", "two"]
    assert message.findtext("{*}Header/{*}Sender/{*}SenderName") == "All"
    assert len(message.findtext("{*}Header/{*}SentDateTime") or "") == 8
    assert "files/gate.onix.xml" in made
    assert b'href="../files/gate.onix.xml"' in made["titles/gate.html"]
    assert b"onix" not in made["titles/none.html"]


def test_without_records_there_is_no_message(site: Callable[..., Site]) -> None:
    assert "onix.xml" not in site({"gate.epub": epub()})


def test_a_record_that_is_none_is_named() -> None:
    for record in (b"<", b"<ONIXmessage/>"):
        (each,) = editions_among({"gate.epub": epub(), "gate.onix.xml": record})
        report = Report()
        compared = SiteFiles(None, Path("nowhere"))
        fill_site(compared, named=[("gate", each)], wishes=Wishes(stylesheet=b""), report=report)
        assert [diagnostic.code for diagnostic in report] == ["S931"]
