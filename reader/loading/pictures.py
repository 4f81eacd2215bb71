"""The pictures of one article: taken from where it came from, told by their first bytes, kept once. Nothing is fetched."""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from reader.article import Picture
from reader.loading.drawings import is_drawing

Find = Callable[[str], bytes | None]
"""An address as it stands in the source -> the bytes that came with the article, if they did."""

LARGEST, MOST = 20_000_000, 2_000
"""Bytes of a picture, and how many an article may have."""

LARGEST_SUM = 100_000_000
"""Bytes of all pictures of an article."""

SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF87a", ".gif"),
    (b"GIF89a", ".gif"),
    (b"BM", ".bmp"),
)

FIRST = tuple(beginning for beginning, _ in SIGNATURES)

DATA = re.compile(r"data:([\w.+-]+/[\w.+-]+)?((?:;[\w-]+=[^;,]*)*)(;base64)?,", re.IGNORECASE)


def nothing(_src: str) -> bytes | None:
    """Find no picture."""
    return None


def picture_type(data: bytes) -> str:
    """Return the ending that a picture's file gets (".png"), from its first bytes; empty for what is no picture."""
    for beginning, ending in SIGNATURES:
        if data.startswith(beginning):
            return ending
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return ".webp"
    return ".svg" if is_drawing(data, _holds_picture) else ""


def _holds_picture(address: str) -> bool:
    """Whether a `data:` address holds a picture that is no drawing."""
    data = data_of(address) or b""
    return data.startswith(FIRST) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")


class Pictures:
    """Gathers the pictures of one article; `find` gives the bytes for an address, never from the network."""

    def __init__(self, find: Find = nothing) -> None:
        self._find = find
        self._names: dict[str, str] = {}
        self._taken: dict[str, Picture] = {}
        self._size = 0

    @property
    def taken(self) -> tuple[Picture, ...]:
        """Those that were found, each once."""
        return tuple(self._taken.values())

    def take(self, src: str) -> str:
        """Return the name of the picture at an address; empty when its bytes are not here or are no picture."""
        if src not in self._names:
            data = data_of(src) if src[:5].lower() == "data:" else self._find(src)
            self._names[src] = self.keep(data) if data else ""
        return self._names[src]

    def keep(self, data: bytes) -> str:
        """Take a picture by its bytes and return its name; empty when it is none, or too large."""
        ending = picture_type(data)
        if not ending or len(data) > LARGEST:
            return ""
        name = hashlib.sha256(data).hexdigest()[:16] + ending
        if name not in self._taken:
            if len(self._taken) >= MOST or self._size + len(data) > LARGEST_SUM:
                return ""
            self._size += len(data)
            self._taken[name] = Picture(name, data)
        return name


def data_of(address: str) -> bytes | None:
    """The bytes that a `data:` address holds; nothing when it is broken."""
    match = DATA.match(address)
    if not match:
        return None
    held = unquote_to_bytes(address[match.end() :])
    if not match[3]:
        return held
    try:
        return b64decode(held + b"=" * (-len(held) % 4))
    except (Base64Error, ValueError):
        return None
