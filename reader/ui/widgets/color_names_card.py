"""The card on which the person names the colours of highlights."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from reader.style import Theme
from reader.ui.color_names import LONGEST, ColorNames
from reader.ui.widgets.card import SHADOW, Card
from reader.ui.widgets.color_dots import ColorDot
from reader.ui.words import color_title

WIDTH = 260


class ColorNamesCard(Card):
    """A field beside each colour; what is typed there is its name at once. `left` tells that the card may go."""

    left = Signal()

    def __init__(self, theme: Theme, names: ColorNames, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._names = names
        self.setAccessibleName(self.tr("What the colours mean"))
        grid = QGridLayout(self)
        grid.setContentsMargins(SHADOW + 14, SHADOW + 10, SHADOW + 14, SHADOW + 14)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        heading = QLabel(self.tr("What the colours mean to you"))
        heading.setObjectName("dim")
        grid.addWidget(heading, 0, 0, 1, 2)
        self._dots: list[ColorDot] = []
        self._fields: dict[str, QLineEdit] = {}
        for row, name in enumerate(theme.highlights, 1):
            self._add(grid, row, name)
        self.setFixedWidth(self.fitting(WIDTH + 2 * SHADOW))

    def _add(self, grid: QGridLayout, row: int, name: str) -> None:
        dot, field = ColorDot(self._theme, name, color_title(name)), QLineEdit()
        field.setMaxLength(LONGEST)
        field.setPlaceholderText(color_title(name))
        field.setAccessibleName(self.tr("Name of {}").format(color_title(name).lower()))
        field.textEdited.connect(lambda words: self._names.rename(name, words))
        field.returnPressed.connect(self.left)
        dot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        dot.setCheckable(False)
        dot.clicked.connect(field.setFocus)
        dot.naming_asked.connect(lambda _name: field.setFocus())
        self._dots.append(dot)
        self._fields[name] = field
        grid.addWidget(dot, row, 0)
        grid.addWidget(field, row, 1)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        super().set_theme(theme)
        for dot in self._dots:
            dot.set_theme(theme)

    def edit(self, color: str = "") -> None:
        """Show the names as they are, and type that of a colour; that of the first one for an empty name."""
        for name, field in self._fields.items():
            field.setText(self._names.given_to(name))
        chosen = self._fields.get(color) or next(iter(self._fields.values()))
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)
        chosen.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the card."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
