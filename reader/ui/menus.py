"""The menus: everything, the page's look, and what can be done with a passage."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from reader.style import load_theme, theme_names
from reader.ui.actions import fill_menu

PASSAGE = ("highlight", "note", "copy", "remove", "", "find", "export")


class Menus(QObject):
    """`main` holds every action, `page` text size and themes, `passage` is the page's context menu."""

    def __init__(self, actions: dict[str, QAction], choose_theme: Callable[[str], None], window: QWidget) -> None:
        super().__init__(window)
        self.main, self.page, self.passage = QMenu(window), QMenu(window), QMenu(window)
        fill_menu(self.main, actions)
        for name in PASSAGE:
            if name:
                self.passage.addAction(actions[name])
            else:
                self.passage.addSeparator()
        for name in ("larger", "smaller", "normal"):
            self.page.addAction(actions[name])
        self.page.addSeparator()
        self._themes = {}
        for name in ("", *theme_names()):
            action = self.page.addAction(load_theme(name).title if name else self.tr("As the system"))
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, name=name: choose_theme(name))
            self._themes[name] = action

    def show_theme(self, name: str) -> None:
        """Tick the theme that was chosen; an empty name follows the system."""
        for key, action in self._themes.items():
            action.setChecked(key == name)
