"""What people read of a publication: the summary, the list of repairs, the stages, the proof sheet."""
