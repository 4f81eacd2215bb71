"""The density strip: where in the article the highlights, the tags of the layers that are on, and the found words lie."""

from __future__ import annotations

from collections import defaultdict
from operator import attrgetter

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from reader.article import Span
from reader.insight.hits import Hits
from reader.insight.layers import layer_of
from reader.style import Theme
from reader.tagger.tagging import Tagging
from reader.tagger.vocabulary import QUOTATION, TokenType, inside
from reader.ui.colors import color
from reader.ui.page.placed import Placed

WIDTH = 14
EDGE = 14
CROWDED = 0.4
"""How strongly tags are drawn when they fill two thirds of the strip: highlights and hits must stand out from them."""


class DensityStrip(QWidget):
    """The whole article as a narrow column of strokes; a click goes there. `place_asked` gives an offset."""

    place_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._length = 1
        self._placed: list[Placed] = []
        self._strokes: dict[tuple[int, int], str] | None = None
        self._found = Hits()
        self._found_now: Span | None = None
        self._found_rows: list[int] | None = None
        self._layers: frozenset[str] = frozenset()
        self._seen = (0, 0)
        self._starts: dict[TokenType, list[int]] = {}
        self._tag_rows: dict[TokenType, frozenset[int]] = {}
        self._picture: QPixmap | None = None
        self.setFixedWidth(WIDTH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Where things lie in the article"))

    def show_article(self, length: int) -> None:
        """An article of so many code points; nothing is known of it yet."""
        self._length = max(1, length)
        self._placed, self._strokes = [], None
        self.show_tags(Tagging())

    def show_tags(self, tagging: Tagging) -> None:
        """Draw these tags."""
        starts: defaultdict[TokenType, list[int]] = defaultdict(list)
        for kind, start in map(attrgetter("type", "span.start"), tagging.tags):
            starts[kind].append(start)
        self._starts = {kind: places for kind, places in starts.items() if not inside(kind, QUOTATION)}
        self._tag_rows.clear()
        self._redraw()

    def show_annotations(self, placed: list[Placed]) -> None:
        """Draw these highlights."""
        self._placed, self._strokes = placed, None
        self._redraw()

    def show_found(self, hits: Hits, now: Span | None) -> None:
        """Draw what a search found, and which of it is the present one."""
        if hits is not self._found:
            self._found, self._found_rows = hits, None
        self._found_now = now
        self.update()

    def show_layers(self, keys: frozenset[str]) -> None:
        """Draw the tags of these layers only."""
        self._layers = keys
        self._redraw()

    def show_seen(self, start: int, end: int) -> None:
        """The offsets between which the window stands."""
        if (start, end) != self._seen:
            self._seen = (start, end)
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._redraw()

    def sizeHint(self) -> QSize:
        """Narrow, and as high as the page."""
        return QSize(WIDTH, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height: draw anew."""
        super().resizeEvent(event)
        self._tag_rows.clear()
        self._strokes = None
        self._redraw()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to where the click points."""
        self._ask(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along with the drag."""
        self._ask(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show the picture, and on it what is in sight."""
        if self._picture is None:
            self._picture = self._draw()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top, bottom = self._y(self._seen[0]), self._y(self._seen[1])
        seen = color(self._theme.window.selected)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(seen)
        painter.drawRoundedRect(QRectF(1, top - 2, WIDTH - 2, max(8.0, bottom - top + 4)), 4, 4)
        painter.drawPixmap(0, 0, self._picture)
        self._draw_found(painter)

    def _draw(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        rows = self._inks()
        painter.setOpacity(CROWDED if len(rows) * 3 > self.height() else 1.0)
        for y, ink in rows.items():
            painter.fillRect(QRectF(3, y, WIDTH - 6, 1.5), ink)
        painter.setOpacity(1.0)
        if self._strokes is None:
            self._strokes = self._strokes_of(self._placed)
        strokes = self._strokes
        solid = {name: self._solid(name) for name in set(strokes.values())}
        for (top, height), name in strokes.items():
            painter.fillRect(QRectF(1, EDGE + top, WIDTH - 2, max(3.0, height)), solid[name])
        painter.end()
        return picture

    def _draw_found(self, painter: QPainter) -> None:
        """A stroke for every two rows of pixels on which there is a hit, however many there are; the present one stands out."""
        if not self._found:
            return
        if self._found_rows is None:
            share = self._length / max(1, self.height() - 2 * EDGE)
            steps = range(0, max(1, self.height() - 2 * EDGE) + 2, 2)
            self._found_rows = [y for y in steps if self._found.begin_in(int(y * share), int((y + 2) * share))]
        ink = QColor(color(self._theme.window.found_now))
        ink.setAlpha(255)
        for y in self._found_rows:
            painter.fillRect(QRectF(1, EDGE + y, WIDTH - 2, 2), ink)
        if self._found_now is not None:
            painter.setPen(QPen(color(self._theme.window.page), 1))
            painter.setBrush(color(self._theme.window.accent))
            painter.drawRoundedRect(QRectF(0.5, round(self._y(self._found_now.start)) - 2, WIDTH - 1, 5), 2, 2)

    def _inks(self) -> dict[int, QColor]:
        """One colour a row of pixels: that of a tag that falls on it."""
        rows: dict[int, QColor] = {}
        for kind, starts in self._starts.items():
            if layer_of(kind) in self._layers:
                if kind not in self._tag_rows:
                    half = self._share / 2
                    self._tag_rows[kind] = frozenset([int(start * half) for start in starts])
                ink = color(self._theme.tag_color(kind))
                rows |= {EDGE + 2 * row: ink for row in self._tag_rows[kind]}
        return rows

    def _strokes_of(self, placed: list[Placed]) -> dict[tuple[int, int], str]:
        """The colour of every stroke, by its top and its height; of several highlights in one place the last one's."""
        share = self._share
        return {
            (int(span.start * share), int((span.end - span.start) * share)): name
            for span, name in map(attrgetter("span", "annotation.color"), placed)
        }

    def _solid(self, name: str) -> QColor:
        """The colour of a highlight without the page shining through."""
        solid = QColor(color(self._theme.highlight(name)))
        solid.setAlpha(255)
        return solid

    @property
    def _share(self) -> float:
        """Pixels a code point."""
        return max(1, self.height() - 2 * EDGE) / self._length

    def _y(self, offset: int) -> float:
        return EDGE + offset * self._share

    def _ask(self, event: QMouseEvent) -> None:
        share = (event.position().y() - EDGE) / max(1, self.height() - 2 * EDGE)
        self.place_asked.emit(round(min(1.0, max(0.0, share)) * self._length))

    def _redraw(self) -> None:
        self._picture, self._found_rows = None, None
        self.update()
