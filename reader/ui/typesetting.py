"""How the page is set: the card on which it is chosen, and what a choice brings about."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Signal
from PySide6.QtWidgets import QApplication, QWidget

from reader.settings import Settings
from reader.style import Theme
from reader.ui.choices import Choices, chosen_typography
from reader.ui.page_column import PageColumn

if TYPE_CHECKING:
    from reader.ui.widgets.typography_card import TypographyCard

ZOOM_STEP = 2
COLORS = {"theme", "code_style"}


class Typesetting(QObject):
    """Brings the card up below its button, sets the page as is chosen there, and remembers it.

    `colors_asked` gives the settings of colours that are chosen, by name.
    """

    colors_asked = Signal(dict)

    def __init__(self, choices: Choices, page: PageColumn, parent: QObject) -> None:
        super().__init__(parent)
        self._choices, self._page = choices, page
        page.layer_bar.type_asked.connect(self.toggle)

    @cached_property
    def card(self) -> TypographyCard:
        """The card of all choices."""
        from reader.ui import fonts
        from reader.ui.widgets.typography_card import TypographyCard

        fonts.load_chosen(fonts.LEGIBLE)
        card = TypographyCard(self._page.theme, self._page)
        card.chosen.connect(self._choose)
        card.left.connect(self.hide)
        self._page.reading.article_changed.connect(self.hide)
        self._page.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)
        return card

    @property
    def is_open(self) -> bool:
        """Whether the card is on the screen."""
        return "card" in vars(self) and self.card.isVisible()

    def show_theme(self, theme: Theme) -> None:
        """Take other colours, and show which are chosen."""
        if "card" in vars(self):
            self.card.set_theme(theme)
            self.card.show_settings(self._choices.now)

    def toggle(self) -> None:
        """Show the card, or take it away."""
        if self.is_open:
            self.hide()
            return
        self._page.cards.make_way()
        self.card.show_settings(self._choices.now)
        self.card.open_below(self._button())
        self.card.focus()

    def hide(self) -> None:
        """Take the card away; the keys are the page's again if they were the card's."""
        if not self.is_open:
            return
        focus = QApplication.focusWidget()
        if focus is not None and self.card.holds(focus):
            self._page.view.setFocus()
        self.card.hide()

    def zoom(self, steps: str) -> None:
        """Set the page larger (1), smaller (-1) or in its normal size (0)."""
        now = chosen_typography(self._choices.now)
        size = now.larger(int(steps) * ZOOM_STEP).size if int(steps) else Settings().text_size
        self._choose({"text_size": size})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The card keeps its place when the page changes its size."""
        if event.type() == QEvent.Type.Resize and watched is self._page and self.is_open:
            self.card.open_below(self._button())
        return False

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The card goes when the person turns to something else."""
        if now is not None and self.is_open and not self.card.holds(now):
            self.hide()

    def _choose(self, choice: dict[str, object]) -> None:
        """Bring a choice about, and keep the place."""
        if choice.keys() & COLORS:
            self.colors_asked.emit(choice)
            return
        self._choices.change(**choice)
        self._page.set_typography(chosen_typography(self._choices.now))
        if self.is_open:
            self.card.show_settings(self._choices.now)

    def _button(self) -> QRect:
        """Where the button stands, on the page."""
        button: QWidget = self._page.layer_bar.type_button
        return QRect(button.mapTo(self._page, button.rect().topLeft()), button.size())
