"""What may be opened: addresses among what is typed and pasted, and the files in folders."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

LONGEST_ADDRESS = 8_000
"""Code points."""

HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}(?::\d+)?(?:[/?#]|$)")
"""How an address begins that was typed without its scheme."""

NEAR_HOST = re.compile(r"(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[\da-fA-F:]+\])(?::\d+)?(?:[/?#]|$)")
"""The same of this machine and those in its house, which seldom have a certificate."""

PAGES = frozenset({".html", ".htm", ".xhtml"})
BESIDE_A_PAGE = re.compile(
    r"(?:[ _-](?:files|dateien|fichiers|archivos|file|bestanden|arquivos|pliki)|\.files)$", re.IGNORECASE
)
"""How a browser calls the folder of a page that it saved, after the page's name."""


def is_address(source: str) -> bool:
    """Whether a source is an address on the web, not a file."""
    return source.lower().startswith(("http://", "https://"))


def address_in(text: str, *, typed: bool = False) -> str:
    """Return the web address that a text is, whole and alone; empty when it is none. One that is `typed` may lack its scheme."""
    words = text.strip()
    if not words or len(words) > LONGEST_ADDRESS or re.search(r"\s", words):
        return ""
    if typed and "://" not in words:
        words = f"http://{words}" if NEAR_HOST.match(words) else f"https://{words}" if HOST.match(words) else words
    try:
        parts = urlsplit(words)
        known = parts.scheme.lower() in ("http", "https") and parts.hostname
    except ValueError:
        return ""
    return words if known else ""


def files_below(path: Path, without: Path, complain: Callable[[OSError], None] | None = None) -> Iterator[Path]:
    """Yield a file itself, or every file in a folder and the folders in it, in the order of their names.

    Hidden ones are left out, what browsers save beside a page, and the folder `without`, which is the library's.
    `complain` is told of folders that cannot be looked into.
    """
    if not path.is_dir():
        yield path
        return
    for place, folders, names in os.walk(path, onerror=complain):
        here = Path(place)
        pages = {Path(name).stem for name in names if Path(name).suffix.lower() in PAGES}
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and BESIDE_A_PAGE.sub("", name) not in pages
            and (here / name).resolve() != without.resolve()
        )
        yield from (here / name for name in sorted(names) if not name.startswith("."))
