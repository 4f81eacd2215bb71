"""What the page looks like: highlights and washes behind the text, tags and lanes under it.

The machine is quiet, the person is loud: a tag is a thin underline, a quotation a light wash, a highlight a fill. Where
highlights overlap the newest is filled and the others run below it as lanes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextBlock

from reader.annotation import Annotation
from reader.article import Block, Span
from reader.insight.layers import layer_of
from reader.style import Theme
from reader.tagger.tagging import Tag
from reader.tagger.vocabulary import INDIRECT, inside
from reader.ui.colors import color
from reader.ui.page.layout import PageLayout
from reader.ui.page.lines import edges, line_at, line_rects
from reader.ui.page.spans import SpanIndex
from reader.ui.positions import Positions

UNDERLINE = 1.5
LANE = 2.5
LANES = 3
CORNER = 3.0


@dataclass(frozen=True, slots=True)
class Placed:
    """An annotation with the place that it has in the article now."""

    span: Span
    annotation: Annotation


@dataclass
class PagePainter:
    """Everything that is painted besides the text. The view changes the fields and repaints."""

    theme: Theme
    positions: Positions = field(default_factory=lambda: Positions(""))
    tags: SpanIndex[Tag] = field(default_factory=SpanIndex)
    placed: SpanIndex[Placed] = field(default_factory=SpanIndex)
    found: SpanIndex[Span] = field(default_factory=SpanIndex)
    found_now: Span | None = None
    flash: Span | None = None
    layers: frozenset[str] = frozenset()
    meta: str = ""
    meta_font: QFont = field(default_factory=QFont)

    def draw_header(self, painter: QPainter, area: QRectF) -> None:
        """Draw byline, site, date and minutes below the headline."""
        painter.setPen(color(self.theme.window.dim))
        painter.setFont(self.meta_font)
        line = QFontMetricsF(self.meta_font).elidedText(self.meta, Qt.TextElideMode.ElideRight, area.width())
        height = QFontMetricsF(self.meta_font).height()
        painter.drawText(QRectF(area.left(), area.top(), area.width(), height + 2), line)

    def draw_block(self, painter: QPainter, layout: PageLayout, block: QTextBlock, clip: QRectF) -> None:
        """Draw one block."""
        canvas = _Canvas(painter, layout, block, clip, self.positions)
        self._draw_furniture(canvas)
        self._draw_washes(canvas)
        lanes = self._draw_highlights(canvas)
        self._draw_found(canvas)
        selected = [position - block.position() for position in layout.selection]
        canvas.fill(selected[0], selected[1], color(self.theme.window.selection), 0)
        self._draw_text(canvas)
        self._draw_underlines(canvas)
        for start, end, lane, name in lanes:
            canvas.lane(start, end, lane, color(self.theme.highlight(name)))
        if self.flash:
            canvas.outline(self.flash, color(self.theme.window.accent))

    def _draw_furniture(self, canvas: _Canvas) -> None:
        """Bullets, the bar beside a quote, the ground of code, rules."""
        kind, window = canvas.article_block.kind, self.theme.window
        box = canvas.box()
        if kind == "quote":
            canvas.painter.fillRect(QRectF(box.left() + 2, box.top(), 3, box.height()), color(window.line))
        elif kind == "code":
            canvas.painter.fillRect(box, color(window.panel))
        elif kind == "rule":
            middle = box.center().y()
            canvas.painter.setPen(QPen(color(window.line), 1))
            canvas.painter.drawLine(QLineF(box.left(), middle, box.right(), middle))
        elif kind == "item":
            canvas.bullet(color(window.dim))

    def _draw_washes(self, canvas: _Canvas) -> None:
        """Wash quotations; reported speech only where it is not quoted word for word, or the colours would add up."""
        if "quotations" not in self.layers:
            return
        over = [pair for pair in self.tags.over(canvas.span.start, canvas.span.end) if self.theme.wash(pair[1].type)]
        quoted = [span for span, tag in over if not inside(tag.type, INDIRECT)]
        for span, tag in over:
            wash = color(self.theme.wash(tag.type))
            for piece in span.without(quoted) if inside(tag.type, INDIRECT) else [span]:
                if piece.overlaps(canvas.span):
                    canvas.fill(*canvas.inside(piece), wash)

    def _draw_highlights(self, canvas: _Canvas) -> list[tuple[int, int, int, str]]:
        """Fill the newest highlight of every stretch; answers the lanes (start, end, number, colour) for the others."""
        over = [pair for pair in self.placed.over(canvas.span.start, canvas.span.end) if pair[1].annotation.color]
        lanes: list[tuple[int, int, int, str]] = []
        for start, end, names in stretches([(span, item.annotation) for span, item in over]):
            inner = canvas.inside(Span(start, end))
            canvas.fill(*inner, color(self.theme.highlight(names[0])), 0 if len(over) > 1 else CORNER)
            lanes += [(*inner, lane, name) for lane, name in enumerate(names[1 : LANES + 1])]
        return lanes

    def _draw_found(self, canvas: _Canvas) -> None:
        window = self.theme.window
        for span, _ in self.found.over(canvas.span.start, canvas.span.end):
            canvas.fill(*canvas.inside(span), color(window.found_now if span == self.found_now else window.found))

    def _draw_text(self, canvas: _Canvas) -> None:
        dim = canvas.article_block.kind == "caption"
        canvas.painter.setPen(color(self.theme.window.dim if dim else self.theme.window.text))
        text = canvas.block.layout()
        for number in canvas.lines:
            text.lineAt(number).draw(canvas.painter, canvas.origin)

    def _draw_underlines(self, canvas: _Canvas) -> None:
        for span, tag in self.tags.over(canvas.span.start, canvas.span.end):
            if layer_of(tag.type) in self.layers and not self.theme.wash(tag.type):
                canvas.underline(*canvas.inside(span), color(self.theme.tag_color(tag.type)))


def stretches(highlights: Sequence[tuple[Span, Annotation]]) -> Iterable[tuple[int, int, list[str]]]:
    """Cut overlapping highlights at each other's edges: (start, end, colours), the newest colour first."""
    edges = sorted({edge for span, _ in highlights for edge in (span.start, span.end)})
    newest_first = sorted(highlights, key=lambda pair: (pair[1].created, pair[1].id), reverse=True)
    for start, end in pairwise(edges):
        names = [item.color for span, item in newest_first if span.start <= start and end <= span.end]
        if names:
            yield start, end, names


class _Canvas:
    """One block while it is drawn: draws by positions within the block, only on the lines that the clip shows."""

    def __init__(
        self, painter: QPainter, layout: PageLayout, block: QTextBlock, clip: QRectF, positions: Positions
    ) -> None:
        self.painter = painter
        self.layout = layout
        self.block = block
        self.origin = origin = layout.origin(block)
        self.positions = positions
        self.article_block: Block = layout.block_of(block.blockNumber())
        self.span = self.article_block.span
        self.style = layout.style(block.blockNumber())
        text = block.layout()
        first, last = line_at(text, clip.top() - origin.y()), line_at(text, clip.bottom() - origin.y())
        self.lines = range(first.lineNumber(), last.lineNumber() + 1) if first and last else range(0)

    def inside(self, span: Span) -> tuple[int, int]:
        """A span's positions within the block."""
        base = self.block.position()
        start = self.positions.position(max(span.start, self.span.start)) - base
        return start, self.positions.position(min(span.end, self.span.end)) - base

    def _rects(self, start: int, end: int) -> list[QRectF]:
        limit = self.block.length() - 1
        inside = (max(0, start), min(limit, end))
        return [
            rect.translated(self.origin) for rect in line_rects(self.block.layout(), self.style, inside, self.lines)
        ]

    def fill(self, start: int, end: int, fill: QColor, corner: float = CORNER) -> None:
        """Fill behind the text: one shape, so that translucent colours do not add up where its lines meet."""
        if end <= start:
            return
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(fill)
        rects = self._rects(start, end)
        if not corner:
            self.painter.drawRects(rects)
        elif len(rects) == 1:
            self.painter.drawRoundedRect(rects[0].adjusted(-1, 0, 1, 0), corner, corner)
        elif rects:
            self.painter.drawPath(joined([rect.adjusted(-1, 0, 1, 0) for rect in rects], corner))

    def underline(self, start: int, end: int, ink: QColor) -> None:
        """Draw a thin line a hair below the baseline."""
        for left, right, baseline in self._runs(start, end):
            y = round(baseline + max(3.0, self.style.font.pixelSize() * 0.22))
            self.painter.fillRect(QRectF(left, y, right - left, UNDERLINE), ink)

    def lane(self, start: int, end: int, number: int, ink: QColor) -> None:
        """Draw a highlight that lies below a newer one."""
        solid = QColor(ink)
        solid.setAlpha(255)
        for rect in self._rects(start, end):
            y = rect.bottom() - LANE - number * (LANE + 0.5)
            self.painter.fillRect(QRectF(rect.left(), y, rect.width(), LANE), solid)

    def outline(self, span: Span, ink: QColor) -> None:
        """Frame a passage that a click elsewhere led to."""
        if not span.overlaps(self.span):
            return
        self.painter.setPen(QPen(ink, 2))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in self._rects(*self.inside(span)):
            self.painter.drawRoundedRect(rect.adjusted(-3, 1, 3, -1), CORNER, CORNER)

    def _runs(self, start: int, end: int) -> list[tuple[float, float, float]]:
        """(left, right, baseline) of each line between two positions."""
        text = self.block.layout()
        if end <= start or not text.lineCount():
            return []
        first = max(self.lines.start, text.lineForTextPosition(start).lineNumber())
        last = min(self.lines.stop - 1, text.lineForTextPosition(end - 1).lineNumber())
        found = []
        for number in range(first, last + 1):
            line = text.lineAt(number)
            left, right = edges(line, start, end)
            found.append((self.origin.x() + left, self.origin.x() + right, self.origin.y() + line.y() + line.ascent()))
        return found

    def box(self) -> QRectF:
        """The block's lines as one box, as wide as the column."""
        text = self.block.layout()
        if not text.lineCount():
            return QRectF()
        first, last = text.lineAt(0), text.lineAt(text.lineCount() - 1)
        height = self.style.line_height
        top = first.y() - (height - first.height()) / 2
        bottom = last.y() + last.height() + (height - last.height()) / 2
        return QRectF(self.origin.x(), self.origin.y() + top, self.layout.column, bottom - top)

    def bullet(self, ink: QColor) -> None:
        """Draw the dot before a list's item."""
        text = self.block.layout()
        if not text.lineCount() or 0 not in self.lines:
            return
        line = text.lineAt(0)
        size = self.style.font.pixelSize()
        middle = QPointF(self.style.indent - size * 0.75, line.y() + line.ascent() - size * 0.28)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(ink)
        self.painter.drawEllipse(self.origin + middle, size * 0.13, size * 0.13)


def joined(rects: Sequence[QRectF], corner: float) -> QPainterPath:
    """The outline of lines that follow each other, rounded where nothing continues above or below."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for rect in rects:
        path.addRoundedRect(rect, corner, corner)
    for above, below in pairwise(rects):
        left, right = max(above.left(), below.left()), min(above.right(), below.right())
        if right > left and abs(above.bottom() - below.top()) < 1:
            path.addRect(QRectF(left, above.bottom() - corner, right - left, 2 * corner))
    return path
