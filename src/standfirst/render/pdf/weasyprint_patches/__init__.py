"""All that depends on WeasyPrint's private parts, a file for each (``registry`` lists them).

The one exception is the code that breaks lines, in ``layout.line_breaking``; its guard is here. A test fails
where another module imports anything private of WeasyPrint. Its version is pinned for all that.
"""
