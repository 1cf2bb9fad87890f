"""Pages as a compositor sees them: what stands where, what is wrong, and laying out again."""
