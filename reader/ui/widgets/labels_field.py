"""A field for labels: each is a chip, the last place is where the next one is typed, known ones are offered."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QListView, QPushButton, QWidget

GAP, EDGE = 5, 6
LEAST_FIELD = 90
LONGEST = 60


class LabelsField(QFrame):
    """`changed` gives the labels after each that came or went, `asked` comes when one begins to type, `left` with Esc.

    `resized` tells that the chips take more or fewer rows.
    """

    changed = Signal(tuple)
    asked = Signal()
    left = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("labels")
        self._labels: tuple[str, ...] = ()
        self._chips: list[QPushButton] = []
        self._field = QLineEdit(self)
        self._field.setMaxLength(LONGEST)
        self._field.setAccessibleName(self.tr("Labels"))
        self._field.textEdited.connect(self._typed)
        self._field.installEventFilter(self)
        self._known = QStringListModel(self)
        self._completer = QCompleter(self._known, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.activated.connect(lambda _text: QTimer.singleShot(0, self._take_typed))
        self._offered = QListView()
        self._offered.setObjectName("completions")
        self._completer.setPopup(self._offered)
        self._field.setCompleter(self._completer)
        self.setFocusProxy(self._field)
        self._arrange()

    # -- what is shown ---------------------------------------------------------------------------------------------

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels as they are now."""
        return self._labels

    def show_labels(self, labels: tuple[str, ...]) -> None:
        """Show other labels; what is being typed stays."""
        if labels == self._labels:
            return
        self._labels = labels
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(label) for label in labels]
        self._arrange()

    def offer(self, known: Iterable[str]) -> None:
        """Offer these labels while one types."""
        self._known.setStringList([label for label in known if label not in self._labels])

    def clear_typed(self) -> None:
        """Forget what is being typed."""
        self._field.clear()

    # -- what the person does --------------------------------------------------------------------------------------

    def take(self) -> None:
        """What was typed becomes a label."""
        self._add(self._field.text())
        self._field.clear()

    def _take_typed(self) -> None:
        if self._field.text():
            self.take()

    def _add(self, words: str) -> None:
        label = " ".join(words.replace(",", " ").split()).lstrip("#").strip()
        if label and label.casefold() not in {each.casefold() for each in self._labels}:
            self._change((*self._labels, label))

    def _remove(self, label: str) -> None:
        self._change(tuple(each for each in self._labels if each != label))
        self._field.setFocus()

    def _change(self, labels: tuple[str, ...]) -> None:
        self.show_labels(labels)
        self.changed.emit(labels)

    def _typed(self, text: str) -> None:
        """A comma ends a label, also within what is pasted."""
        *whole, rest = text.split(",")
        for label in whole:
            self._add(label)
        if whole:
            self._field.setText(rest.lstrip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter ends a label, Backspace in the empty field removes the last, Esc leaves; nothing that was typed is lost."""
        if event.type() == QEvent.Type.FocusIn:
            self._offered.setStyleSheet(self.window().styleSheet())  # a list that pops up inherits none
            self.asked.emit()
            self._mark_focus(focused=True)
        elif event.type() == QEvent.Type.FocusOut:
            self._mark_focus(focused=False)
            if not self._offered.isVisible():
                self._take_typed()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        key, offered = event.key(), self._offered
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if offered.isVisible() and offered.currentIndex().isValid():
                self._field.setText(str(offered.currentIndex().data()))
            offered.hide()
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier or not self._field.text():
                self._take_typed()
                self.left.emit()
            self._take_typed()
            return True
        if key == Qt.Key.Key_Backspace and not self._field.text() and self._labels:
            self._remove(self._labels[-1])
            return True
        if key == Qt.Key.Key_Escape and not offered.isVisible():
            self._take_typed()
            self.left.emit()
            return True
        return False

    def _mark_focus(self, *, focused: bool) -> None:
        self.setProperty("focused", focused)
        self.style().unpolish(self)
        self.style().polish(self)

    # -- places ----------------------------------------------------------------------------------------------------

    def _chip(self, label: str) -> QPushButton:
        chip = QPushButton(self)
        chip.setObjectName("label")
        chip.setText(chip.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, 200).replace("&", "&&") + "  ×")
        chip.setToolTip(self.tr("Remove “{}”").format(label))
        chip.setAccessibleName(self.tr("Remove label {}").format(label))
        chip.clicked.connect(lambda: self._remove(label))
        chip.show()
        return chip

    def _arrange(self) -> None:
        """Put the chips in rows, and the field behind the last of them."""
        self._field.setPlaceholderText("" if self._labels else self.tr("Labels"))
        width, x, y = self.width() - EDGE, EDGE, EDGE
        height = max((each.sizeHint().height() for each in (*self._chips, self._field)), default=0)
        for chip in self._chips:
            wide = min(chip.sizeHint().width(), width - EDGE)
            if x > EDGE and x + wide > width:
                x, y = EDGE, y + height + GAP
            chip.setGeometry(QRect(x, y, wide, height))
            x += wide + GAP
        if x > EDGE and x + LEAST_FIELD > width:
            x, y = EDGE, y + height + GAP
        self._field.setGeometry(QRect(x, y, max(LEAST_FIELD, width - x), height))
        if self.minimumHeight() != y + height + EDGE:
            self.setFixedHeight(y + height + EDGE)
            self.resized.emit()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(200, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width holds more or fewer chips in a row."""
        super().resizeEvent(event)
        self._arrange()
