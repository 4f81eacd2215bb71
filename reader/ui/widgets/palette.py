"""The command palette: type a few letters of anything that can be done, press Enter, and it is done."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QCursor, QFont, QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
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

from reader.style import Theme
from reader.ui import fonts
from reader.ui.actions import ACTIONS, translated
from reader.ui.colors import color
from reader.ui.widgets.card import SHADOW, Card

WIDTH, SIDE, ROWS = 560, 14, 11
RECENT = 6
"""So many of what was done last stand first."""

COMMAND = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Command:
    """One line: an action of the table by its name, with its menu and the keys that it has."""

    name: str
    title: str
    menu: str
    keys: tuple[str, ...]
    enabled: bool = True
    checked: bool = False

    @property
    def spoken(self) -> str:
        """The line as a screen reader reads it."""
        return ", ".join((self.title, self.menu, *self.keys[:1]))


def rank(typed: str, command: Command) -> int | None:
    """How well a command answers to what was typed, 0 best; nothing when it does not.

    In this order: it begins as typed; the words typed begin words of it, in any order; they are its initials; they stand in it
    anywhere; they are the name of its menu or its keys; they are some of its initials.
    """
    wanted = typed.casefold().split()
    title = command.title.casefold()
    words = WORD.findall(title)
    if not wanted or title.startswith(typed.strip().casefold()):
        return 0
    if all(any(word.startswith(each) for word in words) for each in wanted):
        return 1
    initials, letters = "".join(word[0] for word in words), "".join(wanted)
    if len(letters) > 1 and initials.startswith(letters):
        return 2
    if all(each in title for each in wanted):
        return 3
    keys, menu = [each.casefold() for each in command.keys], command.menu.casefold()
    if all(each in title or menu.startswith(each) or each in keys for each in wanted):
        return 4
    return 5 if len(letters) > 1 and _in_order(letters, initials) else None


def _in_order(letters: str, initials: str) -> bool:
    rest = iter(initials)
    return all(letter in rest for letter in letters)


def matching(typed: str, commands: Sequence[Command], recent: Sequence[str]) -> list[Command]:
    """The commands that answer to what was typed, the best first; among equals those done last, then the table's order.

    What cannot be done now comes behind what can; without anything typed it stays in its place, unless it was done lately.
    """
    places = {name: number for number, name in enumerate(recent)}
    found = []
    for number, command in enumerate(commands):
        place = rank(typed, command)
        if place is not None:
            late = bool(typed.strip()) and not command.enabled
            recency = places.get(command.name, len(places)) if command.enabled else len(places)
            found.append((late, place, recency, number, command))
    return [each[-1] for each in sorted(found, key=lambda each: each[:-1])]


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


class CommandPalette(Card):
    """A field over a list of everything that can be done. `used` gives the names of what was done last, the last one first."""

    used = Signal(tuple)

    def __init__(self, theme: Theme, actions: dict[str, QAction], recent: tuple[str, ...], window: QWidget) -> None:
        super().__init__(theme, window)
        self._actions, self._recent = actions, recent
        self._commands: list[Command] = []
        self._before: QWidget | None = None
        self._pointer = QPointF()
        self.setAccessibleName(self.tr("Commands"))
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("What do you want to do?"))
        self._field.setAccessibleName(self.tr("What do you want to do?"))
        self._field.textChanged.connect(self._filter)
        self._field.installEventFilter(self)
        self._model = CommandModel(self)
        self._delegate = CommandDelegate(theme, self)
        self._list = self._make_list()
        self._nothing = QLabel(self.tr("Nothing that can be done is called that."))
        self._nothing.setObjectName("dim")
        self._nothing.setContentsMargins(6, 8, 6, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(SHADOW + 1, SHADOW + 10, SHADOW + 1, SHADOW + 8)
        column.setSpacing(8)
        top = QVBoxLayout()
        top.setContentsMargins(10, 0, 10, 0)
        top.addWidget(self._field)
        top.addWidget(self._nothing)
        column.addLayout(top)
        column.addWidget(self._list)
        window.installEventFilter(self)

    def _make_list(self) -> QListView:
        made = QListView()
        made.setAccessibleName(self.tr("Commands"))
        made.setModel(self._model)
        made.setItemDelegate(self._delegate)
        made.setUniformItemSizes(True)
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setMouseTracking(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.clicked.connect(self._run)
        made.viewport().installEventFilter(self)
        return made

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        self._delegate.theme = theme
        self._list.viewport().update()

    @property
    def listed(self) -> list[Command]:
        """What is in the list, from the top."""
        return self._model.commands

    # -- coming and going ----------------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Come up with an empty field, or go away."""
        if self.isVisible():
            self.leave()
            return
        self._before, self._pointer = self.window().focusWidget(), QPointF(QCursor.pos())
        self._commands = [self._command(row.name, row.text, row.menu) for row in ACTIONS if row.name != "commands"]
        self._field.clear()
        self._filter()
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Go away; the keys are where they were before."""
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def _command(self, name: str, text: str, menu: str) -> Command:
        action = self._actions[name]
        native = QKeySequence.SequenceFormat.NativeText
        keys = tuple(each.toString(native) for each in action.shortcuts())
        return Command(name, translated(text), translated(menu), keys, action.isEnabled(), action.isChecked())

    def _filter(self) -> None:
        found = matching(self._field.text(), self._commands, self._recent)
        self._model.show(found)
        self._nothing.setVisible(not found)
        self._list.setVisible(bool(found))
        self._go_to(next((number for number, each in enumerate(found) if each.enabled), -1))
        self._place()

    def _place(self) -> None:
        """Stand in the middle of the window's upper part, as high as the list needs."""
        area = self._area.rect()
        width = min(fonts.scaled(WIDTH), area.width() - 16) + 2 * SHADOW
        self.setFixedWidth(width)
        top = max(8, round(area.height() * 0.1)) - SHADOW
        room = area.height() - top - self._field.sizeHint().height() - 2 * SHADOW - 40
        rows = max(1, min(len(self.listed), ROWS, room // self._delegate.height))
        self._list.setFixedHeight(rows * self._delegate.height)
        self.adjustSize()
        self.move((area.width() - width) // 2, top)

    # -- choosing ------------------------------------------------------------------------------------------------

    def _go_to(self, number: int) -> None:
        index = self._model.index(number)
        self._list.setCurrentIndex(index)
        if index.isValid():
            self._list.scrollTo(index)
        if number == next((place for place, each in enumerate(self.listed) if each.enabled), -1):
            self._list.scrollToTop()

    def _step(self, by: int) -> None:
        """Go so many lines further, over what cannot be done now; from the last to the first by single steps."""
        open_ones = [number for number, each in enumerate(self.listed) if each.enabled]
        if not open_ones:
            return
        now = self._list.currentIndex().row()
        place = open_ones.index(now) if now in open_ones else 0
        to = (place + by) % len(open_ones) if abs(by) == 1 else max(0, min(len(open_ones) - 1, place + by))
        self._go_to(open_ones[to])

    def _point_at(self, event: QMouseEvent) -> None:
        """Choose what the pointer is moved to; while it rests, lines that pass below it mean nothing."""
        if event.globalPosition() == self._pointer:
            return
        self._pointer = event.globalPosition()
        index = self._list.indexAt(event.position().toPoint())
        if index.isValid() and self.listed[index.row()].enabled:
            self._list.setCurrentIndex(index)

    def _run(self, index: QModelIndex) -> None:
        """Do it, once the palette is gone."""
        command: Command | None = index.data(COMMAND) if index.isValid() else None
        if command is None or not command.enabled:
            return
        self.leave()
        self._recent = (command.name, *(name for name in self._recent if name != command.name))[:RECENT]
        self.used.emit(self._recent)
        QTimer.singleShot(0, self._actions[command.name].trigger)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field's keys walk through the list; another size of the window moves the palette."""
        if watched is self._field:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
                if event.key() in self._keys:
                    event.accept()
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in self._keys:
                self._keys[event.key()]()
                return True
            elif event.type() == QEvent.Type.FocusOut and self.isVisible() and not self._field.hasFocus():
                self._before = None
                self.hide()
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._point_at(event)
        elif watched is self._area and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    @cached_property
    def _keys(self) -> dict[int, Callable[[], None]]:
        return {
            Qt.Key.Key_Escape: self.leave,
            Qt.Key.Key_Return: lambda: self._run(self._list.currentIndex()),
            Qt.Key.Key_Enter: lambda: self._run(self._list.currentIndex()),
            Qt.Key.Key_Down: lambda: self._step(1),
            Qt.Key.Key_Up: lambda: self._step(-1),
            Qt.Key.Key_PageDown: lambda: self._step(ROWS - 1),
            Qt.Key.Key_PageUp: lambda: self._step(1 - ROWS),
        }
