"""What the cards that ask over the page have in common: when they are made, where they stand, and when they go."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QApplication, QWidget

from reader.style import Theme
from reader.ui.page.view import PageView
from reader.ui.reading import Reading
from reader.ui.widgets.card import Card


class OverPage(QObject):
    """Has one card, its cached `card`, made when it is first needed. A click on the page, scrolling or another article takes it away."""

    def __init__(self, theme: Theme, reading: Reading, view: PageView, area: QWidget) -> None:
        super().__init__(area)
        self._theme, self._reading, self._view, self._area = theme, reading, view, area
        reading.article_changed.connect(self.hide)
        view.clicked.connect(lambda _offset, _point: self.hide())
        view.scrolled.connect(self.hide)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if (card := self._made()) is not None:
            card.set_theme(theme)

    def hide(self) -> None:
        """Take the card away; the keys are the page's again if they were the card's."""
        card, focus = self._made(), QApplication.focusWidget()
        if card is None or not card.isVisible():
            return
        if focus is not None and (focus is card or card.isAncestorOf(focus)):
            self._view.setFocus()
        card.hide()

    def _made(self) -> Card | None:
        """The card, if it was needed so far."""
        card: Card | None = vars(self).get("card")
        return card

    def _place(self, card: Card, box: QRect) -> None:
        """Show the card below a box of the view, or above it where there is no room."""
        place = self._view.viewport().mapTo(self._area, box.topLeft())
        card.place_by(QRect(place, box.size()), above=False)
