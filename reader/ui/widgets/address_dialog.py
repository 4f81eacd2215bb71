"""The small dialog that asks for an address."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from reader.opening import address_in
from reader.ui import fonts

WIDTH = 540


class AddressDialog(QDialog):
    """A field and what will happen. `address_chosen` gives the address with its scheme."""

    address_chosen = Signal(str)

    def __init__(self, offered: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Open address"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._field = QLineEdit(offered)
        self._field.setPlaceholderText("https://")
        self._field.setAccessibleName(self.tr("Address"))
        self._field.selectAll()
        self._field.textChanged.connect(self._judge)
        words = QLabel(
            self.tr(
                "This page alone is fetched, and nothing is sent but its address. Its pictures stay where they are until you ask for one."
            )
        )
        words.setObjectName("dim")
        words.setWordWrap(True)
        self._open = QPushButton(self.tr("Open"))
        self._open.setObjectName("primary")
        self._open.setDefault(True)
        self._open.clicked.connect(self._choose)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 16)
        column.setSpacing(12)
        column.addWidget(self._field)
        column.addWidget(words)
        column.addLayout(buttons)
        self.setFixedWidth(fonts.scaled(WIDTH))
        self._judge()

    def _judge(self) -> None:
        """Only an address can be opened."""
        self._open.setEnabled(bool(address_in(self._field.text(), typed=True)))

    def _choose(self) -> None:
        address = address_in(self._field.text(), typed=True)
        if address:
            self.accept()
            self.address_chosen.emit(address)
