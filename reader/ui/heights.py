"""How high every one of many is (the blocks of a page, the rows of a list) and where it stands, from guesses that are corrected later."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

REACH = 512
"""Blocks are summed up by so many at a time: after a correction only theirs are summed anew, and the sums of those."""


class Heights:
    """The heights of all blocks, in the order of the text; summed up again when they are asked for after a correction."""

    def __init__(self, guesses: Sequence[float] = ()) -> None:
        self._count = len(guesses)
        self._parts = [list(guesses[start : start + REACH]) for start in range(0, self._count, REACH)]
        self._within = [list(accumulate(part, initial=0.0)) for part in self._parts]
        self._tops = list(accumulate((tops[-1] for tops in self._within), initial=0.0))
        self._corrected: set[int] = set()

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, number: int) -> float:
        return self._parts[number // REACH][number % REACH]

    def correct(self, number: int, height: float) -> None:
        """Block `number` turned out to be so high."""
        part, at = divmod(number, REACH)
        if abs(height - self._parts[part][at]) > 0.5:
            self._parts[part][at] = height
            self._corrected.add(part)

    def flush(self) -> bool:
        """Sum up heights that were corrected; true when there were any."""
        if not self._corrected:
            return False
        for part in self._corrected:
            self._within[part] = list(accumulate(self._parts[part], initial=0.0))
        self._tops = list(accumulate((tops[-1] for tops in self._within), initial=0.0))
        self._corrected.clear()
        return True

    def top(self, number: int) -> float:
        """Where a block begins; behind the last one, where that ends."""
        self.flush()
        return self.top_as_summed(number)

    def top_as_summed(self, number: int) -> float:
        """Where a block began when the heights were last summed up."""
        part, at = divmod(number, REACH)
        return self._tops[part] + (self._within[part][at] if at else 0.0)

    @property
    def total(self) -> float:
        """The height of them all, as last summed up."""
        return self._tops[-1]

    def number_at(self, y: float) -> int:
        """The number of the block that covers a height, as last summed up."""
        part = max(0, min(len(self._parts) - 1, bisect_right(self._tops, y) - 1))
        at = bisect_right(self._within[part], y - self._tops[part]) - 1 if self._parts else 0
        return max(0, min(self._count - 1, part * REACH + at))
