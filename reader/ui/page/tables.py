"""Tables: how wide their columns are, and how a row's lines stand in its cells.

A table is a run of blocks, one a row. Widths come from what the cells hold, as in CSS: every column has a least width (its longest
word, and room for a phrase) and a widest (its longest cell on one line), and shares what room there is between the two.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextLayout, QTextLine

from reader.article import Block, Cell
from reader.ui.page.lines import drop, line_height
from reader.ui.page.typography import BlockStyle

SAMPLED = 240
"""A longer table is measured by its first rows and by so many more, spread over it."""

FIRST_ROWS = 60
MEASURED_CELLS, MEASURED_WORDS = 6, 12
LONGEST_CELL = 400
"""Code points of a cell that are looked at for its width."""

PHRASE = (7.5, 12.0)
"""A column of words is not made narrower than so many heights of its letters, unless its cells are shorter: few for short cells,
more for long ones."""

LONG = 0.3
"""This share of a long cell should fit on a line."""

UNHURRIED = 15.0
"""Where a table is moved sideways anyway, a column may be this wide without need."""

LONGEST_WORD = 14.0
"""A longer word, such as an address, is broken."""

OUTSET = 1.4
"""A table that must reach beyond the column takes so many times its width, if it can use it."""

BOLDER, SLACK = 1.07, 1.01
"""How much wider than measured a text may turn out: in bold letters, and in any."""

BOLDER_ELSEWHERE, OUR_LETTERS = 1.25, "\u0590"
"""The same for bold letters of scripts that our fonts do not have, which begin there; the system's bold is often much wider."""

NUMBER = re.compile(
    r"[-+−–±~≈<>≤≥(]{0,2}\s?[$€£¥₹]?\s?[-+−]?\d[\d.,:  '’/×^–-]*(?:\s?[%‰°]|\s?[A-Za-zµ$€£¥]{1,4}\.?)?\)?[*†‡]?"
)
NOTHING = re.compile(r"[-–—−.…*/]{0,3}|n/?a\.?|N/?A\.?|k\. ?A\.")


@dataclass
class Grid:
    """The columns of one table.

    `lefts` and `width` are within the table; `room` is how much of its width is seen at a time, `left` where that begins beside
    the column's edge, and `scrolled` how far the table is moved sideways.
    """

    lefts: list[float]
    widths: list[float]
    numeric: list[bool]
    width: float
    room: float
    left: float = 0.0
    scrolled: float = 0.0
    is_mirrored: bool = False

    @property
    def farthest(self) -> float:
        """How far it can be moved sideways."""
        return max(0.0, self.width - self.room)

    def scroll_to(self, scrolled: float) -> bool:
        """Move it sideways; true when it moved."""
        before, self.scrolled = self.scrolled, max(0.0, min(self.farthest, scrolled))
        return self.scrolled != before

    def place(self, column: int, columns: int = 1) -> tuple[float, float]:
        """Where a cell that begins in a column and is so many columns wide stands, and how wide it is."""
        first = min(column, len(self.widths) - 1)
        last = min(column + columns, len(self.widths)) - 1
        left = self.lefts[first]
        width = self.lefts[last] + self.widths[last] - left
        return (self.width - left - width, width) if self.is_mirrored else (left, width)


def columns_of(cells: Iterable[Cell]) -> list[int]:
    """The column in which each cell of a row begins."""
    return list(accumulate((cell.columns for cell in cells), initial=0))[:-1]


def sampled(count: int) -> list[int]:
    """Of so many rows, the numbers of those by which a table is measured."""
    if count <= FIRST_ROWS + SAMPLED:
        return list(range(count))
    return [*range(FIRST_ROWS), *range(FIRST_ROWS, count, (count - FIRST_ROWS) // SAMPLED)]


def measured(table: Sequence[Block], text: str, style: BlockStyle, room: tuple[float, float, float]) -> Grid:
    """Measure a table; its `room` is the width of the column, that with one margin, and that with both."""
    looked_at = [table[number] for number in sampled(len(table))]
    count = max(1, *(sum(cell.columns for cell in row.cells) for row in looked_at))
    gather = [_Column() for _ in range(count)]
    wide: list[tuple[int, Cell]] = []
    for row in looked_at:
        for at, cell in zip(columns_of(row.cells), row.cells, strict=True):
            if cell.columns == 1:
                gather[at].add(text[cell.span.start : min(cell.span.end, cell.span.start + LONGEST_CELL)], cell)
            else:
                wide.append((at, cell))
    for each in gather:
        each.measure(style)
    gap = round(style.font.pixelSize() * 1.35)
    for at, cell in wide:
        _make_room(gather[at : at + cell.columns], text[cell.span.start : cell.span.end][:LONGEST_CELL], gap, style)
    gaps = gap * (count - 1)
    widths = _shared(gather, room[0] - gaps, room[1] - gaps, room[2] - gaps)
    lefts = list(accumulate((width + gap for width in widths), initial=0.0))[:-1]
    width = lefts[-1] + widths[-1]
    return Grid(lefts, widths, [each.is_numeric for each in gather], width, min(width, room[2]))


def _shared(columns: Sequence[_Column], wished: float, further: float, most: float) -> list[float]:
    """Widths between the least and the widest of every column.

    A table that cannot have its least within the page makes do with its longest words; if these do not fit either, it is moved
    sideways and not kept short of room.
    """
    least, widest = [each.least for each in columns], [each.widest for each in columns]
    if sum(widest) <= wished:
        return widest
    if sum(least) <= wished:
        return _between(least, widest, wished)
    if sum(least) <= most:
        room = further if sum(least) <= further else most
        return _between(least, widest, min(room, max(sum(least), wished * OUTSET)))
    tight = [each.tight for each in columns]
    if sum(tight) <= max(wished, most):
        return _between(tight, least, max(wished, most))
    return [each.unhurried for each in columns]


def _between(low: Sequence[float], high: Sequence[float], room: float) -> list[float]:
    """Widths that fill a room, each as far between its two limits as the others."""
    spread = sum(high) - sum(low)
    share = min(1.0, (room - sum(low)) / spread) if spread else 0.0
    return [float(int(one + (other - one) * share)) for one, other in zip(low, high, strict=True)]


def _make_room(columns: Sequence[_Column], text: str, gap: float, style: BlockStyle) -> None:
    """Widen columns that have a cell across them which would not fit, each by the same."""
    width, between = ceil(style.width_of(text) * BOLDER) + 1.0, gap * (len(columns) - 1)
    phrase = min(width, PHRASE[0] * style.font.pixelSize())
    lacking = max(0.0, phrase - between - sum(each.least for each in columns)) / len(columns)
    lacking_most = max(0.0, width - between - sum(each.widest for each in columns)) / len(columns)
    for each in columns:
        each.tight += lacking
        each.least = max(each.least + lacking, each.tight)
        each.widest = max(each.widest + lacking_most, each.least)
        each.unhurried = max(each.unhurried, each.least)


class _Column:
    """What is known of one column while a table is measured."""

    def __init__(self) -> None:
        self._texts: dict[str, bool] = {}
        self._numbers = self._others = 0
        self.tight = self.least = self.widest = self.unhurried = 0.0

    @property
    def is_numeric(self) -> bool:
        """Whether nearly all of its cells are numbers."""
        return self._numbers > 0 and self._others <= self._numbers * 0.2

    def add(self, text: str, cell: Cell) -> None:
        """Take note of a cell."""
        self._texts[text] = self._texts.get(text, False) or cell.is_header
        if cell.is_header or NOTHING.fullmatch(text):
            return
        if NUMBER.fullmatch(text):
            self._numbers += 1
        else:
            self._others += 1

    def measure(self, style: BlockStyle) -> None:
        """Find its widths by its longest cells and words; numbers are not broken, their head may be."""
        size = style.font.pixelSize()
        self.widest = self._widest(self._texts, style)
        longest = {max(text.split(), key=len, default=""): text for text in self._texts}
        words = sorted(longest, key=len, reverse=True)[:MEASURED_WORDS]
        unbroken = max((self._width(word, longest[word], style) for word in words), default=0.0)
        numbers = self._widest((text for text, is_head in self._texts.items() if not is_head), style)
        phrase = min(max(PHRASE[0] * size, self.widest * LONG), PHRASE[1] * size)
        self.tight = max(min(unbroken, LONGEST_WORD * size), numbers if self.is_numeric else 0.0, size)
        self.least = max(self.tight, self.widest if self.is_numeric else min(self.widest, phrase))
        self.widest = max(self.widest, self.least)
        self.unhurried = max(self.least, min(self.widest, UNHURRIED * size))

    def _widest(self, texts: Iterable[str], style: BlockStyle) -> float:
        cells = sorted(texts, key=len, reverse=True)[:MEASURED_CELLS]
        return max((self._width(text, text, style) for text in cells), default=0.0)

    def _width(self, text: str, cell: str, style: BlockStyle) -> float:
        bolder = BOLDER_ELSEWHERE if max(text, default="") >= OUR_LETTERS else BOLDER
        return ceil(style.width_of(text) * (bolder if self._texts[cell] else SLACK)) + 1.0


class Row:
    """The cells of one row while it is laid out. `ends` are the positions of the cells within the block."""

    def __init__(self, cells: Sequence[Cell], ends: Sequence[tuple[int, int]], grid: Grid, style: BlockStyle) -> None:
        self._style = style
        begins = columns_of(cells)
        self._places = [grid.place(at, cell.columns) for at, cell in zip(begins, cells, strict=True)]
        self._places = self._places or [(0.0, grid.width)]
        last = len(grid.numeric) - 1
        self._is_right = [
            grid.is_mirrored != (cell.columns == 1 and grid.numeric[min(at, last)])
            for at, cell in zip(begins, cells, strict=True)
        ] or [grid.is_mirrored]
        self._sinks = bool(cells) and all(cell.is_header for cell in cells)
        self._starts = [start for start, _ in ends]
        self._filled = [start for start, end in ends if end > start]

    def set_lines(self, layout: QTextLayout, above: float) -> float:
        """Break the row into the lines of its cells; answers its height. Heads stand on the row's lower edge."""
        lines: list[tuple[QTextLine, int, float]] = []
        heights = [0.0] * len(self._places)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            index = max(0, bisect_right(self._starts, line.textStart()) - 1)
            following = bisect_right(self._filled, line.textStart())
            limit = self._filled[following] if following < len(self._filled) else None
            _break(line, self._places[index][1], limit)
            lines.append((line, index, heights[index]))
            heights[index] += line_height(line, self._style)
        layout.endLayout()
        height = max(*heights, float(self._style.line_height))
        for line, index, y in lines:
            sunk = height - heights[index] if self._sinks else 0.0
            self._place(line, index, above + y + sunk)
        return height

    def _place(self, line: QTextLine, index: int, y: float) -> None:
        left, width = self._places[index]
        slack = max(0.0, width - line.naturalTextWidth()) if self._is_right[index] else 0.0
        line.setPosition(QPointF(left + slack, y + drop(line, self._style)))


def _break(line: QTextLine, width: float, limit: int | None) -> None:
    """End a line where its cell's width ends, or where the next cell's text begins at position `limit`.

    Qt counts a line's length in clusters, which ligatures and accents make fewer than positions; so the length is looked for.
    """
    line.setLineWidth(width)
    if limit is None or line.textStart() + line.textLength() <= limit:
        return
    low, high = 1, limit - line.textStart()
    columns = high
    while low <= high:
        line.setNumColumns(columns, width)
        if line.textStart() + line.textLength() == limit:
            return
        if line.textStart() + line.textLength() < limit:
            low = columns + 1
        else:
            high = columns - 1
        columns = (low + high) // 2
    line.setNumColumns(max(1, high), width)
