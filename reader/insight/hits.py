"""Where something was found in a text: few or half a million places, asked for by place."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reader.article import Span

MOST = 1_000_000
"""Hits are counted no further: nobody steps through them."""


@dataclass(frozen=True, slots=True, eq=False)
class Hits:
    """Where something was found, in the order of the text; no hit overlaps another."""

    starts: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, number: int) -> Span:
        return Span(self.starts[number], self.ends[number])

    @property
    def are_all(self) -> bool:
        """Whether all of them were counted."""
        return len(self) < MOST

    def first_from(self, offset: int) -> int:
        """The number of the first hit that starts at an offset or behind it; behind the last one it is the first again."""
        return bisect_left(self.starts, offset) % len(self.starts) if self.starts else -1

    def over(self, start: int, end: int) -> Iterator[Span]:
        """The hits that share a character with [start, end)."""
        for number in range(bisect_right(self.ends, start), bisect_left(self.starts, end)):
            yield self[number]

    def begin_in(self, start: int, end: int) -> bool:
        """Whether a hit begins in [start, end)."""
        number = bisect_left(self.starts, start)
        return number < len(self.starts) and self.starts[number] < end


def hits_of(pairs: Iterable[tuple[int, int]]) -> Hits:
    """Hits from their starts and ends, in the order of the text."""
    starts, ends, before = array("q"), array("q"), 0
    for start, end in pairs:
        if before <= start < end:
            starts.append(start)
            ends.append(end)
            before = end
            if len(starts) >= MOST:
                break
    return Hits(starts, ends)
