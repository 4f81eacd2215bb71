"""Tiles that one of is chosen: a font, a theme, a way to set paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from reader.style import Theme
from reader.ui import fonts
from reader.ui.colors import color

RADIUS = 7.0
LEAST = 9
"""A word that is too long for its tile is written smaller, but not below this many pixels."""
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Tile(QAbstractButton):
    """One choice; `value` is what the settings call it."""

    high = 38

    def __init__(self, theme: Theme, value: object, title: str) -> None:
        super().__init__()
        self._theme, self.value = theme, value
        self.setCheckable(True)
        self.setAutoExclusive(
            True
        )  # the group sees to it; assistive tools are told by this that one of several is chosen
        self.setText(title)
        self.setToolTip(title)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """All tiles of a row are equally wide."""
        return QSize(40, fonts.scaled(self.high))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys are the row's."""
        if event.key() in STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and what is on it; the chosen tile has a frame, that with the focus a second one."""
        painter, window = QPainter(self), self._theme.window
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        self._draw_ground(painter, box)
        self._draw_sample(painter, box)
        chosen = self.isChecked()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color(window.accent if chosen else window.line), 2 if chosen else 1))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(color(window.text), 1))
            painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), RADIUS + 2.5, RADIUS + 2.5)

    def _draw_ground(self, painter: QPainter, box: QRectF) -> None:
        window = self._theme.window
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(window.selected if self.underMouse() or self.isChecked() else window.card))
        painter.drawRoundedRect(box, RADIUS, RADIUS)

    def _draw_sample(self, painter: QPainter, box: QRectF) -> None:
        font = fonts.window(13)
        lacking = box.width() / max(1, QFontMetricsF(font).horizontalAdvance(self.text()) + 6)
        if lacking < 1:
            font.setPixelSize(max(LEAST, int(font.pixelSize() * lacking)))
        painter.setFont(font)
        painter.setPen(color(self._theme.window.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())


class FontTile(Tile):
    """A font, shown in itself, with its short name below."""

    high = 58

    def __init__(self, theme: Theme, family: str, title: str, short: str) -> None:
        super().__init__(theme, family, title)
        self._family, self._short = family, short

    def _draw_sample(self, painter: QPainter, box: QRectF) -> None:
        window = self._theme.window
        painter.setPen(color(window.text))
        painter.setFont(fonts.font(self._family, 20))
        painter.drawText(box.adjusted(0, 1, 0, -16), Qt.AlignmentFlag.AlignCenter, "Aa")
        painter.setPen(color(window.text if self.isChecked() else window.dim))
        _draw_name(painter, box, self._short)


class ThemeTile(Tile):
    """A theme in its own colours, with its short name below; what follows the system is half light and half dark."""

    high = 58

    def __init__(self, theme: Theme, name: str, title: str, short: str, shown: Sequence[Theme]) -> None:
        super().__init__(theme, name, title)
        self._short, self._shown = short, shown

    def _draw_ground(self, painter: QPainter, box: QRectF) -> None:
        path = QPainterPath()
        path.addRoundedRect(box, RADIUS, RADIUS)
        painter.fillPath(path, color(self._shown[0].window.page))
        if len(self._shown) > 1:
            half = QPainterPath()
            half.addRect(QRectF(box.center().x(), box.top(), box.width() / 2, box.height()))
            painter.fillPath(path.intersected(half), color(self._shown[1].window.page))

    def _draw_sample(self, painter: QPainter, box: QRectF) -> None:
        """Each of the themes draws its part."""
        width = box.width() / len(self._shown)
        for number, theme in enumerate(self._shown):
            painter.save()
            painter.setClipRect(QRectF(box.left() + number * width, box.top(), width, box.height()))
            painter.setFont(fonts.font(fonts.READING, 20))
            painter.setPen(color(theme.window.text))
            painter.drawText(box.adjusted(0, 1, 0, -16), Qt.AlignmentFlag.AlignCenter, "Aa")
            _draw_name(painter, box, self._short)
            painter.restore()


def _draw_name(painter: QPainter, box: QRectF, name: str) -> None:
    painter.setFont(fonts.window(11))
    painter.drawText(box.adjusted(0, 0, 0, -5), Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, name)


@dataclass(frozen=True, slots=True)
class Strokes:
    """A small drawing of lines of text: (from, to, height) of each, as shares of its width and height."""

    lines: Sequence[tuple[float, float, float]]


LEFT = Strokes(((0, 1, 0.1), (0, 0.62, 0.37), (0, 0.9, 0.64), (0, 0.5, 0.91)))
STRAIGHT = Strokes(((0, 1, 0.1), (0, 1, 0.37), (0, 1, 0.64), (0, 0.5, 0.91)))
SPACED = Strokes(((0, 1, 0.0), (0, 0.7, 0.25), (0, 1, 0.75), (0, 0.7, 1.0)))
INDENTED = Strokes(((0, 1, 0.1), (0, 0.7, 0.37), (0.3, 1, 0.64), (0, 0.8, 0.91)))
DRAWING = QSize(16, 13)
BESIDE = 9.0


class DrawnTile(Tile):
    """A way to set lines: a small drawing of it and its name."""

    def __init__(self, theme: Theme, title: str, strokes: Strokes, *, value: bool) -> None:
        super().__init__(theme, value, title)
        self._strokes = strokes

    def _draw_sample(self, painter: QPainter, box: QRectF) -> None:
        ink: QColor = color(self._theme.window.text)
        painter.setFont(fonts.window(13))
        words = painter.fontMetrics().horizontalAdvance(self.text())
        left = box.center().x() - (DRAWING.width() + BESIDE + words) / 2
        top = box.center().y() - DRAWING.height() / 2
        painter.setPen(QPen(ink, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for start, end, y in self._strokes.lines:
            height = top + y * DRAWING.height()
            begin = QPointF(left + start * DRAWING.width(), height)
            painter.drawLine(QLineF(begin, QPointF(left + end * DRAWING.width(), height)))
        painter.drawText(
            QRectF(left + DRAWING.width() + BESIDE, box.top(), words + 4, box.height()),
            Qt.AlignmentFlag.AlignVCenter,
            self.text(),
        )


class TileRow(QWidget):
    """Tiles side by side. Tab reaches the chosen one, the arrow keys choose another; `chosen` gives its value."""

    chosen = Signal(object)

    def __init__(self, name: str, tiles: Sequence[Tile]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.name, self.tiles = name, tiles
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for tile in tiles:
            tile.setAccessibleName(f"{name}: {tile.text()}")
            self._group.addButton(tile)
            row.addWidget(tile)
        self._group.buttonClicked.connect(lambda tile: self.chosen.emit(tile.value))

    @property
    def stop(self) -> Tile:
        """The tile that Tab leads to."""
        return next((tile for tile in self.tiles if tile.isChecked()), self.tiles[0])

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        for tile in self.tiles:
            tile.set_theme(theme)

    def show_value(self, value: object) -> None:
        """Show what is chosen; of a value that is not offered, nothing."""
        self._group.setExclusive(False)
        for tile in self.tiles:
            tile.setChecked(tile.value == value)
        self._group.setExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys choose, from the first tile to the last."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        at = next((number for number, tile in enumerate(self.tiles) if tile.hasFocus()), 0)
        tile = self.tiles[max(0, min(len(self.tiles) - 1, at + step))]
        tile.setFocus(Qt.FocusReason.TabFocusReason)
        if not tile.isChecked():
            tile.click()
