"""The middle column: the page with the bars around it."""

from __future__ import annotations

from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from reader.article import Article, Span
from reader.insight.layers import layer_counts
from reader.settings import Settings, color_names
from reader.style import Theme
from reader.ui import fonts
from reader.ui.choices import chosen_typography
from reader.ui.page.strip import DensityStrip
from reader.ui.page.typography import Typography
from reader.ui.page.view import PageView
from reader.ui.reading import Reading
from reader.ui.widgets.layer_bar import LayerBar
from reader.ui.widgets.notice_bar import NoticeBar
from reader.ui.widgets.status_line import StatusLine
from reader.ui.words import folded_words, meta_line, plural, reading_time

if TYPE_CHECKING:
    from reader.ui.attributing import Attributing
    from reader.ui.color_names import ColorNames
    from reader.ui.color_naming import ColorNaming
    from reader.ui.contents import Contents
    from reader.ui.correcting import Correcting
    from reader.ui.finding import Finding
    from reader.ui.folding import Folding
    from reader.ui.keyboard import KeyboardReading
    from reader.ui.page_cards import PageCards
    from reader.ui.printing.printing import Printing

TAGGED_AT_ONCE = 200_000
"""A text of at most so many code points is tagged before anybody could read that it is."""


class PageColumn(QFrame):
    """Shows the open article; what floats over the page is in `cards`."""

    open_asked = Signal()
    choices_made = Signal(dict)

    def __init__(self, theme: Theme, settings: Settings, reading: Reading, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page-column")
        self.setAccessibleName(self.tr("Page"))
        self.reading, self._theme, self._settings = reading, theme, settings
        self.layer_bar = LayerBar(theme, settings.layers_off)
        self.notice = NoticeBar(theme)
        self.view = PageView(theme, chosen_typography(settings), tasks=reading.tasks)
        self.strip = DensityStrip(theme)
        self.status = StatusLine()
        self._stack = QStackedWidget()
        self._arrange()
        self._minutes = 0
        self._status_timer = QTimer(self, singleShot=True, interval=60)
        self._status_timer.timeout.connect(self._show_status)
        self._tags_timer = QTimer(self, singleShot=True, interval=30)
        self._tags_timer.timeout.connect(self._count_tags)
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
        words = QLabel(self.tr("Choose an article on the left, drop a file or a link here, paste a text, or open one."))
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

    def set_typography(self, typography: Typography) -> None:
        """Set the page in another size or face; more or less of it is in sight then."""
        self.view.set_typography(typography)
        self._status_timer.start()

    def _connect(self) -> None:
        reading, view = self.reading, self.view
        reading.article_changed.connect(self._show_article)
        reading.tagging_changed.connect(self._show_tags)
        reading.tagging_progress.connect(self._show_tagging_progress)
        reading.annotations_changed.connect(self._show_annotations)
        reading.problem.connect(self.notice.tell)
        self.layer_bar.layers_changed.connect(self._show_layers)
        view.scrolled.connect(self._status_timer.start)
        self.strip.place_asked.connect(view.show_offset)
        view.jumping.connect(self._remember_place)
        view.escaped.connect(self._put_away)
        view.history_asked.connect(lambda direction: self.keyboard.jump(str(direction)))

    @cached_property
    def cards(self) -> PageCards:
        """What floats over the page; made once the page is on the screen."""
        from reader.ui.page_cards import PageCards

        cards = PageCards(self._theme, self.color_names, self.reading, self.view, self._stack)
        cards.correction_asked.connect(self._correct)
        cards.naming_asked.connect(self._name_color)
        return cards

    @cached_property
    def color_names(self) -> ColorNames:
        """What the person calls the colours of highlights."""
        from reader.ui.color_names import ColorNames

        names = ColorNames(color_names(self._settings), self._settings.color, self)
        names.changed.connect(lambda: self.choices_made.emit({"color_names": names.pairs}))
        return names

    def _name_color(self, color: str) -> None:
        self.naming.open(color)

    @cached_property
    def naming(self) -> ColorNaming:
        """What names the colours; made when it is first asked."""
        from reader.ui.color_naming import ColorNaming

        return ColorNaming(self._theme, self.color_names, self.view, self._stack)

    @cached_property
    def keyboard(self) -> KeyboardReading:
        """What the keys do that one reads by."""
        from reader.ui.keyboard import KeyboardReading

        keyboard = KeyboardReading(self.cards, self)
        keyboard.told.connect(self.status.hint)
        return keyboard

    def _remember_place(self) -> None:
        self.keyboard.remember()

    def _put_away(self) -> None:
        self.keyboard.leave()

    @cached_property
    def folding(self) -> Folding:
        """What was folded away; made once the page is on the screen."""
        from reader.ui.folding import Folding

        return Folding(self._theme, self.reading, self.view, self._stack)

    @cached_property
    def correcting(self) -> Correcting:
        """What is said of words that the tagger reads wrong; made when it is first asked."""
        from reader.ui.correcting import Correcting

        correcting = Correcting(self._theme, self.reading, self.view, self._stack)
        correcting.told.connect(self.notice.tell)
        return correcting

    @cached_property
    def attributing(self) -> Attributing:
        """What is said of who speaks; made when it is first asked."""
        from reader.ui.attributing import Attributing

        return Attributing(self._theme, self.reading, self.view, self._stack)

    def _correct(self, span: Span) -> None:
        """Ask whose words a quotation is, or what other words are."""
        tagging = self.reading.tagging
        begun = (tag for tag in tagging.tags if tag.quotation is not None and tag.span.start == span.start)
        number = next((tag.quotation for tag in begun if span.contains(tag.span)), None)
        if number is not None:
            self.attributing.ask(tagging.quotations[number])
        else:
            self.correcting.ask(span)

    def set_speaker(self, number: int, speaker: str) -> None:
        """Say who speaks in a quotation, by its number."""
        quotations = self.reading.tagging.quotations
        if number < len(quotations):
            self.attributing.attribute(quotations[number], speaker)

    def leave_note(self) -> None:
        """Hand on whatever is being typed into a note, and close its card."""
        if "cards" in vars(self):
            self.cards.leave_note()

    @cached_property
    def finding(self) -> Finding:
        """What looks for words; made when it is first asked."""
        from reader.ui.finding import Finding

        finding = Finding(self._settings, self._theme, self.reading, self.view, self.strip)
        finding.stand_in(self._column, 2)
        finding.chosen.connect(self.choices_made)
        return finding

    @cached_property
    def contents(self) -> Contents:
        """The headings of the article; made once one is in sight."""
        from reader.ui.contents import Contents

        contents = Contents(self._theme, self.reading, self.view, self._stack)
        contents.told.connect(self.status.hint)
        self.status.chapter.clicked.connect(contents.open)
        return contents

    @cached_property
    def printing(self) -> Printing:
        """What prints the article; made when it is first asked."""
        from reader.ui.printing.printing import Printing

        printing = Printing(self._settings, self._theme, self.reading, self.view, self._stack)
        printing.told.connect(self.notice.tell)
        printing.working.connect(self.status.work.setText)
        printing.made.connect(self.choices_made)
        return printing

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
        if "cards" in vars(self):
            self.cards.set_theme(theme)
        for name in ("folding", "finding", "contents", "correcting", "attributing", "naming", "printing"):
            if name in vars(self):
                vars(self)[name].set_theme(theme)

    def _show_article(self) -> None:
        article = self.reading.article
        if article is None:
            return
        self._minutes = article.minutes
        self.view.set_meta(meta_line(article))
        self.view.show_article(article, self._folded_strip(article), self.reading.find_picture)
        self.view.show_layers(self.layer_bar.layers_on())
        self.strip.show_article(len(article.text))
        self.strip.show_layers(self.layer_bar.layers_on())
        self.layer_bar.show_counts(layer_counts(self.reading.tagging))
        self._stack.setCurrentIndex(1)
        self.view.setFocus()
        self._status_timer.start()

    def _folded_strip(self, article: Article) -> QWidget | None:
        folds = self.reading.folds
        if folds is None:
            return None
        from reader.ui.widgets.folded_strip import FoldedStrip

        back = plural(len(folds.back), self.tr("piece"), self.tr("pieces"))
        words = self.tr("Folded away: {}") if article.hidden else self.tr("Nothing is folded away; {} put back")
        strip = FoldedStrip(words.format(folded_words(article) or back), self.tr("show"), self.view)
        strip.clicked.connect(self._show_folded)
        strip.entered.connect(self.cards.point_at_nothing)
        return strip

    def _show_folded(self) -> None:
        self.folding.toggle()

    def _show_tags(self) -> None:
        self.view.show_tags(self.reading.tagging)
        self._tags_timer.start()

    def _count_tags(self) -> None:
        """Strip and bar follow once the page is painted: of a whole book each of the two takes a frame."""
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
        self._status_timer.start()

    def _show_layers(self, keys: frozenset[str]) -> None:
        self.view.show_layers(keys)
        self.strip.show_layers(keys)

    def _show_status(self) -> None:
        article = self.reading.article
        if article is None:
            return
        share = self.view.share_read()
        left = ceil(round(self._minutes * (1 - share), 2))
        rest = self.tr("{} left").format(reading_time(left)) if left else self.tr("read")
        self.status.progress.setText(f"{share:.0%} · {rest}".replace("%", " %"))
        highlights = sum(1 for item in self.reading.placed if item.annotation.color)
        notes = sum(1 for item in self.reading.all_annotations() if item.note)
        marks = [
            plural(highlights, self.tr("highlight"), self.tr("highlights")) if highlights else "",
            plural(notes, self.tr("note"), self.tr("notes")) if notes else "",
        ]
        self.status.attached.setText(", ".join(part for part in marks if part))
        self.status.show_chapter(self.contents.chapter())
        seen = self.view.seen()
        self.strip.show_seen(seen.start, seen.end)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another part of the article is in sight."""
        super().resizeEvent(event)
        self._status_timer.start()
