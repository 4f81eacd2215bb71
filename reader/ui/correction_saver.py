"""Writes what the person said of words to the library, and keeps what could not be written until it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.correction import Correction, Corrections
from reader.ui.saver import RETRY_AFTER
from reader.ui.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library


class CorrectionSaver(QObject):
    """`settled` tells that what was said is kept, here if not in the library; `failed` why it could not be written."""

    settled = Signal()
    failed = Signal(object)

    def __init__(self, library: Callable[[], Library], tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library, self._tasks = library, tasks
        self._unsaved: dict[str, Correction] = {}
        self._retry_timer = QTimer(self, singleShot=True, interval=RETRY_AFTER)
        self._retry_timer.timeout.connect(self.retry)

    @property
    def would_lose(self) -> bool:
        """Whether something that the person said is nowhere but in this window."""
        return bool(self._unsaved)

    def over(self, kept: Corrections) -> Corrections:
        """What the library holds with what could not be written yet."""
        for correction in tuple(self._unsaved.values()):
            kept = kept.with_(correction)
        return kept

    def save(self, *corrections: Correction) -> None:
        """Write what was said, with what was refused before."""
        self._unsaved |= {each.words: each for each in corrections}
        self._write(self._refused)

    def retry(self) -> None:
        """Try once more to write what could not be written; the person knows already when it cannot."""
        if self._unsaved:
            self._write(lambda _error: self._retry_timer.start())

    def _write(self, refused: Callable[[Exception], None]) -> None:
        said = tuple(self._unsaved.values())
        self._tasks.save(lambda: self._library().correct(*said), lambda _done: self._written(said), refused)

    def _written(self, said: tuple[Correction, ...]) -> None:
        for each in said:
            if self._unsaved.get(each.words) is each:
                del self._unsaved[each.words]
        self.settled.emit()

    def _refused(self, error: Exception) -> None:
        self._retry_timer.start()
        self.failed.emit(error)
        self.settled.emit()
