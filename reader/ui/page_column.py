"""The middle column: the page with its bars and the cards that float over it."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from reader.article import Article, Span
from reader.insight.layers import layer_counts, layer_of
from reader.settings import Settings
from reader.style import Theme
from reader.tagger.tagging import Tag
from reader.ui import fonts
from reader.ui.page.painting import Placed
from reader.ui.page.strip import DensityStrip
from reader.ui.page.typography import Typography
from reader.ui.page.view import PageView
from reader.ui.reading import Reading
from reader.ui.widgets.layer_bar import LayerBar
from reader.ui.widgets.notice_bar import NoticeBar
from reader.ui.widgets.status_line import StatusLine
from reader.ui.words import COLOR_TITLES, color_title, day, plural

if TYPE_CHECKING:
    from reader.ui.widgets.card import Card
    from reader.ui.widgets.find_bar import FindBar
    from reader.ui.widgets.folded_card import FoldedCard
    from reader.ui.widgets.hover_card import HoverCard, TagFacts
    from reader.ui.widgets.note_card import NoteCard
    from reader.ui.widgets.selection_bar import SelectionBar

TAGGED_AT_ONCE = 200_000
"""A text of at most so many code points is tagged before anybody could read that it is."""

CARDS = ("hover", "selection_bar", "note_card", "folded_card")


class PageColumn(QFrame):
    """Shows the open article and turns what is done on the page into changes of the reading."""

    state_changed = Signal()
    annotation_chosen = Signal(str)
    restore_asked = Signal(object)
    open_asked = Signal()

    def __init__(self, theme: Theme, settings: Settings, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page-column")
        self.reading, self._theme, self._color = reading, theme, settings.color
        self.current: str = ""
        self._clicks: tuple[int, int] = (-1, 0)
        self.layer_bar = LayerBar(theme, settings.layers_off)
        self.notice = NoticeBar(theme)
        self.view = PageView(theme, Typography(settings.font, settings.text_size))
        self.strip = DensityStrip(theme)
        self.status = StatusLine()
        self._stack = QStackedWidget()
        self._arrange()
        self._status_timer = QTimer(self, singleShot=True, interval=60)
        self._status_timer.timeout.connect(self._show_status)
        self._connect()

    def _arrange(self) -> None:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.view, 1)
        row.addWidget(self.strip)
        self._stack.addWidget(self._empty_page())
        self._stack.addWidget(page)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.layer_bar, self.notice):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        column.addWidget(self.status)

    def _empty_page(self) -> QWidget:
        page = QWidget()
        page.setObjectName("empty")
        headline = QLabel(self.tr("Nothing is open"))
        headline.setObjectName("headline")
        headline.setFont(fonts.font(fonts.READING, 20))
        words = QLabel(self.tr("Choose an article on the left, drop a file here, or open one."))
        button = QPushButton(self.tr("Open a file…"))
        button.setObjectName("primary")
        button.clicked.connect(self.open_asked)
        column = QVBoxLayout(page)
        column.addStretch(2)
        for part in (headline, words, button):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.setSpacing(10)
        column.addStretch(3)
        return page

    def _connect(self) -> None:
        reading, view = self.reading, self.view
        reading.article_changed.connect(self._show_article)
        reading.tagging_changed.connect(self._show_tags)
        reading.tagging_progress.connect(self._show_tagging_progress)
        reading.annotations_changed.connect(self._show_annotations)
        reading.problem.connect(self.notice.tell)
        self.layer_bar.layers_changed.connect(self._show_layers)
        view.selection_settled.connect(self._selection_settled)
        view.pointed.connect(self._pointed)
        view.clicked.connect(self._clicked)
        view.scrolled.connect(self._scrolled)
        self.strip.place_asked.connect(view.show_offset)
        view.viewport().installEventFilter(self)

    # -- what is made when it is first needed: a page is on the screen before that -------------------------------

    @cached_property
    def hover(self) -> HoverCard:
        """The card of the tag under the pointer."""
        from reader.ui.widgets.hover_card import HoverCard

        card = HoverCard(self._theme, self._stack)
        card.mention_asked.connect(self._go_to_mention)
        return card

    @cached_property
    def selection_bar(self) -> SelectionBar:
        """The bar beside the selection."""
        from reader.ui.widgets.selection_bar import SelectionBar

        bar = SelectionBar(self._theme, _color_titles(), self._stack)
        bar.color_chosen.connect(self.highlight)
        bar.note_asked.connect(self.write_note)
        bar.copy_asked.connect(self.view.copy)
        return bar

    @cached_property
    def note_card(self) -> NoteCard:
        """The card of the highlight that is meant."""
        from reader.ui.widgets.note_card import NoteCard

        card = NoteCard(self._theme, _color_titles(), self._stack)
        card.note_changed.connect(self.reading.write_note)
        card.color_chosen.connect(self.reading.recolor)
        card.remove_asked.connect(self._remove)
        card.left.connect(self._left_note)
        return card

    @cached_property
    def folded_card(self) -> FoldedCard:
        """The list of what was folded away."""
        from reader.ui.widgets.folded_card import FoldedCard

        card = FoldedCard(self._theme, self._stack)
        card.restore_asked.connect(self.restore_asked)
        return card

    @cached_property
    def find_bar(self) -> FindBar:
        """The bar that finds words."""
        from reader.ui.widgets.find_bar import FindBar

        bar = FindBar(self._theme)
        bar.found.connect(self._show_found)
        bar.closed.connect(self.view.setFocus)
        self._column.insertWidget(2, bar)
        return bar

    def _cards(self, *names: str) -> list[Card]:
        """Those of the cards that were needed so far."""
        return [vars(self)[name] for name in names or CARDS if name in vars(self)]

    def _hide(self, *names: str) -> None:
        for card in self._cards(*names):
            card.hide()

    # -- what the person does ------------------------------------------------------------------------------------

    def highlight(self, color: str = "") -> None:
        """Highlight the selection, or give the highlight that is meant this colour."""
        span = self.view.selected()
        if span is not None:
            made = self.reading.highlight(span, color or self._color)
            self.current = made.id if made else ""
            self._color = color or self._color
            self.view.clear_selection()
            self._hide("selection_bar")
        elif self.current:
            self.reading.recolor(self.current, color or self._color)
        self.state_changed.emit()

    def write_note(self) -> None:
        """Open the note of the selection (highlighting it) or of the highlight that is meant."""
        if self.view.selected() is not None:
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
        self.note_card.place_by(self._box_of_annotation(annotation_id), above=False)
        if focus:
            self.note_card.focus()
        self.annotation_chosen.emit(annotation_id)
        self.state_changed.emit()

    def remove_current(self) -> None:
        """Remove the highlight that is meant."""
        if self.current:
            self._remove(self.current)

    def reveal(self, span: Span, annotation_id: str = "") -> None:
        """Go to a passage."""
        self.view.reveal(span)
        if annotation_id and self.reading.annotation(annotation_id):
            self.current = annotation_id
            self.state_changed.emit()

    def open_find(self) -> None:
        """Open the find bar, with the selection in it when that is one line."""
        if self.reading.article is None:
            return
        span = self.view.selected()
        words = self.reading.article.slice(span) if span is not None else ""
        self._hide("selection_bar")
        self.find_bar.start(
            self.reading.article.text, self.view.place().offset, "" if "\n" in words or len(words) > 80 else words
        )

    def show_folded(self) -> None:
        """Show or hide the list of what was folded away."""
        article = self.reading.article
        if article is None or not article.hidden:
            return
        if self.folded_card.isVisible():
            self.folded_card.hide()
            return
        self.folded_card.show_hidden(article.hidden)
        strip = self.view.viewport().findChild(QPushButton, "folded")
        box = self._to_stack(strip.geometry()) if strip else QRect(40, 40, 10, 10)
        self.folded_card.place_by(box, above=False)
        self.folded_card.setFocus()

    def leave_note(self) -> None:
        """Hand on whatever is being typed, and close its card."""
        if "note_card" in vars(self):
            self.note_card.leave()

    def tell_typed(self) -> None:
        """Hand on whatever is being typed."""
        if "note_card" in vars(self):
            self.note_card.tell_typed()

    # -- what is shown -------------------------------------------------------------------------------------------

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        for part in (self.layer_bar, self.notice, self.view, self.strip):
            part.set_theme(theme)
        for card in self._cards(*CARDS, "find_bar"):
            card.set_theme(theme)

    def _show_article(self) -> None:
        article = self.reading.article
        if article is None:
            return
        self._hide("hover", "selection_bar", "folded_card")
        self.leave_note()
        self.current = ""
        self.view.set_meta(meta_line(article))
        self.view.show_article(article, self._folded_strip(article))
        self.view.show_layers(self.layer_bar.layers_on())
        self.strip.show_article(len(article.text))
        self.strip.show_layers(self.layer_bar.layers_on())
        self.layer_bar.show_counts(layer_counts(self.reading.tagging))
        if "find_bar" in vars(self):
            self.find_bar.set_text(article.text)
        self._stack.setCurrentIndex(1)
        self.view.setFocus()
        self._status_timer.start()
        self.state_changed.emit()

    def _folded_strip(self, article: Article) -> QWidget | None:
        if not article.hidden:
            return None
        strip = QPushButton(self.tr("Folded away: {}   show").format(folded_words(article)))
        strip.setObjectName("folded")
        strip.setCursor(Qt.CursorShape.PointingHandCursor)
        strip.clicked.connect(self.show_folded)
        return strip

    def _show_tags(self) -> None:
        self.view.show_tags(self.reading.tagging)
        self.strip.show_tags(self.reading.tagging)
        self.layer_bar.show_counts(layer_counts(self.reading.tagging))

    def _show_tagging_progress(self, share: float) -> None:
        """Say how far the tagger is, when it takes long enough to be read."""
        text = self.reading.article.text if self.reading.article else ""
        slow = len(text) > TAGGED_AT_ONCE and share < 1
        self.status.work.setText(self.tr("Marking names and numbers… {}").format(f"{share:.0%}") if slow else "")

    def _show_annotations(self) -> None:
        self.view.show_annotations(self.reading.placed)
        self.strip.show_annotations(self.reading.placed)
        if "note_card" in vars(self) and self.note_card.annotation_id:
            self.note_card.refresh(self.reading.annotation(self.note_card.annotation_id))
        if self.current and self.reading.annotation(self.current) is None:
            self.current = ""
        self._status_timer.start()
        self.state_changed.emit()

    def _show_layers(self, keys: frozenset[str]) -> None:
        self.view.show_layers(keys)
        self.strip.show_layers(keys)

    def _show_found(self, spans: list[Span], now: Span | None) -> None:
        self.view.show_found(spans, now)
        self.strip.show_found(spans)
        if now is not None:
            self.view.reveal(now, flash=False)

    def _show_status(self) -> None:
        article = self.reading.article
        if article is None:
            return
        share = self.view.share_read()
        left = max(0, round(article.minutes * (1 - share)))
        rest = self.tr("{} min left").format(left) if left else self.tr("read")
        self.status.progress.setText(f"{share:.0%} · {rest}".replace("%", " %"))
        highlights = sum(1 for item in self.reading.placed if item.annotation.color)
        notes = sum(1 for item in self.reading.all_annotations() if item.note)
        marks = [
            plural(highlights, self.tr("highlight"), self.tr("highlights")) if highlights else "",
            plural(notes, self.tr("note"), self.tr("notes")) if notes else "",
        ]
        self.status.attached.setText(", ".join(part for part in marks if part))
        self.strip.show_seen(self.view.place().offset, round(share * len(article.text)))

    # -- what happens on the page --------------------------------------------------------------------------------

    def _selection_settled(self) -> None:
        span = self.view.selected()
        self.state_changed.emit()
        if span is None:
            self._hide("selection_bar")
            return
        self._dismiss_hover()
        self.selection_bar.place_by(self._to_stack(self.view.rect_of(span)), above=True)

    def _pointed(self, offset: int | None, _point: QPoint) -> None:
        quiet = any(card.isVisible() for card in self._cards("selection_bar", "note_card"))
        tag = None if offset is None or quiet else self._tag_at(offset)
        if tag is not None:
            self.hover.point_at(self._facts(tag), self._to_stack(self._line_box(tag.span, offset or 0)))
        elif "hover" in vars(self):
            self.hover.point_at(None, QRect())

    def _facts(self, tag: Tag) -> TagFacts | None:
        from reader.ui.facts import facts_of

        article = self.reading.article
        return None if article is None else facts_of(tag, article, self.reading.tagging, self._theme)

    def _clicked(self, offset: int, _point: QPoint) -> None:
        """The smallest thing under a click; a repeated click on the same place takes the next larger one."""
        things: list[tuple[Span, Placed | Tag]] = [*self.view.painter.placed.at(offset), *self._tags_at(offset)]
        things.sort(key=lambda pair: len(pair[0]))
        self._hide("folded_card")
        if not things:
            self.leave_note()
            self.current = ""
            self.state_changed.emit()
            return
        start = things[0][0].start
        turn = self._clicks[1] + 1 if self._clicks[0] == start else 0
        self._clicks = (start, turn)
        thing = things[turn % len(things)][1]
        if isinstance(thing, Placed):
            self.open_note(thing.annotation.id, focus=False)
        elif (facts := self._facts(thing)) is not None:
            self.leave_note()
            self.hover.show_now(facts, self._to_stack(self._line_box(thing.span, offset)))

    def _tags_at(self, offset: int) -> list[tuple[Span, Tag]]:
        on = self.layer_bar.layers_on()
        return [pair for pair in self.view.painter.tags.at(offset) if layer_of(pair[1].type) in on]

    def _tag_at(self, offset: int) -> Tag | None:
        found = self._tags_at(offset)
        return found[0][1] if found else None

    def _go_to_mention(self, span: Span) -> None:
        self.view.reveal(span)
        tag = next((tag for at, tag in self.view.painter.tags.at(span.start) if at == span), None)
        if tag is not None and (facts := self._facts(tag)) is not None:
            self.hover.show_now(facts, self._to_stack(self.view.rect_of(span)))

    def _dismiss_hover(self) -> None:
        if "hover" in vars(self):
            self.hover.dismiss()

    def _scrolled(self) -> None:
        self._dismiss_hover()
        self._hide("folded_card")
        span = self.view.selected()
        for card in self._cards("selection_bar", "note_card"):
            if card.isVisible() and card is vars(self).get("note_card"):
                card.place_by(self._box_of_annotation(self.note_card.annotation_id), above=False)
            elif card.isVisible() and span is not None:
                card.place_by(self._to_stack(self.view.rect_of(span)), above=True)
        self._status_timer.start()

    def _remove(self, annotation_id: str) -> None:
        self.reading.remove(annotation_id)
        self.view.setFocus()

    def _left_note(self) -> None:
        self.reading.end_typing()
        self.view.setFocus()

    # -- places --------------------------------------------------------------------------------------------------

    def _box_of_annotation(self, annotation_id: str) -> QRect:
        span = next((item.span for item in self.reading.placed if item.annotation.id == annotation_id), None)
        return self._to_stack(self.view.rect_of(span)) if span is not None else QRect(40, 40, 10, 10)

    def _line_box(self, span: Span, offset: int) -> QRect:
        """The box of a tag: of a long one, the line that the pointer is on."""
        return self.view.rect_of(span if len(span) < 80 else Span(offset, offset + 1))

    def _to_stack(self, box: QRect) -> QRect:
        return QRect(self.view.viewport().mapTo(self._stack, box.topLeft()), box.size())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press on the page closes the cards that are open."""
        if watched is self.view.viewport() and event.type() == QEvent.Type.MouseButtonPress:
            self._dismiss_hover()
            self._hide("selection_bar")
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards stand at other places."""
        super().resizeEvent(event)
        self._hide("selection_bar")
        self._status_timer.start()


def _color_titles() -> dict[str, str]:
    return {name: color_title(name) for name in COLOR_TITLES}


def meta_line(article: Article) -> str:
    """The line below the headline."""
    parts = [article.byline, day(article.published), article.site, f"{article.minutes} min"]
    return "  ·  ".join(part for part in parts if part)


def folded_words(article: Article) -> str:
    """What was folded away, in a few words: the single kinds by name, several of a kind by number."""
    counts = Counter(piece.kind for piece in article.hidden)
    return ", ".join(kind if count == 1 else f"{count} × {kind}" for kind, count in counts.items())
