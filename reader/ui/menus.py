"""The menus: everything, what can be done with a passage, and the command palette."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from reader.ui.actions import fill_menu
from reader.ui.choices import Choices, chosen_colors

if TYPE_CHECKING:
    from reader.ui.widgets.palette import CommandPalette

PASSAGE = ("highlight", "note", "label", "copy", "copy_source", "remove", "", "find", "export")


class Menus(QObject):
    """`main` holds every action, `passage` is the page's context menu."""

    def __init__(self, actions: dict[str, QAction], choices: Choices, window: QWidget) -> None:
        super().__init__(window)
        self._actions, self._choices, self._window = actions, choices, window
        self.main, self.passage = QMenu(window), QMenu(window)
        fill_menu(self.main, actions)
        for name in PASSAGE:
            if name:
                self.passage.addAction(actions[name])
            else:
                self.passage.addSeparator()

    @cached_property
    def palette(self) -> CommandPalette:
        """Everything that can be done, by name."""
        from reader.ui.widgets.palette import CommandPalette

        now = self._choices.now
        palette = CommandPalette(chosen_colors(now), self._actions, now.commands, self._window)
        palette.used.connect(lambda names: self._choices.change(commands=names))
        return palette

    def show_palette(self) -> None:
        """Bring the palette up, or put it away."""
        self.palette.set_theme(chosen_colors(self._choices.now))
        self.palette.toggle()
