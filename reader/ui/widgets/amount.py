"""A slider that chooses a number in steps, with the number written beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSlider

from reader.style import Theme
from reader.ui.colors import color

GROOVE = 4.0
HANDLE = 7.5
RING = 3.0


class Amount(QSlider):
    """Chooses a number between two bounds; `chosen` gives it. The pointer may stand between two steps while it is dragged."""

    chosen = Signal(int)

    def __init__(
        self, theme: Theme, name: str, bounds: tuple[int, int], step: int, written: Callable[[int], str] = str
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme, self._step, self._written = theme, step, written
        self._now = bounds[0]
        self.setAccessibleName(name)
        self.setRange(*bounds)
        self.setSingleStep(step)
        self.setPageStep(2 * step)
        self.title, self.number = QLabel(name), QLabel()
        self.number.setObjectName("dim")
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.valueChanged.connect(self._take)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def show_value(self, value: int) -> None:
        """Show a number that was chosen elsewhere, also one between two steps."""
        self._now = value
        if not self.isSliderDown():
            was_blocked = self.blockSignals(True)
            self.setValue(value)
            self.blockSignals(was_blocked)
        self.number.setText(self._written(value))

    def _take(self, value: int) -> None:
        low = self.minimum()
        nearest = min(self.maximum(), low + round((value - low) / self._step) * self._step)
        if nearest != self._now:
            self._now = nearest
            self.number.setText(self._written(nearest))
            self.chosen.emit(nearest)

    def sizeHint(self) -> QSize:
        """High enough for the handle with its ring."""
        return QSize(120, 28)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The handle comes to where the groove is pressed, and can be dragged from there."""
        self.setSliderDown(True)
        self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if self.isSliderDown():
            self._follow(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let the handle rest on a step."""
        self.setSliderDown(False)
        self.setValue(self._now)

    def _follow(self, event: QMouseEvent) -> None:
        share = (event.position().x() - self._inset) / (self.width() - 2 * self._inset)
        self.setValue(self.minimum() + round(min(1.0, max(0.0, share)) * (self.maximum() - self.minimum())))

    @property
    def _inset(self) -> float:
        return HANDLE + RING

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the groove, filled up to the handle; a ring tells that the keys move it."""
        painter, window = QPainter(self), self._theme.window
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = (self.value() - self.minimum()) / (self.maximum() - self.minimum())
        length, middle = self.width() - 2 * self._inset, self.height() / 2
        groove = QRectF(self._inset, middle - GROOVE / 2, length, GROOVE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(window.line))
        painter.drawRoundedRect(groove, GROOVE / 2, GROOVE / 2)
        groove.setWidth(length * share)
        painter.setBrush(color(window.faint))
        painter.drawRoundedRect(groove, GROOVE / 2, GROOVE / 2)
        handle = QPointF(self._inset + length * share, middle)
        if self.hasFocus():
            painter.setPen(QPen(color(window.text), 1))
            painter.setBrush(color(window.card))
            painter.drawEllipse(handle, HANDLE + RING - 0.5, HANDLE + RING - 0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(window.accent))
        painter.drawEllipse(handle, HANDLE, HANDLE)
