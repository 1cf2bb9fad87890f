"""What people are called in the editions."""

from __future__ import annotations

from standfirst.editions.roles_of_people import contributors_of, of_several
from standfirst.model.document import Contributor, Piece, Speaker


def test_a_name_in_capitals_is_that_of_its_speaker_elsewhere() -> None:
    piece = Piece(
        name="press",
        kind="interview",
        language="en",
        contributors=(Contributor(name="IDA"), Contributor(name="BBC"), Contributor(name="Tomasz")),
        speakers=(Speaker(name="Ida", labels=("IDA", "Ida")), Speaker(name="Tomasz", labels=("TOMASZ",))),
    )
    assert [person.name for person in contributors_of(piece)] == ["Ida", "BBC", "Tomasz"]


def test_several_of_one_role_have_its_plural_where_we_know_it() -> None:
    assert of_several("author", "en-GB") == "authors"
    assert of_several("Illustrator", "de") == "Illustrator"
    assert of_several("at the press", "en") == "at the press"
