"""Opening articles off the window's thread: files, addresses, what was pasted, articles of the library."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, QTimer, Signal

from reader.errors import UnreadableArticleError
from reader.opening import (
    Folds,
    Loaded,
    Opened,
    fold,
    is_address,
    keep_loaded,
    open_kept,
    read_pasted,
    read_source,
)
from reader.progress import CancelledError, Progress
from reader.ui.tasks import Tasks

if TYPE_CHECKING:
    from reader.library import Library

SHOWN_AFTER = 250
"""Milliseconds after which an opening is worth a word: most are done by then."""


class Opener(QObject):
    """`opened` gives the article that was asked for last; `kept` tells that the library has another; `failed` what went wrong.

    `words` say what is being opened and how far that is, `working` that they are others; no words, that nothing is.
    """

    opened = Signal(object)
    kept = Signal()
    failed = Signal(object)
    working = Signal()
    _told = Signal(int, float)

    def __init__(self, library: Callable[[], Library], tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library, self._tasks = library, tasks
        self._asked = self._stopped = 0
        self._name, self._share = "", 0.0
        self.words = ""
        self._told.connect(self._take_progress)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_AFTER)
        self._timer.timeout.connect(self._say)

    @property
    def is_busy(self) -> bool:
        """Whether something is being read that can be stopped."""
        return bool(self._name)

    def open_source(self, source: str) -> None:
        """Open a file or an address of the web, which is fetched."""
        name = (urlsplit(source).hostname or source) if is_address(source) else Path(source).name
        self._read(name, lambda progress: read_source(self._library(), source, progress))

    def open_first(self, sources: Sequence[str], left: Callable[[list[str]], None]) -> None:
        """Open the first of several files or addresses that can be read; `left` is called with the others."""
        others = list(sources)

        def read(progress: Progress) -> Loaded:
            for source in sources:
                with suppress(UnreadableArticleError):
                    loaded = read_source(self._library(), source, progress)
                    others.remove(source)
                    return loaded
            raise UnreadableArticleError(self.tr("None of these files can be read as an article."))

        self._read(Path(sources[0]).parent.name, read, lambda: left(others))

    def open_pasted(self, text: str, markup: str = "") -> None:
        """Open what was copied or dragged from another program."""
        self._read(self.tr("what you pasted"), lambda _progress: read_pasted(text, markup))

    def open_kept(self, article_id: str) -> None:
        """Open an article of the library."""
        self._begin("")
        self._keep(self._asked, lambda: open_kept(self._library(), article_id))

    def fold(self, folds: Folds, back: Collection[int], rule: tuple[str, bool] | None = None) -> None:
        """Open an article with other pieces put back; `rule` is a kind that is always kept on its site from now on, or no more."""

        def work() -> Opened:
            if rule is not None:
                self._library().always_keep(folds.site, rule[0], always=rule[1])
            return fold(self._library(), folds, back)

        self._begin("")
        self._keep(self._asked, work)

    def stop(self) -> None:
        """Give up what is being read."""
        self._stopped = self._asked
        self._end(self._asked)

    def _read(self, name: str, read: Callable[[Progress], Loaded], then: Callable[[], None] = lambda: None) -> None:
        """Read beside everything else, then keep between the other writes."""
        self._begin(name)
        number = self._asked

        def progress(share: float) -> None:
            if number <= self._stopped:
                raise CancelledError
            self._told.emit(number, share)

        def loaded(found: Loaded) -> None:
            if number > self._stopped:
                self._keep(number, lambda: keep_loaded(self._library(), found))
                then()

        self._tasks.run(lambda: read(progress), loaded, partial(self._fail, number))

    def _keep(self, number: int, work: Callable[[], Opened]) -> None:
        """Only what was asked for last is shown, however long the others take."""

        def done(opened: Opened) -> None:
            self._end(number)
            if number == self._asked and number > self._stopped:
                self.opened.emit(opened)
            else:
                self.kept.emit()

        self._tasks.save(work, done, partial(self._fail, number))

    def _fail(self, number: int, error: Exception) -> None:
        self._end(number)
        if number > self._stopped:
            self.failed.emit(error)

    # -- saying so -----------------------------------------------------------------------------------------------

    def _begin(self, name: str) -> None:
        self._asked += 1
        self._name, self._share = name, 0.0
        self._timer.start()
        self._tell("")

    def _end(self, number: int) -> None:
        if number == self._asked:
            self._name = ""
            self._timer.stop()
            self._tell("")

    def _take_progress(self, number: int, share: float) -> None:
        if number == self._asked and self._name:
            self._share = share
            if not self._timer.isActive():
                self._say()

    def _say(self) -> None:
        share = f" {self._share:.0%}".replace("%", " %") if 0 < self._share < 1 else ""
        if self._name:
            self._tell(self.tr("Opening {}…").format(self._name) + share)

    def _tell(self, words: str) -> None:
        self.words = words
        self.working.emit()
