"""Which addresses a reader is sent to."""

import pytest

from standfirst.render.html.address import safe_address


@pytest.mark.parametrize(
    ("written", "safe"),
    [
        ("https://example.org/a b?q=é#f g", "https://example.org/a%20b?q=%C3%A9#f%20g"),
        ("https://example.org/100%/%41", "https://example.org/100%25/%41"),
        ("HTTP://Example.org:8080", "http://example.org:8080"),
        ("https://bücher.example/x", "https://xn--bcher-kva.example/x"),
        ("mailto:a@example.org?subject=a b", "mailto:a@example.org?subject=a%20b"),
        ("https://user:secret@example.org/", "https://example.org/"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//example.org/x", None),
        ("page.html", None),
        ("", None),
        ("https://", None),
        ("https://[broken/", None),
        ("https://exa mple.org/", None),
        ("https://example.org:port/", None),
    ],
)
def test_only_whole_addresses_of_harmless_kinds_are_links(written: str, safe: str | None) -> None:
    assert safe_address(written) == safe
