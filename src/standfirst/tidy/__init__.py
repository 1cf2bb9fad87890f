"""Model → clean markdown, for the editor to go on with."""

from standfirst.tidy.manuscript import Front, Tidy, tidy

__all__ = ["Front", "Tidy", "tidy"]
