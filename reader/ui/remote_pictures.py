"""Pictures that are elsewhere: fetched when the person asks for one, shown, and kept so that it is there next time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.article import Article, Picture
from reader.opening import fetch_picture
from reader.ui.reading import Reading
from reader.ui.tasks import Tasks

if TYPE_CHECKING:
    from reader.library import Library


class RemotePictures(QObject):
    """`fetched` gives the address and the bytes of a picture of the open article; no bytes, that it could not be had."""

    fetched = Signal(str, bytes)
    failed = Signal(object)

    def __init__(self, reading: Reading, library: Callable[[], Library], tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._reading, self._library, self._tasks = reading, library, tasks

    def ask(self, src: str) -> None:
        """Fetch the picture at an address that the open article names."""
        article = self._reading.article
        if article is not None:
            self._tasks.run(
                lambda: fetch_picture(src),
                lambda picture: self._take(article, src, picture),
                lambda error: self._refuse(article, src, error),
            )

    def _take(self, article: Article, src: str, picture: Picture) -> None:
        if self._is_open(article):
            self.fetched.emit(src, picture.data)
        if self._reading.saver.is_kept(article.id):
            keep = self._library().keep_picture
            self._tasks.save(lambda: keep(article.id, src, picture), lambda _article: None, self.failed.emit)

    def _refuse(self, article: Article, src: str, error: Exception) -> None:
        if self._is_open(article):
            self.fetched.emit(src, b"")
            self.failed.emit(error)

    def _is_open(self, article: Article) -> bool:
        return self._reading.article is not None and self._reading.article.id == article.id
