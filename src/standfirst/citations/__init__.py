"""Citations: what a style prints for the works that manuscripts cite, as nodes of the model.

pandoc's citeproc, an optional part of the installation, does the work.
"""
