"""A bar above the page with one sentence: what went wrong, in words. It goes away by itself."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from reader.style import Theme

SHOWN_FOR = 9000


class NoticeBar(QFrame):
    """Shows the newest notice; a click on the cross or time takes it away. What must be acted on stays."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._timer.timeout.connect(self.hide)
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._close = QToolButton()
        self._close.setIconSize(QSize(14, 14))
        self._close.setAccessibleName(self.tr("Close"))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 12, 8)
        row.addWidget(self._label, 1)
        row.addWidget(self._close)
        self.hide()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._ink = theme.window.dim
        if not self.isHidden():
            self._show_cross()

    def tell(self, sentence: str, *, stays: bool = False) -> None:
        """Show a sentence."""
        self._label.setText(sentence)
        self._show_cross()
        self.show()
        if stays:
            self._timer.stop()
        else:
            self._timer.start()

    def _show_cross(self) -> None:
        from reader.ui.icons import icon

        self._close.setIcon(icon("close", self._ink))

    @property
    def sentence(self) -> str:
        """What it says now; empty when it is hidden."""
        return self._label.text() if not self.isHidden() else ""
