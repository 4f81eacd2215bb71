"""Draws and measures the rows of a list."""

from __future__ import annotations

from functools import cached_property
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.style import Theme
from reader.ui import fonts
from reader.ui.colors import color
from reader.ui.widgets.rows import ROW_ROLE, Row

PADDING, SIDE, AVATAR = 9, 18, 30
KEPT_FITS = 2000
"""So many texts are remembered as they were cut to fit."""

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Measures and draws rows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._heading = fonts.window(14, 600)
        self._title = fonts.window(14.5, 600, fonts.READING)
        self._text = fonts.window(14, family=fonts.READING)
        self._note = fonts.window(13)
        self._footer = fonts.window(12)
        self._fits: dict[tuple[int, str, int, int], tuple[str, int]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as there is room, as high as the parts."""
        return QSize(option.rect.width(), self.height(index.data(ROW_ROLE), option.rect.width()))

    @cached_property
    def _guessing(self) -> tuple[tuple[float, float], ...]:
        """How wide a letter and how high a line are in each of the faces, in the order of the parts."""
        faces = (self._heading, self._title, self._text, self._note, self._footer)
        return tuple((each.averageCharWidth(), each.lineSpacing()) for each in map(QFontMetrics, faces))

    def guess(self, row: Row, width: int) -> float:
        """About how high a row is, from the numbers of its letters."""
        room = max(60, width - SIDE - 12 - (AVATAR + 10 if row.initials or row.indent else 0))
        heading, title, text, note, footer = self._guessing
        height = 2.0 * PADDING
        if row.heading:
            height += heading[1]
        if row.title:
            height += title[1] * min(2, ceil(len(row.title) * title[0] / room))
        if row.text:
            height += text[1] * min(row.lines, ceil(len(row.text) * text[0] / room)) + 2
        if row.note:
            height += note[1] * min(6, ceil(len(row.note) * note[0] / room)) + 4
        if row.footer or row.share is not None:
            height += (footer[1] + 3) * (1 + row.footer.count("\n"))
        return max(height, PADDING + AVATAR + 2) if row.initials else height

    def height(self, row: Row, width: int) -> int:
        """How high a row is in a list of this width."""
        parts = self._parts(row, QRect(0, 0, width, 1 << 20))
        bottom = parts[-1][0].bottom() + 1 if parts else 0
        least = PADDING + AVATAR if row.initials else 0
        return max(bottom, least) + (2 if row.initials else PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        row: Row = index.data(ROW_ROLE)
        window = self.theme.window
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, option, row)
        if row.initials:
            self._draw_avatar(painter, option.rect, row)
        for box, text, font, ink in self._parts(row, option.rect):
            painter.setFont(font)
            painter.setPen(color({"text": window.text, "dim": window.dim}[ink]))
            painter.drawText(box, Qt.TextFlag.TextWordWrap, text)
        if row.share is not None:
            self._draw_progress(painter, option.rect, row)
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        window, box = self.theme.window, QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(box, color(window.selected))
            if row.share is not None:
                painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), color(window.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver and (row.key or row.span):
            hover = QColor(color(window.selected))
            hover.setAlpha(120)
            painter.fillRect(box, hover)
        if option.state & QStyle.StateFlag.State_HasFocus and selected:
            painter.setPen(QPen(color(window.accent), 1))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        if row.ink and not row.initials:
            bar = QRectF(box.left() + SIDE - 10, box.top() + PADDING + 2, 3, box.height() - 2 * PADDING - 4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(row.ink))
            painter.drawRoundedRect(bar, 1.5, 1.5)

    def _draw_avatar(self, painter: QPainter, box: QRect, row: Row) -> None:
        circle = QRectF(box.left() + SIDE, box.top() + PADDING, AVATAR, AVATAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(row.ink))
        painter.drawEllipse(circle)
        painter.setFont(fonts.window(11, 700))
        painter.setPen(color(self.theme.window.page))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, row.initials)

    def _draw_progress(self, painter: QPainter, box: QRect, row: Row) -> None:
        """A short line under the article's words, filled as far as it is read."""
        footer = QFontMetrics(self._footer)
        y = box.bottom() - PADDING - footer.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QColor(color(self.theme.window.faint))
        ground.setAlpha(70)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(box.left() + SIDE, y - 1.5, 44, 3), 1.5, 1.5)
        painter.setBrush(color(self.theme.window.accent))
        painter.drawRoundedRect(QRectF(box.left() + SIDE, y - 1.5, 44 * (row.share or 0), 3), 1.5, 1.5)

    def _parts(self, row: Row, box: QRect) -> list[tuple[QRect, str, QFont, str]]:
        """(box, text, font, ink) of everything that is written, from the top."""
        left = box.left() + SIDE + (AVATAR + 10 if row.initials or row.indent else 0)
        width = box.right() - left - 12
        y = box.top() + PADDING
        found = []
        progress = row.share is not None
        wanted = (
            (row.heading, self._heading, "text", 1, 0),
            (row.title, self._title, "text", 2, 0),
            (row.text, self._text, "text", row.lines, 2),
            (row.note, self._note, "text", 6, 4),
        )
        for part, (text, font, ink, lines, gap) in enumerate(wanted):
            if text:
                y += gap
                shown, height = self._fitted(part, text, font, width, lines)
                found.append((QRect(left, y, width, height), shown, font, ink))
                y += height
        for number, text in enumerate(row.footer.split("\n") if row.footer or progress else ()):
            metrics = QFontMetrics(self._footer)
            start = left + (54 if progress and number == row.footer.count("\n") else 0)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - (start - left))
            y += 3
            found.append((QRect(start, y, width - (start - left), metrics.height()), shown, self._footer, "dim"))
            y += metrics.height()
        return found

    def _fitted(self, part: int, text: str, font: QFont, width: int, lines: int) -> tuple[str, int]:
        """The same as `_fit`, remembered."""
        key = (part, text, width, lines)
        if key not in self._fits:
            if len(self._fits) >= KEPT_FITS:
                self._fits.clear()
            self._fits[key] = _fit(text, font, width, lines)
        return self._fits[key]


def _fit(text: str, font: QFont, width: int, lines: int) -> tuple[str, int]:
    """As much of a text as fits on so many lines, and their height."""
    metrics = QFontMetrics(font)
    text = text[: lines * 400]
    flags = int(Qt.TextFlag.TextWordWrap)
    most = metrics.lineSpacing() * lines + lines

    def height(shown: str) -> int:
        return metrics.boundingRect(QRect(0, 0, width, 1 << 20), flags, shown).height()

    whole = height(text)
    if whole <= most + 1:
        return text, whole
    low, high = 0, len(text)
    while high - low > 1:
        middle = (low + high) // 2
        if height(text[:middle] + "…") <= most + 1:
            low = middle
        else:
            high = middle
    shown = text[:low].rstrip() + "…"
    return shown, height(shown)
