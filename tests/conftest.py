"""What every test stands on: its own folders, no window on anybody's screen, no network."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

LOOPBACK = ("127.", "::1", "localhost")
INTERNET = (socket.AF_INET, socket.AF_INET6)


class NetworkUsedError(AssertionError):
    """A test tried to leave this machine."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--onscreen` shows the windows that the tests open."""
    parser.addoption("--onscreen", action="store_true", help="show the windows instead of drawing them in memory")


def pytest_configure(config: pytest.Config) -> None:
    """Choose Qt's platform before anything can make an application."""
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def pytest_sessionfinish() -> None:
    """Empty the clipboard: what Python put there must not outlive Python, where the platform keeps it till the very end."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui and gui.QGuiApplication.instance():
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, library, state, cache and home of this test alone; returns the folder that holds them."""
    home = tmp_path / "person"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("CLOSE_READER_LIBRARY", str(home / "library"))
    return home


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Refuse every connection and every name look-up that is not this machine's own."""
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def refuse_far(host: object) -> None:
        if not str(host).startswith(LOOPBACK):
            raise NetworkUsedError(f"A test may not use the network, and this one asked for {host}.")

    def near_connect(self: socket.socket, address: tuple[object, ...]) -> None:
        if self.family in INTERNET:
            refuse_far(address[0])
        return connect(self, address)

    def near_connect_ex(self: socket.socket, address: tuple[object, ...]) -> int:
        if self.family in INTERNET:
            refuse_far(address[0])
        return connect_ex(self, address)

    def near_getaddrinfo(host: object, *rest: object, **named: object) -> list[tuple[object, ...]]:
        refuse_far(host)
        return getaddrinfo(host, *rest, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", near_connect)
        patch.setattr(socket.socket, "connect_ex", near_connect_ex)
        patch.setattr(socket, "getaddrinfo", near_getaddrinfo)
        yield
