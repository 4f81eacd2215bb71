"""The line below the page: how far one is, what is attached, what is being done, whether everything is saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

HINT_SHOWN_FOR = 4000
LEAST = 12
"""So many letters of a chapter's title tell which one it is."""


class StatusLine(QFrame):
    """Short texts, and a hint that goes away by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status-line")
        self.setAccessibleName(self.tr("Status"))
        self.progress, self.attached = QLabel(), QLabel()
        self.chapter = ChapterName()
        self.opening, self.work, self.saved = QLabel(), QLabel(), QLabel()
        self._hint = QLabel()
        self._hint_timer = QTimer(self, singleShot=True, interval=HINT_SHOWN_FOR)
        self._hint_timer.timeout.connect(self._hint.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 4, 18, 5)
        row.setSpacing(22)
        row.addWidget(self.progress)
        row.addWidget(self.attached)
        row.addWidget(self.chapter, 1)
        row.addWidget(self._hint)
        row.addWidget(self.opening)
        row.addWidget(self.work)
        row.addWidget(self.saved)

    def show_chapter(self, title: str) -> None:
        """Name the chapter that is read, as much of it as there is room for."""
        self.chapter.show_title(title)

    def hint(self, sentence: str) -> None:
        """Say something for a moment."""
        self._hint.setText(sentence)
        self._hint_timer.start()


class ChapterName(QLabel):
    """A title that takes the room that is left, and is cut short, or not there at all, where that is too little.

    A click on it is `clicked`.
    """

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_title(self, title: str) -> None:
        """Show another title."""
        if title != self._title:
            self._title = title
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another room."""
        super().resizeEvent(event)
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the words, not on the room beside them."""
        if event.position().x() <= self.fontMetrics().horizontalAdvance(self.text()):
            self.clicked.emit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown if len(shown) >= min(LEAST, len(self._title)) else "")
        self.setToolTip(self._title if shown != self._title else "")
