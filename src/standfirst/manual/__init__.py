"""The manual: a publication of ours, built by ourselves, and what ``standfirst help TOPIC`` prints.

The chapters are markdown in ``chapters/``. Where a chapter has to list what is declared elsewhere
(settings, commands, codes, rules, CSS classes) it holds a line ``<!-- generated: NAME -->``, and the list is
made from the declarations whenever the chapter is read. Nothing is copied, so nothing gets out of date.
"""

from standfirst.manual.chapters import Chapter, Generators, chapter, chapters, topics, write_sources
from standfirst.manual.plain_text import as_plain_text

__all__ = ["Chapter", "Generators", "as_plain_text", "chapter", "chapters", "topics", "write_sources"]
