"""The progress bar of long work, on a terminal only."""

from __future__ import annotations

import shutil
import time
from typing import TextIO

PATIENCE = 0.4
"""Seconds of work before the bar is shown at all."""

PERIOD = 0.1
WIDTH = 24


class Bar:
    """A bar on one line of a terminal; without a stream it shows nothing. `share` can be handed on as a `Progress`."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self._shown = 0
        self._next = 0.0
        self._label = ""
        self._done, self._all = 0, 1

    def begin(self, count: int) -> None:
        """Start to count pieces of work."""
        self._done, self._all = 0, max(1, count)
        self._next = time.monotonic() + PATIENCE

    def piece(self, label: str) -> None:
        """Name the piece of work that begins."""
        self._label = label
        self.share(0.0)

    def finish_piece(self) -> None:
        """Count one piece as done."""
        self._done += 1

    def share(self, share: float) -> None:
        """Show how much of this piece is done, 0 to 1."""
        if self._stream is None or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + PERIOD
        self._draw(min(1.0, (self._done + share) / self._all))

    def clear(self) -> None:
        """Take the bar off the line, so that something else can stand there."""
        if self._stream is not None and self._shown:
            self._stream.write("\r" + " " * self._shown + "\r")
            self._stream.flush()
            self._shown = 0

    def _draw(self, share: float) -> None:
        if self._stream is None:
            return
        full = round(WIDTH * share)
        line = f"[{'#' * full}{'.' * (WIDTH - full)}] {share:4.0%}  {self._label}"
        room = shutil.get_terminal_size().columns - 1
        line = "".join(c if c.isprintable() else "?" for c in line)[:room]
        self._stream.write(f"\r{line.ljust(min(self._shown, room))}")
        self._stream.flush()
        self._shown = len(line)
