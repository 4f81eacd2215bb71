"""How far lists and quotes are set in, from the side that their text is read from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from reader.article import BULLET, Block
from reader.ui.page.runs import Runs
from reader.ui.page.typography import BlockStyle, Typography

BOXES = {"☐": False, "☑": True, "☒": True}
"""The markers of tasks that are to be done and of those that are."""

MEASURED = 6
"""Of the markers of a level, so many of the longest are measured."""

MOST = 0.45
"""Of a narrow column, at most this share is given to indents."""


class Indents:
    """The indents of one article in one setting. Each list is measured once, when one of its items is asked for."""

    def __init__(self, blocks: Sequence[Block], runs: Runs, typography: Typography, column: float) -> None:
        self._blocks, self._runs = blocks, runs
        self._typography = typography
        self._column = column
        self._lists: dict[int, dict[int, float]] = {}

    def of(self, number: int) -> float:
        """Where the text of block `number` begins, beside the column's edge."""
        block = self._blocks[number]
        if block.kind == "quote":
            return self.quote_step * min(max(1, block.level), self._most_quotes)
        if block.kind == "code":
            return round(self._typography.size * 0.85)
        if block.kind == "item":
            return self._items(number)[max(1, block.level)]
        return 0.0

    @property
    def quote_step(self) -> float:
        """How far a quote is set in for each of its levels."""
        return round(min(self._typography.size * 1.35, self._column * 0.08))

    @property
    def _most_quotes(self) -> int:
        return max(1, int(self._column * MOST / self.quote_step))

    @property
    def marker_gap(self) -> float:
        """The white between a marker and its item."""
        return round(self._typography.size * 0.5)

    def _items(self, number: int) -> dict[int, float]:
        """The indents of a list by level."""
        run = self._runs.around(number)
        if run.start not in self._lists:
            self._lists[run.start] = self._measured([self._blocks[each] for each in run])
        return self._lists[run.start]

    def _measured(self, items: list[Block]) -> dict[int, float]:
        markers: defaultdict[int, set[str]] = defaultdict(set)
        for item in items:
            markers[max(1, item.level)].add(item.marker)
        style = self._typography.style(items[0])
        indents, at = {}, 0.0
        for level in range(1, max(markers) + 1):
            bare = level == 1 and markers[level] == {""}
            at += 0.0 if bare else self._step(markers[level], style)
            indents[level] = at
        squeeze = min(1.0, self._column * MOST / at) if at else 1.0
        return {level: round(indent * squeeze) for level, indent in indents.items()}

    def _step(self, markers: set[str], style: BlockStyle) -> float:
        """How wide the widest marker of a level is, with the white behind it."""
        words = sorted((each for each in markers if each not in (BULLET, *BOXES)), key=len, reverse=True)[:MEASURED]
        widest = max((style.width_of(each) for each in words), default=0.0)
        return max(self._typography.size * 1.4, widest + self.marker_gap)
