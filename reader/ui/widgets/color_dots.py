"""A row of round buttons, one a highlight colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QWidget

from reader.style import Theme
from reader.ui.color_names import ColorNames
from reader.ui.colors import color


class ColorDot(QAbstractButton):
    """One colour; checked when the highlight has it. `naming_asked` comes of a right click or the menu key."""

    naming_asked = Signal(str)

    def __init__(self, theme: Theme, name: str, title: str) -> None:
        super().__init__()
        self._theme, self.name = theme, name
        self.setCheckable(True)
        self.set_title(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_title(self, title: str) -> None:
        """Take another name."""
        self.setToolTip(title)
        self.setAccessibleName(title)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """A dot with room for its ring."""
        return QSize(28, 28)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for another name."""
        self.naming_asked.emit(self.name)
        event.accept()

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
    """All the colours of a theme in a row, or one below the other. `naming_asked` gives the colour that is to be named."""

    chosen = Signal(str)
    naming_asked = Signal(str)

    def __init__(self, theme: Theme, names: ColorNames, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._dots = []
        for name in theme.highlights:
            dot = ColorDot(theme, name, names.title(name))
            dot.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            dot.naming_asked.connect(self.naming_asked)
            self._row.addWidget(dot)
            self._dots.append(dot)
        names.changed.connect(self._show_names)

    def _show_names(self) -> None:
        for dot in self._dots:
            dot.set_title(self._names.title(dot.name))

    def set_direction(self, direction: QBoxLayout.Direction) -> None:
        """Stand in a row, or one below the other."""
        self._row.setDirection(direction)
        self.updateGeometry()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for dot in self._dots:
            dot.set_theme(theme)

    def show_chosen(self, name: str) -> None:
        """Ring one colour; none for an empty name."""
        for dot in self._dots:
            dot.setChecked(dot.name == name)
