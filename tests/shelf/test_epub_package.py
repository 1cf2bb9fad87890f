"""What is read of an EPUB, and what is no EPUB."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from small_epubs import COVER, PICTURE, epub
from standfirst.shelf.package import NoPackageError, Package, read_package

STATEMENTS = """<dc:title id="t2">A door</dc:title><meta refines="#t2" property="title-type">subtitle</meta>
<dc:creator id="c1">Wyn Pryce</dc:creator><meta refines="#c1" property="file-as">Pryce, Wyn</meta>
<dc:date>2024-05</dc:date><meta property="dcterms:modified">2024-06-01T10:00:00Z</meta>
<dc:rights>CC BY 4.0</dc:rights><meta property="belongs-to-collection" id="s">Walls</meta>
<meta refines="#s" property="group-position">7</meta>
<meta property="schema:accessibilityFeature">readingOrder</meta>
<meta property="dcterms:conformsTo" id="conf">WCAG 2.2 AA</meta>
<meta refines="#conf" property="a11y:certifiedBy">Somebody</meta>"""


def package(**how: str) -> Package:
    return read_package(epub(**how))[0]  # type: ignore[arg-type]


def test_what_it_says_is_read() -> None:
    found = package(more=STATEMENTS)
    assert (found.title, found.subtitle, found.date, found.modified) == (
        "The gate",
        "A door",
        "2024-05",
        "2024-06-01T10:00:00Z",
    )
    assert [(person.name, person.file_as) for person in found.creators] == [("Wyn Pryce", "Pryce, Wyn")]
    assert (found.series, found.issue, found.rights) == ("Walls", "7", ("CC BY 4.0",))
    claims = found.accessibility
    assert (claims.conforms_to, claims.certified_by, claims.features) == (
        "WCAG 2.2 AA",
        "Somebody",
        ("readingOrder",),
    )


def test_its_cover_is_found_by_its_property_or_its_name() -> None:
    old = '<item id="x" href="cover%20one.png" media-type="image/png"/>'
    for how in ({"items": COVER}, {"items": old, "more": '<meta name="cover" content="x">-</meta>'}):
        _, cover, picture = read_package(epub(**how))  # type: ignore[arg-type]
        assert cover is not None
        assert (cover.path, picture) == ("OEBPS/cover one.png", PICTURE)
    assert read_package(epub(items=""))[1] is None


@pytest.mark.parametrize(
    ("said", "date", "modified"),
    [
        ("2024", "2024", "2024-01-01T00:00:00Z"),
        ("2024-02-03T12:30:00", "2024-02-03", "2024-02-03T00:00:00Z"),
        ("2024-13", None, "2000-01-01T00:00:00Z"),
        ("20240203", None, "2000-01-01T00:00:00Z"),
        ("May 2024", None, "2000-01-01T00:00:00Z"),
    ],
)
def test_dates_as_they_come(said: str, date: str | None, modified: str) -> None:
    found = package(more=f"<dc:date>{said}</dc:date>")
    assert (found.date, found.modified) == (date, modified)


def archive_of(**files: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return stream.getvalue()


BROKEN = {
    "it is no EPUB, or a damaged one": b"%PDF-1.7",
    "it has no META-INF/container.xml": archive_of(mimetype="application/epub+zip"),
    "it has no OEBPS/cover one.png": epub(files={"other": b""}),
    "its package document is no XML": epub(title="<b>"),
    "it has no identifier": epub(identifier=""),
}


@pytest.mark.parametrize("why", BROKEN)
def test_what_is_no_epub_is_named(why: str) -> None:
    with pytest.raises(NoPackageError, match=why):
        read_package(BROKEN[why])


def test_an_entity_is_not_expanded() -> None:
    bomb = epub(title="&a;")
    with pytest.raises(NoPackageError):
        read_package(bomb)
