"""Addresses of the web: what a person asks for is fetched, and nothing else. docs/decisions/sandbox.md says how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import UnreadableArticleError
from reader.loading.address.addresses import completed, file_of, host_of, is_address, name_of
from reader.loading.original import Original
from reader.progress import Progress, silent

if TYPE_CHECKING:
    from reader.loading.address.fetching import Fetched

__all__ = ["fetch", "fetch_picture", "file_of", "is_address"]

LARGEST_PAGE = 50_000_000
"""Bytes, decompressed."""

LARGEST_PICTURE = 10_000_000
"""Bytes."""

UNREADABLE = {"image": "a picture", "audio": "a sound", "video": "a video", "font": "a font"}
"""First halves of content types that no article has, and what they are called."""


def fetch(address: str, *, progress: Progress = silent) -> Original:
    """Fetch what stands at an address; a scheme that is missing is https.

    Redirects are followed, also to where there is no encryption: nothing of the person's is ever sent along, and the address
    that the article keeps says how it came. No cookies, no referrer; no picture, style or script of the page is asked for.

    Raises UnreadableArticleError, whose sentence says what went wrong; lets through what `progress` raises.
    """
    from reader.loading.address.fetching import download
    from reader.loading.address.transport import PAGES

    found = download(completed(address), PAGES, LARGEST_PAGE, progress)
    kind = UNREADABLE.get(found.content_type.partition("/")[0])
    if kind and not found.data.lstrip().startswith(b"<"):
        raise UnreadableArticleError(f"“{name_of(found.address)}” at {host_of(found.address)} is {kind}, no text.")
    return _original(found)


def fetch_picture(address: str, *, progress: Progress = silent) -> bytes:
    """Fetch a picture that a person asked for.

    Raises UnreadableArticleError when there is none, or one of a kind that Close Reader does not show; lets through what
    `progress` raises.
    """
    from reader.loading.address.fetching import download
    from reader.loading.address.transport import PICTURES
    from reader.loading.pictures import picture_type

    found = download(completed(address), PICTURES, LARGEST_PICTURE, progress)
    if not picture_type(found.data):
        raise UnreadableArticleError(f"What {host_of(found.address)} sent is no picture that Close Reader shows.")
    return found.data


def _original(found: Fetched) -> Original:
    address = found.address
    return Original(found.data, name_of(address), address, address, found.content_type, found.charset)
