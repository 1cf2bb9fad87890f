"""Judges of the finished editions. Each reads the artefact itself, not what we meant to write."""
