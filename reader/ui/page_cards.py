"""The cards that float over the page, and what the pointer, a click and a selection on the page bring up.

A card is made when it is first needed: a page is on the screen before that.
"""

from __future__ import annotations

import time
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from reader.article import Mark, Span
from reader.style import Theme
from reader.tagger.tagging import Tag
from reader.ui.known import Known
from reader.ui.page.links import open_link
from reader.ui.page.painting import Placed
from reader.ui.page.view import PageView
from reader.ui.reading import Reading
from reader.ui.words import COLOR_TITLES, color_title

if TYPE_CHECKING:
    from reader.ui.handling import Handling
    from reader.ui.widgets.card import Card
    from reader.ui.widgets.hover_card import HoverCard
    from reader.ui.widgets.note_card import NoteCard
    from reader.ui.widgets.selection_bar import SelectionBar

Thing = Placed | Tag | Mark
"""What there is a card for: a highlight or a note, a tag, a link."""

CARDS = ("hover", "selection_bar", "note_card")
CLICKS_APART = 2.0
"""Seconds within which another click on the same place asks for the next larger thing there."""

LONG_TAG = 80
"""A tag of more code points is pointed at by its line, not as a whole."""


class PageCards(QObject):
    """Turns what is done on the page into changes of the reading. `current` is the id of the highlight that is meant."""

    state_changed = Signal()
    annotation_chosen = Signal(str)
    correction_asked = Signal(object)

    def __init__(self, theme: Theme, color: str, reading: Reading, view: PageView, area: QWidget) -> None:
        super().__init__(area)
        self._theme, self._color, self._area = theme, color, area
        self.reading, self.view = reading, view
        self.known = Known(reading, view)
        self.current = ""
        self._revealed: Span | None = None
        self._clicks = (-1, 0, 0.0)
        reading.article_changed.connect(self._show_article)
        reading.annotations_changed.connect(self._show_annotations)
        view.selection_settled.connect(self._selection_settled)
        view.pointed.connect(self._pointed)
        view.clicked.connect(self._clicked)
        view.link_asked.connect(self._follow)
        view.scrolled.connect(self._scrolled)
        view.copyAvailable.connect(lambda _selected: self.state_changed.emit())
        view.viewport().installEventFilter(self)
        self.state_changed.connect(self._show_handles)

    @cached_property
    def handling(self) -> Handling:
        """What moves the boundaries of the highlight that is meant."""
        from reader.ui.handling import Handling

        handling = Handling(self.reading, self.view, self)
        handling.grasped.connect(self._make_way)
        handling.settled.connect(self._place_note)
        return handling

    @cached_property
    def hover(self) -> HoverCard:
        """The card of the tag under the pointer."""
        from reader.ui.widgets.hover_card import HoverCard

        card = HoverCard(self._theme, self._area)
        card.mention_asked.connect(self._go_to_mention)
        card.link_asked.connect(self._follow)
        card.correction_asked.connect(self.correction_asked)
        return card

    @cached_property
    def selection_bar(self) -> SelectionBar:
        """The bar beside the selection."""
        from reader.ui.widgets.selection_bar import SelectionBar

        bar = SelectionBar(self._theme, _color_titles(), self._area)
        bar.color_chosen.connect(self.highlight)
        bar.note_asked.connect(self.write_note)
        bar.copy_asked.connect(self.view.copy_selection)
        bar.correction_asked.connect(self.correct)
        return bar

    @cached_property
    def note_card(self) -> NoteCard:
        """The card of the highlight that is meant."""
        from reader.ui.widgets.note_card import NoteCard

        card = NoteCard(self._theme, _color_titles(), self._area)
        card.note_changed.connect(self.reading.write_note)
        card.color_chosen.connect(self.reading.recolor)
        card.remove_asked.connect(self._remove)
        card.left.connect(self._left_note)
        return card

    def _cards(self, *names: str) -> list[Card]:
        """Those of the cards that were needed so far."""
        return [vars(self)[name] for name in names or CARDS if name in vars(self)]

    def _hide(self, *names: str) -> None:
        for card in self._cards(*names):
            card.hide()

    # -- what the person does ------------------------------------------------------------------------------------

    def _passage(self) -> Span | None:
        """The selection, or the sentence that one is at when no highlight is meant."""
        return self.view.selected() or (None if self.current else self.view.sentence)

    def highlight(self, color: str = "") -> None:
        """Highlight the selection, give the highlight that is meant this colour, or highlight the sentence that one is at."""
        span = self._passage()
        if span is not None:
            made = self.reading.highlight(span, color or self._color)
            self.current = made.id if made else ""
            self._color = color or self._color
            if self.view.selected() is not None:
                self.view.show_sentence(None)
                self.view.clear_selection()
            self._hide("selection_bar")
        elif self.current:
            self.reading.recolor(self.current, color or self._color)
        self.state_changed.emit()

    def write_note(self) -> None:
        """Open the note of the selection or of the sentence (highlighting it), or of the highlight that is meant."""
        if self._passage() is not None:
            self.highlight()
        if self.current:
            self.open_note(self.current, focus=True)

    def open_note(self, annotation_id: str, *, focus: bool) -> None:
        """Show the card of a highlight beside its passage."""
        annotation = self.reading.annotation(annotation_id)
        if annotation is None:
            return
        self._dismiss_hover()
        self._hide("selection_bar")
        self.note_card.edit(annotation)
        self.current = annotation_id
        self._place_note()
        if focus:
            self.note_card.focus()
        self.annotation_chosen.emit(annotation_id)
        self.state_changed.emit()

    def correct(self) -> None:
        """Ask what the selected words are, or those of the tag whose card is shown or that a panel led to."""
        shown = self.hover.span if "hover" in vars(self) else None
        span = self.view.selected() or shown or self._revealed
        self._dismiss_hover()
        self._hide("selection_bar", "note_card")
        self.correction_asked.emit(span or Span(0, 0))

    def remove_current(self) -> None:
        """Remove the highlight that is meant."""
        if self.current:
            self._remove(self.current)

    def reveal(self, span: Span, annotation_id: str = "") -> None:
        """Go to a passage; it is the one that is meant until another place is clicked."""
        self.view.show_sentence(None)
        self.view.clear_selection()
        self.view.reveal(span)
        self._revealed = span
        if annotation_id and self.reading.annotation(annotation_id):
            self.current = annotation_id
            self.state_changed.emit()

    def step_to(self, annotation_id: str, tag: Span | None = None) -> None:
        """One went on by keys: a highlight or a tag is meant now, or neither, and no card is in the way."""
        self.leave_note()
        self._dismiss_hover()
        self._hide("selection_bar")
        self.current, self._revealed = annotation_id, tag
        self.state_changed.emit()

    @property
    def is_noting(self) -> bool:
        """Whether the card of a highlight is open."""
        return any(card.isVisible() for card in self._cards("note_card"))

    def put_away(self) -> bool:
        """Close the cards; false when none was shown, and then no highlight is meant any more."""
        shown = any(card.isVisible() for card in self._cards("hover", "note_card"))
        self.leave_note()
        self._dismiss_hover()
        if not shown and self.current:
            self.current = ""
            self.state_changed.emit()
        return shown

    def leave_note(self) -> None:
        """Hand on whatever is being typed, and close its card."""
        if "note_card" in vars(self):
            self.note_card.leave()

    def tell_typed(self) -> None:
        """Hand on whatever is being typed."""
        if "note_card" in vars(self):
            self.note_card.tell_typed()

    # -- what is shown -------------------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for card in self._cards():
            card.set_theme(theme)

    def _show_article(self) -> None:
        self._hide("hover", "selection_bar")
        self.leave_note()
        self.current, self._revealed = "", None

    def _show_annotations(self) -> None:
        if "note_card" in vars(self) and self.note_card.annotation_id:
            self.note_card.refresh(self.reading.annotation(self.note_card.annotation_id))
            self._place_note()
        if self.current and self.reading.annotation(self.current) is None:
            self.current = ""
        self.state_changed.emit()

    # -- what happens on the page --------------------------------------------------------------------------------

    def _selection_settled(self) -> None:
        span = self.view.selected()
        self.state_changed.emit()
        if span is None:
            self._hide("selection_bar")
            return
        self._dismiss_hover()
        self.selection_bar.place_by(self._to_area(self.view.box_in_sight(span)), above=True)

    def _pointed(self, offset: int | None, _point: QPoint) -> None:
        self.view.show_speaker(None if offset is None else self.known.speaker_at(offset))
        quiet = any(card.isVisible() for card in self._cards("selection_bar", "note_card"))
        facts = None if offset is None or quiet else self.known.at(offset, self._theme)
        if facts is not None:
            self.hover.point_at(facts, self._to_area(self._line_box(facts.span, offset or 0)))
        else:
            self.point_at_nothing()

    def point_at_nothing(self) -> None:
        """The pointer is on no text."""
        if "hover" in vars(self):
            self.hover.point_at(None, QRect())

    def _follow(self, href: str) -> None:
        """Go where a link leads: within the article, or out of it in the browser."""
        if not href.startswith("#"):
            open_link(href)
        elif (target := self.view.named(href)) is not None:
            self.view.reveal(target)

    def _clicked(self, offset: int, _point: QPoint) -> None:
        """The smallest thing under a click; a repeated click on the same place takes the next larger one."""
        self._revealed = None
        things = self.things_at(offset)
        if not things:
            self.leave_note()
            self.current = ""
            self.state_changed.emit()
            return
        start, soon = things[0][0].start, time.monotonic() - self._clicks[2] < CLICKS_APART
        turn = self._clicks[1] + 1 if self._clicks[0] == start and soon else 0
        self._clicks = (start, turn, time.monotonic())
        self.show_thing(things[turn % len(things)][1], offset)

    def things_at(self, offset: int) -> list[tuple[Span, Thing]]:
        """The highlights, tags and links at a place, the smallest first."""
        link, tags = self.view.link_at(offset), self.known.tags_at(offset)
        things: list[tuple[Span, Thing]] = [*self.view.painter.placed.at(offset), *tags]
        if link is not None and not tags:
            things.append((link.span, link))
        return sorted(things, key=lambda pair: len(pair[0]))

    def show_thing(self, thing: Thing, offset: int) -> None:
        """Show the card of a highlight, a tag or a link at a place."""
        if isinstance(thing, Placed):
            self.open_note(thing.annotation.id, focus=False)
            return
        self.current = ""
        self.state_changed.emit()
        facts = self.known.of(thing, offset, self._theme)
        if facts is not None:
            self.leave_note()
            self.hover.show_now(facts, self._to_area(self._line_box(facts.span, offset)))

    def _go_to_mention(self, span: Span) -> None:
        self.view.reveal(span)
        tag = next((tag for at, tag in self.view.painter.tags.at(span.start) if at == span), None)
        if tag is not None and (facts := self.known.of(tag, None, self._theme)) is not None:
            self.hover.show_now(facts, self._to_area(self.view.rect_of(span)))

    def _dismiss_hover(self) -> None:
        if "hover" in vars(self):
            self.hover.dismiss()

    def _scrolled(self) -> None:
        self._dismiss_hover()
        span = self.view.selected()
        for card in self._cards("selection_bar", "note_card"):
            if card.isVisible() and card is vars(self).get("note_card"):
                self._place_note()
            elif card.isVisible() and span is not None:
                card.place_by(self._to_area(self.view.box_in_sight(span)), above=True)

    def _remove(self, annotation_id: str) -> None:
        self.reading.remove(annotation_id)
        self.view.setFocus()

    def _left_note(self) -> None:
        self.reading.end_typing()
        self.view.setFocus()

    # -- places --------------------------------------------------------------------------------------------------

    def _place_note(self) -> None:
        """Show the note's card beside its passage, clear of the handles."""
        key = self.note_card.annotation_id if "note_card" in vars(self) else ""
        span = next((item.span for item in self.reading.placed if item.annotation.id == key), None)
        if span is not None:
            self.note_card.place_by(self._to_area(self.view.box_in_sight(span)).adjusted(0, -6, 0, 8), above=False)
        elif key:
            self.note_card.place_by(QRect(40, 40, 10, 10), above=False)

    def _make_way(self) -> None:
        """A handle is held: what is typed is handed on, and no card lies over the text."""
        self.tell_typed()
        self._dismiss_hover()
        self._hide("note_card", "selection_bar")

    def _show_handles(self) -> None:
        if self.current or "handling" in vars(self):
            self.handling.hold(self.current)

    def _line_box(self, span: Span, offset: int) -> QRect:
        """The box of a tag: of a long one, the line that the pointer is on."""
        return self.view.rect_of(span if len(span) < LONG_TAG else Span(offset, offset + 1))

    def _to_area(self, box: QRect) -> QRect:
        return QRect(self.view.viewport().mapTo(self._area, box.topLeft()), box.size())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press on the page, or another size of it, closes what was brought up by the pointer."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.Resize):
            self._dismiss_hover()
            self._hide("selection_bar")
        return super().eventFilter(watched, event)


def _color_titles() -> dict[str, str]:
    return {name: color_title(name) for name in COLOR_TITLES}
