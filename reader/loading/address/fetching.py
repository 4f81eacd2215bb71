"""Getting what stands at an address: through redirects, within limits, and nothing beside it."""

from __future__ import annotations

from email.message import Message
from typing import TYPE_CHECKING, NamedTuple

import urllib3.exceptions

from reader.errors import UnreadableArticleError
from reader.loading.address.addresses import host_of, redirected
from reader.loading.address.failures import refusal, worded
from reader.loading.address.patience import patiently
from reader.loading.address.transport import Line, answer_from
from reader.progress import Progress

if TYPE_CHECKING:
    from urllib3.response import BaseHTTPResponse

MOST_REDIRECTS = 10
SECONDS = 60.0
"""The longest that one errand may take, redirects and all."""

CHUNK = 65_536
REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Fetched(NamedTuple):
    """What stood at the address that the redirects ended at; the content type and charset are in small letters, if told."""

    address: str
    data: bytes
    content_type: str
    charset: str


def download(address: str, accept: str, largest: int, progress: Progress) -> Fetched:
    """Get what stands at a web address, decompressed.

    Raises UnreadableArticleError with one sentence for everything that can go wrong; lets through what `progress` raises.
    """
    line = Line()
    try:
        return patiently(lambda tell: _followed(address, accept, largest, line, tell), progress, SECONDS, line.cut)
    except TimeoutError as error:
        raise UnreadableArticleError(
            f"{host_of(address)} did not send the page within {SECONDS:.0f} seconds."
        ) from error


def _followed(address: str, accept: str, largest: int, line: Line, progress: Progress) -> Fetched:
    for _ in range(MOST_REDIRECTS + 1):
        found = _asked(address, accept, largest, line, progress)
        if isinstance(found, Fetched):
            return found
        address = found
        line.may_be_near = line.may_be_near and line.was_near
    raise UnreadableArticleError(
        f"{host_of(address)} sends its readers round in circles: more than {MOST_REDIRECTS} redirects."
    )


def _asked(address: str, accept: str, largest: int, line: Line, progress: Progress) -> Fetched | str:
    """What stands at an address, or the address that it leads to."""
    host = host_of(address)
    try:
        with answer_from(address, accept, line) as answer:
            location = answer.headers.get("Location")
            if answer.status in REDIRECTS and location:
                return redirected(address, location)
            if not 200 <= answer.status < 300:
                raise refusal(answer.status, host)
            content_type, charset = _kind(answer)
            data = _body(answer, host, largest, progress)
    except (urllib3.exceptions.HTTPError, OSError) as error:
        raise worded(error, host) from error
    if not data:
        raise UnreadableArticleError(f"{host} sent an empty page.")
    return Fetched(address, data, content_type, charset)


def _body(answer: BaseHTTPResponse, host: str, largest: int, progress: Progress) -> bytes:
    """The whole body, decompressed piece by piece, so that a small one cannot become an endless one."""
    told = answer.headers.get("Content-Length", "")
    expected = int(told) if told.isdecimal() and len(told) < 16 else 0
    _refuse_size(expected, host, largest)
    data = bytearray()
    while piece := answer.read1(CHUNK, decode_content=True):
        data += piece
        _refuse_size(len(data), host, largest)
        progress(min(1.0, len(data) / expected) if expected else 0.5)
    return bytes(data)


def _refuse_size(size: int, host: str, largest: int) -> None:
    if size > largest:
        raise UnreadableArticleError(
            f"{host} sends more than {largest // 1_000_000} MB, which is more than Close Reader opens."
        )


def _kind(answer: BaseHTTPResponse) -> tuple[str, str]:
    told = Message()
    told["Content-Type"] = answer.headers.get("Content-Type", "")
    return (told.get_content_type() if told["Content-Type"] else ""), (told.get_content_charset() or "")
