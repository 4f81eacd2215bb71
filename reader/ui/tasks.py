"""The one door off the UI thread: work runs in the background, its result comes back to the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, Signal

from reader.progress import CancelledError

Result = TypeVar("Result")


class Tasks(QObject):
    """Two lines of work: `run` for what takes long, `save` for writes, which keep their order."""

    saving = Signal(int)
    _delivered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers = QThreadPool(self)
        self._workers.setMaxThreadCount(3)  # something slow from the web, many files, and what the page itself needs
        self._writer = QThreadPool(self)
        self._writer.setMaxThreadCount(1)
        self._writer.setExpiryTimeout(-1)
        self._pending = 0
        self._delivered.connect(lambda deliver: deliver(), Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do `work` in the background, then call `done` or `failed` in the window's thread."""
        self._workers.start(self._job(work, done, failed))

    def save(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do `work` after every write that was asked for before it."""
        self._pending += 1
        self.saving.emit(self._pending)

        def finish(after: Callable[[], None]) -> None:
            self._pending -= 1
            after()
            self.saving.emit(self._pending)

        self._writer.start(
            self._job(work, lambda result: finish(lambda: done(result)), lambda error: finish(lambda: failed(error)))
        )

    def finish(self) -> None:
        """Wait for everything that was asked for, and hand over its results; the window closes after this."""
        self._writer.waitForDone(-1)
        self._workers.waitForDone(2000)
        QCoreApplication.sendPostedEvents(self)

    def _job(
        self, work: Callable[[], Result], done: Callable[[Result], None], failed: Callable[[Exception], None]
    ) -> Callable[[], None]:
        def job() -> None:
            try:
                result = work()
            except CancelledError:
                return
            except Exception as error:  # noqa: BLE001 - the outermost door of a thread: the window words it
                self._deliver(partial(failed, error))
            else:
                self._deliver(partial(done, result))

        return job

    def _deliver(self, deliver: Callable[[], None]) -> None:
        """Hand a result to the window's thread; nobody waits for it when the window is gone."""
        with suppress(RuntimeError):
            self._delivered.emit(deliver)
