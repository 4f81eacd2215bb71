"""Pages saved as one file (.mhtml, .mht) and mails (.eml): how they are known. `message` reads them."""

from __future__ import annotations

import re
from pathlib import PurePath

from reader.article import Article
from reader.loading.original import Original
from reader.progress import Progress

SUFFIXES = frozenset({".mhtml", ".mht", ".eml"})
MIME = frozenset({"mime-version", "content-type"})
MAIL = frozenset({"from", "to", "subject", "date", "message-id", "received", "return-path"})
HEADER = re.compile(rb"([!-9;-~]{1,60}):(?:[ \t\r]|$)")
HEAD = 65_536
"""Bytes in which a message's head ends."""


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


def header_names(data: bytes) -> frozenset[str]:
    """The names, in small letters, of the headers that a file begins with; none if it begins with anything else."""
    found: set[str] = set()
    for line in data[:HEAD].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n").split(b"\n"):
        if not line.strip():
            break
        header = HEADER.match(line)
        if header:
            found.add(header[1].decode("ascii").lower())
        elif not line.startswith((b" ", b"\t")) or not found:
            return frozenset()
    return frozenset(found)
