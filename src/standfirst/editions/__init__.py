"""Views of a document, as data: how it is printed, and what an ebook of it holds."""
