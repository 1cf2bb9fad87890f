"""Standfirst: messy markdown in, a print edition and an ebook out, from one document model."""

__version__ = "0.1.0"
