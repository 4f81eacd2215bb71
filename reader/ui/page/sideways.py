"""Tables that are wider than the page: the slim bars below them, and how they are moved sideways."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from reader.style import Theme
from reader.ui.colors import color
from reader.ui.page.layout import PageLayout
from reader.ui.page.lines import cursor_x
from reader.ui.page.tables import Grid

THICK, REACH = 5.0, 6.0
SHORTEST = 36.0
LEAST = 110.0
"""Of a table that comes into sight from below, so much must be seen before its bar is."""

AIR = 24.0
"""What is brought into sight keeps this far from the table's edges."""


class Bar(NamedTuple):
    """The scroll bar of one table: where it runs, its handle, and whether it stands over the table."""

    grid: Grid
    track: QRectF
    handle: QRectF
    floats: bool

    def drag(self, by: float) -> bool:
        """Move the table as the handle is moved; true when it moved."""
        free = self.track.width() - self.handle.width()
        return self.grid.scroll_to(self.grid.scrolled + by * self.grid.farthest / free) if free else False


def bars(layout: PageLayout) -> list[Bar]:
    """The bars in sight. Below the window's edge a table goes on; its bar then stands at that edge."""
    found = []
    top, bottom = layout.window
    for block in layout.tables_between(top, bottom):
        grid = layout.setting.grid(block.blockNumber())
        box = layout.table_rect(block)
        if grid.farthest and bottom - box.top() > LEAST:
            y = min(box.bottom() + 4, bottom - THICK - 3)
            track = QRectF(box.left(), y, box.width(), THICK)
            floats = y < box.bottom()
            width = max(SHORTEST, box.width() * grid.room / grid.width)
            x = box.left() + (box.width() - width) * grid.scrolled / grid.farthest
            found.append(Bar(grid, track, QRectF(x, y, width, THICK), floats))
    return found


def draw_bars(painter: QPainter, layout: PageLayout, theme: Theme) -> None:
    """Draw the bars in sight."""
    painter.setPen(Qt.PenStyle.NoPen)
    for bar in bars(layout):
        if bar.floats:
            ground = color(theme.window.page + "E6")
            painter.fillRect(bar.track.adjusted(-2, -5, 2, THICK), ground)
        painter.setBrush(color(theme.window.line))
        painter.drawRoundedRect(bar.track, THICK / 2, THICK / 2)
        painter.setBrush(color(theme.window.faint))
        painter.drawRoundedRect(bar.handle, THICK / 2, THICK / 2)


def bar_at(layout: PageLayout, point: QPointF) -> Bar | None:
    """The bar under a point."""
    return next((bar for bar in bars(layout) if bar.track.adjusted(0, -REACH, 0, REACH).contains(point)), None)


def table_at(layout: PageLayout, point: QPointF) -> Grid | None:
    """The table under a point, if it can be moved."""
    for block in layout.tables_between(point.y(), point.y() + 1):
        grid = layout.setting.grid(block.blockNumber())
        if grid.farthest:
            return grid
    return None


def show(layout: PageLayout, position: int) -> bool:
    """Move the table that holds a position so that the position is in sight; true when it had to."""
    block = layout.document().findBlock(position)
    if not block.isValid() or layout.block_of(block.blockNumber()).kind != "table":
        return False
    line = layout.lay(block).lineForTextPosition(position - block.position())
    grid = layout.setting.grid(block.blockNumber())
    if not line.isValid() or not grid.farthest:
        return False
    x, right = cursor_x(line, position - block.position()), line.naturalTextRect().right()
    if grid.scrolled + AIR <= x and right <= grid.scrolled + grid.room - AIR:
        return False
    return grid.scroll_to(min(x - AIR, max(grid.scrolled, right + AIR - grid.room)) if right > x else x - AIR)
