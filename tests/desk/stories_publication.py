"""The publication of the stories: a little of everything that the desk shows."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

FILES = {
    "publication.toml": """\
# Ours.
title = "The weir"  # as on the sign
language = "en-GB"
slug = "weir"
pieces = ["barge.md", "letters.md", "flood.md", "notes.md", "lock.md", "mooring.md"]
identifier = "urn:uuid:4f0c2f7e-6f0b-4d39-8a53-3a86a6e5b1c0"
""",
    "barge.md": """\
# The barge

By Ada Marsh

It lay at the weir all winter, and the com-
puter on board, an old computer, kept its time.

The lock keeper of Hollin Mill said that he had seen it, and wrote it down. Nobody came.

In spring the keeper of Hollin Mill went aboard. Hollyn Mill was shut by then, and the com-
puter stood still.
""",
    "letters.md": """\
# Letters

**Ada:** Where did you find the boat?

**Tom:** Below the weir, in the reeds.

**Ada:** Was anybody with it?

**Tom:** A heron, and it did not say much.
""",
    "flood.md": """\
# The flood

The water came at night.

![](images/dot.png)

In the morning it was gone.
""",
    "lock.md": """\
# The lock

It is shut {{< gate >}} now.
""",
    "mooring.md": """\
# The mooring

The boat lay at the river-
side, and the riverside was empty.

In autumn they walked to the river-
side again.
""",
    "notes.md": """\
# Notes

The sluice is {++still ++}open.{>>Who says so?<<} It was mended {~~twice~>once~~} last year.
""",
}


def write_publication(folder: Path) -> None:
    """Write it into a folder."""
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    picture = io.BytesIO()
    Image.effect_noise((600, 400), 60).save(picture, "PNG")
    (folder / "images").mkdir()
    (folder / "images" / "dot.png").write_bytes(picture.getvalue())
