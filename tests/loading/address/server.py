"""A server on this machine that misbehaves in every way a server of the web can."""

from __future__ import annotations

import contextlib
import gzip
import time
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

PAGE = "<!DOCTYPE html><title>Größe</title><p>The café — “Größe” — opened at six.</p>"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
BOMB = 60_000_000
"""Bytes that the bombs unpack to."""


class Handler(BaseHTTPRequestHandler):
    """Answers by the first part of the path; `server.asked` keeps (path, headers)."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        what, _, rest = self.path.lstrip("/").partition("/")
        with contextlib.suppress(OSError):
            getattr(self, "answer_" + what.partition("?")[0], self.answer_none)(rest)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        told = {"Content-Type": "text/html; charset=UTF-8", "Content-Length": str(len(body))}
        for name, value in (told | {name.replace("_", "-"): value for name, value in headers.items()}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def answer_none(self, _rest: str) -> None:
        self.send(b"nothing here", 404)

    def answer_page(self, _rest: str) -> None:
        self.send(PAGE.encode())

    def answer_status(self, rest: str) -> None:
        self.send(b"no", int(rest))

    def answer_charset(self, rest: str) -> None:
        self.send(PAGE.encode(rest, "replace"), Content_Type=f"Text/HTML; Charset={rest.upper()}")

    def answer_bare(self, _rest: str) -> None:
        self.send_response_only(200)
        self.end_headers()
        self.wfile.write(PAGE.encode())
        self.close_connection = True

    def answer_chunks(self, _rest: str) -> None:
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for piece in (PAGE.encode()[:10], PAGE.encode()[10:]):
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        self.wfile.write(b"0\r\n\r\n")

    def answer_packed(self, rest: str) -> None:
        self.send(packed(PAGE.encode(), rest), Content_Encoding=rest)

    def answer_bomb(self, rest: str) -> None:
        self.send(packed(b" " * BOMB, rest), Content_Encoding=rest)

    def answer_twice(self, _rest: str) -> None:
        self.send(gzip.compress(gzip.compress(PAGE.encode())), Content_Encoding="gzip, gzip")

    def answer_unpackable(self, _rest: str) -> None:
        self.send(b"\x1f\x8bthis is not gzip", Content_Encoding="gzip")

    def answer_redirect(self, rest: str) -> None:
        self.send(b"", 302, Location=rest)

    def answer_loop(self, rest: str) -> None:
        self.send(b"", 301, Location=f"/loop/{int(rest or 0) + 1}")

    def answer_hops(self, rest: str) -> None:
        self.send(b"", 307, Location=f"/hops/{int(rest) - 1}" if int(rest) > 1 else "/page")

    def answer_short(self, _rest: str) -> None:
        self.send(PAGE.encode(), Content_Length="100000")
        self.close_connection = True

    def answer_vast(self, _rest: str) -> None:
        self.send(b"x", Content_Length=str(10**9))

    def answer_endless(self, _rest: str) -> None:
        self.send_response(200)
        self.end_headers()
        self.close_connection = True
        while not self.server.is_over.is_set():
            self.wfile.write(b"x" * 1_000_000)

    def answer_drip(self, _rest: str) -> None:
        self.send_response(200)
        self.end_headers()
        self.close_connection = True
        self.drip()

    def answer_drippinghead(self, _rest: str) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        self.close_connection = True
        self.drip()

    def drip(self) -> None:
        while not self.server.is_over.wait(0.05):
            self.wfile.write(b"x")

    def answer_silent(self, _rest: str) -> None:
        self.close_connection = True
        self.server.is_over.wait(20)

    def answer_babble(self, _rest: str) -> None:
        self.wfile.write(b"hello, is this the ferry?\r\n\r\n")
        self.close_connection = True

    def answer_hangup(self, _rest: str) -> None:
        self.close_connection = True
        self.connection.close()

    def answer_empty(self, _rest: str) -> None:
        self.send(b"")

    def answer_picture(self, _rest: str) -> None:
        self.send(PNG, Content_Type="image/png")

    def answer_cookie(self, _rest: str) -> None:
        self.send(b"", 302, Location="/page", Set_Cookie="who=ada; Path=/")


def packed(data: bytes, how: str) -> bytes:
    """Compress as a server does."""
    if how == "gzip":
        return gzip.compress(data, 9)
    if how == "deflate":
        return zlib.compress(data, 9)
    import brotli

    return brotli.compress(data, quality=5)


class Server(ThreadingHTTPServer):
    """The server; `asked` is what it was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.is_over = Event()

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}/{path}"

    def handle_error(self, *_: object) -> None:
        """Clients that go away are nothing to speak of."""


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    """A server while the block runs."""
    with Server() as server:
        Thread(target=lambda: server.serve_forever(0.01), daemon=True).start()
        try:
            yield server
        finally:
            server.is_over.set()
            server.shutdown()


def within(seconds: float, condition: Callable[[], bool]) -> bool:
    """Whether something becomes true in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True
