"""Line breaking: the lines of a paragraph are chosen together, not one after the other (total fit).

``measuring``  widths of words, each measured once
``words``      words in a style, and where they may be broken
``paragraph``  a text and every place where its lines may end
``choosing``   the places where they do end (Knuth and Plass), and other ways of setting the same paragraph

and for WeasyPrint's boxes, which stay in these modules:

``reading``    boxes as a paragraph
``setting``    the lines that are chosen for it, in the room that there is, and as is requested
``building``   the boxes of a line
``lines``      the one function of WeasyPrint that is replaced
``adjusting``  which paragraphs of a layout may be set in more or fewer lines
"""
