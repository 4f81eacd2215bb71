"""Spans sorted by start, so that those over one block are found without looking at the others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, islice
from operator import attrgetter, lt
from typing import Generic, TypeVar

from reader.article import Span

Item = TypeVar("Item")
SPAN, START, END = attrgetter("span"), attrgetter("start"), attrgetter("end")


class SpanIndex(Generic[Item]):
    """Items by span. Building costs one sort; asking for a range costs what it holds."""

    def __init__(self, items: Iterable[Item] = (), span: Callable[[Item], Span] = SPAN) -> None:
        held = list(items)
        spans = list(map(span, held))
        self._starts = list(map(START, spans))
        if not all(map(lt, self._starts, islice(self._starts, 1, None))):
            order = sorted(range(len(spans)), key=lambda number: (spans[number].start, -spans[number].end))
            held, spans = [held[number] for number in order], [spans[number] for number in order]
            self._starts = list(map(START, spans))
        self._spans, self._items = spans, held
        self._reach = list(accumulate(map(END, spans), max))

    def __len__(self) -> int:
        return len(self._items)

    def over(self, start: int, end: int) -> Iterator[tuple[Span, Item]]:
        """The items that share a character with [start, end), in the order of the text."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end)
        for index in range(first, last):
            if self._spans[index].end > start:
                yield self._spans[index], self._items[index]

    def at(self, offset: int) -> list[tuple[Span, Item]]:
        """The items over one character, the smallest first."""
        found = list(self.over(offset, offset + 1))
        found.sort(key=lambda pair: len(pair[0]))
        return found

    def after(self, offset: int) -> Iterator[tuple[Span, Item]]:
        """The items that start behind an offset, in the order of the text."""
        for index in range(bisect_right(self._starts, offset), len(self._items)):
            yield self._spans[index], self._items[index]

    def before(self, offset: int) -> Iterator[tuple[Span, Item]]:
        """The items that start before an offset, the last one first."""
        for index in range(bisect_left(self._starts, offset) - 1, -1, -1):
            yield self._spans[index], self._items[index]
