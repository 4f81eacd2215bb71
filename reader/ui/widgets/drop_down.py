"""A field that a list falls open from."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from reader.style import Theme
from reader.ui import fonts
from reader.ui.icons import icon

SIZE, EDGE = 14, 10


class DropDown(QComboBox):
    """One of several names, with the sign at its end that there are others."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and the sign."""
        super().paintEvent(event)
        size = fonts.scaled(SIZE)
        left = EDGE if self.isRightToLeft() else self.width() - size - EDGE
        icon("down", self._theme.window.dim).paint(QPainter(self), left, (self.height() - size) // 2, size, size)
