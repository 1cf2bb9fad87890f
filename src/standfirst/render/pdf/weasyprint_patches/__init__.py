"""Small changes to WeasyPrint, a file for each.

Two larger ones are elsewhere: ``layout.line_breaking`` replaces the function that breaks lines, and
``render.pdf.tags`` the one that writes the structure tree. All of them depend on private names of WeasyPrint,
whose version is therefore pinned.
"""
