"""From the tree to a repaired draft to a piece of the document; every repair rule has its own file."""
