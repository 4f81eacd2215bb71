"""Project Gutenberg's books: the licence around the work is folded away, and what its header says of the work is read."""

from __future__ import annotations

import re
from typing import NamedTuple

START = re.compile(
    r"^[ \t]*\*\*\* ?START OF TH(?:E|IS) PROJECT GUTENBERG EBOOK\b[^\n]*(?:\n[^\n]+)*?\*\*\*[ \t]*$", re.M | re.I
)
END = re.compile(
    r"^[ \t]*(?:\*\*\* ?END OF TH(?:E|IS) PROJECT GUTENBERG EBOOK\b|End of (?:the )?Project Gutenberg(?:'s|’s)? )",
    re.M | re.I,
)
FIELD = re.compile(r"^(Title|Author|Language): +(\S[^\n]*(?:\n {2,}\S[^\n]*)*)", re.M)
LANGUAGES = {
    "english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "portuguese": "pt", "dutch": "nl",
    "swedish": "sv", "danish": "da", "norwegian": "no", "finnish": "fi", "polish": "pl", "czech": "cs",
}  # fmt: skip


class Book(NamedTuple):
    """A text cut in three, and the header's fields; a text that is no such book is all `work`."""

    header: str
    work: str
    footer: str
    title: str = ""
    author: str = ""
    language: str = ""


def open_book(text: str) -> Book:
    """Cut the licence off both ends of a Project Gutenberg book."""
    start = START.search(text, 0, 20_000) if "GUTENBERG" in text[:20_000].upper() else None
    end = END.search(text, start.end()) if start else None
    if not start or not text[start.end() : end.start() if end else len(text)].strip():
        return Book("", text, "")
    stop = end.start() if end else len(text)
    fields = {name: " ".join(value.split()) for name, value in FIELD.findall(text[: start.start()])}
    language = LANGUAGES.get(fields.get("Language", "").lower(), "")
    work = text[start.end() : stop]
    return Book(text[: start.end()], work, text[stop:], fields.get("Title", ""), fields.get("Author", ""), language)
