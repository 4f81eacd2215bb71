"""The headers that a file begins with, if it is a message in MIME."""

from __future__ import annotations

import re

HEADER = re.compile(rb"([!-9;-~]{1,60}):(?:[ \t\r]|$)")
HEAD = 65_536
"""Bytes in which a message's head ends."""


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
