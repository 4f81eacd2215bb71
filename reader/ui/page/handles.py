"""The two handles of a highlight: where they stand, how they look, which of them is under a point.

Coordinates are the page's. The knob of the start stands above its line, that of the end below, so that neither hides a word.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock

from reader.article import Span
from reader.style import Theme
from reader.ui.colors import color
from reader.ui.page.layout import PageLayout
from reader.ui.page.lines import cursor_x, line_height, line_top
from reader.ui.positions import Positions

STEM, KNOB = 2.0, 5.0
"""The width of a handle's line and the radius of its knob."""

REACH, KNOB_REACH = 4.0, 10.0
"""So near to the line or to the middle of the knob the pointer takes hold of a handle."""


class Handle(NamedTuple):
    """One end of a highlight: a line as high as the text's, and a knob."""

    is_start: bool
    stem: QRectF

    @property
    def knob(self) -> QPointF:
        """The middle of the knob."""
        x = self.stem.center().x()
        return QPointF(x, self.stem.top() - KNOB + 2 if self.is_start else self.stem.bottom() + KNOB - 2)

    def distance(self, point: QPointF) -> float | None:
        """How far a point is from what can be taken hold of; nothing when it is out of reach."""
        way = point - self.knob
        to_knob = (way.x() ** 2 + way.y() ** 2) ** 0.5
        if to_knob <= KNOB_REACH:
            return float(to_knob)
        beside = abs(point.x() - self.stem.center().x())
        return beside if beside <= REACH and self.stem.top() <= point.y() <= self.stem.bottom() else None


def handles(layout: PageLayout, positions: Positions, span: Span) -> list[Handle]:
    """The handles in sight of a passage; of one that goes on beyond the window there is one or none."""
    top, bottom = layout.window
    numbers = range(layout.number_at(top), layout.number_at(bottom) + 1)
    found = []
    for is_start, offset in ((True, span.start), (False, span.end)):
        position = positions.position(offset)
        block = layout.document().findBlock(position if is_start else position - 1)
        if block.isValid() and block.blockNumber() in numbers:
            stem = _stem(layout, position, is_start=is_start)
            if not _is_hidden(layout, block, stem.center()):
                found.append(Handle(is_start, stem))
    return found


def _is_hidden(layout: PageLayout, block: QTextBlock, point: QPointF) -> bool:
    """Whether a place in a table lies where the table is moved away from."""
    is_row = layout.block_of(block.blockNumber()).kind == "table"
    return is_row and not layout.table_rect(block).adjusted(-STEM, 0, STEM, 0).contains(point)


def handle_at(layout: PageLayout, positions: Positions, span: Span, point: QPointF) -> Handle | None:
    """The handle under a point; of two the nearer one."""
    reached = [
        (distance, handle)
        for handle in handles(layout, positions, span)
        if (distance := handle.distance(point)) is not None
    ]
    return min(reached, key=lambda pair: pair[0])[1] if reached else None


def draw_handles(painter: QPainter, layout: PageLayout, positions: Positions, span: Span, theme: Theme) -> None:
    """Draw the handles in sight."""
    ink, rim = color(theme.window.accent), color(theme.window.page)
    for handle in handles(layout, positions, span):
        painter.fillRect(handle.stem, ink)
        painter.setPen(QPen(rim, 1.5))
        painter.setBrush(ink)
        painter.drawEllipse(handle.knob, KNOB, KNOB)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _stem(layout: PageLayout, position: int, *, is_start: bool) -> QRectF:
    """The line of a handle: at the caret's place, on the line of the first or of the last character."""
    block = layout.document().findBlock(position if is_start else position - 1)
    text, number = layout.lay(block), block.blockNumber()
    if layout.block_of(number).kind == "image":
        frame = layout.frame(block)
        return QRectF(frame.left() - STEM if is_start else frame.right(), frame.top(), STEM, frame.height())
    inner, origin = position - block.position(), layout.origin(block)
    line = text.lineForTextPosition(inner if is_start else inner - 1)
    if not line.isValid():
        return QRectF(origin.x(), origin.y(), STEM, layout.line_height_of(position))
    shown = line.naturalTextRect()
    x = min(max(cursor_x(line, min(inner, line.textStart() + line.textLength())), shown.left()), shown.right())
    style = layout.style(number)
    return QRectF(round(origin.x() + x - STEM / 2), origin.y() + line_top(line, style), STEM, line_height(line, style))
