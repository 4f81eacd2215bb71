"""Remarks set small, for the foot of a page: a number that hangs, and lines that may go on at the foot of the next page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from reader.ui import fonts
from reader.ui.printing.remarks import Remark
from reader.ui.printing.setting import unjoined

LEADING = 1.35
HANG = 1.9
"""How far a remark is set in behind its number, in heights of its letters."""


@dataclass(frozen=True, slots=True)
class FootLine:
    """One line of a remark at the foot of a page."""

    note: Footnote
    number: int
    height: float

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw it with its upper left corner at a point."""
        self.note.draw_line(painter, self.number, at)


class Footnote:
    """A remark broken into lines of a width; a line break in it begins a new line."""

    def __init__(self, remark: Remark, size: float, width: float) -> None:
        self._font: QFont = unjoined(fonts.font(fonts.READING, size))
        self._line = round(size * LEADING)
        self._hang = round(size * HANG)
        self._width, self._remark = width, remark
        self._layout = QTextLayout(remark.words.replace("\r\n", "\n").replace("\n", "\u2028"), self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        self.is_mirrored = reads_leftwards(remark.words)
        if self.is_mirrored:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width - self._hang)
        self._layout.endLayout()

    @property
    def lines(self) -> Sequence[FootLine]:
        """Its lines."""
        return [FootLine(self, at, self._height(at)) for at in range(self._layout.lineCount())]

    def _height(self, at: int) -> float:
        return max(float(self._line), self._layout.lineAt(at).height() + 1)

    def draw_line(self, painter: QPainter, number: int, at: QPointF) -> None:
        """Draw one of its lines; the first has the number."""
        line = self._layout.lineAt(number)
        left = at.x() + (0 if self.is_mirrored else self._hang)
        line.draw(painter, QPointF(left, at.y() - line.y()))
        if not number:
            metrics, label = QFontMetricsF(self._font), str(self._remark.number)
            x = at.x() + self._width - metrics.horizontalAdvance(label) if self.is_mirrored else at.x()
            painter.setFont(self._font)
            painter.drawText(QPointF(x, at.y() + line.ascent()), label)


def reads_leftwards(words: str) -> bool:
    """Whether the first letter belongs to a script that is written from right to left."""
    return next((kind for kind in map(bidirectional, words) if kind in ("L", "R", "AL")), "L") != "L"
