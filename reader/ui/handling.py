"""Changing where a highlight begins and ends: by its two handles with the mouse, by words with keys.

While a handle is held only the page is painted anew; the change is made once it is let go, as one step of undo.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent

from reader.article import Span
from reader.ui.page.placed import Placed
from reader.ui.page.view import PageView
from reader.ui.page.word_edges import edge_before, next_edge
from reader.ui.reading import Reading

SCROLL_EVERY = 30
SCROLL_EDGE = 28
"""A handle that is held so near to the window's upper or lower edge scrolls the page."""

CLICK = 3
"""A handle that is moved no farther than this was clicked, and so is the text that it stands on."""


class Handling(QObject):
    """Keeps the handles on the highlight that is meant. `grasped` tells that one is held, `settled` that it is no longer."""

    grasped = Signal()
    settled = Signal()

    def __init__(self, reading: Reading, view: PageView, parent: QObject) -> None:
        super().__init__(parent)
        self._reading, self._view = reading, view
        self._moves_start: bool | None = None
        self._pointer, self._has_moved = QPoint(), False
        self._scroll_timer = QTimer(self, interval=SCROLL_EVERY)
        self._scroll_timer.timeout.connect(self._scroll)
        view.viewport().installEventFilter(self)
        view.escaped.connect(self._give_up)

    def hold(self, annotation_id: str) -> None:
        """Put the handles on a highlight; on none for an empty id."""
        if self._moves_start is None:
            self._show(self._placed(annotation_id) if annotation_id else None)

    def _placed(self, annotation_id: str) -> Placed | None:
        return next((item for item in self._reading.placed if item.annotation.id == annotation_id), None)

    def _show(self, held: Placed | None) -> None:
        if held != self._view.painter.held:
            self._view.painter.held = held
            self._view.repaint_page()

    # -- by keys ---------------------------------------------------------------------------------------------------

    def move_end(self, direction: str) -> None:
        """Let the highlight end with the next word ("1"), or with the word before ("-1")."""
        self._step(int(direction), is_start=False)

    def move_start(self, direction: str) -> None:
        """Let the highlight begin with the next word ("1"), or with the word before ("-1")."""
        self._step(int(direction), is_start=True)

    def _step(self, direction: int, *, is_start: bool) -> None:
        held, article = self._view.painter.held, self._reading.article
        if held is None or article is None:
            return
        step = next_edge if direction > 0 else edge_before
        edge = step(article.text, held.span.start if is_start else held.span.end, is_start=is_start)
        if edge is None:
            return
        start, end = (edge, held.span.end) if is_start else (held.span.start, edge)
        span = self._view.passage(start, end) if start < end else None
        if span is not None and span != held.span:
            self._settle(span)
            self._view.keep_in_sight(Span(span.start, span.start + 1) if is_start else Span(span.end - 1, span.end))

    # -- by the mouse ----------------------------------------------------------------------------------------------

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A press on a handle takes hold of it; what follows until it is let go is not the page's."""
        if self._view.painter.held is None or not isinstance(event, QMouseEvent):
            return False
        point = event.position().toPoint()
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            return event.button() == Qt.MouseButton.LeftButton and self._grasp(point)
        if event.type() == QEvent.Type.MouseMove:
            return self._track(point) if self._moves_start is not None else self._point(event, point)
        return event.type() == QEvent.Type.MouseButtonRelease and self._let_go()

    def _point(self, event: QMouseEvent, point: QPoint) -> bool:
        """Over a handle the pointer says that it can be moved."""
        if event.buttons() or self._view.handle_at(point) is None:
            return False
        self._view.viewport().setCursor(Qt.CursorShape.SizeHorCursor)
        self._view.pointed.emit(None, QPoint())
        return True

    def _grasp(self, point: QPoint) -> bool:
        handle = self._view.handle_at(point)
        if handle is None:
            return False
        self._moves_start, self._pointer, self._has_moved = handle.is_start, point, False
        self._scroll_timer.start()
        self.grasped.emit()
        return True

    def _track(self, point: QPoint) -> bool:
        """Bring the end that is held to the pointer; the other stays, and at least one character lies between them."""
        self._has_moved = self._has_moved or (point - self._pointer).manhattanLength() > CLICK
        if not self._has_moved:
            return True
        self._pointer = point
        held = self._view.painter.held
        if held is not None:
            near = self._view.nearest(point)
            if self._moves_start:
                start, end = min(near, self._view.character_before(held.span.end)), held.span.end
            else:
                start, end = held.span.start, max(near, self._view.character_after(held.span.start))
            self._show(replace(held, span=Span(start, end)))
        return True

    def _scroll(self) -> None:
        """A handle at the window's edge moves the page under it."""
        y, height = self._pointer.y(), self._view.height()
        over, under = SCROLL_EDGE - y, y - (height - SCROLL_EDGE)
        if max(over, under) > 0:
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + (min(under, 90) // 2 if under > 0 else -(min(over, 90) // 2)))
            self._track(self._pointer)

    def _let_go(self) -> bool:
        if self._moves_start is None:
            return False
        held = self._view.painter.held
        self._end_drag()
        if held is not None:
            self._settle(self._view.passage(held.span.start, held.span.end))
        self.settled.emit()
        offset = None if self._has_moved else self._view.offset_at(self._pointer)
        if offset is not None:
            self._view.clicked.emit(offset, self._pointer)
        return True

    def _give_up(self) -> None:
        """Esc while a handle is held leaves the highlight as it was."""
        if self._moves_start is not None:
            self._end_drag()
            self._settle(None)
            self.settled.emit()

    def _end_drag(self) -> None:
        self._moves_start = None
        self._scroll_timer.stop()

    def _settle(self, span: Span | None) -> None:
        """Give the highlight its new passage, or its old one back."""
        held = self._view.painter.held
        before = self._placed(held.annotation.id) if held is not None else None
        if before is not None and span is not None and span != before.span:
            self._reading.reshape(before.annotation.id, span)
            if self._view.painter.thing == before.span:
                self._view.show_sentence(self._view.sentence, span)
        self._show(self._placed(before.annotation.id) if before is not None else None)
