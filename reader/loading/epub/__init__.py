"""EPUB books, of versions 2 and 3: a whole book becomes one article, its chapters under headings of level 1."""

from __future__ import annotations

from reader.article import Article
from reader.loading.archive import lists
from reader.loading.original import Original
from reader.progress import Progress

MIMETYPE = b"mimetypeapplication/epub+zip"
HEAD = 200


def recognises(original: Original) -> bool:
    """Whether the bytes are an EPUB book, whole or broken."""
    return MIMETYPE in original.data[:HEAD] or lists(original.data, "META-INF/container.xml")


def read(original: Original, progress: Progress) -> Article:
    """Make an article of a book; raises UnreadableArticleError for one that is broken, locked or without text."""
    from reader.loading.epub.book import read_book

    return read_book(original, progress)
