"""Where more highlights lie over each other than there are lanes for: how many have none is written there, "+2"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from reader.style import Theme
from reader.ui import fonts
from reader.ui.colors import color
from reader.ui.page.canvas import Canvas
from reader.ui.page.typography import LANES

DIGITS = 0.73
"""The height of a digit in heights of its font."""


def crowds(stretches: Iterable[tuple[int, int, list[str]]]) -> Iterator[tuple[int, int, int]]:
    """The runs of stretches with too many highlights: (start, end, how many have neither the fill nor a lane)."""
    run: tuple[int, int, int] | None = None
    for start, end, names in stretches:
        hidden = len(names) - 1 - LANES
        if run and (hidden <= 0 or start != run[1]):
            yield run
            run = None
        if hidden > 0:
            run = (run[0], end, max(run[2], hidden)) if run else (start, end, hidden)
    if run:
        yield run


def draw_crowd(canvas: Canvas, end: int, hidden: int, theme: Theme) -> None:
    """Write the number below the letters, over the lanes, where the run ends; `end` is a position within the block."""
    last = canvas.rects(end - 1, end)
    if not last:
        return
    height = max(9.0, canvas.style.line_height - canvas.style.baseline)
    font = fonts.font(fonts.WINDOW, (height - 2) / DIGITS, 640)
    words, box = f"+{hidden}", last[-1]
    width = QFontMetricsF(font).horizontalAdvance(words) + 5
    backwards = canvas.block.textDirection() == Qt.LayoutDirection.RightToLeft
    left = box.left() if backwards else box.right() - width
    ground = QRectF(left, box.bottom() - height + 1, width, height)
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    canvas.painter.setBrush(color(theme.window.page))
    canvas.painter.drawRoundedRect(ground, 2, 2)
    canvas.painter.setPen(color(theme.window.dim))
    canvas.painter.setFont(font)
    canvas.painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, words)
