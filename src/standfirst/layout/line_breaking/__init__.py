"""Line breaking: the lines of a paragraph are chosen together, not one after the other (total fit).

``measuring``  widths of words, each measured once
``paragraph``  a text and every place where its lines may end
``choosing``   the places where they do end (Knuth and Plass), and other ways of setting the same paragraph
``lines``      the same for WeasyPrint's boxes: the one function of its that is replaced
"""
