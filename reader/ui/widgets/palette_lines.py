"""The palette's lines: each command with its menu and its keys."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.style import Theme
from reader.ui import fonts
from reader.ui.colors import color
from reader.ui.palette_ranking import Command

SIDE = 14
COMMAND = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class CommandModel(QAbstractListModel):
    """The commands that are listed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.commands: list[Command] = []

    def show(self, commands: list[Command]) -> None:
        """List these."""
        self.beginResetModel()
        self.commands = commands
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many there are."""
        return 0 if parent.isValid() else len(self.commands)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What cannot be done now cannot be chosen."""
        enabled = index.isValid() and self.commands[index.row()].enabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if enabled else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The command itself for the delegate, its words for everybody else."""
        command = self.commands[index.row()]
        if role == COMMAND:
            return command
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return command.spoken
        return None


class CommandDelegate(QStyledItemDelegate):
    """Draws a command: its title, its menu dim beside it, its keys at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._title = fonts.window(14, 480)
        self._small = fonts.window(12)

    @cached_property
    def height(self) -> int:
        """The height of a line."""
        return QFontMetrics(self._title).height() + 14

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Every line is as high as the others."""
        return QSize(200, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a line."""
        command: Command = index.data(COMMAND)
        window, box = self.theme.window, QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            self._draw_ground(painter, box)
        edge = window.faint if chosen else window.line
        right = self._draw_keys(painter, box, command.keys, window.dim if command.enabled else window.faint, edge)
        ink = window.text if command.enabled else window.faint
        left, room = box.left() + SIDE + 4, right - box.left() - SIDE - 14
        title = ("✓ " if command.checked else "") + command.title
        left += self._write(painter, QRect(left, box.top(), room, box.height()), title, self._title, ink) + 10
        if right - left > 30:
            rest = QRect(left, box.top() + 1, right - left - 10, box.height())
            self._write(painter, rest, command.menu, self._small, window.dim if command.enabled else window.faint)
        painter.restore()

    def _draw_ground(self, painter: QPainter, box: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(self.theme.window.selected))
        painter.drawRoundedRect(QRectF(box).adjusted(6, 1, -6, -1), 6, 6)

    def _write(self, painter: QPainter, box: QRect, text: str, font: QFont, ink: str) -> int:
        """Write in a box, cut short if need be; answers how wide that is."""
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(font)
        painter.setPen(color(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        return metrics.horizontalAdvance(shown)

    def _draw_keys(self, painter: QPainter, box: QRect, shortcuts: tuple[str, ...], ink: str, edge: str) -> int:
        """Draw each shortcut as a key cap, from the right; answers where they begin."""
        metrics, right = QFontMetrics(self._small), box.right() - SIDE
        height = metrics.height() + 4
        painter.setFont(self._small)
        for keys in reversed(shortcuts):
            width = max(height, metrics.horizontalAdvance(keys) + 12)
            if right - width < box.left() + box.width() * 0.45:
                continue
            cap = QRectF(right - width + 0.5, box.center().y() - height / 2 + 0.5, width - 1, height)
            painter.setPen(QPen(color(edge), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cap, 4, 4)
            painter.setPen(color(ink))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, keys)
            right -= width + 6
        return right
