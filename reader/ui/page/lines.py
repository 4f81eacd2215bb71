"""Where the lines of one laid-out block are. Coordinates are the block's own, positions are relative to its start."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextLayout, QTextLine

from reader.ui.page.typography import BlockStyle


def line_at(layout: QTextLayout, y: float) -> QTextLine | None:
    """The line of a block at a height within the block; the nearest one above or below the text."""
    count = layout.lineCount()
    if not count:
        return None
    low, high = 0, count
    while high - low > 1:
        middle = (low + high) // 2
        if layout.lineAt(middle).y() - _half_gap(layout, middle) <= y:
            low = middle
        else:
            high = middle
    return layout.lineAt(low)


def _half_gap(layout: QTextLayout, number: int) -> float:
    """Half of the white between a line and the one above it."""
    if not number:
        return 0.0
    line, before = layout.lineAt(number), layout.lineAt(number - 1)
    return (line.y() - before.y() - before.height()) / 2


def all_lines(layout: QTextLayout) -> list[QTextLine]:
    """The lines of a row, whose order says nothing of their heights."""
    return [layout.lineAt(number) for number in range(layout.lineCount())]


def nearest_line(lines: Iterable[QTextLine], point: QPointF) -> QTextLine | None:
    """The line of a row that is nearest to a point; beside it counts less than above or below."""

    def distance(line: QTextLine) -> tuple[float, float]:
        box = line.naturalTextRect()
        return (
            max(0.0, box.left() - point.x(), point.x() - box.right()),
            max(0.0, box.top() - point.y(), point.y() - box.bottom()),
        )

    return min(lines, key=lambda line: (distance(line)[0] + distance(line)[1], line.textStart()), default=None)


def highest_line(lines: Iterable[QTextLine], y: float) -> QTextLine | None:
    """The line of a row that begins nearest above a height; of several the first."""
    found: QTextLine | None = None
    for line in lines:
        if found is None or (found.y() < line.y() <= y) or found.y() > max(y, line.y()):
            found = line
    return found


def line_height(line: QTextLine, style: BlockStyle) -> float:
    """The height of a line with its leading; more only where another script's font stands higher than ours."""
    usual = float(style.line_height)
    return max(usual, round(line.height() + 2.0)) if _is_higher(line, style) else usual


def _is_higher(line: QTextLine, style: BlockStyle) -> bool:
    return bool(line.height() - style.natural_height >= 1.5)


def drop(line: QTextLine, style: BlockStyle) -> float:
    """How far a line stands below its top with the leading: all letters of our fonts stand at one height, however set."""
    if _is_higher(line, style):
        return round((line_height(line, style) - line.height()) / 2)
    return float(style.baseline - line.ascent())


def line_top(line: QTextLine, style: BlockStyle) -> float:
    """The top of a line with its leading."""
    return float(round(line.y() - drop(line, style)))


def line_rects(layout: QTextLayout, style: BlockStyle, inside: tuple[int, int], lines: range) -> list[QRectF]:
    """The boxes between two positions of a block, one a line, as high as the lines with their leading."""
    start, end = inside
    if end <= start:
        return []
    first = max(lines.start, layout.lineForTextPosition(start).lineNumber())
    last = min(lines.stop - 1, layout.lineForTextPosition(end - 1).lineNumber())
    found = []
    for number in range(first, last + 1):
        line = layout.lineAt(number)
        left, right = edges(line, start, end)
        found.append(QRectF(left, line_top(line, style), right - left, line_height(line, style)))
    return found


def edges(line: QTextLine, start: int, end: int) -> tuple[float, float]:
    """Where the part of a line between two positions begins and ends; the space that a line breaks at is left out."""
    one = cursor_x(line, max(start, line.textStart()))
    other = cursor_x(line, min(end, line.textStart() + line.textLength()))
    text = line.naturalTextRect()
    return max(min(one, other), text.left()), min(max(one, other), max(text.right(), min(one, other)))


def cursor_x(line: QTextLine, position: int) -> float:
    """Where a caret before a position would stand."""
    x = line.cursorToX(position)
    return float(x[0]) if isinstance(x, tuple) else float(x)  # type: ignore[arg-type]
