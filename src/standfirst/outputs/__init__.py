"""The editions, each in a file of its own: how it is made of a document, verified, and judged.

Their order is that in which they are made: the ebook and the site name the pages of the print edition.
"""

from standfirst.build.kinds_of_edition import register
from standfirst.outputs.epub import EPUB
from standfirst.outputs.onix import ONIX
from standfirst.outputs.pdf import PDF
from standfirst.outputs.web import WEB

for _edition in (PDF, EPUB, WEB, ONIX):
    register(_edition)
