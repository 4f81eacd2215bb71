"""How the text of one block is broken into lines. Coordinates are those of the block."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextLayout, QTextLine

from reader.ui.page.lines import drop, line_height
from reader.ui.page.typography import BlockStyle

WIDEST_GAP = 0.9
"""What a straight edge may add to the white between two words, in heights of the text; a line that needs more stays as it is."""

WITHOUT_SPACES = "\u2e80"
"""From here on scripts have no white between words: it is added between characters."""

UNBROKEN = 1e6


@dataclass(frozen=True, slots=True)
class Room:
    """Where the lines of a block have their place: from `left` on, `width` wide, the first and the others set in so far.

    `justified` is the block's text if both its edges are to be straight.
    """

    left: float
    width: float
    first: float = 0.0
    others: float = 0.0
    is_mirrored: bool = False
    justified: str = ""


def set_lines(layout: QTextLayout, style: BlockStyle, room: Room, above: float) -> float:
    """Break a text into lines in a room; answers the height of them all."""
    y, indent = above, room.first
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        width = max(60.0, room.width - indent)
        line.setLineWidth(width)
        if room.justified and _is_loose(line, room.justified, style):
            line.setLineWidth(ceil(line.naturalTextWidth()) + 1.0)
        elif room.justified and room.is_mirrored:
            _make_up(line, room.justified, style)
        height = line_height(line, style)
        start = max(0.0, width - line.width()) if room.is_mirrored else indent
        line.setPosition(QPointF(room.left + start, y + drop(line, style)))
        y += height
        indent = room.others
    layout.endLayout()
    return y - above


def _is_loose(line: QTextLine, text: str, style: BlockStyle) -> bool:
    """Whether a line has so few words that gaps would stand between them if it were as wide as the others."""
    slack = line.width() - line.naturalTextWidth()
    widest = WIDEST_GAP * style.font.pixelSize()
    if slack <= widest:
        return False
    words = text[line.textStart() : line.textStart() + line.textLength()].strip()
    return bool(slack > widest * (words.count(" ") + sum(character >= WITHOUT_SPACES for character in words)))


def _make_up(line: QTextLine, text: str, style: BlockStyle) -> None:
    """Qt leaves a line that is read from the right too short, by the space that it breaks at: make it wider by that."""
    end, width = line.textStart() + line.textLength(), line.width()
    if text[end - 1 : end].isspace():
        line.setLineWidth(width + style.width_of(" "))
        if line.textStart() + line.textLength() != end:
            line.setLineWidth(width)


def set_picture(layout: QTextLayout, frame: QRectF, above: float) -> float:
    """Put the description of a picture on one line in its frame; it is not drawn."""
    layout.beginLayout()
    line = layout.createLine()
    if line.isValid():
        line.setLineWidth(UNBROKEN)
        line.setPosition(QPointF(frame.left(), above))
    layout.endLayout()
    return frame.height()
