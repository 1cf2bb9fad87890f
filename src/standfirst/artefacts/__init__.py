"""The editions, each in a file of its own: how it is made of a document, verified, and judged.

Their order is that in which they are made: the ebook names the pages of the print edition.
"""

from standfirst.artefacts.epub import EPUB
from standfirst.artefacts.pdf import PDF
from standfirst.build.edition import register

for _edition in (PDF, EPUB):
    register(_edition)
