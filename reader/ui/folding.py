"""The card of what was folded away: when it is shown, and where."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from reader.style import Theme
from reader.ui.page.view import PageView
from reader.ui.reading import Reading

if TYPE_CHECKING:
    from reader.ui.widgets.folded_card import FoldedCard


class Folding(QObject):
    """Brings the card up and takes it away again when the page is clicked, scrolled or shows another article."""

    restore_asked = Signal(object)

    def __init__(self, theme: Theme, reading: Reading, view: PageView, area: QWidget) -> None:
        super().__init__(area)
        self._theme, self._reading, self._view, self._area = theme, reading, view, area
        reading.article_changed.connect(self.hide)
        view.clicked.connect(lambda _offset, _point: self.hide())
        view.scrolled.connect(self.hide)

    @cached_property
    def card(self) -> FoldedCard:
        """The list of what was folded away."""
        from reader.ui.widgets.folded_card import FoldedCard

        card = FoldedCard(self._theme, self._area)
        card.restore_asked.connect(self.restore_asked)
        return card

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if "card" in vars(self):
            self.card.set_theme(theme)

    def toggle(self) -> None:
        """Show or hide the card."""
        article = self._reading.article
        if article is None or not article.hidden:
            return
        if self.card.isVisible():
            self.card.hide()
            return
        self.card.show_hidden(article.hidden)
        strip = self._view.findChild(QPushButton, "folded")
        box = strip.geometry() if strip else QRect(40, 40, 10, 10)
        place = self._view.viewport().mapTo(self._area, box.topLeft())
        self.card.place_by(QRect(place, box.size()), above=False)
        self.card.setFocus()

    def hide(self) -> None:
        """Take the card away."""
        if "card" in vars(self):
            self.card.hide()
