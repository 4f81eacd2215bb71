"""Lists of short texts (articles, notes, sayings, figures, names): one kind of row, one model, one delegate.

A list draws only the rows in sight, so ten thousand cost what ten cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.article import Span
from reader.style import Theme
from reader.ui import fonts
from reader.ui.colors import color

PADDING, SIDE, AVATAR = 9, 18, 30
KEPT_HEIGHTS = 40_000
"""Qt asks for the height of every row when one of them changes; so many are remembered."""

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


class RowDelegate(QStyledItemDelegate):
    """Measures and draws rows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._heading = fonts.window(14, 600)
        self._title = fonts.window(14.5, 600, fonts.READING)
        self._text = fonts.window(14, family=fonts.READING)
        self._note = fonts.window(13)
        self._footer = fonts.window(12)
        self._heights: dict[tuple[Row, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list, as high as the parts."""
        view = option.widget
        width = (view.viewport().width() if isinstance(view, QListView) else option.rect.width()) or 260
        row: Row = index.data(ROW_ROLE)
        if (row, width) not in self._heights:
            if len(self._heights) >= KEPT_HEIGHTS:
                self._heights.clear()
            self._heights[row, width] = self._height(row, width)
        return QSize(width, self._heights[row, width])

    def _height(self, row: Row, width: int) -> int:
        parts = self._parts(row, QRect(0, 0, width, 1 << 20))
        bottom = parts[-1][0].bottom() + 1 if parts else 0
        least = PADDING + AVATAR if row.initials else 0
        return max(bottom, least) + (2 if row.initials else PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row: Row = index.data(ROW_ROLE)
        window = self.theme.window
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, option, row)
        if row.initials:
            self._draw_avatar(painter, option.rect, row)
        for box, text, font, ink in self._parts(row, option.rect):
            painter.setFont(font)
            painter.setPen(color({"text": window.text, "dim": window.dim}[ink]))
            painter.drawText(box, Qt.TextFlag.TextWordWrap, text)
        if row.share is not None:
            self._draw_progress(painter, option.rect, row)
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        window, box = self.theme.window, QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(box, color(window.selected))
            if row.share is not None:
                painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), color(window.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver and (row.key or row.span):
            hover = QColor(color(window.selected))
            hover.setAlpha(120)
            painter.fillRect(box, hover)
        if option.state & QStyle.StateFlag.State_HasFocus and selected:
            painter.setPen(QPen(color(window.accent), 1))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        if row.ink and not row.initials:
            bar = QRectF(box.left() + SIDE - 10, box.top() + PADDING + 2, 3, box.height() - 2 * PADDING - 4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(row.ink))
            painter.drawRoundedRect(bar, 1.5, 1.5)

    def _draw_avatar(self, painter: QPainter, box: QRect, row: Row) -> None:
        circle = QRectF(box.left() + SIDE, box.top() + PADDING, AVATAR, AVATAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(row.ink))
        painter.drawEllipse(circle)
        painter.setFont(fonts.window(11, 700))
        painter.setPen(color(self.theme.window.page))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, row.initials)

    def _draw_progress(self, painter: QPainter, box: QRect, row: Row) -> None:
        """A short line under the article's words, filled as far as it is read."""
        footer = QFontMetrics(self._footer)
        y = box.bottom() - PADDING - footer.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QColor(color(self.theme.window.faint))
        ground.setAlpha(70)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(box.left() + SIDE, y - 1.5, 44, 3), 1.5, 1.5)
        painter.setBrush(color(self.theme.window.accent))
        painter.drawRoundedRect(QRectF(box.left() + SIDE, y - 1.5, 44 * (row.share or 0), 3), 1.5, 1.5)

    def _parts(self, row: Row, box: QRect) -> list[tuple[QRect, str, QFont, str]]:
        """(box, text, font, ink) of everything that is written, from the top."""
        left = box.left() + SIDE + (AVATAR + 10 if row.initials or row.indent else 0)
        width = box.right() - left - 12
        y = box.top() + PADDING
        found = []
        progress = row.share is not None
        wanted = (
            (row.heading, self._heading, "text", 1, 0),
            (row.title, self._title, "text", 2, 0),
            (row.text, self._text, "text", row.lines, 2),
            (row.note, self._note, "text", 6, 4),
        )
        for text, font, ink, lines, gap in wanted:
            if text:
                y += gap
                shown, height = _fit(text, font, width, lines)
                found.append((QRect(left, y, width, height), shown, font, ink))
                y += height
        for number, text in enumerate(row.footer.split("\n") if row.footer or progress else ()):
            metrics = QFontMetrics(self._footer)
            start = left + (54 if progress and number == row.footer.count("\n") else 0)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - (start - left))
            y += 3
            found.append((QRect(start, y, width - (start - left), metrics.height()), shown, self._footer, "dim"))
            y += metrics.height()
        return found


def _fit(text: str, font: QFont, width: int, lines: int) -> tuple[str, int]:
    """As much of a text as fits on so many lines, and their height."""
    metrics = QFontMetrics(font)
    text = text[: lines * 400]
    flags = int(Qt.TextFlag.TextWordWrap)
    most = metrics.lineSpacing() * lines + lines

    def height(shown: str) -> int:
        return metrics.boundingRect(QRect(0, 0, width, 1 << 20), flags, shown).height()

    whole = height(text)
    if whole <= most + 1:
        return text, whole
    low, high = 0, len(text)
    while high - low > 1:
        middle = (low + high) // 2
        if height(text[:middle] + "…") <= most + 1:
            low = middle
        else:
            high = middle
    shown = text[:low].rstrip() + "…"
    return shown, height(shown)


class RowList(QListView):
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
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.clicked.connect(lambda index: self.chosen.emit(index.data(ROW_ROLE)))
        self.activated.connect(lambda index: self.chosen.emit(index.data(ROW_ROLE)))
        self.doubleClicked.connect(lambda index: self.edit_asked.emit(index.data(ROW_ROLE)))

    def let_rows_be_dragged(self) -> None:
        """Indented rows can be dragged onto others."""
        self._model.can_be_dragged = True
        self._model.dropped.connect(self.moved)
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(True)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows."""
        self._model.show(rows)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: rows have other heights."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
