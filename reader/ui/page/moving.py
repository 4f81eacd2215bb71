"""What is in sight, and how the page is moved: the keys and the wheel that scroll it, the caret, wide tables that move sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from reader.article import Span
from reader.ui.page.lazy_view import LazyTextView
from reader.ui.page.typography import Typography

if TYPE_CHECKING:
    from reader.ui.page.layout import PageLayout
    from reader.ui.page.sideways import Bar

SCROLL_KEYS = {
    Qt.Key.Key_Up: ("line", -1),
    Qt.Key.Key_Down: ("line", 1),
    Qt.Key.Key_PageUp: ("page", -1),
    Qt.Key.Key_PageDown: ("page", 1),
    Qt.Key.Key_Home: ("end", -1),
    Qt.Key.Key_End: ("end", 1),
}
HISTORY_BUTTONS = {Qt.MouseButton.BackButton: -1, Qt.MouseButton.ForwardButton: 1}
CALM = (0.08, 0.78)
"""Between these shares of the window's height one reads on without the page having to move."""
CARET_KEYS = frozenset((Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down))
SIDEWAYS_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
SIDEWAYS_STEP = 0.4
"""A key moves a wide table by this share of what is seen of it."""

WHEEL_STEP = 0.6
"""Pixels for each unit of a wheel's angle, where it does not tell pixels."""


class MovingView(LazyTextView):
    """Scrolls by keys, wheel and the bars below wide tables."""

    zoom_asked = Signal(int)
    jumping = Signal()
    history_asked = Signal(int)
    escaped = Signal()

    def __init__(self, typography: Typography, parent: QWidget | None = None) -> None:
        super().__init__(typography, parent)
        self._dragged: Bar | None = None
        self._drag_from = 0.0

    def _on_page(self, point: QPointF) -> QPointF:
        """A point of the viewport as a point of the page."""
        return point + QPointF(0, self.verticalScrollBar().value())

    # -- what is in sight ----------------------------------------------------------------------------------------

    def share_read(self) -> float:
        """How much of the text is read: nothing at its top, all at its end, between them what stands above the window's edges."""
        if self._layout is None or self.article is None or not self.article.text:
            return 0.0
        bar, length = self.verticalScrollBar(), len(self.article.text)
        if bar.value() >= bar.maximum():
            return 1.0
        bottom = self._positions.offset(self._layout.position_at(bar.value() + self.height()))
        top = self.place().offset
        return min(1.0, (top + (bottom - top) * bar.value() / bar.maximum()) / length)

    def seen(self) -> Span:
        """The part of the text that is in sight."""
        if self._layout is None:
            return Span(0, 0)
        bottom = self._layout.position_at(self.verticalScrollBar().value() + self.height())
        return Span(self.place().offset, self._positions.offset(bottom))

    def line_at(self, share: float) -> int:
        """The offset of the first character of the line at a share of the window's height."""
        if self._layout is None:
            return 0
        return self._positions.offset(
            self._layout.position_at(self.verticalScrollBar().value() + share * self.height())
        )

    def rect_of(self, span: Span) -> QRect:
        """The box around a passage in the viewport's coordinates; of a long one, the part in sight."""
        if self._layout is None:
            return QRect()
        lines = self._layout.rects(self._positions.position(span.start), self._positions.position(span.end))
        moved = [rect.translated(0, -self.verticalScrollBar().value()).toRect() for rect in lines]
        shown = [rect for rect in moved if rect.intersects(self.rect())] or moved[:1]
        box = QRect()
        for rect in shown:
            box = box.united(rect)
        return box

    def box_in_sight(self, span: Span) -> QRect:
        """The box around the part of a passage that is in sight, in the viewport's coordinates; nothing else is laid out."""
        seen = self.seen()
        if span.start > seen.end:
            return self.rect_of(Span(span.start, span.start + 1))
        if span.end <= seen.start:
            return self.rect_of(Span(span.end - 1, span.end))
        return self.rect_of(Span(max(span.start, seen.start), min(span.end, seen.end + 1)))

    def offset_at(self, point: QPoint) -> int | None:
        """The offset of the character under a point of the viewport."""
        if self._layout is None or self.article is None:
            return None
        position = self._layout.on_text(self._on_page(QPointF(point)))
        return None if position is None else self._positions.offset(position)

    # -- going elsewhere -------------------------------------------------------------------------------------------

    def show_offset(self, offset: int, share: float = 0.33) -> None:
        """Scroll to an offset; `jumping` tells it before, so that one can come back."""
        self.jumping.emit()
        super().show_offset(offset, share)

    def go_to_end(self, direction: int) -> None:
        """Go to the very top or the very end; that, too, is a jump."""
        self.jumping.emit()
        super().go_to_end(direction)

    def keep_in_sight(self, span: Span) -> None:
        """Scroll only if one has to, to read a passage: then it begins a third below the upper edge, a long one at it."""
        if self._layout is None:
            return
        start, last = self._positions.position(span.start), self._positions.position(max(span.start, span.end - 1))
        top, height = self.verticalScrollBar().value(), self.height()
        upper = self._layout.y_of(start) - top
        lower = self._layout.y_of(last) + self._layout.line_height_of(last) - top
        if upper < CALM[0] * height or lower > CALM[1] * height:
            super().show_offset(span.start, 0.33 if lower - upper < height * 0.45 else CALM[0])
        self._show_sideways(start)

    def first_calm(self) -> int:
        """The offset of the first line that one would begin to read at, where the page need not move for it."""
        if self._layout is None or self.verticalScrollBar().value() == 0:
            return 0
        top = self.verticalScrollBar().value() + CALM[0] * self.height()
        line = self._layout.line_height_of(self._layout.position_at(top))
        return self._positions.offset(self._layout.position_at(top + min(line, self.height() * 0.2)))

    # -- the mouse -----------------------------------------------------------------------------------------------

    def _wide_layout(self) -> PageLayout | None:
        """The layout, if a table on it can be moved sideways."""
        if self._layout is None or not self._layout.setting.has_wide_tables:
            return None
        self._tell_window()
        return self._layout

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The mouse's own keys for back and forward ask for that."""
        if event.button() in HISTORY_BUTTONS:
            self.history_asked.emit(HISTORY_BUTTONS[event.button()])
        else:
            super().mousePressEvent(event)

    def _grasp(self, event: QMouseEvent) -> bool:
        """Take hold of the bar below a table, if the pointer is on one."""
        layout = self._wide_layout()
        if layout is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        from reader.ui.page import sideways

        point = self._on_page(event.position())
        bar = sideways.bar_at(layout, point)
        if bar is None:
            return False
        if not bar.handle.left() <= point.x() <= bar.handle.right():
            bar.drag(point.x() - bar.handle.center().x())
            bar = sideways.bar_at(layout, point) or bar
            self._moved_sideways()
        self._dragged, self._drag_from = bar, point.x()
        return True

    def _drag(self, event: QMouseEvent) -> bool:
        """Move the table whose bar is held."""
        if self._dragged is None:
            return False
        x = event.position().x()
        if self._dragged.drag(x - self._drag_from):
            self._drag_from = x
            self._moved_sideways()
        return True

    def _let_go(self) -> bool:
        held, self._dragged = self._dragged, None
        return held is not None

    def _moved_sideways(self) -> None:
        self.repaint_page()
        self.scrolled.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl change the size of the text, with Shift or sideways move the table under the pointer."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_asked.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        across, down = event.angleDelta().x(), event.angleDelta().y()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if shift or abs(across) > abs(down):
            finger = event.pixelDelta()
            self._wheel_sideways(event, finger.x() or finger.y() or round((across or down) * WHEEL_STEP))
            return
        super().wheelEvent(event)

    def _wheel_sideways(self, event: QWheelEvent, by: int) -> None:
        event.accept()
        layout = self._wide_layout()
        if layout is None:
            return
        from reader.ui.page.sideways import table_at

        grid = table_at(layout, self._on_page(event.position()))
        if grid is not None and grid.scroll_to(grid.scrolled - by):
            self._moved_sideways()

    # -- keys ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by the keys that scroll; arrows with Shift select from the caret, with Alt they move a wide table."""
        key, modifiers = event.key(), event.modifiers()
        shift = modifiers & Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif modifiers & Qt.KeyboardModifier.AltModifier and key in SIDEWAYS_KEYS:
            if not self.move_table(SIDEWAYS_KEYS[Qt.Key(key)]):
                super().keyPressEvent(event)
        elif not shift and key in SCROLL_KEYS and not (self._caret_shown() and key in CARET_KEYS):
            self._scroll(*SCROLL_KEYS[Qt.Key(key)])
        else:
            if key in CARET_KEYS:
                self._show_caret(shown=True)
            super().keyPressEvent(event)

    def turn(self, direction: str) -> None:
        """Go on by a page ("1"), or back by one ("-1"); a line or two stay in sight."""
        self._scroll("page", int(direction))

    def event(self, event: QEvent) -> bool:
        """Keep for a wide table in sight the keys that move it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            alone = event.modifiers() == Qt.KeyboardModifier.AltModifier
            if alone and event.key() in SIDEWAYS_KEYS and self._first_bar() is not None:
                event.accept()
                return True
        return super().event(event)

    def _first_bar(self) -> Bar | None:
        """The bar below the first wide table in sight."""
        layout = self._wide_layout()
        if layout is None:
            return None
        from reader.ui.page.sideways import bars

        return next(iter(bars(layout)), None)

    def move_table(self, direction: int) -> bool:
        """Move the first wide table in sight to its left (-1) or right (1); false when there is none."""
        bar = self._first_bar()
        if bar is not None and bar.grid.scroll_to(bar.grid.scrolled + direction * bar.grid.room * SIDEWAYS_STEP):
            self._moved_sideways()
        return bar is not None

    def _show_sideways(self, position: int) -> None:
        """Bring a place in a wide table into sight."""
        layout = self._wide_layout()
        if layout is not None:
            from reader.ui.page.sideways import show

            show(layout, position)

    def _scroll(self, unit: str, direction: int) -> None:
        bar = self.verticalScrollBar()
        page = self.height()
        if unit == "end":
            self.go_to_end(direction)
            return
        steps = {"line": self._typography.size * 3, "page": page - self._typography.size * 3}
        bar.setValue(max(0, min(bar.maximum(), bar.value() + direction * steps[unit])))

    # -- the caret -----------------------------------------------------------------------------------------------

    def _caret_shown(self) -> bool:
        return self._layout is not None and self._layout.caret_shown

    def _show_caret(self, *, shown: bool) -> None:
        """Show the caret once a key moves it, at the top of what is in sight if it was elsewhere."""
        if self._layout is None or self._layout.caret_shown == shown:
            return
        self._layout.caret_shown = shown
        box = self.cursorRect()
        if shown and not self.textCursor().hasSelection() and not self.rect().intersects(box):
            cursor = self.textCursor()
            cursor.setPosition(self._layout.position_at(self.verticalScrollBar().value() + 24))
            self.setTextCursor(cursor)
        self.repaint_page()
