"""The page itself: tags, highlights and hits on the article's text, and what mouse and keys do on it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QWidget

from reader.article import Article, Span
from reader.style import Theme
from reader.tagger.tagging import Tagging
from reader.ui.page.lazy_view import LazyTextView
from reader.ui.page.painting import PagePainter, Placed
from reader.ui.page.spans import SpanIndex
from reader.ui.page.typography import Typography
from reader.ui.positions import Positions

FLASH_MILLISECONDS = 900
SCROLL_KEYS = {
    Qt.Key.Key_Up: ("line", -1),
    Qt.Key.Key_Down: ("line", 1),
    Qt.Key.Key_PageUp: ("page", -1),
    Qt.Key.Key_PageDown: ("page", 1),
    Qt.Key.Key_Home: ("end", -1),
    Qt.Key.Key_End: ("end", 1),
}


class PageView(LazyTextView):
    """Shows one article. Spans and offsets are the article's; only this widget knows positions."""

    selection_settled = Signal()
    pointed = Signal(object, QPoint)
    clicked = Signal(int, QPoint)
    zoom_asked = Signal(int)

    def __init__(self, theme: Theme, typography: Typography, parent: QWidget | None = None) -> None:
        super().__init__(typography, parent)
        self.painter = PagePainter(theme, meta_font=typography.small)
        self._pressed = QPoint()
        self._flash_timer = QTimer(self, singleShot=True, interval=FLASH_MILLISECONDS)
        self._flash_timer.timeout.connect(self._end_flash)
        self._selection_timer = QTimer(self, singleShot=True, interval=250)
        self._selection_timer.timeout.connect(self.selection_settled)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.painted.connect(lambda: self.viewport().setMouseTracking(True))
        self.selectionChanged.connect(self._selection_timer.start)

    # -- what is shown -------------------------------------------------------------------------------------------

    def show_article(self, article: Article, header: QWidget | None = None) -> None:
        """Show an article from its top. `header` is a widget that stands below the headline and scrolls with it."""
        self.painter.positions = Positions(article.text)
        self.painter.tags, self.painter.placed, self.painter.found = SpanIndex(), SpanIndex(), SpanIndex()
        self.painter.found_now = self.painter.flash = None
        self.set_article(article, self.painter, header)

    def show_tags(self, tagging: Tagging) -> None:
        """Paint these tags."""
        self.painter.tags = SpanIndex(tagging.tags)
        self.repaint_page()

    def show_annotations(self, placed: list[Placed]) -> None:
        """Paint these highlights and notes."""
        self.painter.placed = SpanIndex(placed)
        self.repaint_page()

    def show_found(self, spans: list[Span], now: Span | None) -> None:
        """Mark what a search found, one of them as the present one."""
        self.painter.found = SpanIndex(spans, span=lambda span: span)
        self.painter.found_now = now
        self.repaint_page()

    def show_layers(self, keys: frozenset[str]) -> None:
        """Paint the tags of these layers only."""
        self.painter.layers = keys
        self.repaint_page()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.painter.theme = theme
        self.repaint_page()

    def set_typography(self, typography: Typography) -> None:
        """Set the page in another size or face, and keep the place."""
        self.painter.meta_font = typography.small
        super().set_typography(typography)

    def set_meta(self, text: str) -> None:
        """The line below the headline."""
        self.painter.meta = text

    # -- the place -----------------------------------------------------------------------------------------------

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

    def reveal(self, span: Span, *, flash: bool = True) -> None:
        """Scroll so that a passage can be read, if it is not in sight, and frame it for a moment."""
        if self._layout is None:
            return
        y = self._layout.y_of(self._positions.position(span.start))
        top, height = self.verticalScrollBar().value(), self.height()
        if not top + 20 <= y <= top + height - 80:
            self.show_offset(span.start)
        if flash:
            self.painter.flash = span
            self._flash_timer.start()
        self.repaint_page()

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

    def offset_at(self, point: QPoint) -> int | None:
        """The offset of the character under a point of the viewport."""
        if self._layout is None or self.article is None:
            return None
        position = self._layout.on_text(QPointF(point) + QPointF(0, self.verticalScrollBar().value()))
        return None if position is None else self._positions.offset(position)

    # -- the selection -------------------------------------------------------------------------------------------

    def selected(self) -> Span | None:
        """The selected passage without white space at its ends."""
        cursor = self.textCursor()
        if not cursor.hasSelection() or self.article is None:
            return None
        start = self._positions.offset(cursor.selectionStart())
        end = self._positions.offset(cursor.selectionEnd())
        text = self.article.text[start:end]
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        return Span(start, end) if end > start else None

    def select(self, span: Span) -> None:
        """Select a passage, as if by hand."""
        cursor = self.textCursor()
        cursor.setPosition(self._positions.position(span.start))
        cursor.setPosition(self._positions.position(span.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def copy_selection(self) -> None:
        """Copy the selected passage as plain text, paragraphs set apart."""
        span = self.selected()
        if span is not None and self.article is not None:
            QGuiApplication.clipboard().setText(self.article.excerpt(span))

    def clear_selection(self) -> None:
        """Select nothing."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def _end_flash(self) -> None:
        self.painter.flash = None
        self.repaint_page()

    # -- events --------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began."""
        self._pressed = event.position().toPoint()
        self._show_caret(shown=False)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A release without a drag is a click on what lies there."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.textCursor().hasSelection():
            self._selection_timer.stop()
            self.selection_settled.emit()
        elif (point - self._pressed).manhattanLength() < 5:
            offset = self.offset_at(point)
            if offset is not None:
                self.clicked.emit(offset, point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what the pointer is over."""
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            point = event.position().toPoint()
            self.pointed.emit(self.offset_at(point), point)

    def leaveEvent(self, event: Any) -> None:
        """The pointer is over nothing."""
        super().leaveEvent(event)
        self.pointed.emit(None, QPoint())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or with Ctrl change the size of the text."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_asked.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by the keys that scroll a page; arrows with Shift select from the caret."""
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.key() == Qt.Key.Key_Space:
            self._scroll("page", -1 if shift else 1)
        elif not shift and event.key() in SCROLL_KEYS and not (self._caret_shown() and event.key() in CARET_KEYS):
            self._scroll(*SCROLL_KEYS[Qt.Key(event.key())])
        else:
            if event.key() in CARET_KEYS:
                self._show_caret(shown=True)
            super().keyPressEvent(event)

    def _scroll(self, unit: str, direction: int) -> None:
        bar = self.verticalScrollBar()
        page = self.height()
        if unit == "end":
            self.go_to_end(direction)
            return
        steps = {"line": self._typography.size * 3, "page": page - self._typography.size * 3}
        bar.setValue(max(0, min(bar.maximum(), bar.value() + direction * steps[unit])))

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


CARET_KEYS = frozenset((Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down))
