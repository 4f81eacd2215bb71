"""A card that floats over the page: soft shadow, round corners, placed beside a passage and never over it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from reader.style import Theme
from reader.ui import fonts
from reader.ui.colors import color

SHADOW = 12
RADIUS = 9.0


class Card(QFrame):
    """A frame with a shadow; its contents stay `SHADOW` pixels inside its edges."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._area = theme, parent
        self.setObjectName("card")
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def fitting(self, width: float) -> int:
        """A width for the card: more of it where the window's words are larger, but no more than the page has."""
        return min(fonts.scaled(width), max(240, self._area.width()) + 2 * SHADOW)

    def place_by(self, box: QRect, *, above: bool) -> None:
        """Show the card beside a box of the parent: above it if there is room and that is wished, else below it."""
        self.adjustSize()
        size, area = self.size(), self._area.rect()
        over, under = box.top() - size.height() + SHADOW - 4, box.bottom() - SHADOW + 6
        fits_over, fits_under = over >= -SHADOW, under + size.height() <= area.height() + SHADOW
        y = over if (above and fits_over) or (not fits_under and fits_over) else under
        x = max(-SHADOW, min(box.left() - SHADOW, area.width() - size.width() + SHADOW))
        self.move(QPoint(x, max(-SHADOW, min(y, area.height() - size.height() + SHADOW))))
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw shadow and ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        shade = QColor(color(self._theme.window.shadow))
        strength = shade.alphaF()
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(SHADOW, 0, -2):
            shade.setAlphaF(strength * 0.4 * (1 - step / (SHADOW + 2)))
            painter.setBrush(shade)
            painter.drawRoundedRect(inner.adjusted(-step, -step + 3, step, step + 3), RADIUS + step, RADIUS + step)
        path = QPainterPath()
        path.addRoundedRect(inner, RADIUS, RADIUS)
        painter.fillPath(path, color(self._theme.window.card))
        painter.setPen(QPen(color(self._theme.window.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
