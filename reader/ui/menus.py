"""The menus: everything, and what can be done with a passage."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from reader.ui.actions import fill_menu

PASSAGE = ("highlight", "note", "copy", "remove", "", "find", "export")


class Menus(QObject):
    """`main` holds every action, `passage` is the page's context menu."""

    def __init__(self, actions: dict[str, QAction], window: QWidget) -> None:
        super().__init__(window)
        self.main, self.passage = QMenu(window), QMenu(window)
        fill_menu(self.main, actions)
        for name in PASSAGE:
            if name:
                self.passage.addAction(actions[name])
            else:
                self.passage.addSeparator()
