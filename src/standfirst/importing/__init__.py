"""Files of word processors, web pages and ebooks → manuscripts with their pictures.

``file_of`` tells what a file is; pandoc converts it (``pandoc``), a web page after everything around the
article was taken away (``web_page``), an OpenDocument text after its changes were made visible
(``open_document``). ``manuscript`` makes a tidy manuscript of what comes out.
"""

from standfirst.importing.importing import Imported, import_file
from standfirst.importing.kinds import SUFFIXES

__all__ = ["SUFFIXES", "Imported", "import_file"]
