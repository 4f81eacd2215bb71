"""The card of the contents: headings by depth, the one that is read marked; typing filters, a number names a printed page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.article import Span
from reader.insight.finding import Folded
from reader.style import Theme
from reader.ui import fonts
from reader.ui.colors import color
from reader.ui.widgets.card import SHADOW, Card

WIDTH, LINE, INSET, STEP = 520, 32, 12, 18
MOST_LINES, TOP = 16, 28
DEEPEST = 5
"""What stands deeper is indented no further."""

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -MOST_LINES + 2,
    Qt.Key.Key_PageDown: MOST_LINES - 2,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the card: where it leads, how deep it stands, what is said of it at its end."""

    title: str
    span: Span
    depth: int = 0
    detail: str = ""


class ContentsCard(Card):
    """`asked` gives where to go, `left` that one stays, `typed` what is typed: whoever listens may answer with `offer`."""

    asked = Signal(object)
    left = Signal()
    typed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(self.tr("Contents"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._folded: list[str] | None = None
        self._entries: tuple[Entry, ...] = ()
        self._here = -1
        self.field = QLineEdit()
        self.field.textChanged.connect(self._filter)
        self.lines = Lines(self)
        self._delegate = LineDelegate(theme, self.lines)
        self._list = QListView()
        self._list.setAccessibleName(self.tr("Contents"))
        self._list.setModel(self.lines)
        self._list.setItemDelegate(self._delegate)
        self._list.setUniformItemSizes(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._choose)
        self._list.selectionModel().currentChanged.connect(self._speak)
        self._words = QLabel()
        self._words.setObjectName("dim")
        self._words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SHADOW + 10, SHADOW + 10, SHADOW + 10, SHADOW + 10)
        column.setSpacing(8)
        for part in (self.field, self._words, self._list):
            column.addWidget(part)
        self.field.installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        self._delegate.theme = theme
        self._list.viewport().update()

    def show_contents(self, entries: Sequence[Entry], here: int, hint: str, nothing: str = "") -> None:
        """Show the contents of an article; `here` is the line that is read. `nothing` is said when there is not one line.

        `hint` says what can be typed; empty, there is nothing to type for.
        """
        self._entries, self._here, self._folded = tuple(entries), here, None
        self._nothing = nothing
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.field.setVisible(bool(hint))
        self.field.clear()
        self._filter("")

    def offer(self, entry: Entry | None, words: str = "") -> None:
        """Put a line above what is found, or say some words."""
        if entry is not None:
            self._say("")
            self._show((entry, *self.lines.entries), self.lines.here + 1 if self.lines.here >= 0 else -1)
        elif not self.lines.entries:
            self._say(words)

    def place(self) -> None:
        """Stand at the top of the page, in its middle, as wide and as high as there is room for."""
        area = self._area.rect()
        width = min(fonts.scaled(WIDTH) + 2 * SHADOW, area.width())
        self.setFixedWidth(width)
        self.move((area.width() - width) // 2, TOP - SHADOW)
        self._fit()
        self.show()
        self.raise_()
        (self.field if self.field.isVisibleTo(self) else self).setFocus(Qt.FocusReason.PopupFocusReason)
        self._show_here()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the field the arrows move along the lines; whoever goes elsewhere leaves the card."""
        if event.type() == QEvent.Type.FocusOut and QApplication.focusWidget() is not None and self.isVisible():
            self.left.emit()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in MOVES:
            self._move(MOVES[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, Esc stays."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._list.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in MOVES:
            self._move(MOVES[Qt.Key(event.key())])

    # -- what is shown -------------------------------------------------------------------------------------------

    def _filter(self, words: str) -> None:
        wanted = Folded(words).text.split()
        entries, here = self._entries, self._here
        if wanted:
            if self._folded is None:
                self._folded = [Folded(entry.title).text for entry in self._entries]
            kept = [number for number, title in enumerate(self._folded) if all(word in title for word in wanted)]
            entries, here = tuple(self._entries[number] for number in kept), -1
            if self._here in kept:
                here = kept.index(self._here)
        self._show(entries, here)
        self._say("" if entries else self._nothing if not wanted else self.tr("No heading has these words."))
        self.typed.emit(words.strip())

    def _show(self, entries: tuple[Entry, ...], here: int) -> None:
        self.lines.show(entries, here)
        self._fit()
        if entries:
            self._list.setCurrentIndex(self.lines.index(0 if self.field.text().strip() else max(0, here)))
            self._show_here()

    def _fit(self) -> None:
        """As high as what is shown, if there is room for it."""
        room = self._area.height() - TOP - self.field.sizeHint().height() - SHADOW - 30
        lines = min(MOST_LINES, len(self.lines.entries), max(2, room // fonts.scaled(LINE)))
        self._list.setFixedHeight(lines * fonts.scaled(LINE))
        self._list.setVisible(bool(lines))
        self.adjustSize()

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._fit()

    def _show_here(self) -> None:
        self._list.scrollTo(self._list.currentIndex(), QListView.ScrollHint.PositionAtCenter)

    def _move(self, by: int) -> None:
        if self.lines.entries:
            row = max(0, min(self._list.currentIndex().row() + by, len(self.lines.entries) - 1))
            self._list.setCurrentIndex(self.lines.index(row))

    def _speak(self, index: QModelIndex) -> None:
        """Whoever listens stays in the field and hears on which line one is."""
        spoken = Qt.ItemDataRole.AccessibleTextRole
        self.field.setAccessibleDescription(index.data(spoken) if index.isValid() else self._words.text())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.asked.emit(index.data(ENTRY).span)


class Lines(QAbstractListModel):
    """The lines of the card."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()
        self.here = -1

    def show(self, entries: tuple[Entry, ...], here: int) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.entries, self.here = entries, here
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line itself for the delegate, its words for everybody else."""
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.AccessibleTextRole:
            here = self.tr("being read") if index.row() == self.here else ""
            return ", ".join(part for part in (entry.title, entry.detail, here) if part)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return entry.title
        return None


class LineDelegate(QStyledItemDelegate):
    """Draws a line: indented, elided, its detail at the far end; a bar in front of the one that is read."""

    def __init__(self, theme: Theme, lines: Lines) -> None:
        super().__init__(lines)
        self.theme, self._lines = theme, lines
        self._chapter = fonts.font(fonts.READING, 15, 600)
        self._section = fonts.font(fonts.READING, 14.5)
        self._detail = fonts.window(12)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One height for all."""
        return QSize(100, fonts.scaled(LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a line."""
        entry: Entry = index.data(ENTRY)
        window, here = self.theme.window, index.row() == self._lines.here
        leftwards = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box: QRect = option.rect.adjusted(0, 1, -2, -1)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            ground = color(window.selected)
            painter.setOpacity(1.0 if option.state & QStyle.StateFlag.State_Selected else 0.5)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, 7, 7)
            painter.setOpacity(1.0)
        if here:
            painter.setBrush(color(window.accent))
            painter.drawRoundedRect(
                QRectF(_mirrored(QRect(box.left(), box.top() + 7, 3, 16), box, leftwards)), 1.5, 1.5
            )
        metrics = QFontMetrics(self._detail)
        detail = metrics.elidedText(entry.detail, Qt.TextElideMode.ElideRight, box.width() // 2)
        width = metrics.horizontalAdvance(detail)
        end = QRect(box.right() - width - INSET, box.top(), width + 1, box.height())
        painter.setFont(self._detail)
        painter.setPen(color(window.dim))
        painter.drawText(_mirrored(end, box, leftwards), Qt.AlignmentFlag.AlignVCenter, detail)
        start = box.left() + INSET + min(entry.depth, DEEPEST) * STEP
        words = QRect(start, box.top(), max(20, end.left() - (14 if width else 0) - start), box.height())
        font = self._section if entry.depth else self._chapter
        painter.setFont(font)
        painter.setPen(color(window.accent if here else window.text))
        shown = QFontMetrics(font).elidedText(entry.title, Qt.TextElideMode.ElideRight, words.width())
        side = Qt.AlignmentFlag.AlignRight if leftwards else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(_mirrored(words, box, leftwards), flags, shown)
        painter.restore()


def _mirrored(inner: QRect, box: QRect, leftwards: bool) -> QRect:
    """A rectangle in a box as it lies where one reads leftwards."""
    return inner.translated(box.left() + box.right() - inner.left() - inner.right(), 0) if leftwards else inner
