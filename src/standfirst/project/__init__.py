"""The files of a publication: its settings, its manuscripts, the decisions about repairs."""
