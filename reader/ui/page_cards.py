"""The cards that float over the page, and what the pointer, a click and a selection on the page bring up.

A card is made when it is first needed: a page is on the screen before that.
"""

from __future__ import annotations

import time
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from reader.article import Span
from reader.style import Theme
from reader.ui.beside import Beside
from reader.ui.color_names import ColorNames
from reader.ui.known import Known, Thing
from reader.ui.page.links import open_link
from reader.ui.page.placed import Placed
from reader.ui.page.view import PageView
from reader.ui.reading import Reading

if TYPE_CHECKING:
    from reader.ui.handling import Handling
    from reader.ui.widgets.card import Card
    from reader.ui.widgets.hover_card import HoverCard
    from reader.ui.widgets.note_card import NoteCard
    from reader.ui.widgets.selection_bar import SelectionBar

"""What there is a card for: a highlight or a note, a tag, a link."""

CARDS = ("hover", "selection_bar", "note_card")
CLICKS_APART = 2.0
"""Seconds within which another click on the same place asks for the next larger thing there."""


class PageCards(QObject):
    """Turns what is done on the page into changes of the reading. `current` is the id of the highlight that is meant."""

    state_changed = Signal()
    annotation_chosen = Signal(str)
    correction_asked = Signal(object)
    naming_asked = Signal(str)

    def __init__(self, theme: Theme, names: ColorNames, reading: Reading, view: PageView, area: QWidget) -> None:
        super().__init__(area)
        self._theme, self._names, self._area = theme, names, area
        self._beside = Beside(view, area)
        self.reading, self.view = reading, view
        self.known = Known(reading, view)
        self.current = ""
        self._revealed: Span | None = None
        self._clicks = (-1, 0, 0.0)
        reading.article_changed.connect(self._show_article)
        reading.annotations_changed.connect(self._show_annotations)
        view.selection_settled.connect(self._selection_settled)
        view.selectionChanged.connect(self._selection_changed)
        view.pointed.connect(self._pointed)
        view.clicked.connect(self._clicked)
        view.note_clicked.connect(lambda annotation_id: self.open_note(annotation_id, focus=False))
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
        handling.grasped.connect(self.make_way)
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

        bar = SelectionBar(self._theme, self._names, self._area.parentWidget() or self._area)
        bar.color_chosen.connect(self.highlight)
        bar.naming_asked.connect(self.naming_asked)
        bar.note_asked.connect(self.write_note)
        bar.labels_asked.connect(self.write_labels)
        bar.copy_asked.connect(self.view.copy_selection)
        bar.source_asked.connect(self.copy_with_source)
        bar.correction_asked.connect(self.correct)
        return bar

    @cached_property
    def note_card(self) -> NoteCard:
        """The card of the highlight that is meant."""
        from reader.ui.widgets.note_card import NoteCard

        card = NoteCard(self._theme, self._names, self._area)
        card.note_changed.connect(self.reading.write_note)
        card.labels_changed.connect(self.reading.label)
        card.labels_asked.connect(self._offer_labels)
        card.naming_asked.connect(self.naming_asked)
        card.color_chosen.connect(self.reading.recolor)
        card.remove_asked.connect(self._remove)
        card.resized.connect(self._fit_note)
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
            self._names.chosen = color or self._names.chosen
            made = self.reading.highlight(span, self._names.chosen)
            self.current = made.id if made else ""
            if self.view.selected() is not None:
                self.view.show_sentence(None)
                self.view.clear_selection()
            self._hide("selection_bar")
        elif self.current:
            self.reading.recolor(self.current, color or self._names.chosen)
        self.state_changed.emit()

    def write_note(self) -> None:
        """Open the note of the selection or of the sentence (highlighting it), or of the highlight that is meant."""
        if self._passage() is not None:
            self.highlight()
        if self.current:
            self.open_note(self.current, focus=True)

    def write_labels(self) -> None:
        """Open the same card to type labels there."""
        self.write_note()
        if self.current:
            self.note_card.focus_labels()

    def _offer_labels(self) -> None:
        """Ask the library which labels there are, off the window's thread."""
        self.reading.tasks.save(self.reading.known_labels, self.note_card.offer, self.reading.failed.emit)

    def copy_with_source(self) -> None:
        """Copy the selection, the highlight that is meant or the sentence that one is at, and say where it stands."""
        from reader.ui.citing import copy_with_source

        span = self.view.selected() or self._span_of(self.current) or self.view.sentence
        if span is not None and self.reading.article is not None:
            copy_with_source(self.reading.article, span)

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
            self._fit_note()
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
        is_elsewhere = self.view.window().focusWidget() is not self.view
        if not is_elsewhere and not QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._dismiss_hover()
            self.leave_note()
            self._beside.place_bar(self.selection_bar, span)

    def _selection_changed(self) -> None:
        """The bar that is shown makes way for a selection that grows."""
        span = self.view.selected() if self._cards("selection_bar") and self.selection_bar.isVisible() else None
        if span is not None:
            self._beside.place_bar(self.selection_bar, span)

    def _pointed(self, offset: int | None, _point: QPoint) -> None:
        self.view.show_speaker(None if offset is None else self.known.speaker_at(offset))
        quiet = any(card.isVisible() for card in self._cards("selection_bar", "note_card"))
        facts = None if offset is None or quiet else self.known.at(offset, self._theme)
        if facts is not None:
            self.hover.point_at(facts, self._beside.line(facts.span, offset or 0))
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
        things = self.known.things_at(offset)
        if not things:
            self.leave_note()
            self.current = ""
            self.state_changed.emit()
            return
        start, soon = things[0][0].start, time.monotonic() - self._clicks[2] < CLICKS_APART
        turn = self._clicks[1] + 1 if self._clicks[0] == start and soon else 0
        self._clicks = (start, turn, time.monotonic())
        self.show_thing(things[turn % len(things)][1], offset)

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
            self.hover.show_now(facts, self._beside.line(facts.span, offset))

    def _go_to_mention(self, span: Span) -> None:
        self.view.reveal(span)
        tag = next((tag for at, tag in self.view.painter.tags.at(span.start) if at == span), None)
        if tag is not None and (facts := self.known.of(tag, None, self._theme)) is not None:
            self.hover.show_now(facts, self._beside.box(span))

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
                self._beside.place_bar(self.selection_bar, span)

    def _remove(self, annotation_id: str) -> None:
        self.reading.remove(annotation_id)
        self.view.setFocus()

    def _left_note(self) -> None:
        self.reading.end_typing()
        self.view.setFocus()

    # -- places --------------------------------------------------------------------------------------------------

    def _place_note(self) -> None:
        """Show the note's card, if one is open, beside its passage."""
        if "note_card" in vars(self) and self.note_card.annotation_id:
            self._beside.place_note(self.note_card, self._span_of(self.note_card.annotation_id))

    def _fit_note(self) -> None:
        if self.note_card.isVisible():
            self._place_note()

    def _span_of(self, annotation_id: str) -> Span | None:
        return next((item.span for item in self.reading.placed if item.annotation.id == annotation_id), None)

    def make_way(self) -> None:
        """A handle is held or another card comes: what is typed is handed on, and no card of these lies over the text."""
        self.tell_typed()
        self._dismiss_hover()
        self._hide("note_card", "selection_bar")

    def _show_handles(self) -> None:
        if self.current or "handling" in vars(self):
            self.handling.hold(self.current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press on the page, or another size of it, closes what was brought up by the pointer."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.Resize):
            self._dismiss_hover()
            self._hide("selection_bar")
        return super().eventFilter(watched, event)
