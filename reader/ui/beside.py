"""Where the cards of the page stand: beside the passage that they are about, as far as it is in sight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from reader.article import Span
from reader.ui.page.view import PageView

if TYPE_CHECKING:
    from reader.ui.widgets.note_card import NoteCard
    from reader.ui.widgets.selection_bar import SelectionBar

LONG_TAG = 80
"""A tag of more code points is pointed at by its line, not as a whole."""

HANDLES = (6, 8)
"""What the handles of a highlight need above and below it."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Boxes of passages of a view, in the coordinates of the widget that cards float on."""

    view: PageView
    area: QWidget

    def box(self, span: Span) -> QRect:
        """The box of what is in sight of a passage."""
        return self._moved(self.view.box_in_sight(span), self.area)

    def line(self, span: Span, offset: int) -> QRect:
        """The box of a tag: of a long one, the line that holds an offset."""
        return self.box(span if len(span) < LONG_TAG else Span(offset, offset + 1))

    def place_note(self, card: NoteCard, span: Span | None) -> None:
        """Show a note's card beside its passage, clear of the handles; in the corner when the passage is lost."""
        over, under = HANDLES
        box = self.box(span).adjusted(0, -over, 0, under) if span is not None else QRect(40, 40, 10, 10)
        card.place_by(box, above=False)

    def place_bar(self, bar: SelectionBar, span: Span) -> None:
        """Show the bar beside the selection."""
        ground = bar.parentWidget() or self.area
        page = self._moved(self.view.viewport().rect(), ground)
        bar.stand_by(self._moved(self.view.box_in_sight(span), ground), page)

    def _moved(self, box: QRect, ground: QWidget) -> QRect:
        return QRect(self.view.viewport().mapTo(ground, box.topLeft()), box.size())
