"""The list of everything that the person said of words, to look through, take back and write to a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.correction import Correction
from reader.ui.words import correction_title


class CorrectionsDialog(QDialog):
    """A row a correction. `taken_back` gives the corrections that are to be forgotten, `export_asked` asks for a file of all."""

    taken_back = Signal(object)
    export_asked = Signal()

    def __init__(self, corrections: Iterable[Correction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Corrections"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows = sorted(corrections, key=lambda each: (each.words.casefold(), each.words))
        self._rows = rows
        self._table = QTableWidget(len(rows), 3)
        self._table.setHorizontalHeaderLabels([self.tr("Words"), self.tr("are"), self.tr("and stand for")])
        self._table.setAccessibleName(self.tr("Corrections"))
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setTabKeyNavigation(False)
        self._table.setShowGrid(False)
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._table.horizontalHeader().setHighlightSections(False)
        for number, each in enumerate(rows):
            for column, words in enumerate((each.words, correction_title(each.kind), each.same_as)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                self._table.setItem(number, column, item)
        self._table.itemSelectionChanged.connect(self._show_state)
        self._explained = QLabel()
        self._explained.setObjectName("dim")
        self._explained.setWordWrap(True)
        self._take_back = self._button(self.tr("Take back"), self._ask)
        self._export = self._button(self.tr("Export…"), self.export_asked.emit)
        close = self._button(self.tr("Close"), self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self._take_back)
        buttons.addWidget(self._export)
        buttons.addStretch()
        buttons.addWidget(close)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(22, 18, 22, 16)
        column_layout.setSpacing(12)
        column_layout.addWidget(self._explained)
        column_layout.addWidget(self._table, 1)
        column_layout.addStretch()
        column_layout.addLayout(buttons)
        self.resize(560, 420)
        QShortcut(QKeySequence.StandardKey.Delete, self._table, self._ask, context=Qt.ShortcutContext.WidgetShortcut)
        self._show_state()

    def _ask(self) -> None:
        """Take back what is selected; it leaves the list."""
        chosen = sorted({index.row() for index in self._table.selectedIndexes()}, reverse=True)
        self.taken_back.emit([self._rows[number] for number in reversed(chosen)])
        for number in chosen:
            self._table.removeRow(number)
            del self._rows[number]
        self._show_state()

    def _show_state(self) -> None:
        self._take_back.setEnabled(bool(self._table.selectedIndexes()))
        self._export.setEnabled(bool(self._rows))
        self._table.setVisible(bool(self._rows))
        told = self.tr("What you said of these words holds in every article.")
        empty = self.tr(
            "Nothing was corrected yet. Point at a name, or select words, and press T to say what they are."
        )
        self._explained.setText(told if self._rows else empty)

    def _button(self, title: str, run: Callable[[], None]) -> QPushButton:
        button = QPushButton(title)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: run())
        return button
