"""The card of what was folded away: when it is shown and where, and what is asked for there, as changes that can be undone."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QPushButton

from reader.opening import Folds
from reader.ui.commands import Back, ChangeFolds, Rule
from reader.ui.over_page import OverPage

if TYPE_CHECKING:
    from reader.ui.widgets.folded_card import FoldedCard


class Folding(OverPage):
    """Brings the card up and takes it away again when the page is clicked, scrolled or shows another article.

    `fold_asked` gives the open article's folds, the indexes of the pieces that are to be back, and a rule to make or take back.
    """

    fold_asked = Signal(object, object, object)

    @cached_property
    def card(self) -> FoldedCard:
        """The list of what was folded away."""
        from reader.ui.widgets.folded_card import FoldedCard

        card = FoldedCard(self._theme, self._area)
        card.asked.connect(self._change)
        card.left.connect(self.hide)
        return card

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
        self._place(self.card, box)
        self.card.setFocus()

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
