"""The small bar beside a selection: the colours, a note, copy, what the words are."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from reader.style import Theme
from reader.ui.icons import icon
from reader.ui.widgets.card import SHADOW, Card
from reader.ui.widgets.color_dots import ColorDots


class SelectionBar(Card):
    """Asks what to do with the selected passage."""

    color_chosen = Signal(str)
    note_asked = Signal()
    copy_asked = Signal()
    correction_asked = Signal()

    def __init__(self, theme: Theme, titles: dict[str, str], parent: QWidget) -> None:
        super().__init__(theme, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(SHADOW + 6, SHADOW + 4, SHADOW + 6, SHADOW + 4)
        row.setSpacing(2)
        self._dots = ColorDots(theme, titles)
        self._dots.chosen.connect(self.color_chosen)
        row.addWidget(self._dots)
        self._note = self._button(self.tr("Note (M)"), self.note_asked)
        self._copy = self._button(self.tr("Copy (Ctrl+C)"), self.copy_asked)
        self._correct = self._button(self.tr("What this is (T)"), self.correction_asked)
        for button in (self._note, self._copy, self._correct):
            row.addWidget(button)
        self.setAccessibleName(self.tr("What to do with the selection"))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        self._dots.set_theme(theme)
        self._note.setIcon(icon("note", theme.window.text))
        self._copy.setIcon(icon("copy", theme.window.text))
        self._correct.setIcon(icon("tag", theme.window.text))

    def _button(self, title: str, signal: object) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(18, 18))
        button.setToolTip(title)
        button.setAccessibleName(title)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(signal)
        return button
