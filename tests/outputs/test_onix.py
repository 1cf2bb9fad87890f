"""The record for the book trade: what its schema says of it, and what it says of the book."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from building import understand_text
from judging import judge
from standfirst.build.build import Build
from standfirst.check.validators.onix import onix as objections
from standfirst.diagnostics import Report
from standfirst.editions.book_trade import record_of
from standfirst.editions.ebook_metadata import metadata
from standfirst.model import blocks as b
from standfirst.model.document import Contributor, Document, Imprint
from standfirst.model.inlines import Image
from standfirst.outputs import onix as output
from standfirst.outputs.onix import ONIX
from standfirst.project.files import find
from standfirst.render.onix import NAMESPACE, onix

IMPRINT = Imprint(
    publisher="The Quiet Press",
    place="Leeds",
    isbn_print="978-0-306-40615-7",
    isbn_ebook="978-1-4028-9462-6",
)
PEOPLE = (
    Contributor(name="Ann Onymous"),
    Contributor(name="Joost Verhey", role="translator"),
    Contributor(name="The Lock Society", role="keeper"),
)


def record(**changed: object) -> bytes:
    """The record of a small book."""
    settings: dict[str, object] = {
        "title": "The Lock-Keeper’s Year",
        "subtitle": "Walks & <Talks>",
        "language": "de-AT",
        "identifier": "urn:isbn:9781402894626",
        "slug": "year",
        "pieces": (understand_text("# Ice\n\nIt held.\n"),),
        "series": "Long Views",
        "issue": "7",
        "description": "Five walks along one river.",
        "contributors": PEOPLE,
        "imprint": IMPRINT,
        "date": "2025-03-01",
    }
    document = Document(**{**settings, **changed})  # type: ignore[arg-type]  # checked by the tests
    known = metadata(document, page_source="urn:isbn:9780306406157")
    found = record_of(
        document,
        known,
        pages=212,
        size=(148, 210),
        spine=0.4,
        subjects=("FBA", "1DDU-GB-N"),
        prices=("24.00 EUR",),
    )
    assert found is not None
    return onix(found)


def said(message: bytes, path: str) -> list[str | None]:
    """The words of the elements at a path, whose names are those of the standard."""
    steps = "/".join(f"{{{NAMESPACE}}}{step}" for step in path.split("/"))
    return [element.text for element in etree.fromstring(message).iterfind(f".//{steps}")]


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"series": None, "issue": None, "description": None, "contributors": (), "subtitle": None},
        {"imprint": Imprint(publisher="P", isbn_ebook="978-1-4028-9462-6"), "language": "gsw"},
    ],
)
def test_the_schema_has_nothing_to_object_to(changed: dict[str, object], tmp_path: Path) -> None:
    file = tmp_path / "year.onix.xml"
    file.write_bytes(record(**changed))
    with judge():
        assert objections(file) == ()


def test_the_judge_objects_to_what_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "year.onix.xml"
    file.write_bytes(record().replace(b">BC<", b">QQ<"))
    with judge():
        assert any("QQ" in words for words in objections(file))


def test_it_says_what_the_book_is() -> None:
    message = record()
    assert said(message, "Product/ProductIdentifier/IDValue") == ["9780306406157", "9781402894626"]
    assert said(message, "RelatedProduct/ProductIdentifier/IDValue") == ["9781402894626", "9780306406157"]
    assert said(message, "ProductForm") == ["BC", "ED"]
    assert said(message, "Subtitle") == ["Walks & <Talks>"] * 2
    assert said(message, "ContributorRole")[:3] == ["A01", "B06", "Z99"]
    assert said(message, "PersonNameInverted")[:2] == ["Onymous, Ann", "Verhey, Joost"]
    assert said(message, "CorporateName")[:1] == ["The Lock Society"]
    assert said(message, "LanguageCode")[0] == "ger"
    assert (said(message, "ExtentValue"), said(message, "PartNumber")) == (["212"], ["7", "7"])
    assert said(message, "PriceAmount") == ["24.00"] * 2
    assert said(message, "PublishingDate/Date")[0] == "20250301"


def test_it_claims_what_the_ebook_claims() -> None:
    claims = said(record(), "ProductFormFeatureValue")
    assert {"00", "11", "13", "19", "41", "52", "04", "82", "85"} <= set(claims)
    assert "<ProductFormFeatureType>12</ProductFormFeatureType>" in record().decode()
    picture = "# Ice\n\n![](ice.png)\n\nIt held.\n"
    assert "12" not in claims and "14" not in claims
    assert "52" in said(record(pieces=(understand_text(picture),)), "ProductFormFeatureValue")


def test_it_says_why_accessibility_is_limited() -> None:
    """List 196, 09: the reasons can be given in words; they are in the language of the publication."""
    figure = b.Figure(images=(Image("ice.png", asset="ice.png"),))
    message = record(pieces=(replace(understand_text("# Ice\n\nIt held.\n"), body=(figure,)),))
    features = etree.fromstring(message).iterfind(f".//{{{NAMESPACE}}}ProductFormFeature")
    claims = dict([x.text for x in feature][1:3] for feature in features if len(feature) == 3)
    assert claims["09"] == "1 von 1 Bildern, die etwas bedeuten, ist nicht beschrieben."


def test_without_an_isbn_or_a_publisher_there_is_none(
    write: Callable[..., Path],
) -> None:
    folder = write(
        {"publication.toml": 'title = "T"\n\n[imprint]\nplace = "Leeds"\n', "a.md": "# A\n\nWords.\n"}
    )
    build = Build(find(folder), editions=(ONIX,))
    finished = build.finished(ONIX)
    assert finished.artefact is None
    found = [d for d in finished.diagnostics if d.code == "S693"]
    assert len(found) == 2 and all(d.span.first == 3 for d in found)


def test_check_has_the_record_judged_where_there_is_one(write: Callable[..., Path]) -> None:
    settings = 'title = "T"\n\n[imprint]\npublisher = "P"\n'
    folder = write({"publication.toml": settings, "a.md": "# A\n\nWords.\n"})
    assert not ONIX.is_checked(Build(find(folder)))
    (folder / "publication.toml").write_text(f'{settings}isbn_ebook = "978-1-4028-9462-6"\n', "utf-8")
    results = {result.of: result for result in Build(find(folder)).check(asks_validators=False)}
    assert (results["onix"].judge, results["onix"].note) == ("schema", "not asked")


def test_a_mistake_of_ours_is_named(write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no record")

    folder = write(
        {
            "publication.toml": '[imprint]\npublisher = "P"\nisbn_ebook = "978-1-4028-9462-6"\n',
            "a.md": "# A\n\nWords.\n",
        }
    )
    monkeypatch.setattr(output, "_record", broken)
    build, report = Build(find(folder), editions=(ONIX,)), Report()
    report.extend(build.finished(ONIX).diagnostics)
    assert [d.code for d in report if d.code == "S692"] == ["S692"]
