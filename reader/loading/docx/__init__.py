"""Word documents (.docx, .docm, .dotx), from Word, Google Docs, LibreOffice or Pages."""

from __future__ import annotations

from reader.article import Article
from reader.loading.archive import lists
from reader.loading.original import Original
from reader.progress import Progress


def recognises(original: Original) -> bool:
    """Whether the bytes are a Word document, whole or broken."""
    return lists(original.data, "word/document") or lists(original.data, "word/styles.xml")


def read(original: Original, progress: Progress) -> Article:
    """Make an article of a document; raises UnreadableArticleError for one that is broken, locked or without text."""
    from reader.loading.docx.document import read_document

    return read_document(original, progress)
