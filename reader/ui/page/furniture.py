"""What stands around the text and is no text: markers of lists, the rule beside a quote, the ground of code, lines of tables."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QLinearGradient, QPen

from reader.article import BULLET, Sheet
from reader.style import Theme
from reader.ui import fonts
from reader.ui.colors import color
from reader.ui.page.canvas import CORNER, Canvas
from reader.ui.page.formats import is_sign
from reader.ui.page.indents import BOXES
from reader.ui.page.rhythm import padding
from reader.ui.page.setting import is_mirrored

FADE = 28.0
RULE = 2.0
LINK_BELOW = 0.13
SHEET_GAP = 14.0
SPEAKER_GAP = 16.0
LEAST_SPEAKER = 64.0
"""Less of a name than so many pixels is no help."""
RIGHT_TO_LEFT = "\u200f"
"""Around a number and its dot it brings the dot to the left."""


def draw_furniture(canvas: Canvas, theme: Theme) -> None:
    """Draw what lies behind a block's text."""
    kind = canvas.article_block.kind
    if kind == "quote":
        _draw_quote(canvas, theme)
    elif kind == "code":
        _draw_ground(canvas, theme)
    elif kind == "item":
        _draw_marker(canvas, theme)
    elif kind == "rule":
        _draw_ornament(canvas, theme)
    elif kind == "table":
        _draw_lines(canvas, theme)
    for mark in canvas.article_block.marks:
        if mark.kind == "code":
            canvas.fill(
                *canvas.inside(mark.span), color(theme.window.panel), inset=round(canvas.style.line_height * 0.1)
            )


def draw_links(canvas: Canvas, theme: Theme) -> None:
    """Underline what leads elsewhere; the sign of a note is small and has its own colour."""
    ink, block, text = color(theme.window.accent + "99"), canvas.article_block, canvas.block.text()
    for mark in block.marks:
        if mark.kind == "link" and not is_sign(mark, block, text):
            canvas.underline(*canvas.inside(mark.span), ink, below=LINK_BELOW, thickness=1.0)


def _side(canvas: Canvas, at: float, width: float) -> float:
    """Where something `width` wide begins that stands `at` from the side that the block is read from."""
    left = canvas.origin.x()
    return left + canvas.layout.column - at - width if is_mirrored(canvas.block) else left + at


def _draw_quote(canvas: Canvas, theme: Theme) -> None:
    """A rule for each level; where a quote follows, it goes on through the white between the two."""
    setting, number = canvas.layout.setting, canvas.number
    level = max(1, canvas.article_block.level)
    following = setting.blocks[number + 1] if number + 1 < len(setting.blocks) else None
    further = max(1, following.level) if following is not None and following.kind == "quote" else 0
    box, step = canvas.box(), setting.indents.quote_step
    indent = setting.indents.of(number)
    for depth in range(round(indent / step)):
        height = box.height() + (
            setting.below(number) + setting.above(number + 1) if depth < min(level, further) else 0
        )
        x = _side(canvas, depth * step + 1, RULE)
        canvas.painter.fillRect(QRectF(round(x), box.top(), RULE, height), color(theme.window.line))


def _draw_ground(canvas: Canvas, theme: Theme) -> None:
    """The ground of a listing, line by line, round at its first and its last."""
    setting, number = canvas.layout.setting, canvas.number
    run, box, pad = setting.run(number), canvas.box(), padding(canvas.article_block, setting.typography)
    is_first, is_last = number == run.start, number == run.stop - 1
    ground = QRectF(canvas.origin.x(), box.top(), setting.listing(number), box.height())
    ground.adjust(0, -pad if is_first else 0, 0, pad if is_last else 0)
    painter = canvas.painter
    painter.setPen(Qt.PenStyle.NoPen)
    fill = color(theme.code_ground or theme.window.panel)
    painter.setBrush(fill)
    if not is_first and not is_last:
        painter.fillRect(ground, fill)
        return
    painter.save()
    painter.setClipRect(ground, Qt.ClipOperation.IntersectClip)
    round_about = ground.adjusted(0, 0 if is_first else -20, 0, 0 if is_last else 20)
    painter.drawRoundedRect(round_about, 2 * CORNER, 2 * CORNER)
    painter.restore()


def _draw_marker(canvas: Canvas, theme: Theme) -> None:
    """What stands before an item; its number ends where the dots stand in the numbers above and below."""
    marker, text = canvas.article_block.marker, canvas.block.layout()
    if not marker or not text.lineCount() or 0 not in canvas.lines:
        return
    setting, size = canvas.layout.setting, canvas.style.font.pixelSize()
    indent, ink = setting.indents.of(canvas.number), color(theme.window.dim)
    baseline = canvas.baseline()
    if marker == BULLET:
        x = _side(canvas, indent - size * 0.75, 0)
        _draw_bullet(canvas, QPointF(x, baseline - size * 0.28), max(1, canvas.article_block.level), theme)
    elif marker in BOXES:
        side = round(size * 0.68)
        box = QRectF(
            round(_side(canvas, indent - size * 0.45 - side, side)) + 0.5, round(baseline - side) + 1.5, side, side
        )
        _draw_box(canvas, box, theme, is_done=BOXES[marker])
    else:
        marker = RIGHT_TO_LEFT + marker + RIGHT_TO_LEFT if is_mirrored(canvas.block) else marker
        width = canvas.style.width_of(marker)
        canvas.painter.setPen(ink)
        canvas.painter.setFont(canvas.style.font)
        canvas.painter.drawText(
            QPointF(_side(canvas, indent - setting.indents.marker_gap - width, width), baseline), marker
        )


def _draw_bullet(canvas: Canvas, center: QPointF, level: int, theme: Theme) -> None:
    """A dot; in a list within a list a ring, and below that a dash."""
    size, ink = canvas.style.font.pixelSize(), color(theme.window.dim)
    if level == 1:
        canvas.dot(center, size * 0.13, ink)
    elif level == 2:
        canvas.painter.setPen(QPen(ink, max(1.0, size * 0.065)))
        canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
        canvas.painter.drawEllipse(center, size * 0.125, size * 0.125)
    else:
        canvas.painter.fillRect(
            QRectF(center.x() - size * 0.2, round(center.y()), size * 0.4, max(1.0, size * 0.07)), ink
        )


def _draw_box(canvas: Canvas, box: QRectF, theme: Theme, *, is_done: bool) -> None:
    """The box of a task, ticked when it is done."""
    painter, size = canvas.painter, box.width()
    painter.setBrush(color(theme.window.dim) if is_done else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color(theme.window.dim), max(1.0, size * 0.09)))
    painter.drawRoundedRect(box, size * 0.2, size * 0.2)
    if is_done:
        painter.setPen(QPen(color(theme.window.page), max(1.5, size * 0.15), c=Qt.PenCapStyle.RoundCap))
        points = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.31))
        tick = [box.topLeft() + QPointF(x * size, y * size) for x, y in points]
        painter.drawPolyline(tick)


def _draw_ornament(canvas: Canvas, theme: Theme) -> None:
    """Three dots between two parts of a text."""
    center, size = canvas.box().center(), canvas.style.font.pixelSize()
    for step in (-1, 0, 1):
        canvas.dot(center + QPointF(step * size * 1.1, 0), size * 0.1, color(theme.window.faint))


def _draw_lines(canvas: Canvas, theme: Theme) -> None:
    """A hairline under each row of a table, a stronger one under its heads."""
    layout, setting = canvas.layout, canvas.layout.setting
    box = canvas.layout.table_rect(canvas.block)
    cells = canvas.article_block.cells
    is_head = bool(cells) and all(cell.is_header for cell in cells)
    is_last = canvas.number == setting.run(canvas.number).stop - 1
    top = layout.origin(canvas.block).y()
    bottom = box.bottom() if is_last else top + layout.height_of(canvas.number)
    ink = color(theme.window.faint if is_head else theme.window.line)
    canvas.painter.setPen(QPen(ink, 1.0))
    y = round(bottom) - 0.5
    canvas.painter.drawLine(QLineF(box.left(), y, box.right(), y))


def draw_fades(canvas: Canvas, theme: Theme) -> None:
    """Let a row of a table that is wider than the page end softly."""
    grid = canvas.layout.setting.grid(canvas.number)
    box, window = canvas.layout.table_rect(canvas.block), theme.window
    top, height = canvas.origin.y(), canvas.layout.height_of(canvas.number)
    clear = color(window.page + "00")
    cut = ((box.left() - 2, grid.scrolled > 0), (box.right() + 2 - FADE, grid.scrolled < grid.farthest))
    for left, is_cut in cut:
        if is_cut:
            fade = QLinearGradient(left, 0, left + FADE, 0)
            at_start = left < box.center().x()
            fade.setColorAt(0, color(window.page) if at_start else clear)
            fade.setColorAt(1, clear if at_start else color(window.page))
            canvas.painter.fillRect(QRectF(left, top, FADE, height), fade)


def sheet_font(size: float) -> QFont:
    """The font of the printed pages' numbers."""
    return fonts.font(fonts.WINDOW, max(10.0, size * 0.6))


def draw_sheets(canvas: Canvas, sheets: Sequence[Sheet], theme: Theme) -> None:
    """The number of each printed page beside the line where it begins, if the margin has room."""
    first = bisect_left(sheets, canvas.span.start, key=lambda sheet: sheet.offset)
    last = bisect_right(sheets, canvas.span.end, key=lambda sheet: sheet.offset)
    if first == last or not canvas.block.layout().lineCount():
        return
    setting = canvas.layout.setting
    font = sheet_font(setting.typography.size)
    metrics = QFontMetricsF(font)
    labels: dict[float, str] = {}
    for sheet in sheets[first:last]:
        y = canvas.layout.y_of(canvas.positions.position(sheet.offset))
        labels[y] = f"{labels[y]}, {sheet.label}" if y in labels else sheet.label
    canvas.painter.setFont(font)
    canvas.painter.setPen(color(theme.window.faint))
    for y, label in labels.items():
        width = metrics.horizontalAdvance(label)
        x = setting.left + setting.column + SHEET_GAP
        if setting.reads_leftwards:
            x = setting.left - SHEET_GAP - width
        if 4 <= x <= setting.width - 4 - width:
            line = canvas.style.line_height
            canvas.painter.drawText(QRectF(x, y, width + 1, line), Qt.AlignmentFlag.AlignVCenter, label)


def draw_speaker(canvas: Canvas, offset: int, name: str, theme: Theme) -> None:
    """The name of who speaks, in the margin beside the line where the quotation begins, if the margin has room."""
    setting = canvas.layout.setting
    font = fonts.font(fonts.WINDOW, max(11.0, setting.typography.size * 0.62), 560)
    metrics = QFontMetricsF(font)
    mirrored, right = setting.reads_leftwards, setting.left + setting.column
    room = (setting.width - right if mirrored else setting.left) - SPEAKER_GAP - 6
    if room < LEAST_SPEAKER and metrics.horizontalAdvance(name) > room:
        return
    y = canvas.layout.y_of(canvas.positions.position(offset))
    shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
    canvas.painter.setFont(font)
    canvas.painter.setPen(color(theme.window.dim))
    x = right + SPEAKER_GAP if mirrored else setting.left - SPEAKER_GAP - room
    side = (Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight) | Qt.AlignmentFlag.AlignAbsolute
    box = QRectF(x, y, room, canvas.style.line_height)
    canvas.painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | side, shown)
