"""Interviews: who speaks, what is asked, who answers; whatever the manuscript's convention."""
