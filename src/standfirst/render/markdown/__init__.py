"""Model → clean markdown, for the editor to go on with."""

from standfirst.render.markdown.manuscript import Front, Tidy, tidy

__all__ = ["Front", "Tidy", "tidy"]
