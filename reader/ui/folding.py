"""The card of what was folded away: when it is shown and where, and what is asked for there, as changes that can be undone."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from reader.opening import Folds
from reader.style import Theme
from reader.ui.commands import Back, ChangeFolds, Rule
from reader.ui.page.view import PageView
from reader.ui.reading import Reading

if TYPE_CHECKING:
    from reader.ui.widgets.folded_card import FoldedCard


class Folding(QObject):
    """Brings the card up and takes it away again when the page is clicked, scrolled or shows another article.

    `fold_asked` gives the open article's folds, the indexes of the pieces that are to be back, and a rule to make or take back.
    """

    fold_asked = Signal(object, object, object)

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
        card.asked.connect(self._change)
        card.left.connect(self.hide)
        return card

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if "card" in vars(self):
            self.card.set_theme(theme)

    def toggle(self) -> None:
        """Show or hide the card."""
        folds = self._reading.folds
        if folds is None:
            return
        if self.card.isVisible():
            self.hide()
            return
        self.card.show_folds(folds)
        strip = self._view.findChild(QPushButton, "folded")
        box = strip.geometry() if strip else QRect(40, 40, 10, 10)
        place = self._view.viewport().mapTo(self._area, box.topLeft())
        self.card.place_by(QRect(place, box.size()), above=False)
        self.card.setFocus()

    def hide(self) -> None:
        """Take the card away; the keys are the page's again if they were the card's."""
        if "card" not in vars(self) or not self.card.isVisible():
            return
        inside = QApplication.focusWidget()
        if inside is not None and (inside is self.card or self.card.isAncestorOf(inside)):
            self._view.setFocus()
        self.card.hide()

    def _change(self, back: Back, rule: Rule | None) -> None:
        """Bring a change about, as one step of undo."""
        folds = self._reading.folds
        if folds is None:
            return
        self.hide()
        words = self.tr("Put back") if len(back) > len(folds.back) else self.tr("Fold away")
        apply = partial(self._apply, folds)
        self._reading.undo_stack.push(ChangeFolds(words, folds.back, back, apply, rule))

    def _apply(self, folds: Folds, back: Back, rule: Rule | None) -> None:
        """Ask for other pieces to be back. When the article was loaded anew since, its pieces are others: they stay as they are."""
        now = self._reading.folds
        if now is not None:
            self.fold_asked.emit(now, back if now.base.hidden == folds.base.hidden else now.back, rule)
