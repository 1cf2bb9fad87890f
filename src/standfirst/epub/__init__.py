"""From the ebook edition to an EPUB: pages, stylesheet, cover, package, archive. EbookLib lives here."""
