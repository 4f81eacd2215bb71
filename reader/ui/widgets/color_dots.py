"""A row of round buttons, one a highlight colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from reader.style import Theme
from reader.ui.colors import color


class ColorDot(QAbstractButton):
    """One colour; checked when the highlight has it."""

    def __init__(self, theme: Theme, name: str, title: str) -> None:
        super().__init__()
        self._theme, self.name = theme, name
        self.setCheckable(True)
        self.setToolTip(title)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """A dot with room for its ring."""
        return QSize(28, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dot, ringed when it is chosen, under the pointer or has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        fill = color(self._theme.highlight(self.name))
        painter.setBrush(color(self._theme.highlight(self.name)[:7]) if not self._theme.dark else fill.lighter(130))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(middle, 8.5, 8.5)
        if self.isChecked() or self.hasFocus() or self.underMouse():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ink = self._theme.window.text if self.isChecked() or self.hasFocus() else self._theme.window.faint
            painter.setPen(QPen(color(ink), 1.5))
            painter.drawEllipse(middle, 11.5, 11.5)


class ColorDots(QWidget):
    """All the colours of a theme in a row."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, titles: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self._dots = []
        for name in theme.highlights:
            dot = ColorDot(theme, name, titles.get(name, name))
            dot.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            row.addWidget(dot)
            self._dots.append(dot)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for dot in self._dots:
            dot.set_theme(theme)

    def show_chosen(self, name: str) -> None:
        """Ring one colour; none for an empty name."""
        for dot in self._dots:
            dot.setChecked(dot.name == name)
