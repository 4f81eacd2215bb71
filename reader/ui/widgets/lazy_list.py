"""A list whose rows have heights of their own and are measured only once they come into sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QCursor, QDragMoveEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from reader.ui.heights import Heights

Index = QModelIndex | QPersistentModelIndex
STEP = 40
"""How far an arrow of the scroll bar goes, in pixels."""


class LazyListView(QListView):
    """Lays out what is in sight and a page on either side; of the rest it has guesses that the scroll bar stands on.

    Qt's own list asks for the height of every row whenever one of them changes. Who derives from this says `guesses` and `measure`.
    What is in sight stays where it is while rows above it turn out to be higher or lower than was guessed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights = Heights()
        self._measured: set[int] = set()
        self._laid_out_for = -1
        self._is_settling = False
        self._over = QPoint(-1, -1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    # -- to be said by the list that this becomes ----------------------------------------------------------------

    def guesses(self, width: int) -> Sequence[float]:
        """About how high each row is, in pixels, in a list of this width; quick."""
        raise NotImplementedError

    def measure(self, number: int, width: int) -> int:
        """How high a row is, in pixels."""
        raise NotImplementedError

    # -- the layout ----------------------------------------------------------------------------------------------

    def forget_heights(self) -> None:
        """There are other rows, or they have other words."""
        self._laid_out_for = -1
        self.scheduleDelayedItemsLayout()

    def doItemsLayout(self) -> None:
        """Guess anew where the rows or the width are other ones, and measure what is in sight."""
        width = self.viewport().width()
        if self._laid_out_for != width or len(self._heights) != self._count():
            number, offset = self.first_in_sight() if self._laid_out_for >= 0 else (-1, 0)
            self._heights, self._measured = Heights(self.guesses(width)), set()
            self._laid_out_for = width
            if 0 <= number < self._count():
                self.show_at_top(number, offset)
        self._settle()
        QAbstractItemView.doItemsLayout(self)

    def first_in_sight(self) -> tuple[int, int]:
        """The number of the row at the upper edge, and how much of it is above, in pixels; -1 in an empty list."""
        if not len(self._heights):
            return -1, 0
        y = self.verticalScrollBar().value()
        number = self._heights.number_at(y)
        return number, y - int(self._heights.top(number))

    def show_at_top(self, number: int, offset: int = 0) -> None:
        """Scroll so that a row stands at the upper edge, so much of it above."""
        self._measure_around(number)
        self._set_range()
        self.verticalScrollBar().setValue(int(self._heights.top(number)) + offset)

    def _count(self) -> int:
        model = self.model()
        return model.rowCount() if model is not None else 0

    def _settle(self) -> None:
        """Measure what is in sight, a page above and a page below; nothing in sight moves."""
        number, offset = self.first_in_sight()
        if number < 0 or self._is_settling:
            self._set_range()
            return
        self._is_settling = True
        try:
            self.show_at_top(number, offset)
        finally:
            self._is_settling = False

    def _measure_around(self, number: int) -> None:
        """Measure the rows from a page above one to two pages below its upper edge."""
        page = max(1, self.viewport().height())
        self._measure_over(range(number, len(self._heights)), 2 * page)
        self._measure_over(range(number - 1, -1, -1), page)
        self._heights.flush()

    def _measure_over(self, numbers: range, room: float) -> None:
        """Measure rows, one after the other, until they fill so much room."""
        for number in numbers:
            if room <= 0:
                return
            if number not in self._measured:
                self._measured.add(number)
                self._heights.correct(number, self.measure(number, self._laid_out_for))
            room -= self._heights[number]

    def _set_range(self) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(page)
        bar.setSingleStep(STEP)
        bar.setRange(0, max(0, int(self._heights.total) - page))

    # -- what Qt asks for ----------------------------------------------------------------------------------------

    def updateGeometries(self) -> None:
        """The scroll bar stands for all rows."""
        self._set_range()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Other rows come into sight."""
        self._settle()
        self.viewport().update()

    def verticalOffset(self) -> int:
        """How far is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Nothing is wider than the list."""
        return 0

    def visualRect(self, index: Index) -> QRect:
        """Where a row stands in the viewport."""
        number = index.row()
        if not index.isValid() or number >= len(self._heights):
            return QRect()
        top = int(self._heights.top(number))
        bottom = int(self._heights.top(number + 1))
        return QRect(0, top - self.verticalOffset(), self.viewport().width(), bottom - top)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a point of the viewport."""
        y = point.y() + self.verticalOffset()
        if not 0 <= y < self._heights.total:
            return QModelIndex()
        return self.model().index(self._heights.number_at(y), 0)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into sight."""
        if not index.isValid() or index.row() >= len(self._heights):
            return
        self._measure_around(index.row())
        self._set_range()
        bar, box, page = self.verticalScrollBar(), self.visualRect(index), self.viewport().height()
        top, hints = box.top() + bar.value(), QAbstractItemView.ScrollHint
        if hint == hints.PositionAtCenter:
            bar.setValue(top - (page - box.height()) // 2)
        elif hint == hints.PositionAtTop or box.top() < 0:
            bar.setValue(top)
        elif hint == hints.PositionAtBottom or box.bottom() >= page:
            bar.setValue(min(top, top + box.height() - page))

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The row that a key leads to."""
        actions, last, now = QAbstractItemView.CursorAction, self._count() - 1, self.currentIndex().row()
        page = self.viewport().height()
        if last < 0:
            return QModelIndex()
        if action in (actions.MovePageUp, actions.MovePageDown) and now >= 0:
            y = self._heights.top(now) + (page if action == actions.MovePageDown else -page)
            now = self._heights.number_at(max(0.0, y))
        steps = {actions.MoveUp: -1, actions.MovePrevious: -1, actions.MoveDown: 1, actions.MoveNext: 1}
        wanted = {actions.MoveHome: 0, actions.MoveEnd: last}.get(action, now + steps.get(action, 0))
        return self.model().index(max(0, min(last, wanted)), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the rows that touch a rectangle of the viewport."""
        found = self._rows_between(rect.top(), rect.bottom())
        chosen = QItemSelection()
        if found:
            chosen.select(self.model().index(found[0], 0), self.model().index(found[-1], 0))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What has to be painted anew when these rows are selected or no more."""
        region = QRegion()
        for number in self._rows_between(0, self.viewport().height()):
            index = self.model().index(number, 0)
            if selection.contains(index):
                region += self.visualRect(index)
        return region

    def _rows_between(self, top: int, bottom: int) -> range:
        """The numbers of the rows between two heights of the viewport."""
        if not len(self._heights):
            return range(0)
        y = self.verticalOffset()
        if bottom + y < 0 or top + y >= self._heights.total:
            return range(0)
        return range(self._heights.number_at(max(0, top + y)), self._heights.number_at(bottom + y) + 1)

    # -- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in sight."""
        self.executeDelayedItemsLayout()
        page, box = self.viewport(), event.rect()
        painter = QPainter(page)
        over = self.indexAt(page.mapFromGlobal(QCursor.pos())) if page.underMouse() else QModelIndex()
        delegate: QAbstractItemDelegate = self.itemDelegate()
        for number in self._rows_between(box.top(), box.bottom()):
            index = self.model().index(number, 0)
            delegate.paint(painter, self._option(index, is_over=over == index), index)
        if self.state() == QAbstractItemView.State.DraggingState:
            self._draw_target(painter)

    def _option(self, index: QModelIndex, *, is_over: bool) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        flags = QStyle.StateFlag
        on = {
            flags.State_Selected: self.selectionModel().isSelected(index),
            flags.State_MouseOver: is_over,
            flags.State_HasFocus: self.hasFocus() and self.currentIndex() == index,
        }
        for flag, is_on in on.items():
            option.state = option.state | flag if is_on else option.state & ~flag
        return option

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Remember what something is dragged over."""
        super().dragMoveEvent(event)
        self._over = event.position().toPoint()
        self.viewport().update()

    def _draw_target(self, painter: QPainter) -> None:
        """A frame about the row that something is dragged onto."""
        index = self.indexAt(self._over)
        if index.isValid():
            painter.setPen(self.palette().highlight().color())
            painter.drawRoundedRect(self.visualRect(index).adjusted(2, 1, -3, -2), 6, 6)

    def resizeEvent(self, event: Any) -> None:
        """Another width: rows have other heights."""
        super().resizeEvent(event)
        if self._laid_out_for != self.viewport().width():
            self.scheduleDelayedItemsLayout()
        else:
            self._settle()
