"""The selected passage and the caret, in the article's offsets."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QWidget

from reader.article import Span
from reader.article.article import block_at
from reader.ui.page.moving import MovingView
from reader.ui.page.typography import Typography

SETTLED_MILLISECONDS = 250
"""A selection that did not change for so long is what one wants."""


class SelectingView(MovingView):
    """Selects passages by mouse and keys; `selection_settled` tells when one is chosen."""

    selection_settled = Signal()

    def __init__(self, typography: Typography, parent: QWidget | None = None) -> None:
        super().__init__(typography, parent)
        self._selection_timer = QTimer(self, singleShot=True, interval=SETTLED_MILLISECONDS)
        self._selection_timer.timeout.connect(self.selection_settled)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.selectionChanged.connect(self._selection_timer.start)

    # -- the selection -------------------------------------------------------------------------------------------

    def selected(self) -> Span | None:
        """The selected passage, as one means it."""
        cursor = self.textCursor()
        if not cursor.hasSelection() or self.article is None:
            return None
        start = self._positions.offset(cursor.selectionStart())
        return self.passage(start, self._positions.offset(cursor.selectionEnd()))

    def passage(self, start: int, end: int) -> Span | None:
        """What one means by the text between two offsets: no white space at its ends, a picture as a whole."""
        if self.article is None:
            return None
        text, blocks = self.article.text[start:end], self.article.blocks
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        if end <= start:
            return None
        first, last = blocks[block_at(blocks, start)], blocks[block_at(blocks, end - 1)]
        return Span(
            first.span.start if first.kind == "image" else start, last.span.end if last.kind == "image" else end
        )

    def select(self, span: Span) -> None:
        """Select a passage, as if by hand."""
        cursor = self.textCursor()
        cursor.setPosition(self._positions.position(span.start))
        cursor.setPosition(self._positions.position(span.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def copy_selection(self) -> None:
        """Copy the selected passage as plain text, paragraphs set apart."""
        span = self.selected()
        if span is not None and self.article is not None:
            QGuiApplication.clipboard().setText(self.article.excerpt(span))

    def _settle_selection(self) -> None:
        """What is selected now is chosen: nobody has to wait."""
        self._selection_timer.stop()
        self.selection_settled.emit()

    # -- the caret -----------------------------------------------------------------------------------------------

    def caret(self) -> int | None:
        """The offset of the caret, whether it is drawn or not; nothing when it is out of sight."""
        offset, seen = self._positions.offset(self.textCursor().position()), self.seen()
        return offset if seen.start <= offset <= seen.end else None

    def set_caret(self, offset: int) -> None:
        """Put the caret, which screen readers follow, at an offset in sight; nothing is selected then."""
        cursor = self.textCursor()
        cursor.setPosition(self._positions.position(offset))
        self._set_cursor(cursor)

    def clear_selection(self) -> None:
        """Select nothing."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self._set_cursor(cursor)

    def _set_cursor(self, cursor: QTextCursor) -> None:
        """Take another cursor, and stay where the page stands: Qt would scroll to it."""
        self._settling = True
        self.setTextCursor(cursor)
        self._settling = False
        self._settle()

    # -- characters ----------------------------------------------------------------------------------------------

    def nearest(self, point: QPoint) -> int:
        """The offset of the edge between two characters that is nearest to a point of the viewport."""
        return self._positions.offset(self.cursorForPosition(point).position())

    def character_before(self, offset: int) -> int:
        """The offset of the character, with all that belongs to it, before an offset."""
        return self._beside(offset, QTextCursor.MoveOperation.PreviousCharacter)

    def character_after(self, offset: int) -> int:
        """The offset behind the character, with all that belongs to it, at an offset."""
        return self._beside(offset, QTextCursor.MoveOperation.NextCharacter)

    def _beside(self, offset: int, step: QTextCursor.MoveOperation) -> int:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._positions.position(offset))
        cursor.movePosition(step)
        return self._positions.offset(cursor.position())

    # -- keys ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy; all other keys move the page."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        else:
            super().keyPressEvent(event)
