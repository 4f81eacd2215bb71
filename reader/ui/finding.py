"""Finding in the open article: the bar above the page, and what it marks on the page and on the strip."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout

from reader.article import Span
from reader.insight.hits import Hits
from reader.settings import Settings
from reader.style import Theme
from reader.ui.page.strip import DensityStrip
from reader.ui.page.view import PageView
from reader.ui.reading import Reading

if TYPE_CHECKING:
    from reader.ui.finder import Finder
    from reader.ui.widgets.find_bar import FindBar

LONGEST = 80
"""A selection of at most so many characters is looked for when the bar is opened on it."""


class Finding(QObject):
    """Brings up the bar, which stands in `column` at `place`. `chosen` gives what is to be remembered, by the settings' names."""

    chosen = Signal(dict)

    def __init__(self, settings: Settings, theme: Theme, reading: Reading, view: PageView, strip: DensityStrip) -> None:
        super().__init__(view)
        self._settings, self._theme = settings, theme
        self._reading, self._view, self._strip = reading, view, strip
        self._column: tuple[QVBoxLayout, int] | None = None
        reading.article_changed.connect(self._show_article)

    def stand_in(self, column: QVBoxLayout, place: int) -> None:
        """The bar's place."""
        self._column = (column, place)

    @cached_property
    def finder(self) -> Finder:
        """What looks."""
        from reader.ui.finder import Finder

        finder = Finder(self._reading.tasks, self)
        finder.set_text(self._reading.article.text if self._reading.article else "")
        return finder

    @cached_property
    def bar(self) -> FindBar:
        """The bar; made when it is first asked for."""
        from reader.ui.widgets.find_bar import FindBar

        bar = FindBar(self._theme, self.finder)
        bar.remember(self._settings.searches, self._settings.search_ways)
        bar.found.connect(self._show_found)
        bar.closed.connect(self._leave)
        bar.remembered.connect(self._remember)
        if self._column is not None:
            self._column[0].insertWidget(self._column[1], bar)
        return bar

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        if "bar" in vars(self):
            self.bar.set_theme(theme)

    def open(self, ahead: int = 0) -> None:
        """Open the bar, with the selection in it when that is one line, else with what was looked for last."""
        article = self._reading.article
        if article is None:
            return
        span = self._view.selected()
        words = article.slice(span) if span is not None else ""
        start = span.start if span is not None else self._view.place().offset
        self.bar.start(start, "" if "\n" in words or len(words) > LONGEST else words, ahead=ahead)

    def step(self, direction: str) -> None:
        """Go to the next (1) or the previous (-1) hit; with the bar closed, of what was looked for last."""
        if self.is_open:
            self.bar.step(int(direction))
        else:
            self.open(ahead=int(direction))

    def toggle(self, way: str) -> None:
        """Look in another way; the bar is opened if it is not."""
        if not self.is_open:
            self.open()
        self.bar.toggle(way)

    @property
    def is_open(self) -> bool:
        """Whether the bar is there."""
        return "bar" in vars(self) and self.bar.isVisible()

    def _show_article(self) -> None:
        if "bar" in vars(self):
            self.finder.set_text(self._reading.article.text if self._reading.article else "")
            self.bar.search_again()

    def _show_found(self, hits: Hits, now: Span | None) -> None:
        self._view.show_found(hits, now)
        self._strip.show_found(hits, now)
        if now is not None:
            self._view.reveal(now, flash=False)

    def _leave(self, now: Span | None) -> None:
        """Select the hit that one was at, to highlight it or to go on from it."""
        if now is not None:
            self._view.select(now)
        self._view.setFocus()

    def _remember(self, searches: tuple[str, ...], ways: tuple[str, ...]) -> None:
        self.chosen.emit({"searches": searches, "search_ways": ways})
