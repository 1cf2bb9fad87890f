"""Orders: what a part's pages depend on, and no more."""

from __future__ import annotations

from msgspec.structs import replace

from kitchen_sink import KITCHEN_SINK
from standfirst.editions.print import ImprintPage, Part, PrintEdition, print_edition
from standfirst.layout.fragment_input import FragmentInput, fragment_input_for, links_of


def fragment_inputs(edition: PrintEdition) -> dict[Part, FragmentInput]:
    found = zip(edition.parts, links_of(edition), strict=True)
    return {part: fragment_input_for(edition, part, links, "recto", {}) for part, links in found}


def test_an_identifier_made_from_the_words_of_all_costs_only_the_page_that_shows_it() -> None:
    edition = print_edition(KITCHEN_SINK)
    before, after = (
        fragment_inputs(edition),
        fragment_inputs(replace(edition, identifier="urn:uuid:of-other-words")),
    )
    assert {type(part) for part in before if before[part] != after[part]} == {ImprintPage}
