"""One block while it is drawn: fills, underlines and frames by positions within the block."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextBlock

from reader.article import Block, Span
from reader.ui.page.layout import PageLayout
from reader.ui.page.lines import edges, line_at, line_height, line_top
from reader.ui.positions import Positions

UNDERLINE = 1.5
LANE_GAP = 0.5
CORNER = 3.0
TINT = 0.55
"""A fill over a picture is so much lighter than one behind text."""


class Canvas:
    """Draws on one block, only on the lines that the clip shows."""

    def __init__(
        self, painter: QPainter, layout: PageLayout, block: QTextBlock, clip: QRectF, positions: Positions
    ) -> None:
        self.painter = painter
        self.layout = layout
        self.block = block
        self.clip = clip
        self.number = number = block.blockNumber()
        self.origin = origin = layout.origin(block)
        self.positions = positions
        self.article_block: Block = layout.block_of(number)
        self.span = self.article_block.span
        self.style = layout.style(number)
        text = block.layout()
        if self.article_block.kind == "table":
            self.lines = range(text.lineCount())
        else:
            first, last = line_at(text, clip.top() - origin.y()), line_at(text, clip.bottom() - origin.y())
            self.lines = range(first.lineNumber(), last.lineNumber() + 1) if first and last else range(0)

    @property
    def is_picture(self) -> bool:
        """Whether the block is a picture, whose text is not drawn."""
        return self.article_block.kind == "image"

    def inside(self, span: Span) -> tuple[int, int]:
        """A span's positions within the block."""
        base = self.block.position()
        start = self.positions.position(max(span.start, self.span.start)) - base
        return start, self.positions.position(min(span.end, self.span.end)) - base

    def rects(self, start: int, end: int) -> list[QRectF]:
        """The boxes between two positions, one a line."""
        return self.layout.rects_in(self.block, (max(0, start), min(self.block.length() - 1, end)), self.lines)

    def fill(self, start: int, end: int, fill: QColor, corner: float = CORNER, *, inset: float = 0.0) -> None:
        """Fill behind the text: one shape, so that translucent colours do not add up where its lines meet.

        `inset` keeps it from the upper and lower edges of the lines.
        """
        if end <= start:
            return
        if self.is_picture:
            fill = QColor(fill)
            fill.setAlphaF(fill.alphaF() * TINT)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(fill)
        rects = self.rects(start, end)
        if not corner:
            self.painter.drawRects(rects)
        elif len(rects) == 1 or inset or self.article_block.kind == "table":
            for rect in rects:
                self.painter.drawRoundedRect(rect.adjusted(-1, inset, 1, -inset), corner, corner)
        elif rects:
            self.painter.drawPath(joined([rect.adjusted(-1, 0, 1, 0) for rect in rects], corner))

    def underline(
        self, start: int, end: int, ink: QColor, *, below: float = 0.22, thickness: float = UNDERLINE
    ) -> None:
        """Draw a thin line below the baseline, by a share of the letters' height."""
        for left, right, baseline in self.runs(start, end):
            y = round(baseline + max(3.0 if below > 0.2 else 2.0, self.style.font.pixelSize() * below))
            self.painter.fillRect(QRectF(left, y, right - left, thickness), ink)

    def lane(self, start: int, end: int, number: int, ink: QColor) -> None:
        """Draw a highlight that lies below a newer one."""
        solid = QColor(ink)
        solid.setAlpha(255)
        for rect in self.rects(start, end):
            y = rect.bottom() - (number + 1) * self.style.lane
            self.painter.fillRect(QRectF(rect.left(), y + LANE_GAP, rect.width(), self.style.lane - LANE_GAP), solid)

    def outline(self, span: Span, ink: QColor, thickness: float = 2) -> None:
        """Frame a passage that a click elsewhere or a key led to."""
        if not span.overlaps(self.span):
            return
        self.painter.setPen(QPen(ink, thickness))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in self.rects(*self.inside(span)):
            self.painter.drawRoundedRect(rect.adjusted(-3, 1, 3, -1), CORNER, CORNER)

    def runs(self, start: int, end: int) -> list[tuple[float, float, float]]:
        """(left, right, baseline) of each line between two positions."""
        text = self.block.layout()
        if end <= start or not text.lineCount() or self.is_picture:
            return []
        first = max(self.lines.start, text.lineForTextPosition(start).lineNumber())
        last = min(self.lines.stop - 1, text.lineForTextPosition(end - 1).lineNumber())
        found = []
        for number in range(first, last + 1):
            line = text.lineAt(number)
            left, right = edges(line, start, end)
            found.append((self.origin.x() + left, self.origin.x() + right, self.origin.y() + line.y() + line.ascent()))
        return found

    def box(self) -> QRectF:
        """The block's lines as one box, as wide as the column."""
        text = self.block.layout()
        if not text.lineCount():
            return QRectF()
        first, last = text.lineAt(0), text.lineAt(text.lineCount() - 1)
        top = line_top(first, self.style)
        bottom = line_top(last, self.style) + line_height(last, self.style)
        return QRectF(self.origin.x(), self.origin.y() + top, self.layout.column, bottom - top)

    def baseline(self) -> float:
        """Where the letters of the first line stand."""
        line = self.block.layout().lineAt(0)
        return self.origin.y() + line.y() + line.ascent()

    def draw_text(self) -> None:
        """Draw the lines."""
        text = self.block.layout()
        for number in self.lines:
            text.lineAt(number).draw(self.painter, self.origin)

    def dot(self, center: QPointF, radius: float, ink: QColor) -> None:
        """Draw a round dot."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(ink)
        self.painter.drawEllipse(center, radius, radius)


def joined(rects: Sequence[QRectF], corner: float) -> QPainterPath:
    """The outline of lines that follow each other, rounded where nothing continues above or below."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for rect in rects:
        path.addRoundedRect(rect, corner, corner)
    for above, below in pairwise(rects):
        left, right = max(above.left(), below.left()), min(above.right(), below.right())
        if right > left and abs(above.bottom() - below.top()) < 1:
            path.addRect(QRectF(left, above.bottom() - corner, right - left, 2 * corner))
    return path
