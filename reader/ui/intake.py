"""Taking many files into the library, one after the other, while the window is used."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.errors import ReaderError
from reader.opening import Loaded, files_below, is_address, keep_loaded, read_source
from reader.progress import CancelledError
from reader.ui.tasks import Tasks
from reader.ui.words import plural

if TYPE_CHECKING:
    from reader.library import Library


class Intake(QObject):
    """`kept` tells that the library has another article, `told` how it ended, in a sentence.

    `words` say how far it is, `working` that they are others; no words, that nothing is done.
    """

    kept = Signal()
    failed = Signal(object)
    told = Signal(str)
    working = Signal()

    def __init__(self, library: Callable[[], Library], tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library, self._tasks = library, tasks
        self._waiting: deque[str] = deque()
        self._turn = 0
        self._is_busy = False
        self._done = self._failures = 0
        self._problem = self.words = ""

    @property
    def is_busy(self) -> bool:
        """Whether files are being taken in."""
        return self._is_busy

    def find(self, sources: Iterable[str], then: Callable[[list[str]], None]) -> None:
        """Call `then` with these addresses and files, and in the place of a folder all files in it."""
        wanted = list(sources)

        def work() -> list[str]:
            own = self._library().folder
            return [
                str(file)
                for source in wanted
                for file in ([source] if is_address(source) else files_below(Path(source), own))
            ]

        self._tasks.run(work, then, self.failed.emit)

    def take(self, sources: Iterable[str]) -> None:
        """Take files and addresses into the library."""
        self._waiting.extend(sources)
        if self._waiting and not self._is_busy:
            self._is_busy, self._done, self._failures = True, 0, 0
            self._next()

    def stop(self) -> None:
        """Leave out what is still waiting, and give up what is being read."""
        if self._is_busy:
            self._waiting.clear()
            self._end(self.tr("Stopped; {} added.").format(self._articles()))

    def _next(self) -> None:
        """Each file is asked for when the one before is done, so that the person's own writes never wait for many."""
        if not self._waiting:
            self._end(self._summary())
            return
        path, turn = self._waiting.popleft(), self._turn
        now = self._done + self._failures + 1
        if now + len(self._waiting) > 1:
            self._tell(self.tr("Adding {} of {}…").format(f"{now:,}", f"{now + len(self._waiting):,}"))

        def progress(_share: float) -> None:
            if turn != self._turn:
                raise CancelledError

        self._tasks.run(
            lambda: read_source(self._library(), path, progress), partial(self._keep, turn), partial(self._fail, turn)
        )

    def _keep(self, turn: int, loaded: Loaded) -> None:
        if turn == self._turn:
            work = partial(keep_loaded, self._library(), loaded)
            self._tasks.save(work, lambda _opened: self._take(turn), partial(self._fail, turn))

    def _take(self, turn: int) -> None:
        self.kept.emit()
        if turn == self._turn:
            self._done += 1
            self._next()

    def _fail(self, turn: int, error: Exception) -> None:
        if not isinstance(error, ReaderError):
            self.failed.emit(error)
        if turn == self._turn:
            self._failures += 1
            self._problem = str(error)
            self._next()

    def _end(self, sentence: str) -> None:
        self._turn += 1
        self._is_busy = False
        self._tell("")
        if sentence:
            self.told.emit(sentence)

    def _tell(self, words: str) -> None:
        self.words = words
        self.working.emit()

    def _summary(self) -> str:
        """How it went; nothing of a single file that was added, which the list shows."""
        if self._failures == 1 and not self._done:
            return self._problem
        if self._failures:
            files = plural(self._failures, self.tr("file"), self.tr("files"))
            return self.tr("{} added; {} could not be read.").format(self._articles(), files)
        return self.tr("{} added.").format(self._articles()) if self._done > 1 else ""

    def _articles(self) -> str:
        return plural(self._done, self.tr("article was"), self.tr("articles were"))
