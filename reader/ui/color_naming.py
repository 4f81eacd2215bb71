"""Naming the colours: brings the card up at the dot that was clicked, or in the middle of the page."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from reader.style import Theme
from reader.ui.color_names import ColorNames
from reader.ui.page.view import PageView

if TYPE_CHECKING:
    from reader.ui.widgets.color_names_card import ColorNamesCard


class ColorNaming(QObject):
    """Holds the card. A click on the page takes it away."""

    def __init__(self, theme: Theme, names: ColorNames, view: PageView, area: QWidget) -> None:
        super().__init__(area)
        self._theme, self._names, self._view, self._area = theme, names, view, area

    @cached_property
    def card(self) -> ColorNamesCard:
        """The card with the names."""
        from reader.ui.widgets.color_names_card import ColorNamesCard

        card = ColorNamesCard(self._theme, self._names, self._area)
        card.left.connect(self.hide)
        self._view.viewport().installEventFilter(self)
        return card

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if "card" in vars(self):
            self.card.set_theme(theme)

    def open(self, color: str = "") -> None:
        """Show the card where a dot was clicked, to name its colour; in the middle of the page for none."""
        size, area, pointer = self.card.sizeHint(), self._area.rect(), self._area.mapFromGlobal(QCursor.pos())
        box = QRect(area.center().x() - size.width() // 2, area.height() // 3 - size.height() // 2, 10, 10)
        if color and area.contains(pointer):
            box = QRect(pointer - QPoint(10, 10), QSize(20, 20))
        self.card.place_by(box, above=False)
        self.card.edit(color)

    def hide(self) -> None:
        """Take the card away; the keys are the page's again."""
        if "card" in vars(self) and self.card.isVisible():
            self.card.hide()
            self._view.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The page was clicked."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self.hide()
        return False
