"""The lazy layout of the page: it guesses every block's height and lays out only the blocks that are shown or asked for.

Coordinates are device-independent pixels of the whole page, y = 0 at its top. Block i of the document is block i of the
article. Positions are Qt's (UTF-16). Why it is done so: docs/decisions/lazy-layout.md.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator
from itertools import accumulate
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
    QTextOption,
)

from reader.article import Article, Block, Span
from reader.ui.page.formats import formats
from reader.ui.page.lines import line_at, line_height, line_rects
from reader.ui.page.typography import BlockStyle, Typography
from reader.ui.positions import Positions

TOP_MARGIN = 40
SIDE_MARGIN = 34
KEPT_LAYOUTS = 500


class Painter(Protocol):
    """What draws a block: the layout knows where things are, not what they look like."""

    def draw_block(self, painter: QPainter, layout: PageLayout, block: QTextBlock, clip: QRectF) -> None:
        """Draw one block."""

    def draw_header(self, painter: QPainter, area: QRectF) -> None:
        """Draw the line below the headline."""


class PageLayout(QAbstractTextDocumentLayout):
    """Lays out one article's document. `selection` holds the selected positions while it draws, equal when there are none."""

    def __init__(
        self, document: QTextDocument, article: Article, positions: Positions, typography: Typography, painter: Painter
    ) -> None:
        super().__init__(document)
        self._blocks = article.blocks or (Block(Span(0, len(article.text))),)
        self._positions = positions
        self._painter = painter
        self.typography = typography
        self.width = 0.0
        self.bottom_space = 0.0
        self.header_height = 0.0
        self.caret_shown = False
        self.selection = (0, 0)
        self._heights: list[float] = []
        self._tops: list[float] = [0.0]
        self._dirty = False
        self._told = -1.0
        self._laid: OrderedDict[int, None] = OrderedDict()

    # -- measures ------------------------------------------------------------------------------------------------

    @property
    def column(self) -> float:
        """The width of the column of text."""
        return max(120.0, min(self.typography.column, self.width - 2 * SIDE_MARGIN))

    @property
    def left(self) -> float:
        """Where the column begins."""
        return max(float(SIDE_MARGIN), (self.width - self.column) // 2)

    def reset(self, width: float, bottom_space: float) -> None:
        """Forget all heights: the page has another width, font or header. `bottom_space` stays free below the text."""
        self.width, self.bottom_space = width, bottom_space
        self._laid.clear()
        self._heights = self._guesses()
        self._sum()
        self.lay(self._block(0))
        self.flush()
        self._told = -1.0
        self._tell_size()

    def style(self, number: int) -> BlockStyle:
        """The style of block `number`."""
        return self.typography.style(self._blocks[number])

    def block_of(self, number: int) -> Block:
        """The article's block `number`."""
        return self._blocks[number]

    def header_rect(self) -> QRectF:
        """Where the line below the headline and the strip of what was folded away have their place."""
        return QRectF(self.left, self._header_top(), self.column, self.header_height)

    def _header_top(self) -> float:
        if self._blocks[0].kind != "title":
            return float(TOP_MARGIN)
        return self._tops[1] - self._below(0) + self.style(0).below

    def _above(self, number: int) -> float:
        """The space above a block's first line, within the block's own height."""
        if number:
            return float(self.style(number).above)
        return TOP_MARGIN + (0.0 if self._blocks[0].kind == "title" else self.header_height + self.typography.size)

    def _below(self, number: int) -> float:
        block = self._blocks[number]
        style = self.style(number)
        if number == 0 and block.kind == "title":
            return style.below + self.header_height + round(self.typography.size * 1.1)
        following = self._blocks[number + 1 : number + 2]
        if block.kind == "code" and not (following and following[0].kind == "code"):
            return float(self.typography.style(Block(block.span)).below)
        if block.kind == "paragraph" and following and following[0].kind == "paragraph" and following[0].level:
            return 0.0  # a line of verse, of an address or of a chat stands close under the one above
        return float(style.below)

    def _guesses(self) -> list[float]:
        """The likely height of every block, from its length alone."""
        measures: dict[tuple[str, int], tuple[float, int, int]] = {}
        heights = []
        for block in self._blocks:
            measure = measures.get((block.kind, block.level))
            if measure is None:
                style = self.typography.style(block)
                characters = max(60.0, self.column - style.indent) / style.average_width
                measure = measures[block.kind, block.level] = (characters, style.line_height, style.above + style.below)
            characters, line, around = measure
            heights.append(float((int((block.span.end - block.span.start) / characters) + 1) * line + around))
        return heights

    def _sum(self) -> None:
        self._tops = list(accumulate(self._heights, initial=0.0))
        self._dirty = False

    def _block(self, number: int) -> QTextBlock:
        return self.document().findBlockByNumber(number)

    # -- laying out ----------------------------------------------------------------------------------------------

    def lay(self, block: QTextBlock) -> QTextLayout:
        """The layout of a block, made now if need be. Heights that turn out otherwise are summed up by `flush`."""
        layout, number = block.layout(), block.blockNumber()
        if number in self._laid:
            self._laid.move_to_end(number)
            return layout
        style = self.style(number)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if block.textDirection() == Qt.LayoutDirection.RightToLeft:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        layout.setTextOption(option)
        layout.setFormats(formats(block, style, self._blocks[number].marks, self._positions))
        height = self._above(number) + self._break_lines(layout, style, self._above(number)) + self._below(number)
        if abs(height - self._heights[number]) > 0.5:
            self._heights[number] = height
            self._dirty = True
        self._remember(number)
        return layout

    def _break_lines(self, layout: QTextLayout, style: BlockStyle, above: float) -> float:
        """Break a block into lines of equal height; answers the height of them all."""
        width = max(60.0, self.column - style.indent)
        y = above
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            height = line_height(line, style)
            line.setPosition(QPointF(style.indent, y + round((height - line.height()) / 2)))
            y += height
        layout.endLayout()
        return y - above

    def _remember(self, number: int) -> None:
        self._laid[number] = None
        if len(self._laid) > KEPT_LAYOUTS:
            old, _ = self._laid.popitem(last=False)
            self._block(old).layout().clearLayout()

    def flush(self) -> bool:
        """Sum up heights that were corrected; true when there were any."""
        if not self._dirty:
            return False
        self._sum()
        return True

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
        if self._told == self._tops[-1]:
            return False
        self._told = self._tops[-1]
        self.documentSizeChanged.emit(self.documentSize())
        return True

    def _blocks_between(self, top: float, bottom: float) -> Iterator[QTextBlock]:
        number = self.number_at(top)
        block = self._block(number)
        while block.isValid() and self._tops[block.blockNumber()] < bottom:
            yield block
            block = block.next()

    # -- places --------------------------------------------------------------------------------------------------

    def number_at(self, y: float) -> int:
        """The number of the block that covers a height."""
        return max(0, min(len(self._heights) - 1, bisect_right(self._tops, y) - 1))

    def position_at(self, y: float) -> int:
        """The first position of the line at a height."""
        block = self._block(self.number_at(y))
        layout = self.lay(block)
        while self.flush():
            block = self._block(self.number_at(y))
            layout = self.lay(block)
        line = line_at(layout, y - self._top_of(block))
        return block.position() + (line.textStart() if line is not None else 0)

    def y_of(self, position: int) -> float:
        """The top of the line that holds a position."""
        block = self.document().findBlock(position)
        if not block.isValid():
            return 0.0
        layout = self.lay(block)
        line = layout.lineForTextPosition(position - block.position())
        return self._top_of(block) + (self._line_top(block, line) if line.isValid() else 0.0)

    def line_height_of(self, position: int) -> float:
        """The height of the lines of the block that holds a position."""
        block = self.document().findBlock(position)
        return float(self.style(block.blockNumber()).line_height) if block.isValid() else 1.0

    def _line_top(self, block: QTextBlock, line: QTextLine) -> float:
        height = line_height(line, self.style(block.blockNumber()))
        return line.y() - round((height - line.height()) / 2)

    def _top_of(self, block: QTextBlock) -> float:
        self.flush()
        return self._tops[block.blockNumber()]

    def origin(self, block: QTextBlock) -> QPointF:
        """Where a block's text layout is drawn."""
        return QPointF(self.left, self._top_of(block))

    def rects(self, start: int, end: int) -> list[QRectF]:
        """The boxes of the lines between two positions; lays out their blocks."""
        found: list[QRectF] = []
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            layout = self.lay(block)
            origin = self.origin(block)
            style = self.style(block.blockNumber())
            inside = (max(0, start - block.position()), min(block.length() - 1, end - block.position()))
            lines = range(layout.lineCount())
            found += [rect.translated(origin) for rect in line_rects(layout, style, inside, lines)]
            block = block.next()
        return found

    def on_text(self, point: QPointF) -> int | None:
        """The position of the character under a point, or nothing when the point is on no text."""
        block = self._block(self.number_at(point.y()))
        if not block.isValid():
            return None
        layout = self.lay(block)
        inner = point - self.origin(block)
        line = line_at(layout, inner.y())
        if line is None or not line.naturalTextRect().adjusted(-1, -6, 1, 6).contains(inner):
            return None
        return block.position() + min(
            line.xToCursor(inner.x(), QTextLine.CursorPosition.CursorOnCharacter), block.length()
        )

    # -- what Qt asks --------------------------------------------------------------------------------------------

    def documentSize(self) -> QSizeF:
        """The size of the page."""
        return QSizeF(self.width, self._tops[-1] + self.bottom_space)

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
        top = self._top_of(block)
        return QRectF(self.left, top, self.column, self._heights[block.blockNumber()])

    def hitTest(self, point: Any, _accuracy: Qt.HitTestAccuracy) -> int:
        """The position nearest to a point."""
        if not self._heights:
            return 0
        block = self._block(self.number_at(point.y()))
        layout = self.lay(block)
        inner = point - self.origin(block)
        line = line_at(layout, inner.y())
        return block.position() + (line.xToCursor(inner.x()) if line is not None else 0)

    def documentChanged(self, _position: int, _removed: int, _added: int) -> None:
        """The text never changes; Qt also calls this for a new width, which the view answers with `reset`."""

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Draw the blocks inside the context's clip."""
        if not self._heights:
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
            if self.caret_shown and 0 <= context.cursorPosition - block.position() < block.length():
                block.layout().drawCursor(painter, self.origin(block), context.cursorPosition - block.position(), 1)
