"""From the tree to a mended draft to a piece of the document: the list of repairs, one file each."""
