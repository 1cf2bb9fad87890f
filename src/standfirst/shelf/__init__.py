"""The shelf: a static site of finished publications, for readers, e-readers and search engines.

    files → ``collect`` (an ``Entry`` a publication) → ``site`` (every file of the site, one by one)
          → ``project.site_folder`` (the folder, put in place at once)

``package`` reads what an EPUB says of itself; ``pages`` writes HTML, ``opds1`` and ``opds2`` the catalogues
of e-readers, ``feeds`` what feed readers and search engines read.
"""
