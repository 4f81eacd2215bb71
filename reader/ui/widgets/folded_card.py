"""What cleaning folded away from the article: each piece with its reason, and the buttons that put it back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.article import Hidden
from reader.style import Theme
from reader.ui.widgets.card import SHADOW, Card

WIDTH, PREVIEW = 460, 220


class FoldedStrip(QPushButton):
    """The line on the page that says what was folded away; turning the wheel over it scrolls the page."""

    def __init__(self, words: str, page: QAbstractScrollArea) -> None:
        super().__init__(words)
        self._page = page
        self.setObjectName("folded")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Hand the wheel on."""
        QApplication.sendEvent(self._page.viewport(), event)


class FoldedCard(Card):
    """Lists the hidden pieces. `restore_asked` gives their indices."""

    restore_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SHADOW + 14, SHADOW + 10, SHADOW + 8, SHADOW + 10)
        self._content: QWidget | None = None
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_hidden(self, hidden: tuple[Hidden, ...]) -> None:
        """Show these pieces."""
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.deleteLater()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        for index, piece in enumerate(hidden):
            column.addWidget(self._piece(index, piece))
        if len(hidden) > 1:
            everything = QPushButton(self.tr("Restore all"))
            everything.clicked.connect(lambda: self.restore_asked.emit(tuple(range(len(hidden)))))
            everything.setObjectName("link")
            column.addWidget(everything, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch()
        area.setWidget(inner)
        inner.setFixedWidth(WIDTH - 2 * SHADOW - 22)
        area.setFixedHeight(min(380, column.heightForWidth(inner.width()) + 2))
        self._content = area
        self._column.addWidget(area)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the card."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _piece(self, index: int, piece: Hidden) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(2)
        reason = QLabel(piece.reason[:1].upper() + piece.reason[1:])
        reason.setObjectName("dim")
        reason.setWordWrap(True)
        text = piece.text.replace("\n", " ")
        preview = QLabel(text if len(text) <= PREVIEW else text[:PREVIEW].rstrip() + "…")
        preview.setTextFormat(Qt.TextFormat.PlainText)
        preview.setWordWrap(True)
        words.addWidget(reason)
        words.addWidget(preview)
        restore = QPushButton(self.tr("Restore"))
        restore.clicked.connect(lambda: self.restore_asked.emit((index,)))
        row.addLayout(words, 1)
        row.addWidget(restore, 0, Qt.AlignmentFlag.AlignTop)
        return box
