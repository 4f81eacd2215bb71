"""What lies beside a file that was saved: its pictures, and what it says of the address that it was saved from."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from reader.loading.original import Original

LARGEST_PICTURE = 20_000_000
"""Bytes."""

HEAD = 400_000
"""Characters at the beginning of a saved page in which its address is looked for; styles come before it."""

SAVED = (
    re.compile(r"<!--\s*saved from url=\(\d{1,6}\)\s*([^\s>]+)", re.IGNORECASE),
    re.compile(r"<!--\s*Page saved with SingleFile\s.{0,300}?\burl:\s*([^\s>]+)", re.IGNORECASE | re.DOTALL),
    re.compile(r"<!--\s*Mirrored from\s+([^\s>]+)\s+by HTTrack", re.IGNORECASE),
    re.compile(r"<meta\s+name=[\"']?savepage-url[\"']?\s+content=[\"']([^\"'>]+)", re.IGNORECASE),
    re.compile(r"<html\b[^>]{0,2000}?\sdata-(?:scrapbook-source|savepage-url)=[\"']([^\"'>]+)", re.IGNORECASE),
)
"""What browsers and their extensions write into a page that they save."""

NAMED = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
ATTACHMENT_FOLDERS = frozenset(
    {"_resources", "assets", "attachments", "figures", "images", "img", "resources", "static"}
)
"""Folders beside a document's own that hold the pictures of documents and, by their name, nothing of a person's own."""

LEVELS_UP = 2


def saved_from(markup: str) -> str:
    """Return the web address that a page was saved from, as the page says; empty when it does not."""
    head = markup[:HEAD]
    for pattern in SAVED:
        found = pattern.search(head)
        if found:
            address = unescape(found[1])
            if "://" not in address and pattern is SAVED[2]:
                address = f"http://{address}"
            return address if is_web_address(address) else ""
    return ""


def is_web_address(address: str) -> bool:
    """Whether an address is one of the web that names a host."""
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def finder(original: Original, *, beside: bool = False) -> Callable[[str], bytes | None]:
    """Return what finds the bytes of a file that a document names by a relative address: below the document's folder, never outside.

    `beside`: folders next to the document's own, or one further up, that are called as folders of pictures are, count too.
    """
    if not original.path:
        return lambda _src: None
    folder = Path(original.path).parent

    def find(src: str) -> bytes | None:
        for name in _names(src):
            path = _inside(folder, name, beside=beside)
            data = _contents(path) if path else None
            if data is not None:
                return data
        return None

    return find


def _names(src: str) -> Iterator[str]:
    """The file names that an address can mean, relative to the document; none for an address of another place."""
    address = src.strip().replace("\\", "/")
    if not _is_relative(address):
        return
    path = re.split("[?#]", address, maxsplit=1)[0]
    yield from filter(_is_relative, dict.fromkeys((unquote(path), unquote(address), address)))


def _is_relative(name: str) -> bool:
    """Whether a name leads on from a folder, once it is unquoted too: on Windows, two slashes ask another machine."""
    plain = name.strip().replace("\\", "/")
    return bool(plain) and not plain.startswith("/") and not NAMED.match(plain)


def _inside(folder: Path, name: str, *, beside: bool) -> Path | None:
    """The file of this name, if it truly lies where such files may lie."""
    try:
        path = (folder / name).resolve(strict=True)
        allowed = folder.resolve(strict=True)
    except (OSError, ValueError, RuntimeError):
        return None
    if path.is_relative_to(allowed) or (beside and _is_attachment(path, allowed)):
        return path
    return None


def _is_attachment(path: Path, folder: Path) -> bool:
    for above in list(folder.parents)[:LEVELS_UP]:
        if path.is_relative_to(above):
            inside = path.relative_to(above).parts
            return len(inside) > 1 and inside[0].lower() in ATTACHMENT_FOLDERS
    return False


def _contents(path: Path) -> bytes | None:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) or not 0 < found.st_size <= LARGEST_PICTURE:
            return None
        return path.read_bytes()
    except OSError:
        return None
