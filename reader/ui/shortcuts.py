"""The page of keyboard shortcuts, made from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from reader.style import Theme
from reader.ui.actions import ACTIONS, MENUS, translated

SCROLL_BAR = 24
"""The room for the scroll bar beside the keys."""


class ShortcutsDialog(QDialog):
    """Lists every action that has a key."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setHorizontalSpacing(32)
        grid.setContentsMargins(0, 0, SCROLL_BAR - 10, 0)
        grid.setVerticalSpacing(5)
        line = 0
        for menu in MENUS:
            heading = QLabel(translated(menu))
            heading.setStyleSheet(f"font-weight: 600; color: {theme.window.accent}; padding-top: 10px")
            grid.addWidget(heading, line, 0)
            line += 1
            for row in ACTIONS:
                if row.menu == menu:
                    keys = (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in row.shortcuts)
                    grid.addWidget(QLabel(translated(row.text)), line, 0)
                    grid.addWidget(QLabel("   ".join(keys)), line, 1, Qt.AlignmentFlag.AlignRight)
                    line += 1
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        inner.setStyleSheet("background: transparent")
        area.setStyleSheet("background: transparent")
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 12, 18, 18)
        column.addWidget(area)
        self.resize(max(460, inner.sizeHint().width() + SCROLL_BAR + 26 + 18), 640)
