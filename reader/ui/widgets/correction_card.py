"""The card on which a person says what words are, with what that would change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.correction import LONGEST, UNNAMED, Correction, can_be_corrected, new_correction, plain
from reader.style import Theme
from reader.ui import fonts
from reader.ui.icons import icon
from reader.ui.widgets.card import SHADOW, Card
from reader.ui.words import CORRECTION_TITLES, correction_title

WIDTH = 392
COLUMNS = 3
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -COLUMNS, Qt.Key.Key_Down: COLUMNS}


@dataclass(frozen=True, slots=True)
class Question:
    """What the card asks about: words, what they are taken for now, and the names that they may stand for with their kinds.

    `kind` is one of the kinds of a correction, or empty; `stands_for` is empty where they stand for themselves.
    `said` is what the person said of them before.
    """

    words: str
    kind: str = ""
    stands_for: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    said: Correction | None = None


class CorrectionCard(Card):
    """`changed` tells that another answer is chosen, `answered` gives the answer, `left` that there is none."""

    changed = Signal()
    answered = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(self.tr("What these words are"))
        self._question = Question("")
        self._words = QLabel()
        self._words.setObjectName("name")
        self._words.setFont(fonts.font(fonts.READING, 15, 620))
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._kinds = QButtonGroup(self)
        self._kinds.setExclusive(False)
        self._names = QComboBox()
        self._names.setEditable(True)
        self._names.setAccessibleName(self.tr("Stands for"))
        self._names.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._field = QLineEdit()
        self._field.setMaxLength(LONGEST)
        self._field.setPlaceholderText(self.tr("itself"))
        self._names.setLineEdit(self._field)
        self._list = self._field.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self._list.setToolTip(self.tr("The names in this article"))
        self._list.triggered.connect(self._names.showPopup)
        self._names.editTextChanged.connect(lambda _text: self._take_name())
        self._effect = QLabel()
        self._effect.setObjectName("dim")
        self._effect.setWordWrap(True)
        self._forget = self._button(self.tr("Take back"), self._take_back)
        self._cancel = self._button(self.tr("Cancel"), self.left.emit)
        self._apply = self._button(self.tr("Apply"), self._answer)
        self._apply.setObjectName("primary")
        self._arrange()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        self._list.setIcon(icon("down", theme.window.dim))

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(4)
        named = [kind for kind in CORRECTION_TITLES if kind not in UNNAMED]
        gap = [""] * (-len(named) % COLUMNS)
        for number, kind in enumerate([*named, *gap, *sorted(UNNAMED)]):
            if not kind:
                continue
            button = self._button(correction_title(kind), partial(self._press, kind))
            button.setObjectName("chip")
            button.setCheckable(True)
            button.setProperty("kind", kind)
            self._kinds.addButton(button, number)
            grid.addWidget(button, number // COLUMNS, number % COLUMNS)
        same = QHBoxLayout()
        label = QLabel(self.tr("stands for"))
        label.setObjectName("dim")
        same.addWidget(label)
        same.addWidget(self._names, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._forget)
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(SHADOW + 16, SHADOW + 13, SHADOW + 16, SHADOW + 12)
        column.setSpacing(10)
        column.addWidget(self._words)
        column.addLayout(grid)
        column.addLayout(same)
        column.addWidget(self._effect)
        column.addLayout(buttons)
        self.setFixedWidth(self.fitting(WIDTH))
        for part in self.findChildren(QWidget):
            part.installEventFilter(self)

    # -- what is asked and answered ------------------------------------------------------------------------------

    def ask(self, question: Question) -> None:
        """Ask about other words; what they are taken for now is chosen."""
        self._question = question
        self._words.setText(f"“{question.words}”")
        self._names.blockSignals(True)
        self._names.clear()
        self._names.addItems(["", *question.names])
        self._names.blockSignals(False)
        self._write_name(question.stands_for)
        self._check(question.kind)
        self._forget.setVisible(question.said is not None)
        self._choose()

    @property
    def answer(self) -> Correction | None:
        """The correction that is chosen; None while nothing is, and while it is what is so already."""
        question, kind, name = self._question, self._kind(), self._name()
        unnamed, same_kind = kind in UNNAMED, kind == question.kind
        if not kind or (same_kind and (unnamed or name == question.stands_for)):
            return None
        said = question.said.same_as if question.said else ""
        itself = question.words if same_kind else ""
        stands_for = said if name and name == question.stands_for else name or itself
        if not can_be_corrected(plain(stands_for or question.words)):
            return None
        return new_correction(question.words, kind=kind, same_as="" if unnamed else stands_for)

    def show_effect(self, words: str) -> None:
        """Say what the answer would change."""
        self._effect.setText(words)
        self._fit()

    def _kind(self) -> str:
        button = next((button for button in self._kinds.buttons() if button.isChecked()), None)
        return str(button.property("kind")) if button else ""

    def _name(self) -> str:
        """The name that is chosen; nothing where the words stand for themselves."""
        name = " ".join(self._names.currentText().split())
        return "" if name == self._question.words else name

    def _take_name(self) -> None:
        """Another name: words that stand for something known are of its kind."""
        if kind := self._question.names.get(self._name()):
            self._check(kind)
        self._choose()

    def _press(self, kind: str) -> None:
        """Another kind: what is a place does not stand for the person that the words were taken for."""
        question, name = self._question, self._name()
        if kind == question.kind and not name:
            self._write_name(question.stands_for)
        elif question.names.get(name, kind) != kind:
            self._write_name("")
        self._check(kind)
        self._choose()

    def _write_name(self, name: str) -> None:
        self._names.blockSignals(True)
        self._names.setEditText(name)
        self._names.blockSignals(False)

    def _check(self, kind: str) -> None:
        """Check one kind, or none; the Tab key stops at the kinds once, the arrows go on from there."""
        buttons = self._kinds.buttons()
        for button in buttons:
            button.setChecked(button.property("kind") == kind)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus)
        if not kind:
            buttons[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _choose(self) -> None:
        self._names.setEnabled(self._kind() not in UNNAMED)
        self._apply.setEnabled(self.answer is not None)
        self.changed.emit()

    def _answer(self) -> None:
        if self.answer is not None:
            self.answered.emit(self.answer)

    def _take_back(self) -> None:
        self.answered.emit(Correction(self._question.words))

    # -- how it looks and is left --------------------------------------------------------------------------------

    def focus(self) -> None:
        """Go to the kind that is chosen, else to the first."""
        buttons = self._kinds.buttons()
        next((button for button in buttons if button.isChecked()), buttons[0]).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter answers, or presses the button below; Escape leaves; the arrows choose another kind."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_kind = watched in self._kinds.buttons()
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if isinstance(watched, QPushButton) and not is_kind:
                    watched.click()
                else:
                    self._answer()
                return True
            if is_kind and event.key() in STEPS:
                self._go(watched, STEPS[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def _go(self, button: QObject, step: int) -> None:
        """Choose the kind that lies beside, above or below another."""
        places = sorted(self._kinds.id(each) for each in self._kinds.buttons())
        here = next(self._kinds.id(each) for each in self._kinds.buttons() if each is button)
        if abs(step) == 1:
            there = places.index(here) + step
            goal = places[there] if 0 <= there < len(places) else here
        else:
            goal = max((place for place in places if place <= here + step), default=here)
            goal = goal if (goal // COLUMNS - here // COLUMNS) * step > 0 else here
        self._kinds.button(goal).setFocus()
        self._press(str(self._kinds.button(goal).property("kind")))

    def _fit(self) -> None:
        """Give the words the room that they need, and stay inside the window when that is more than before."""
        inner = self.width() - 2 * (SHADOW + 16)
        for label in (self._words, self._effect):
            label.setMinimumHeight(0)
            label.setMinimumHeight(max(label.fontMetrics().height(), label.heightForWidth(inner)))
        self.adjustSize()
        if self.isVisible():
            lowest = self._area.height() - self.height() + SHADOW
            self.move(self.x(), max(-SHADOW, min(self.y(), lowest)))

    def _button(self, title: str, run: Callable[[], None]) -> QPushButton:
        button = QPushButton(title)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: run())
        return button
