"""How high every block is and where it stands, from guesses that are corrected as blocks are laid out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Heights:
    """The heights of all blocks, in the order of the text; summed up again when they are asked for after a correction."""

    def __init__(self, guesses: Iterable[float] = ()) -> None:
        self._heights = list(guesses)
        self._tops = list(accumulate(self._heights, initial=0.0))
        self._dirty = False

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, number: int) -> float:
        return self._heights[number]

    def correct(self, number: int, height: float) -> None:
        """Block `number` turned out to be so high."""
        if abs(height - self._heights[number]) > 0.5:
            self._heights[number] = height
            self._dirty = True

    def flush(self) -> bool:
        """Sum up heights that were corrected; true when there were any."""
        if not self._dirty:
            return False
        self._tops = list(accumulate(self._heights, initial=0.0))
        self._dirty = False
        return True

    def top(self, number: int) -> float:
        """Where a block begins."""
        self.flush()
        return self._tops[number]

    def top_as_summed(self, number: int) -> float:
        """Where a block began when the heights were last summed up."""
        return self._tops[number]

    @property
    def total(self) -> float:
        """The height of them all, as last summed up."""
        return self._tops[-1]

    def number_at(self, y: float) -> int:
        """The number of the block that covers a height, as last summed up."""
        return max(0, min(len(self._heights) - 1, bisect_right(self._tops, y) - 1))
