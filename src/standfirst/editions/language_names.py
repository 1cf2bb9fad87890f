"""What languages are called: in another language, or in themselves."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1024)
def language_name(tag: str, language: str | None = None) -> str:
    """What a language (BCP 47) is called in another: ``German``; in itself where none is given: ``Deutsch``.

    The tag where that is not known.
    """
    from babel.core import Locale, UnknownLocaleError

    try:
        named = Locale.parse(tag, sep="-")
        return named.get_display_name(Locale.parse(language, sep="-") if language else named) or tag
    except (UnknownLocaleError, ValueError):
        return tag
