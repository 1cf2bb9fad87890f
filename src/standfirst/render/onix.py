"""The record of a publication for the book trade, as an ONIX 3.0 message with reference names.

EDItEUR, *ONIX for Books Product Information Message*, release 3.0. The order of elements is the schema's.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from standfirst.editions.book_trade import LIMITED, NOTHING_DISABLED, SUMMARY, Named, Product, Record

NAMESPACE = "http://ns.editeur.org/onix/3.0/reference"

Parent = etree._Element


def onix(record: Record) -> bytes:
    """The message: a header, and a product for each edition."""
    message = etree.fromstring(f'<ONIXMessage xmlns="{NAMESPACE}" release="3.0"/>')
    header = _add(message, "Header")
    _add(_add(header, "Sender"), "SenderName", record.sender)
    _add(header, "SentDateTime", _figures(record.date))
    for product in record.products:
        _product(message, record, product)
    return etree.tostring(message, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _add(parent: Parent, name: str, words: str | None = None) -> Parent:
    """A new element at the end of another one."""
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    element.text = words
    return element


def _all(parent: Parent, *values: tuple[str, str]) -> Parent:
    for name, words in values:
        _add(parent, name, words)
    return parent


def _figures(date: str) -> str:
    """A day as it is wanted: ``20250301``."""
    return date.replace("-", "")


def _product(message: Parent, record: Record, product: Product) -> None:
    element = _add(message, "Product")
    _add(element, "RecordReference", f"urn:isbn:{product.isbn}")
    _add(element, "NotificationType", "03")  # as published
    _isbn(element, product.isbn)
    _descriptive_detail(element, record, product)
    if record.description:
        content = _add(_add(element, "CollateralDetail"), "TextContent")
        _all(content, ("TextType", "03"), ("ContentAudience", "00"), ("Text", record.description))
    _publishing_detail(element, record)
    if product.other:
        related = _add(_add(element, "RelatedMaterial"), "RelatedProduct")
        _add(related, "ProductRelationCode", "06")  # an alternative format
        _isbn(related, product.other)
    _supply(element, record)


def _isbn(parent: Parent, isbn: str) -> None:
    _all(_add(parent, "ProductIdentifier"), ("ProductIDType", "15"), ("IDValue", isbn))


# -- what it is -----------------------------------------------------------------------------------


def _descriptive_detail(element: Parent, record: Record, product: Product) -> None:
    detail = _add(element, "DescriptiveDetail")
    _all(detail, ("ProductComposition", "00"), ("ProductForm", product.form))
    if product.detail:
        _add(detail, "ProductFormDetail", product.detail)
    for kind, value, words in _features(product):
        feature = _all(
            _add(detail, "ProductFormFeature"),
            ("ProductFormFeatureType", kind),
            ("ProductFormFeatureValue", value),
        )
        if words:
            _add(feature, "ProductFormFeatureDescription", words)
    if product.form == "ED":
        _add(detail, "PrimaryContentType", "10")  # text to be read
    for kind, measured in _measures(product):
        _all(
            _add(detail, "Measure"),
            ("MeasureType", kind),
            ("Measurement", f"{measured:.0f}"),
            ("MeasureUnitCode", "mm"),
        )
    if product.form == "ED":
        _add(detail, "EpubTechnicalProtection", "00")  # none
    _series(detail, record)
    _title(detail, record)
    for number, person in enumerate(record.people, start=1):
        _contributor(detail, number, person)
    if not record.people:
        _add(detail, "NoContributor")
    _add(detail, "NoEdition")
    for language in record.languages:
        _all(_add(detail, "Language"), ("LanguageRole", "01"), ("LanguageCode", language))
    if product.pages:
        _all(
            _add(detail, "Extent"),
            ("ExtentType", "00"),
            ("ExtentValue", str(product.pages)),
            ("ExtentUnit", "03"),
        )
    for code in record.subjects:
        subject = _add(detail, "Subject")
        _all(subject, ("SubjectSchemeIdentifier", "93"), ("SubjectCode", code))


def _features(product: Product) -> Iterator[tuple[str, str, str | None]]:
    """The claims about accessibility and hazards (list 79), with what is said of them in words."""
    if product.summary:
        yield "09", SUMMARY, product.summary
    said = {NOTHING_DISABLED: product.unrestricted, LIMITED: product.limits}
    for claim in product.claims:
        yield "09", claim, said.get(claim)
    for hazard in product.hazards:
        yield "12", hazard, None


def _measures(product: Product) -> Iterator[tuple[str, float]]:
    """Height, width and thickness in millimetres (list 48)."""
    if product.size:
        width, height = product.size
        yield "01", height
        yield "02", width
    if product.spine:
        yield "03", max(product.spine, 1)


def _series(detail: Parent, record: Record) -> None:
    if not record.series:
        _add(detail, "NoCollection")
        return
    collection = _add(detail, "Collection")
    _add(collection, "CollectionType", "10")  # of the publisher
    title = _add(collection, "TitleDetail")
    _add(title, "TitleType", "01")
    element = _add(title, "TitleElement")
    _add(element, "TitleElementLevel", "02")
    if record.volume:
        _add(element, "PartNumber", record.volume)
    _add(element, "TitleText", record.series)


def _title(detail: Parent, record: Record) -> None:
    title = _add(detail, "TitleDetail")
    _add(title, "TitleType", "01")
    element = _add(title, "TitleElement")
    _all(element, ("TitleElementLevel", "01"), ("TitleText", record.title))
    if record.subtitle:
        _add(element, "Subtitle", record.subtitle)


def _contributor(detail: Parent, number: int, person: Named) -> None:
    element = _add(detail, "Contributor")
    _add(element, "SequenceNumber", str(number))
    for role in person.roles:
        _add(element, "ContributorRole", role)
    if person.inverted:
        _all(element, ("PersonName", person.name), ("PersonNameInverted", person.inverted))
    else:
        _add(element, "CorporateName", person.name)


# -- who publishes and sells it -------------------------------------------------------------------


def _publishing_detail(element: Parent, record: Record) -> None:
    detail = _add(element, "PublishingDetail")
    _add(_add(detail, "Imprint"), "ImprintName", record.publisher)
    _all(_add(detail, "Publisher"), ("PublishingRole", "01"), ("PublisherName", record.publisher))
    if record.place:
        _add(detail, "CityOfPublication", record.place)
    _add(detail, "PublishingStatus", "04")  # active
    date = _add(detail, "PublishingDate")
    _add(date, "PublishingDateRole", "01")
    _add(date, "Date", _figures(record.date)).set("dateformat", "00")


def _supply(element: Parent, record: Record) -> None:
    detail = _add(_add(element, "ProductSupply"), "SupplyDetail")
    supplier = _add(detail, "Supplier")
    _all(supplier, ("SupplierRole", "01"), ("SupplierName", record.publisher))
    _add(detail, "ProductAvailability", "20")  # available
    if not record.prices:
        _add(detail, "UnpricedItemType", "04")  # ask
    for words in record.prices:
        amount, _, currency = words.partition(" ")
        price = _add(detail, "Price")
        _all(price, ("PriceType", "02"), ("PriceAmount", amount), ("CurrencyCode", currency))
