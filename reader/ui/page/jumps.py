"""The places that jumps led away from, and back to."""

from __future__ import annotations

import time
from dataclasses import dataclass

from reader.article import Span
from reader.ui.page.lazy_view import PagePlace

MOST = 100
PASSING = 2.0
"""Seconds. Where one lands and jumps on from sooner than this one was only passing: steps through hits, a drag along the strip."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A place where one was, and the sentence that was the present one there."""

    place: PagePlace
    sentence: Span | None = None


class Jumps:
    """Goes back and forward through the places of one article."""

    def __init__(self) -> None:
        self._back: list[Stop] = []
        self._forward: list[Stop] = []
        self._landed = -PASSING

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Whether one went back."""
        return bool(self._forward)

    def leave(self, stop: Stop) -> None:
        """A jump leads away from here."""
        now = time.monotonic()
        if now - self._landed >= PASSING and self._back[-1:] != [stop]:
            self._back.append(stop)
            del self._back[:-MOST]
        self._forward.clear()
        self._landed = now

    def go_back(self, now: Stop) -> Stop | None:
        """The place that the last jump led away from."""
        return self._go(self._back, self._forward, now)

    def go_forward(self, now: Stop) -> Stop | None:
        """The place that one went back from."""
        return self._go(self._forward, self._back, now)

    def _go(self, source: list[Stop], target: list[Stop], now: Stop) -> Stop | None:
        if not source:
            return None
        self._landed = -PASSING
        target.append(now)
        return source.pop()
