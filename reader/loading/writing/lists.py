"""How far the items of a list are set in, so that what belongs to an item stands under its first word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from reader.article import Block


class Line(NamedTuple):
    """One item, or one more paragraph of it: how many columns it is set in, and what stands before it, if anything."""

    block: Block
    indent: int
    marker: str


class _Open(NamedTuple):
    level: int
    column: int
    is_marked: bool


def outline(blocks: Iterable[Block], shown: Callable[[str], str]) -> Iterator[Line]:
    """Lay neighbouring items out; `shown` says how a marker is written, also an empty one.

    An item without a marker goes on with the marked item above of its level; where there is none, as in a list of words and
    their meanings, it is an item of its own.
    """
    above: list[_Open] = []
    for block in blocks:
        level = max(1, block.level)
        while above and above[-1].level > level:
            above.pop()
        if not block.marker and above and above[-1] == (level, above[-1].column, True):
            yield Line(block, above[-1].column, "")
            continue
        while above and above[-1].level >= level:
            above.pop()
        indent = above[-1].column if above else 0
        marker = shown(block.marker)
        yield Line(block, indent, marker)
        above.append(_Open(level, indent + (len(marker) + 1 if marker else 2), bool(block.marker)))
