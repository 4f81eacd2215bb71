"""Writes every change of an annotation to the library, in order, and keeps what could not be written until it can."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.annotation import Annotation
from reader.article import Article
from reader.ui.tasks import Tasks

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library import Library

RETRY_AFTER = 5000


class Saver(QObject):
    """`problem` tells in one sentence why something is not saved; `settled` that it is after all.

    An article that could not be kept when it was opened is kept before anything of it is written.
    """

    problem = Signal(str)
    settled = Signal()

    def __init__(self, library: Callable[[], Library], tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library, self._tasks = library, tasks
        self._unkept: dict[str, Article] = {}
        self._kept_as: dict[str, str] = {}
        self._unsaved: dict[str, tuple[Annotation | None, Annotation | None]] = {}
        self._retry_timer = QTimer(self, singleShot=True, interval=RETRY_AFTER)
        self._retry_timer.timeout.connect(self.retry)

    @property
    def is_behind(self) -> bool:
        """Whether something could not be written."""
        return bool(self._unsaved or self._unkept)

    @property
    def would_lose(self) -> bool:
        """Whether something that the person did is nowhere but in this window."""
        return bool(self._unsaved)

    def keep(self, article: Article) -> None:
        """An article that is shown could not be kept: try again, now and then."""
        self._unkept[article.id] = article
        self._retry_timer.start()

    def is_kept(self, article_id: str) -> bool:
        """Whether the library holds an article."""
        return article_id not in self._unkept

    def save(self, before: Annotation | None, after: Annotation | None) -> None:
        """Write a change: `before` None adds, `after` None removes."""
        changed = after or before
        if changed is None:
            return

        def write() -> None:
            if after is not None:
                self._library().put(self._in_library(after))
            elif before is not None:
                self._library().remove(self._in_library(before))

        self._tasks.save(
            write,
            lambda _result: self._written(changed.id),
            lambda error: self._refused(changed.id, (before, after), error),
        )

    def retry(self) -> None:
        """Try once more to write what could not be written."""
        for article_id in list(self._unkept):
            self._tasks.save(partial(self._keep, article_id), lambda _result: self._settle(), self._still_refused)
        for before, after in list(self._unsaved.values()):
            self.save(before, after)

    def _in_library(self, annotation: Annotation) -> Annotation:
        """The annotation under the id that the library keeps its article as; keeps the article first. Runs where writes run."""
        self._keep(annotation.article_id)
        return replace(annotation, article_id=self._kept_as.get(annotation.article_id, annotation.article_id))

    def _keep(self, article_id: str) -> None:
        article = self._unkept.get(article_id)
        if article is not None:
            self._kept_as[article_id] = self._library().add(article).id
            del self._unkept[article_id]

    def _written(self, annotation_id: str) -> None:
        """A later change of the same annotation holds the earlier one that was refused."""
        if self._unsaved.pop(annotation_id, None) is not None:
            self._settle()

    def _settle(self) -> None:
        if not self.is_behind:
            self.settled.emit()

    def _refused(
        self, annotation_id: str, change: tuple[Annotation | None, Annotation | None], error: Exception
    ) -> None:
        self._unsaved[annotation_id] = change
        self._retry_timer.start()
        self.problem.emit(str(error))

    def _still_refused(self, _error: Exception) -> None:
        """The person knows already."""
        self._retry_timer.start()
