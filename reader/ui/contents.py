"""Going by the contents: the card is brought up with the headings and the printed pages of the open article."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from reader.article import Article, Span
from reader.insight.contents import Heading, contents_of, heading_at, is_page_number, sheet_named
from reader.style import Theme
from reader.ui.page.lazy_view import PagePlace
from reader.ui.page.view import PageView
from reader.ui.reading import Reading
from reader.ui.words import reading_time

if TYPE_CHECKING:
    from reader.ui.widgets.contents_card import ContentsCard, Entry

READ_AT = 0.4
"""What stands at this share of the window's height is what is read: a little below the line that one jumps to."""


class Contents(QObject):
    """Knows the headings of the open article, and goes to one of them. `told` says that there is none."""

    told = Signal(str)

    def __init__(self, theme: Theme, reading: Reading, view: PageView, area: QWidget) -> None:
        super().__init__(area)
        self._theme, self._reading, self._view, self._area = theme, reading, view, area
        self._known: tuple[Article, tuple[Heading, ...]] | None = None
        self._went: tuple[Span, PagePlace] | None = None
        reading.article_changed.connect(self.hide)
        area.installEventFilter(self)

    @cached_property
    def card(self) -> ContentsCard:
        """The card; made when it is first asked for."""
        from reader.ui.widgets.contents_card import ContentsCard

        card = ContentsCard(self._theme, self._area)
        card.asked.connect(self._go)
        card.left.connect(self.hide)
        card.typed.connect(self._offer_page)
        return card

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of the open article."""
        article = self._reading.article
        if article is None:
            return ()
        if self._known is None or self._known[0] is not article:
            self._known = (article, contents_of(article))
        return self._known[1]

    @property
    def here(self) -> int:
        """The number of the heading that one reads under; -1 before the first."""
        if self._went is not None and self._went[1] == self._view.place():
            return heading_at(self.headings, self._went[0].start)
        return heading_at(self.headings, self._view.line_at(READ_AT)) if self.headings else -1

    def chapter(self) -> str:
        """What one reads under."""
        return self.headings[self.here].title if self.here >= 0 else ""

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if "card" in vars(self):
            self.card.set_theme(theme)

    def open(self) -> None:
        """Bring the card up."""
        from reader.ui.widgets.contents_card import Entry

        article = self._reading.article
        if article is None:
            return
        minutes = article.minutes
        entries = [
            Entry(each.title, each.span, each.depth, self._detail(article, each, minutes)) for each in self.headings
        ]
        if not entries and not article.sheets:
            self.told.emit(self.tr("This article has no headings."))
            return
        nothing = self.tr("This article has no headings; the number of a printed page leads there.")
        self.card.setLayoutDirection(_direction(entries[0].title if entries else ""))
        self.card.show_contents(entries, self.here, self._hint(article), nothing)
        self.card.place()

    def hide(self) -> None:
        """Take the card away; the keys are the page's again if they were the card's."""
        if "card" not in vars(self) or not self.card.isVisible():
            return
        focus = QApplication.focusWidget()
        self.card.hide()
        if focus is not None and self.card.isAncestorOf(focus):
            self._view.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page has another size, and the card another place on it."""
        if event.type() == QEvent.Type.Resize and "card" in vars(self) and self.card.isVisible():
            self.card.place()
        return super().eventFilter(watched, event)

    def _hint(self, article: Article) -> str:
        """What can be typed."""
        if not article.sheets:
            return self.tr("Go to a heading") if self.headings else ""
        pages = self.tr("a printed page, {} to {}").format(article.sheets[0].label, article.sheets[-1].label)
        return self.tr("Go to a heading or to {}").format(pages) if self.headings else self.tr("Go to {}").format(pages)

    def _detail(self, article: Article, heading: Heading, minutes: int) -> str:
        """The printed page on which a heading stands; where there are none, how long reading takes what stands below it."""
        if article.sheets:
            label = article.sheet_at(heading.span.start)
            return self.tr("p. {}").format(label) if label else ""
        needed = round(minutes * heading.share)
        return reading_time(needed) if needed else ""

    def _offer_page(self, words: str) -> None:
        article = self._reading.article
        if article is None or not article.sheets or not words:
            return
        sheet = sheet_named(article.sheets, words)
        if sheet is not None:
            self.card.offer(self._page(article, sheet.label, sheet.offset))
        elif is_page_number(words):
            first, last = article.sheets[0].label, article.sheets[-1].label
            self.card.offer(
                None, self.tr("No printed page has this number: they go from {} to {}.").format(first, last)
            )

    def _page(self, article: Article, label: str, offset: int) -> Entry:
        from reader.ui.widgets.contents_card import Entry

        number = heading_at(self.headings, offset)
        end = min(len(article.text), offset + 1)
        under = self.headings[number].title if number >= 0 else ""
        return Entry(self.tr("Page {}").format(label), Span(offset, end), 0, under)

    def _go(self, span: Span) -> None:
        self.hide()
        self._view.reveal(span)
        self._went = (span, self._view.place())


def _direction(title: str) -> Qt.LayoutDirection:
    """Where the first letter of a heading says that one reads to."""
    strong = next((kind for kind in map(bidirectional, title) if kind in ("L", "R", "AL")), "L")
    return Qt.LayoutDirection.LeftToRight if strong == "L" else Qt.LayoutDirection.RightToLeft
