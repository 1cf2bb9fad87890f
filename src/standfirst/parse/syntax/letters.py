"""The letters beside which a mark is none: those of words with spaces around them."""

from __future__ import annotations

_WITHOUT_SPACES = (
    r"\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f"
    r"\U00020000-\U0003ffff"
)
"""Thai, Lao, Tibetan, Burmese, Khmer, Japanese, Chinese; and Korean, which sets particles after a mark."""

LETTER = rf"[^\W{_WITHOUT_SPACES}]"
"""A pattern: a letter or figure of a script that has spaces between words. In ``a==b`` the marks are none;
in ``这里==很重要==。`` they are, though letters stand beside them."""
