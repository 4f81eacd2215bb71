"""Lists of short texts (articles, notes, sayings, figures, names): one kind of row, one model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from reader.article import Span

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
ROW_NUMBER = "application/x-close-reader-row"


@dataclass(frozen=True, slots=True)
class Row:
    """What a row shows. Empty parts take no room.

    `heading` stands in the window's face, `title` bold in the page's face, `text` in the page's face over at most
    `lines` lines, `note` in the window's face, `footer` small and dim. `ink` colours the bar at the left or the avatar
    with `initials`; `share` (0 to 1) draws the reading progress.
    """

    key: str = ""
    heading: str = ""
    title: str = ""
    text: str = ""
    note: str = ""
    footer: str = ""
    ink: str = ""
    initials: str = ""
    indent: bool = False
    share: float | None = None
    lines: int = 3
    span: Span | None = None

    @property
    def spoken(self) -> str:
        """The row as a screen reader reads it."""
        return ". ".join(part for part in (self.heading, self.title, self.text, self.note, self.footer) if part)


class RowModel(QAbstractListModel):
    """The rows of one list. `dropped` tells which row was dragged onto which, by their numbers, in a list that lets them be."""

    dropped = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self.can_be_dragged = False

    def show(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; a list of the same keys keeps its selection and its place."""
        same = [row.key for row in rows] == [row.key for row in self.rows]
        if same:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
                self.layoutChanged.emit()
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """An indented row can be dragged, onto any other."""
        flags = super().flags(index)
        if self.can_be_dragged and index.isValid():
            flags |= Qt.ItemFlag.ItemIsDropEnabled
            if self.rows[index.row()].indent:
                flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows move."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """What is dragged is known to this list alone."""
        return [ROW_NUMBER]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The number of the row."""
        data = QMimeData()
        data.setData(ROW_NUMBER, str(indexes[0].row()).encode())
        return data

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        """Tell of it; whoever listens shows other rows."""
        number = bytes(data.data(ROW_NUMBER).data()).decode()
        target = parent.row() if parent.isValid() else row - 1
        if number.isdigit() and 0 <= target < len(self.rows):
            self.dropped.emit(int(number), target)
        return False

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself for the delegate, its words for everybody else."""
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return None
