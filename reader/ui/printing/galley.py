"""A piece of the article, set for paper. The page's own layout breaks its lines; here they are only taken apart again.

A book is set piece by piece, and each is forgotten once its pages are drawn: memory does not grow with the text. Lengths are
CSS pixels, 96 to an inch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QTextBlock, QTextDocument

from reader.article import Article, Block, Span
from reader.tagger.tagging import Tag
from reader.ui.page.layout import PageLayout
from reader.ui.page.lines import line_height, line_top
from reader.ui.page.pictures import FindPicture
from reader.ui.page.placed import Placed
from reader.ui.page.rhythm import padding
from reader.ui.page.runs import goes_on
from reader.ui.page.spans import SpanIndex
from reader.ui.page.typography import Typography
from reader.ui.positions import Positions
from reader.ui.printing.remarks import Moved, Remark, signed
from reader.ui.printing.setting import PrintPainter, PrintPictures, PrintSetting, print_theme, unjoined
from reader.ui.tasks import Tasks

BLOCKS = 48
"""So many blocks are set at a time, more where a list or a table does not end."""

HEADER = -1
"""What stands below the headline, as the number of a block."""


@dataclass(frozen=True)
class Copy:
    """Everything of an article that is printed, as it was when the print began."""

    article: Article
    tags: SpanIndex[Tag]
    placed: SpanIndex[Placed]
    remarks: tuple[Remark, ...]
    layers: frozenset[str]
    typography: Typography
    width: float
    meta: str
    find: FindPicture
    tasks: Tasks

    def pieces(self) -> Iterator[range]:
        """The blocks that are set at a time; none of these parts ends within a list or a table."""
        blocks, start = self.article.blocks, 0
        for number in range(1, len(blocks) + 1):
            is_end = number == len(blocks)
            if is_end or (number - start >= BLOCKS and not goes_on(blocks[number], blocks[number - 1])):
                yield range(start, number)
                start = number


@dataclass(slots=True)
class Strip:
    """What stands on one line, or cannot be cut: from `top` to `bottom` of its block. `gap` is the white above it."""

    galley: Galley
    number: int
    top: float
    bottom: float
    gap: float = 0.0
    remarks: tuple[Remark, ...] = ()

    @property
    def scale(self) -> float:
        """A table that is wider than the paper is smaller."""
        return self.galley.scale(self.number)

    @property
    def height(self) -> float:
        """How much of the paper it takes."""
        return (self.bottom - self.top) * self.scale

    @property
    def share(self) -> float:
        """How much of the article stands above it."""
        return self.galley.share(self.number)


class Galley:
    """Some blocks of an article with the block before and the block behind them, which tell what white there is between."""

    def __init__(self, copy: Copy, printed: range) -> None:
        article, self.copy = copy.article, copy
        first, stop = max(0, printed.start - 1), min(len(article.blocks), printed.stop + 1)
        blocks = article.blocks[first:stop]
        self._first = first
        self.printed = range(printed.start - first, printed.stop - first)
        whole = Span(blocks[0].span.start, blocks[-1].span.end)
        self._remarks = [each for each in copy.remarks if whole.start < each.offset <= whole.end and each.number]
        signs = _signs(self._remarks)
        self._moved = moved = Moved(whole.start, signs)
        text, blocks = signed(article.text, blocks, moved, signs)
        text, blocks = self._with_title(article, text, blocks) if not first else (text, blocks)
        self.piece = Article(article.id, text, tuple(blocks), language=article.language)
        self._make(whole)

    def _with_title(self, article: Article, text: str, blocks: Sequence[Block]) -> tuple[str, tuple[Block, ...]]:
        """Put the headline above a text that does without."""
        title = " ".join(article.title.split())
        if not title or blocks[0].kind == "title":
            return text, tuple(blocks)
        by = len(title) + 1
        self._moved = Moved(-by, _signs(self._remarks))
        self.printed = range(self.printed.start, self.printed.stop + 1)
        return f"{title}\n{text}", (Block(Span(0, by - 1), "title"), *(block.moved(by) for block in blocks))

    def _make(self, whole: Span) -> None:
        copy, moved, theme = self.copy, self._moved, print_theme()
        self.positions = Positions(self.piece.text)
        self._pictures = PrintPictures(copy.find, copy.tasks, lambda: None, lambda _key: None)
        self.setting = PrintSetting(self.piece, self.positions, lambda: self._pictures, theme)
        over = copy.tags.over(whole.start, whole.end)
        highlights = copy.placed.over(whole.start, whole.end)
        self.painter = PrintPainter(
            theme,
            self.positions,
            SpanIndex([replace(tag, span=moved.span(span)) for span, tag in over]),
            SpanIndex([Placed(moved.span(span), item.annotation) for span, item in highlights]),
            layers=copy.layers,
            meta_font=unjoined(copy.typography.small),
        )
        self.document = QTextDocument()
        self.document.setUndoRedoEnabled(False)
        self.document.setDocumentMargin(0)
        self.document.setPlainText(self.piece.text)
        self.setting.measure(0.0, copy.typography)
        self.layout = PageLayout(self.document, self.setting, copy.typography, self.painter)
        self.document.setDocumentLayout(self.layout)
        self._place_remarks()
        if self.has_header:
            self.painter.meta, self.painter.address = copy.meta, copy.article.url
            self.painter.is_mirrored = self.document.firstBlock().textDirection() == Qt.LayoutDirection.RightToLeft
        self.layout.reset(copy.width, 0.0, self.painter.header_height)

    def _place_remarks(self) -> None:
        """Give each remark to its block, and the signs of pictures to what draws them."""
        self._by_block: dict[int, list[tuple[int, Remark]]] = {}
        for remark in self._remarks:
            position = self.positions.position(self._moved.end(remark.offset))
            block = self.document.findBlock(position)
            number = block.blockNumber()
            self._by_block.setdefault(number, []).append((position - block.position(), remark))
            if self.piece.blocks[number].kind == "image":
                before = self.painter.signs.get(number, "")
                self.painter.signs[number] = f"{before}, {remark.number}" if before else str(remark.number)

    # -- taking it apart -----------------------------------------------------------------------------------------

    @property
    def has_header(self) -> bool:
        """Whether the article begins here."""
        return not self.printed.start

    def block(self, number: int) -> Block:
        """A block of this piece."""
        return self.piece.blocks[number]

    def follows(self, number: int) -> Block | None:
        """The block below."""
        return self.piece.blocks[number + 1] if number + 1 < len(self.piece.blocks) else None

    def share(self, number: int) -> float:
        """How much of the article stands above a block."""
        return max(0, self._first + number) / max(1, len(self.copy.article.blocks))

    def scale(self, number: int) -> float:
        """How much smaller than it is set a block is printed."""
        if number == HEADER or self.block(number).kind != "table":
            return 1.0
        return min(1.0, self.setting.column / self.setting.grid(number).width)

    def header(self) -> Strip:
        """What stands below the headline."""
        height = self.layout.header_rect().height()
        return Strip(self, HEADER, 0.0, height, gap=round(self.copy.typography.size * 0.5))

    def lay(self, number: int) -> QTextBlock:
        """A block of the document, laid out."""
        block = self.document.findBlockByNumber(number)
        if self.block(number).kind == "code":
            self.setting.listings.tokens(number)
            while self.setting.listings.read_on():
                pass
        self.layout.lay(block)
        self.layout.flush()
        return block

    def strips(self, number: int) -> list[Strip]:
        """The lines of a block; a picture or a row of a table is one."""
        block, of = self.lay(number), self.block(number)
        pad = min(padding(of, self.copy.typography), self.setting.above(number))
        top, bottom = self.layout.above(number) - pad, self.layout.height_of(number) - self._below(number)
        layout, remarks, gap = block.layout(), self._by_block.get(number, []), self._gap_above(number)
        if of.kind in ("image", "table", "rule") or layout.lineCount() < 2:
            return [Strip(self, number, top, bottom, gap, tuple(remark for _, remark in remarks))]
        made, style = [], self.setting.style(number)
        for at in range(layout.lineCount()):
            line = layout.lineAt(at)
            begin, end = line.textStart(), line.textStart() + line.textLength()
            start = line_top(line, style)
            said = tuple(remark for position, remark in remarks if begin < position <= end)
            made.append(Strip(self, number, start, start + line_height(line, style), 0.0, said))
        made[0].top, made[0].gap, made[-1].bottom = top, gap, bottom
        return made

    def _below(self, number: int) -> float:
        """What of a block's height is white between it and the next."""
        if self.layout.block_of(number).kind == "title" and not number:
            return self.layout.height_of(0) - self.layout.above(0) - self._text_height(0)
        return self.setting.gap_below(number)

    def _text_height(self, number: int) -> float:
        layout, style = self.document.findBlockByNumber(number).layout(), self.setting.style(number)
        return sum(line_height(layout.lineAt(at), style) for at in range(layout.lineCount()))

    def _gap_above(self, number: int) -> float:
        """The white between a block and the one above it."""
        if not number:
            return 0.0
        own = self.setting.above(number) if self.block(number).kind == "heading" else 0.0
        if number == 1 and self.has_header:
            return own + round(self.copy.typography.size * 1.6)
        return self.setting.gap_below(number - 1) + own

    def heads(self, number: int) -> list[Strip]:
        """The rows of heads of the table that a row stands in, to be said again on the next page; none if it is one itself."""
        if self.block(number).kind != "table":
            return []
        heads = []
        for row in self.setting.run(number):
            cells = self.block(row).cells
            if row == number or not cells or not all(cell.is_header for cell in cells):
                break
            heads.append(row)
        else:
            return []
        return [strip for row in heads for strip in self.strips(row)] if number not in heads else []

    # -- drawing -------------------------------------------------------------------------------------------------

    def draw(self, painter: QPainter, number: int, top: float, bottom: float) -> None:
        """Draw a block from one height to another; the painter's origin is the upper left corner of that."""
        scale = self.scale(number)
        painter.save()
        painter.scale(scale, scale)
        if number == HEADER:
            area = self.layout.header_rect()
            self.painter.draw_header(painter, QRectF(0, 0, area.width(), area.height()))
        else:
            block = self.lay(number)
            y = self.layout.blockBoundingRect(block).y() + top
            seen = QRectF(0, y, 1e5, bottom - top)
            painter.translate(-self.setting.left, -y)
            painter.setClipRect(seen.adjusted(-1e3, -2, 0, 2), Qt.ClipOperation.IntersectClip)
            self.painter.draw_block(painter, self.layout, block, seen.adjusted(0, 2, 0, -2))
        painter.restore()


def _signs(remarks: Sequence[Remark]) -> list[tuple[int, str]]:
    """The numbers that stand in the text, parted by commas where two stand together."""
    signs: list[tuple[int, str]] = []
    for remark in remarks:
        is_next = bool(signs) and signs[-1][0] == remark.offset
        signs.append((remark.offset, f",{remark.number}" if is_next else str(remark.number)))
    return signs


def page_width(column: float) -> float:
    """How wide a page is whose column, without its margins, is so wide."""
    return column + 2 * max(14, min(34, round(column / 0.91 * 0.045)))
