"""One question to one server, with urllib3: who is asked, through which proxy, what is told of us, how answers are read."""

from __future__ import annotations

import ipaddress
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from reader.errors import UnreadableArticleError

if TYPE_CHECKING:
    import socket

    from urllib3.response import BaseHTTPResponse

USER_AGENT = "CloseReader/0.1"
PATIENCE = 10.0
"""Seconds to wait for a connection, and for each further piece of an answer."""

HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept-Encoding": "gzip, deflate, br",
}
PAGES = "text/html, application/xhtml+xml, application/epub+zip, application/pdf, text/markdown, text/plain;q=0.9, */*;q=0.5"
PICTURES = "image/png, image/jpeg, image/webp, image/gif, image/svg+xml"


class Line:
    """The connections of one errand; `may_be_near` says whether a machine of this computer's own network may be asked."""

    def __init__(self) -> None:
        self.may_be_near = True
        self.was_near = False
        self._lock = Lock()
        self._is_cut = False
        self._sockets: list[socket.socket] = []

    def take(self, connected: socket.socket, *, is_proxy: bool) -> None:
        """Note a new connection, and refuse it when it leads where it may not."""
        with self._lock:
            self._sockets.append(connected)
            if self._is_cut:
                _shut(connected)
        near = not is_proxy and _is_near(connected)
        if near and not self.may_be_near:
            raise UnreadableArticleError(
                "This page of the internet leads into this computer's own network; it was not followed."
            )
        self.was_near = near

    def cut(self) -> None:
        """Break off every connection, and those that are still to come."""
        with self._lock:
            self._is_cut = True
            for each in self._sockets:
                _shut(each)


@contextmanager
def answer_from(address: str, accept: str, line: Line) -> Iterator[BaseHTTPResponse]:
    """Ask for an address and give the answer, whose body is still to be read; redirects are not followed.

    Raises what urllib3 raises.
    """
    with _manager(address, line) as manager:
        response = manager.request(
            "GET",
            address,
            headers={**HEADERS, "Accept": accept},
            timeout=urllib3.Timeout(connect=PATIENCE, read=PATIENCE),
            preload_content=False,
            redirect=False,
            retries=False,
        )
        try:
            yield response
        finally:
            response.close()


def _manager(address: str, line: Line) -> urllib3.PoolManager:
    proxy = _proxy(address)
    manager: urllib3.PoolManager
    if proxy:
        user = urlsplit(proxy)
        credentials = (
            urllib3.make_headers(proxy_basic_auth=f"{user.username}:{user.password or ''}") if user.username else None
        )
        manager = urllib3.ProxyManager(proxy, ssl_context=_trust(), proxy_headers=credentials)
    else:
        manager = urllib3.PoolManager(ssl_context=_trust())
    manager.pool_classes_by_scheme = _pools(line)
    return manager


def _pools(line: Line) -> dict[str, Any]:
    """Pools whose connections are known to their errand before anything is asked through them."""

    class Plain(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            line.take(self.sock, is_proxy=self.proxy is not None)

    class Encrypted(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            line.take(self.sock, is_proxy=self.proxy is not None)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class EncryptedPool(HTTPSConnectionPool):
        ConnectionCls = Encrypted

    return {"http": PlainPool, "https": EncryptedPool}


def _proxy(address: str) -> str:
    """The proxy to ask through: of the environment (HTTPS_PROXY, NO_PROXY ...), else of the system's settings."""
    from urllib.request import getproxies, proxy_bypass

    parts = urlsplit(address)
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all") or ""
    if not proxy or proxy_bypass(parts.netloc):
        return ""
    proxy = proxy if "://" in proxy else f"http://{proxy}"
    if urlsplit(proxy).scheme not in ("http", "https"):
        raise UnreadableArticleError(
            f"This computer is set to use a proxy of a kind that Close Reader cannot use ({urlsplit(proxy).scheme})."
        )
    return proxy


@cache
def _trust() -> ssl.SSLContext:
    """Whom to believe: the authorities that the system trusts, and Mozilla's, for systems that have none."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _is_near(connected: socket.socket) -> bool:
    try:
        there = ipaddress.ip_address(str(connected.getpeername()[0]).partition("%")[0])
    except (OSError, ValueError):
        return True
    mapped = getattr(there, "ipv4_mapped", None) or there
    return not mapped.is_global


def _shut(connected: socket.socket) -> None:
    import socket
    from contextlib import suppress

    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)
