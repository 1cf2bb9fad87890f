"""What the tests of the copy repairs share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standfirst.normalise.repair import Repairs
from standfirst.normalise.repair_settings import HouseStyle
from standfirst.normalise.steps import mend_text
from standfirst.parse.manuscript.source_file import SourceFile

Mend = Callable[..., tuple[str, Repairs]]


@pytest.fixture
def mend() -> Mend:
    """Mend a text; mending it again must change nothing and say nothing."""

    def mended(text: str, language: str | None = "en", **wishes: object) -> tuple[str, Repairs]:
        style = HouseStyle(language=language, **wishes)  # type: ignore[arg-type]
        source, repairs = mend_text(SourceFile("a.md", text), style)
        again, more = mend_text(source, style)
        assert again.text == source.text
        assert not [repair for repair in more if repair.applied]
        return source.text, repairs

    return mended
