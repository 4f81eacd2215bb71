"""The line on the page that says what was folded away."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPushButton


class FoldedStrip(QPushButton):
    """Says what was folded away and what a click does; turning the wheel over it scrolls the page."""

    entered = Signal()

    def __init__(self, words: str, does: str, page: QAbstractScrollArea) -> None:
        super().__init__(f"{words}   {does}")
        self._words, self._does, self._page = words, does, page
        self.setObjectName("folded")
        self.setAccessibleName(self.text())
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """The size that all of the words need, whatever is cut now."""
        hint, letters = super().sizeHint(), self.fontMetrics()
        cut = letters.horizontalAdvance(f"{self._words}   {self._does}") - letters.horizontalAdvance(self.text())
        return QSize(hint.width() + cut, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow page the words are cut, and not what a click does."""
        super().resizeEvent(event)
        letters, lacking = self.fontMetrics(), self.sizeHint().width() - self.width()
        words = self._words
        if lacking > 0:
            room = letters.horizontalAdvance(words) - lacking
            words = letters.elidedText(words, Qt.TextElideMode.ElideRight, room)
        self.setText(f"{words}   {self._does}")

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer is not on the text any more, though it did not leave the page."""
        super().enterEvent(event)
        self.entered.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Hand the wheel on."""
        QApplication.sendEvent(self._page.viewport(), event)
