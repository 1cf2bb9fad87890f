"""From a document to its site: pages, stylesheet, feeds."""
