"""PDF documents. `recognises` is light; the rest is imported when a document is read."""

from __future__ import annotations

from reader.article import Article
from reader.loading.original import Original
from reader.progress import Progress

SIGN = b"%PDF-"
HEAD, TAIL = 1_024, 2_048
"""Bytes: where the sign may stand, and where the end of a document is looked for."""


def recognises(original: Original) -> bool:
    """Whether the bytes are a PDF: by their beginning, or by beginning and end where something was put in front."""
    data = original.data
    if data[: len(SIGN) + 8].lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(SIGN):
        return True
    return SIGN in data[:HEAD] and b"startxref" in data[-TAIL:]


def read(original: Original, progress: Progress) -> Article:
    """Make an article of a PDF document.

    Raises UnreadableArticleError for one that is damaged, asks for a password, or has pictures for pages.
    """
    from reader.loading.pdf.reading import read_article

    return read_article(original, progress)
