"""The card of one highlight: its colour, the words of its note, its labels, and the button that removes it.

What is typed is told every half second while one types, and when the card is left; nothing waits for a button.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from reader.annotation import Annotation
from reader.style import Theme
from reader.ui.color_names import ColorNames
from reader.ui.icons import icon
from reader.ui.widgets.card import SHADOW, Card
from reader.ui.widgets.color_dots import ColorDots
from reader.ui.widgets.labels_field import LabelsField

SAVE_AFTER = 500
WIDTH = 320
EDITOR_FRAME = 24
"""What the editor needs around its lines."""


class NoteCard(Card):
    """Edits one annotation. `resized` tells that it needs more or less room."""

    note_changed = Signal(str, str)
    color_chosen = Signal(str, str)
    labels_changed = Signal(str, tuple)
    labels_asked = Signal()
    naming_asked = Signal(str)
    remove_asked = Signal(str)
    resized = Signal()
    left = Signal()

    def __init__(self, theme: Theme, names: ColorNames, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(self.tr("Highlight and note"))
        self.annotation_id = ""
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._timer.timeout.connect(self.tell)
        self._editor = QPlainTextEdit()
        self._editor.setPlaceholderText(self.tr("Your note"))
        self._editor.setAccessibleName(self.tr("Note"))
        self._editor.setTabChangesFocus(True)
        self._editor.textChanged.connect(self._typed)
        self._editor.installEventFilter(self)
        self._labels = LabelsField()
        self._labels.changed.connect(self._tell_labels)
        self._labels.asked.connect(self.labels_asked)
        self._labels.left.connect(self.leave)
        self._labels.resized.connect(self.resized)
        self._dots = ColorDots(theme, names)
        self._dots.naming_asked.connect(self.naming_asked)
        self._dots.chosen.connect(lambda name: self.color_chosen.emit(self.annotation_id, name))
        self._remove = self._button(self.tr("Remove (Delete)"))
        self._remove.clicked.connect(lambda: self.remove_asked.emit(self.annotation_id))
        self._close = self._button(self.tr("Close (Esc)"))
        self._close.clicked.connect(self.leave)
        row = QHBoxLayout()
        row.addWidget(self._dots)
        row.addStretch()
        row.addWidget(self._remove)
        row.addWidget(self._close)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(SHADOW + 10, SHADOW + 8, SHADOW + 10, SHADOW + 10)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._editor)
        column.addWidget(self._labels)
        self.setFixedWidth(self.fitting(WIDTH))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        self._dots.set_theme(theme)
        self._remove.setIcon(icon("remove", theme.window.dim))
        self._close.setIcon(icon("close", theme.window.dim))

    def edit(self, annotation: Annotation) -> None:
        """Show an annotation; what was typed in the last one is told first."""
        self.leave()
        self.annotation_id = annotation.id
        self._set_note(annotation.note)
        self._labels.clear_typed()
        self._labels.show_labels(annotation.labels)
        self._dots.show_chosen(annotation.color)

    def refresh(self, annotation: Annotation | None) -> None:
        """The annotation changed elsewhere (undo, another panel); typed words that are not told yet stay."""
        if annotation is None:
            self._timer.stop()
            self.annotation_id = ""
            self.hide()
            return
        self._dots.show_chosen(annotation.color)
        self._labels.show_labels(annotation.labels)
        if not self._timer.isActive() and annotation.note != self._editor.toPlainText():
            self._set_note(annotation.note)

    def focus(self) -> None:
        """Type into the note."""
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = self._editor.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self._editor.setTextCursor(cursor)

    def focus_labels(self) -> None:
        """Type a label."""
        self._labels.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, labels: tuple[str, ...]) -> None:
        """Offer these labels while one types."""
        self._labels.offer(labels)

    def tell(self) -> None:
        """Hand on what was typed."""
        self._timer.stop()
        if self.annotation_id:
            self.note_changed.emit(self.annotation_id, self._editor.toPlainText())

    def tell_note(self) -> None:
        """Hand on the words of the note that are not told yet."""
        if self._timer.isActive():
            self.tell()

    def tell_typed(self) -> None:
        """Hand on what was typed and is not told yet."""
        self.tell_note()
        if self.annotation_id:
            self._labels.take()

    def leave(self) -> None:
        """Close the card; what was typed is told first."""
        self.tell_typed()
        if self.annotation_id:
            self.annotation_id = ""
            self.hide()
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc and Ctrl+Enter close the card; leaving the editor tells what was typed."""
        if watched is self._editor and event.type() == QEvent.Type.FocusOut:
            self.tell_note()
        if watched is self._editor and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() == Qt.Key.Key_Escape or (enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
                self.leave()
                return True
        return super().eventFilter(watched, event)

    def _tell_labels(self, labels: tuple[str, ...]) -> None:
        if self.annotation_id:
            self.tell_note()
            self.labels_changed.emit(self.annotation_id, labels)

    def sizeHint(self) -> QSize:
        """As high as the note's first lines."""
        lines = min(9, max(3, self._editor.document().blockCount() + len(self._editor.toPlainText()) // 40))
        inside = lines * self._editor.fontMetrics().lineSpacing() + EDITOR_FRAME
        around = self._column.sizeHint().height() - self._editor.sizeHint().height()
        return QSize(self.fitting(WIDTH), around + inside)

    def _typed(self) -> None:
        """Tell soon; more keys do not put it off, so who types without a pause loses half a second at most."""
        if self.annotation_id and not self._timer.isActive():
            self._timer.start()

    def _set_note(self, note: str) -> None:
        self._editor.blockSignals(True)
        self._editor.setPlainText(note)
        self._editor.blockSignals(False)

    def _button(self, title: str) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(16, 16))
        button.setToolTip(title)
        button.setAccessibleName(title)
        return button
