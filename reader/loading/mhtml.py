"""Pages saved as one file (.mhtml, .mht) and mails (.eml): how they are known. `message` reads them."""

from __future__ import annotations

from pathlib import PurePath

from reader.article import Article
from reader.loading.headers import header_names
from reader.loading.original import Original
from reader.progress import Progress

SUFFIXES = frozenset({".mhtml", ".mht", ".eml"})
MIME = frozenset({"mime-version", "content-type"})
MAIL = frozenset({"from", "to", "subject", "date", "message-id", "received", "return-path"})


def recognises(original: Original) -> bool:
    """Whether the bytes are a message in MIME, by the headers that they begin with."""
    names = header_names(original.data)
    if PurePath(original.name).suffix.lower() in SUFFIXES:
        return "content-type" in names or len(names & MAIL) > 1
    return names >= MIME or ("message-id" in names and len(names & MAIL) > 2)


def read(original: Original, progress: Progress) -> Article:
    """Make an article of a page that was saved as one file, or of a mail; raises what `message.read` raises."""
    from reader.loading import message

    return message.read(original, progress)
