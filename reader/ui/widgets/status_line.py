"""The line below the page: how far one is, what is attached, what is being done, whether everything is saved."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

HINT_SHOWN_FOR = 4000


class StatusLine(QFrame):
    """Five short texts, and a hint that goes away by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status-line")
        self.setAccessibleName(self.tr("Status"))
        self.progress, self.attached = QLabel(), QLabel()
        self.opening, self.work, self.saved = QLabel(), QLabel(), QLabel()
        self._hint = QLabel()
        self._hint_timer = QTimer(self, singleShot=True, interval=HINT_SHOWN_FOR)
        self._hint_timer.timeout.connect(self._hint.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 4, 18, 5)
        row.setSpacing(22)
        row.addWidget(self.progress)
        row.addWidget(self.attached)
        row.addStretch()
        row.addWidget(self._hint)
        row.addWidget(self.opening)
        row.addWidget(self.work)
        row.addWidget(self.saved)

    def hint(self, sentence: str) -> None:
        """Say something for a moment."""
        self._hint.setText(sentence)
        self._hint_timer.start()
