"""The lazy layout of the page: it guesses every block's height and lays out only the blocks that are shown or asked for.

Coordinates are device-independent pixels of the whole page, y = 0 at its top. Block i of the document is block i of the
article. Positions are Qt's (UTF-16). Why it is done so: docs/decisions/lazy-layout.md.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextLine,
)

from reader.article import Block
from reader.ui.heights import Heights
from reader.ui.page.lines import all_lines, highest_line, line_at, line_rects, line_top, nearest_line
from reader.ui.page.setting import Setting
from reader.ui.page.typography import BlockStyle, Typography

TOP_MARGIN = 40
KEPT_LAYOUTS = 240
MOST_LETTERS = 160_000
"""After so many letters were laid out, what Qt keeps of them is given back: some 10 MB."""


class Painter(Protocol):
    """What draws a block: the layout knows where things are, not what they look like."""

    def draw_block(self, painter: QPainter, layout: PageLayout, block: QTextBlock, clip: QRectF) -> None:
        """Draw one block."""

    def draw_header(self, painter: QPainter, area: QRectF) -> None:
        """Draw the line below the headline."""

    def draw_over(self, painter: QPainter, layout: PageLayout) -> None:
        """Draw what lies over the text."""


class PageLayout(QAbstractTextDocumentLayout):
    """Lays out one article's document.

    `selection` holds the selected positions while it draws, equal when there are none; `window` is what the window shows, top
    and bottom.
    """

    def __init__(self, document: QTextDocument, setting: Setting, typography: Typography, painter: Painter) -> None:
        super().__init__(document)
        self.setting = setting
        self._painter = painter
        self.typography = typography
        self._letters = 0
        self.bottom_space = 0.0
        self.header_height = 0.0
        self.caret_shown = False
        self.selection = (0, 0)
        self.window = (0.0, 0.0)
        self._heights = Heights()
        self._told = -1.0
        self._laid: OrderedDict[int, None] = OrderedDict()

    @property
    def is_full(self) -> bool:
        """Whether so much was laid out that what Qt keeps of it should be given back (see `renewed`)."""
        return self._letters > MOST_LETTERS

    def renewed(self) -> PageLayout:
        """The same layout with nothing laid out, to be made the document's.

        In Qt 6.11 each `QTextLayout` holds on to the buffer that its letters were shaped in, about fifty bytes
        a letter, whether its lines are cleared or not; Qt deletes those of all blocks when a document gets another layout.
        """
        other = PageLayout(self.document(), self.setting, self.typography, self._painter)
        other.bottom_space, other.header_height, other.window = self.bottom_space, self.header_height, self.window
        other.caret_shown, other.selection = self.caret_shown, self.selection
        other._heights, other._told = self._heights, self._told
        return other

    # -- measures ------------------------------------------------------------------------------------------------

    @property
    def column(self) -> float:
        """The width of the column of text."""
        return self.setting.column

    def reset(self, width: float, bottom_space: float, header_height: Callable[[float], float]) -> None:
        """Forget all heights: the page has another width, font or header.

        `bottom_space` stays free below the text; `header_height` tells how high the header is in a column of a width.
        """
        self.setting.measure(width, self.typography)
        self.header_height = header_height(self.column)
        self.bottom_space = bottom_space
        self._laid.clear()
        self._heights = Heights(self.setting.guesses())
        self.lay(self._block(0))
        self.flush()
        self._told = -1.0
        self._tell_size()

    def style(self, number: int) -> BlockStyle:
        """The style of block `number`."""
        return self.setting.style(number)

    def block_of(self, number: int) -> Block:
        """The article's block `number`."""
        return self.setting.blocks[number]

    def header_rect(self) -> QRectF:
        """Where the line below the headline and the strip of what was folded away have their place."""
        top = float(TOP_MARGIN)
        if self._has_title:
            top = self._heights.top(1) - self._below(0) + round(self.typography.size * 0.5)
        return QRectF(self.setting.left, top, self.column, self.header_height)

    @property
    def _has_title(self) -> bool:
        return self.setting.blocks[0].kind == "title"

    def above(self, number: int) -> float:
        """The space above a block's first line, within the block's own height."""
        if number:
            return self.setting.above(number)
        header = 0.0 if self._has_title else self.header_height + self.typography.size
        return TOP_MARGIN + header + (0.0 if self._has_title else self.setting.above(0))

    def _below(self, number: int) -> float:
        if number == 0 and self._has_title:
            size = self.typography.size
            return round(size * 0.5) + self.header_height + round(size * 1.1)
        return self.setting.below(number)

    def _block(self, number: int) -> QTextBlock:
        return self.document().findBlockByNumber(number)

    # -- laying out ----------------------------------------------------------------------------------------------

    def lay(self, block: QTextBlock) -> QTextLayout:
        """The layout of a block, made now if need be. Heights that turn out otherwise are summed up by `flush`."""
        layout, number = block.layout(), block.blockNumber()
        if number in self._laid:
            self._laid.move_to_end(number)
            return layout
        above = self.above(number)
        self._heights.correct(number, above + self.setting.set_block(block, above) + self._below(number))
        self._letters += block.length()
        self._remember(number)
        return layout

    def _remember(self, number: int) -> None:
        self._laid[number] = None
        if len(self._laid) > KEPT_LAYOUTS:
            self._block(self._laid.popitem(last=False)[0]).clearLayout()

    def is_laid(self, number: int) -> bool:
        """Whether a block is laid out now."""
        return number in self._laid

    def forget(self, numbers: Iterable[int]) -> bool:
        """Lay these blocks out anew when they are next needed; true when one of them was laid out."""
        found = [number for number in numbers if number in self._laid]
        for number in found:
            del self._laid[number]
        return bool(found)

    def forget_colors(self) -> None:
        """Lay out anew whatever holds a colour: code, and the signs of notes."""
        blocks = self.setting.blocks
        self.forget([each for each in self._laid if blocks[each].kind == "code" or blocks[each].marks])

    def flush(self) -> bool:
        """Sum up heights that were corrected; true when there were any."""
        return self._heights.flush()

    def prepare(self, top: float, bottom: float) -> bool:
        """Lay out what stands between two heights; true when blocks turned out higher or lower than guessed."""
        for _ in range(8):
            for block in self._blocks_between(top, bottom):
                self.lay(block)
            if not self.flush():
                break
        return self._tell_size()

    def _tell_size(self) -> bool:
        """Tell Qt how high the page is, if that is news; true when it was."""
        if self._told == self._heights.total:
            return False
        self._told = self._heights.total
        self.documentSizeChanged.emit(self.documentSize())
        return True

    def _blocks_between(self, top: float, bottom: float) -> Iterator[QTextBlock]:
        number = self._heights.number_at(top)
        block, y = self._block(number), self._heights.top_as_summed(number)
        while block.isValid() and y < bottom:
            yield block
            number += 1
            block, y = block.next(), self._heights.top_as_summed(number)

    # -- places --------------------------------------------------------------------------------------------------

    def number_at(self, y: float) -> int:
        """The number of the block that covers a height."""
        return self._heights.number_at(y)

    def block_at(self, y: float) -> QTextBlock:
        """The block that covers a height."""
        return self._block(self.number_at(y))

    def position_at(self, y: float) -> int:
        """The first position of the line at a height."""
        block = self._block(self.number_at(y))
        layout = self.lay(block)
        while self.flush():
            block = self._block(self.number_at(y))
            layout = self.lay(block)
        inner = y - self._top_of(block)
        is_row = self.block_of(block.blockNumber()).kind == "table"
        line = highest_line(all_lines(layout), inner) if is_row else line_at(layout, inner)
        return block.position() + (line.textStart() if line is not None else 0)

    def y_of(self, position: int) -> float:
        """The top of the line that holds a position."""
        block = self.document().findBlock(position)
        if not block.isValid():
            return 0.0
        layout, number = self.lay(block), block.blockNumber()
        if self.block_of(number).kind == "image":
            return self._top_of(block) + self.above(number)
        line = layout.lineForTextPosition(position - block.position())
        return self._top_of(block) + (line_top(line, self.style(number)) if line.isValid() else 0.0)

    def line_height_of(self, position: int) -> float:
        """The height of the lines of the block that holds a position; of a picture, its own."""
        block = self.document().findBlock(position)
        if not block.isValid():
            return 1.0
        number = block.blockNumber()
        is_image = self.block_of(number).kind == "image"
        return self.setting.frame(number).height() if is_image else float(self.style(number).line_height)

    def _top_of(self, block: QTextBlock) -> float:
        return self._heights.top(block.blockNumber())

    def top_of(self, number: int) -> float:
        """The top of a block, with the space above it."""
        return self._heights.top(number)

    def origin(self, block: QTextBlock) -> QPointF:
        """Where a block's text layout is drawn."""
        shift = self.setting.shift(block.blockNumber())
        return QPointF(self.setting.left + shift, self._top_of(block))

    def frame(self, block: QTextBlock) -> QRectF:
        """Where the picture stands that a block is."""
        number = block.blockNumber()
        return self.setting.frame(number).translated(self.origin(block) + QPointF(0, self.above(number)))

    def table_rect(self, block: QTextBlock) -> QRectF:
        """What is seen of the table that a block is a row of, from its first row's top to below its last row's lines."""
        grid, rows = self.setting.grid(block.blockNumber()), self.setting.run(block.blockNumber())
        top, last = self._heights.top(rows.start), rows.stop - 1
        bottom = self._heights.top(last) + self._heights[last] - self.setting.gap_below(last)
        return QRectF(self.setting.left + grid.left, top, grid.room, bottom - top)

    def height_of(self, number: int) -> float:
        """The height of a block with the space around it."""
        return self._heights[number]

    def tables_between(self, top: float, bottom: float) -> list[QTextBlock]:
        """The first rows in sight of the tables between two heights."""
        found: dict[int, QTextBlock] = {}
        for block in self._blocks_between(top, bottom):
            if self.block_of(block.blockNumber()).kind == "table":
                found.setdefault(self.setting.run(block.blockNumber()).start, block)
        return list(found.values())

    def rects(self, start: int, end: int) -> list[QRectF]:
        """The boxes of the lines between two positions; lays out their blocks."""
        found: list[QRectF] = []
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            layout = self.lay(block)
            inside = (max(0, start - block.position()), min(block.length() - 1, end - block.position()))
            found += self.rects_in(block, inside, range(layout.lineCount()))
            block = block.next()
        return found

    def rects_in(self, block: QTextBlock, inside: tuple[int, int], lines: range) -> list[QRectF]:
        """The boxes between two positions of a block that is laid out; of a picture, its frame."""
        number = block.blockNumber()
        if self.block_of(number).kind == "image":
            return [self.frame(block)] if inside[1] > inside[0] else []
        origin = self.origin(block)
        return [rect.translated(origin) for rect in line_rects(block.layout(), self.style(number), inside, lines)]

    def on_text(self, point: QPointF) -> int | None:
        """The position of the character under a point, or nothing when the point is on no text and no picture."""
        block = self._block(self.number_at(point.y()))
        if not block.isValid():
            return None
        self.lay(block)
        kind = self.block_of(block.blockNumber()).kind
        if kind == "image":
            return block.position() if self.frame(block).contains(point) else None
        if kind == "table" and not self.table_rect(block).contains(point):
            return None
        inner = point - self.origin(block)
        line = self._line_near(block, inner)
        if line is None or not line.naturalTextRect().adjusted(-1, -6, 1, 6).contains(inner):
            return None
        return block.position() + min(
            line.xToCursor(inner.x(), QTextLine.CursorPosition.CursorOnCharacter), block.length()
        )

    def _line_near(self, block: QTextBlock, inner: QPointF) -> QTextLine | None:
        layout = block.layout()
        if self.block_of(block.blockNumber()).kind == "table":
            return nearest_line(all_lines(layout), inner)
        return line_at(layout, inner.y())

    # -- what Qt asks --------------------------------------------------------------------------------------------

    def documentSize(self) -> QSizeF:
        """The size of the page."""
        return QSizeF(self.setting.width, self._heights.total + self.bottom_space)

    def pageCount(self) -> int:
        """One endless page."""
        return 1

    def frameBoundingRect(self, _frame: QTextFrame) -> QRectF:
        """The page is one frame."""
        return QRectF(QPointF(0, 0), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """A block's box; its text layout's lines are relative to the box's corner."""
        if not block.isValid() or block.blockNumber() >= len(self._heights):
            return QRectF()
        self.lay(block)
        return QRectF(self.origin(block), QSizeF(self.column, self._heights[block.blockNumber()]))

    def hitTest(self, point: Any, _accuracy: Qt.HitTestAccuracy) -> int:
        """The position nearest to a point."""
        if not len(self._heights):
            return 0
        block = self._block(self.number_at(point.y()))
        self.lay(block)
        if self.block_of(block.blockNumber()).kind == "image":
            before = point.y() < self.frame(block).top() or point.x() < self.frame(block).center().x()
            return block.position() + (0 if before else block.length() - 1)
        inner = point - self.origin(block)
        line = self._line_near(block, inner)
        return block.position() + (line.xToCursor(inner.x()) if line is not None else 0)

    def documentChanged(self, _position: int, _removed: int, _added: int) -> None:
        """The text never changes; Qt also calls this for a new width, which the view answers with `reset`."""

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Draw the blocks inside the context's clip."""
        if not len(self._heights):
            return
        clip = QRectF(context.clip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.selection = (0, 0)
        for chosen in context.selections:
            self.selection = (chosen.cursor.selectionStart(), chosen.cursor.selectionEnd())
        header = self.header_rect()
        if header.intersects(clip):
            self._painter.draw_header(painter, header)
        for block in self._blocks_between(clip.top(), clip.bottom()):
            self.lay(block)
            self._painter.draw_block(painter, self, block, clip)
            has_caret = self.caret_shown and self.block_of(block.blockNumber()).kind != "image"
            if has_caret and 0 <= context.cursorPosition - block.position() < block.length():
                block.layout().drawCursor(painter, self.origin(block), context.cursorPosition - block.position(), 1)
        self._painter.draw_over(painter, self)
