"""The few questions that the window asks; the answer that loses nothing is the default."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget


def confirm_loss(window: QWidget) -> bool:
    """Ask whether to close although something could not be saved."""
    box = QMessageBox(
        QMessageBox.Icon.Warning, "Close Reader", _tr("Some of your last changes could not be saved."), parent=window
    )
    box.setInformativeText(_tr("They are still here as long as the window is open."))
    keep = box.addButton(_tr("Keep open"), QMessageBox.ButtonRole.RejectRole)
    lose = box.addButton(_tr("Close and lose them"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is lose


def _tr(text: str) -> str:
    return QCoreApplication.translate("questions", text)
