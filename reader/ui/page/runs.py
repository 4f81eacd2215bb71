"""Blocks that belong together: the lines of a listing, the rows of a table, the items of a list."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence

from reader.article import Block

JOINED = frozenset({"code", "table", "item"})
"""Kinds of which a block alone does not say how it is set."""


def goes_on(block: Block, above: Block) -> bool:
    """Whether a block is part of what the block above it is part of."""
    if block.kind != above.kind or block.kind not in JOINED:
        return False
    return block.kind == "item" or not block.level


class Runs:
    """Finds the listing, table or list around a block; each is walked along once."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._found: list[tuple[int, int]] = []

    def around(self, number: int) -> range:
        """The numbers of the blocks that block `number` belongs with; itself alone when it stands alone."""
        index = bisect_right(self._found, (number, len(self._blocks) + 1)) - 1
        if index >= 0 and number < self._found[index][1]:
            return range(*self._found[index])
        blocks, first, end = self._blocks, number, number + 1
        while first and goes_on(blocks[first], blocks[first - 1]):
            first -= 1
        while end < len(blocks) and goes_on(blocks[end], blocks[end - 1]):
            end += 1
        if end - first > 1:
            insort(self._found, (first, end))
        return range(first, end)
