"""From the bytes of a manuscript to a tree of elements that knows its lines."""
