"""Opening articles off the window's thread: files, articles of the library, and articles with pieces put back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.article import Article
from reader.opening import Opened, open_kept, open_source, reopen
from reader.ui.tasks import Tasks

if TYPE_CHECKING:
    from reader.library import Library


class Opener(QObject):
    """`opened` gives the article that was asked for last; `kept` tells that the library has another; `failed` what went wrong."""

    opened = Signal(object)
    kept = Signal()
    failed = Signal(object)

    def __init__(self, library: Callable[[], Library], tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library, self._tasks = library, tasks
        self._asked = 0

    def open_file(self, path: str) -> None:
        """Open a file."""
        self._open(lambda: open_source(self._library(), path))

    def open_kept(self, article_id: str) -> None:
        """Open an article of the library."""
        self._open(lambda: open_kept(self._library(), article_id))

    def restore(self, article: Article, indexes: Sequence[int]) -> None:
        """Open an article with hidden pieces put back; highlights find their passages in the new text."""

        def work() -> Opened:
            from reader.loading import restore

            return reopen(self._library(), restore(article, indexes))

        self._open(work)

    def keep_files(self, paths: Sequence[str]) -> None:
        """Take files into the library without opening them."""
        for path in paths:
            self._keep(path)

    def _keep(self, path: str) -> None:
        self._tasks.save(lambda: open_source(self._library(), path), lambda _opened: self.kept.emit(), self.failed.emit)

    def _open(self, work: Callable[[], Opened]) -> None:
        """Only what was asked for last is shown, however long the others take."""
        self._asked += 1
        number = self._asked

        def done(opened: Opened) -> None:
            if number == self._asked:
                self.opened.emit(opened)

        self._tasks.save(work, done, self.failed.emit)
