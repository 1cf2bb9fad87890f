"""What is heard of an edition: in which order, by which names and in which language its words are read aloud.

Both editions become a tree of parts (``in_pdf``, ``in_ebook``); ``aloud`` says what a screen reader says of
such a tree, so that the two can be compared line by line.
"""
