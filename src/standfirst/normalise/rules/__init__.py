"""Repairs on a draft, one file each, named after its rule. Those on the raw copy are in ``copy/``."""
