"""Writes every change of an annotation to the library, in order, and keeps what could not be written until it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.annotation import Annotation
from reader.ui.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library

RETRY_AFTER = 5000


class Saver(QObject):
    """`problem` tells in one sentence why something is not saved; `settled` that it is after all."""

    problem = Signal(str)
    settled = Signal()

    def __init__(self, library: Callable[[], Library], tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library, self._tasks = library, tasks
        self._unsaved: dict[str, tuple[Annotation | None, Annotation | None]] = {}
        self._retry_timer = QTimer(self, singleShot=True, interval=RETRY_AFTER)
        self._retry_timer.timeout.connect(self.retry)

    @property
    def is_behind(self) -> bool:
        """Whether something could not be written."""
        return bool(self._unsaved)

    def save(self, before: Annotation | None, after: Annotation | None) -> None:
        """Write a change: `before` None adds, `after` None removes."""
        changed = after or before
        if changed is None:
            return

        def write() -> None:
            if after is not None:
                self._library().put(after)
            elif before is not None:
                self._library().remove(before)

        self._tasks.save(
            write,
            lambda _result: self._written(changed.id),
            lambda error: self._refused(changed.id, (before, after), error),
        )

    def retry(self) -> None:
        """Try once more to write what could not be written."""
        for before, after in list(self._unsaved.values()):
            self.save(before, after)

    def _written(self, annotation_id: str) -> None:
        """A later change of the same annotation holds the earlier one that was refused."""
        if self._unsaved.pop(annotation_id, None) is not None and not self._unsaved:
            self.settled.emit()

    def _refused(
        self, annotation_id: str, change: tuple[Annotation | None, Annotation | None], error: Exception
    ) -> None:
        self._unsaved[annotation_id] = change
        self._retry_timer.start()
        self.problem.emit(str(error))
