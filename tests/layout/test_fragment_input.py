"""Orders: what a part's pages depend on, and no more."""

from __future__ import annotations

from msgspec.structs import replace

from kitchen_sink import KITCHEN_SINK
from standfirst.editions.print import ImprintPage, Part, PrintEdition, print_edition
from standfirst.layout.fragment_input import FragmentInput, fragment_input_for, links_of
from standfirst.model.document import Document


def fragment_inputs(edition: PrintEdition) -> dict[Part, FragmentInput]:
    found = zip(edition.parts, links_of(edition), strict=True)
    return {part: fragment_input_for(edition, part, links, "recto", {}) for part, links in found}


def changed_by_another_identifier(document: Document) -> set[type[Part]]:
    before, after = (
        list(fragment_inputs(print_edition(one)).values())
        for one in (document, replace(document, identifier="urn:uuid:of-other-words"))
    )
    pairs = zip(before, after, strict=True)
    return {type(one.edition.parts[0]) for one, other in pairs if one != other}


def test_only_the_imprint_prints_the_identifier() -> None:
    assert changed_by_another_identifier(KITCHEN_SINK) == {ImprintPage}


def test_one_that_is_made_from_the_words_of_all_is_not_printed() -> None:
    assert changed_by_another_identifier(replace(KITCHEN_SINK, is_identifier_derived=True)) == set()
