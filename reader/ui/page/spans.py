"""Spans sorted by start, so that those over one block are found without looking at the others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

from reader.article import Span

Item = TypeVar("Item")


class SpanIndex(Generic[Item]):
    """Items by span. Building costs one sort; asking for a range costs what it holds."""

    def __init__(self, items: Iterable[Item] = (), span: Callable[[Item], Span] | None = None) -> None:
        keyed = [(span(item) if span else item.span, item) for item in items]  # type: ignore[attr-defined]
        keyed.sort(key=lambda pair: (pair[0].start, -pair[0].end))
        self._items = keyed
        self._starts = [pair[0].start for pair in keyed]
        self._reach = list(accumulate((pair[0].end for pair in keyed), max))

    def __len__(self) -> int:
        return len(self._items)

    def over(self, start: int, end: int) -> Iterator[tuple[Span, Item]]:
        """The items that share a character with [start, end), in the order of the text."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end)
        for index in range(first, last):
            pair = self._items[index]
            if pair[0].end > start:
                yield pair

    def at(self, offset: int) -> list[tuple[Span, Item]]:
        """The items over one character, the smallest first."""
        found = list(self.over(offset, offset + 1))
        found.sort(key=lambda pair: len(pair[0]))
        return found

    def after(self, offset: int) -> Iterator[tuple[Span, Item]]:
        """The items that start behind an offset, in the order of the text."""
        for index in range(bisect_right(self._starts, offset), len(self._items)):
            yield self._items[index]

    def before(self, offset: int) -> Iterator[tuple[Span, Item]]:
        """The items that start before an offset, the last one first."""
        for index in range(bisect_left(self._starts, offset) - 1, -1, -1):
            yield self._items[index]
