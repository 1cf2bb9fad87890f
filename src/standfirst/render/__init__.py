"""From the editions as data to files: HTML, the PDF, the EPUB, and tidy markdown."""
