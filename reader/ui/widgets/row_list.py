"""A list of rows that costs the same whether it holds ten or ten thousand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from reader.style import Theme
from reader.ui.widgets.lazy_list import LazyListView
from reader.ui.widgets.row_delegate import RowDelegate
from reader.ui.widgets.rows import ROW_ROLE, Row, RowModel


class RowList(LazyListView):
    """A list of rows. `chosen` tells the row that was clicked or entered, `moved` the numbers of a dragged row and its target."""

    chosen = Signal(object)
    moved = Signal(int, int)
    edit_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._model = RowModel(self)
        self._delegate = RowDelegate(theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.clicked.connect(lambda index: self.chosen.emit(index.data(ROW_ROLE)))
        self.activated.connect(lambda index: self.chosen.emit(index.data(ROW_ROLE)))
        self.doubleClicked.connect(lambda index: self.edit_asked.emit(index.data(ROW_ROLE)))

    def guesses(self, width: int) -> Sequence[float]:
        """About how high each row is."""
        guess = self._delegate.guess
        return [guess(row, width) for row in self._model.rows]

    def measure(self, number: int, width: int) -> int:
        """How high a row is."""
        return self._delegate.height(self._model.rows[number], width)

    def let_rows_be_dragged(self) -> None:
        """Indented rows can be dragged onto others."""
        self._model.can_be_dragged = True
        self._model.dropped.connect(self.moved)
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(True)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; the one that was chosen and the one at the upper edge stay, if they are among them."""
        if rows == self._model.rows:
            return
        now, (number, offset) = self.current_row(), self.first_in_sight()
        is_scrolled = self.verticalOffset() > 0 and 0 <= number < len(self._model.rows)
        top = self._model.rows[number] if is_scrolled else None
        self._model.show(rows)
        self.forget_heights()
        places = {row.key: place for place, row in enumerate(rows) if row.key}
        if now is not None and now.key in places:
            self._choose(places[now.key])
        if top is not None and top.key in places:
            self.executeDelayedItemsLayout()
            self.show_at_top(places[top.key], offset)

    def _choose(self, number: int) -> None:
        """Make a row the current one, and leave what is in sight where it is."""
        scrolls = self.hasAutoScroll()
        self.setAutoScroll(False)
        self.setCurrentIndex(self._model.index(number))
        self.setAutoScroll(scrolls)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that are shown."""
        return self._model.rows

    def select_key(self, key: str) -> None:
        """Select the row of a key and bring it into sight; none when there is no such row."""
        for number, row in enumerate(self._model.rows):
            if row.key == key:
                self.setCurrentIndex(self._model.index(number))
                return
        self.clearSelection()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._delegate.theme = theme
        self.viewport().update()

    def current_row(self) -> Row | None:
        """The selected row."""
        index = self.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def keyPressEvent(self, event: Any) -> None:
        """Delete asks to remove the selected row."""
        row = self.current_row()
        if event.key() == Qt.Key.Key_Delete and row is not None:
            self.remove_asked.emit(row)
            return
        super().keyPressEvent(event)
