"""The line below the page: how far one is, what is attached, what is being done, whether everything is saved."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget


class StatusLine(QFrame):
    """Five short texts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status-line")
        self.setAccessibleName(self.tr("Status"))
        self.progress, self.attached = QLabel(), QLabel()
        self.opening, self.work, self.saved = QLabel(), QLabel(), QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 4, 18, 5)
        row.setSpacing(22)
        row.addWidget(self.progress)
        row.addWidget(self.attached)
        row.addStretch()
        row.addWidget(self.opening)
        row.addWidget(self.work)
        row.addWidget(self.saved)
