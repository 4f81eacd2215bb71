"""The command palette: type a few letters of anything that can be done, press Enter, and it is done."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCursor, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from reader.style import Theme
from reader.ui import fonts
from reader.ui.actions import ACTIONS, translated
from reader.ui.palette_ranking import Command, matching
from reader.ui.widgets.card import SHADOW, Card
from reader.ui.widgets.palette_lines import COMMAND, CommandDelegate, CommandModel

WIDTH, ROWS = 560, 11
RECENT = 6
"""So many of what was done last stand first."""


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
