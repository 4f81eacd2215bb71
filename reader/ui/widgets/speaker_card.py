"""The card on which a person says whose words a quotation is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from reader.style import Theme
from reader.ui import fonts
from reader.ui.icons import icon
from reader.ui.widgets.card import SHADOW, Card

WIDTH = 372
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Quoted:
    """What the card asks about: the first words of a quotation, who speaks now, and who may.

    `is_said` tells that the person said so before; `may_be_none` that the words are so few that they may be no quotation.
    """

    words: str
    speaker: str
    names: Sequence[str]
    is_said: bool = False
    may_be_none: bool = False


class SpeakerCard(Card):
    """`answered` gives the name of the speaker, empty where nobody can know; `taken_back` that the tagger decides again.

    `denied` tells that the words are no quotation, `left` that nothing is to change.
    """

    answered = Signal(str)
    taken_back = Signal()
    denied = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(self.tr("Whose words these are"))
        self._speaker = ""
        self._title = QLabel(self.tr("SAID BY"))
        self._title.setObjectName("kind")
        self._title.setFont(fonts.window(11, 640))
        self._words = QLabel()
        self._words.setObjectName("dim")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._names = QComboBox()
        self._names.setEditable(True)
        self._names.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._names.setAccessibleName(self.tr("Speaker"))
        self._field = QLineEdit()
        self._field.setMaxLength(LONGEST)
        self._field.setPlaceholderText(self.tr("nobody can know"))
        self._names.setLineEdit(self._field)
        self._list = self._field.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self._list.setToolTip(self.tr("The names in this article"))
        self._list.triggered.connect(self._names.showPopup)
        self._names.editTextChanged.connect(lambda _text: self._show_state())
        self._deny = self._button(self.tr("Not a quotation"), self.denied.emit)
        self._forget = self._button(self.tr("Take back"), self.taken_back.emit)
        self._cancel = self._button(self.tr("Cancel"), self.left.emit)
        self._apply = self._button(self.tr("Apply"), self._answer)
        self._apply.setObjectName("primary")
        buttons = QHBoxLayout()
        for part in (self._deny, self._forget):
            buttons.addWidget(part)
        buttons.addStretch()
        for part in (self._cancel, self._apply):
            buttons.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(SHADOW + 16, SHADOW + 13, SHADOW + 16, SHADOW + 12)
        column.setSpacing(9)
        for widget in (self._title, self._names, self._words):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.setFixedWidth(self.fitting(WIDTH))
        for child in self.findChildren(QWidget):
            child.installEventFilter(self)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        self._list.setIcon(icon("down", theme.window.dim))

    def ask(self, quoted: Quoted) -> None:
        """Ask about another quotation; who is taken for its speaker now is chosen."""
        self._speaker = quoted.speaker
        self._words.setText(quoted.words)
        self._words.setMinimumHeight(max(0, self._words.heightForWidth(self.width() - 2 * (SHADOW + 16))))
        self._names.clear()
        self._names.addItems(list(quoted.names))
        self._names.setEditText(quoted.speaker)
        self._field.selectAll()
        self._deny.setVisible(quoted.may_be_none)
        self._forget.setVisible(quoted.is_said)
        self._show_state()

    def focus(self) -> None:
        """Go to the name."""
        self._field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter answers, Escape leaves."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not isinstance(watched, QPushButton):
                self._answer()
                return True
        return super().eventFilter(watched, event)

    def _name(self) -> str:
        return " ".join(self._names.currentText().split())

    def _show_state(self) -> None:
        self._apply.setEnabled(self._name() != self._speaker)

    def _answer(self) -> None:
        if self._apply.isEnabled():
            self.answered.emit(self._name())

    def _button(self, title: str, run: Callable[[], None]) -> QPushButton:
        button = QPushButton(title)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: run())
        return button
