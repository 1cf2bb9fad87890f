"""What the model can hold and no manuscript can say."""

from __future__ import annotations


class Unsayable(Exception):  # noqa: N818 - a finding, caught where tidy text is asked for
    """There is no markdown for this. The message says for what."""
