"""A page of an edition: a template of ``render/templates`` filled in, and proved to be well formed."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from lxml import etree
from markupsafe import Markup

from standfirst.render.html.element import text


class MarkupError(Exception):
    """We wrote something that is no XML: our own mistake."""


def filled(template: str, **values: object) -> Markup:
    """A template with these values, by its path in ``render/templates`` without the suffix ``.j2``."""
    return Markup(_templates().get_template(f"{template}.j2").render(**values))


def checked(markup: str, name: str) -> bytes:
    """The bytes, after a strict XML parser took them; reading systems refuse what it refuses.

    Raises MarkupError, which begins with ``name``.
    """
    data = markup.encode()
    try:
        parsed(data)
    except etree.XMLSyntaxError as error:
        raise MarkupError(f"{name}: {error}") from error
    return data


def parsed(data: bytes) -> etree._Element:
    """The tree that a strict XML parser makes of markup."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("standfirst.render", "templates"),
        autoescape=True,
        finalize=lambda value: text(value) if isinstance(value, str) else value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
