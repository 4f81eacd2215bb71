"""What the page looks like: highlights and washes behind the text, tags and lanes under it.

The machine is quiet, the person is loud: a tag is a thin underline, a quotation a light wash, a highlight a fill. Where
highlights overlap the newest is filled and the others run below it as lanes, three at most; how many more there are is written at their end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextBlock

from reader.annotation import Annotation
from reader.article import Sheet, Span
from reader.insight.hits import Hits
from reader.insight.layers import layer_of
from reader.style import Theme
from reader.tagger.tagging import Tag
from reader.tagger.vocabulary import INDIRECT, inside
from reader.ui.colors import color
from reader.ui.page.canvas import CORNER, Canvas
from reader.ui.page.layout import PageLayout
from reader.ui.page.placed import Placed
from reader.ui.page.spans import SpanIndex
from reader.ui.page.typography import LANES
from reader.ui.positions import Positions

if TYPE_CHECKING:
    from reader.ui.page.margin_notes import MarginNotes

SENTENCE_GROUND = {False: 0.045, True: 0.09}
"""How much of the text's colour lies behind the sentence that one is at, in light themes and in dark ones."""

SENTENCE_MARK = (3.0, 13.0)
"""The width of the mark beside it, and its distance from the column."""
CROWDED = 24
"""Hits in one block from which on they have no corners."""

FURNISHED = frozenset({"quote", "code", "item", "rule", "table"})
"""Kinds that have more to them than their text. What draws it is imported when the first of them is in sight."""

Stretches = list[tuple[int, int, list[str]]]
"""Pieces of text with the colours of the highlights over them, the newest first."""


@dataclass
class PagePainter:
    """Everything that is painted besides the text. The view changes the fields and repaints."""

    theme: Theme
    positions: Positions = field(default_factory=lambda: Positions(""))
    tags: SpanIndex[Tag] = field(default_factory=SpanIndex)
    placed: SpanIndex[Placed] = field(default_factory=SpanIndex)
    notes: MarginNotes | None = None
    """What is written in the margin; nothing while nothing is."""
    found: Hits = field(default_factory=Hits)
    found_now: Span | None = None
    flash: Span | None = None
    sentence: Span | None = None
    """The sentence that one is at, reading by keys."""
    thing: Span | None = None
    """The tag or the highlight that one is at."""
    held: Placed | None = None
    """The highlight that is meant, as far as it reaches while one of its handles is moved."""
    speaker: tuple[int, str] | None = None
    """Who speaks in the quotation under the pointer, and the offset where it begins."""
    layers: frozenset[str] = frozenset()
    sheets: Sequence[Sheet] = ()
    meta: str = ""
    meta_font: QFont = field(default_factory=QFont)

    def take_placed(self, placed: Sequence[Placed]) -> None:
        """Take other highlights and notes."""
        self.placed, self.notes = SpanIndex(placed), None
        if any(item.annotation.note or item.annotation.labels for item in placed):
            from reader.ui.page.margin_notes import MarginNotes

            self.notes = MarginNotes(placed, self.sheets)

    def point_at_note(self, annotation_id: str) -> bool:
        """The pointer is over the note of a highlight, or over none (""); true when that is news."""
        if self.notes is None or self.notes.pointed == annotation_id:
            return False
        self.notes.pointed = annotation_id
        return True

    def draw_header(self, painter: QPainter, area: QRectF) -> None:
        """Draw byline, site, date and minutes below the headline."""
        painter.setPen(color(self.theme.window.dim))
        painter.setFont(self.meta_font)
        painter.drawText(area, Qt.TextFlag.TextWordWrap, self.meta)

    def more_meta(self, width: float) -> float:
        """How much higher than one line the words below the headline are."""
        metrics = QFontMetricsF(self.meta_font)
        box = metrics.boundingRect(QRectF(0, 0, width, 1e6), Qt.TextFlag.TextWordWrap, self.meta)
        return max(0.0, round(box.height() - metrics.height()))

    def draw_block(self, painter: QPainter, layout: PageLayout, block: QTextBlock, clip: QRectF) -> None:
        """Draw one block."""
        canvas = Canvas(painter, layout, block, clip, self.positions)
        is_row = canvas.article_block.kind == "table"
        if self.sentence and self.sentence.overlaps(canvas.span):
            self._draw_sentence_mark(canvas, self.sentence)
        if is_row:
            painter.save()
            box = layout.table_rect(block)
            painter.setClipRect(box.adjusted(-2, 0, 2, 0), Qt.ClipOperation.IntersectClip)
        self._draw_block(canvas)
        if is_row:
            from reader.ui.page.furniture import draw_fades

            draw_fades(canvas, self.theme)
            painter.restore()
        if self.sheets:
            from reader.ui.page.furniture import draw_sheets

            draw_sheets(canvas, self.sheets, self.theme)
        if self.speaker and canvas.span.start <= self.speaker[0] < canvas.span.end:
            from reader.ui.page.furniture import draw_speaker

            draw_speaker(canvas, *self.speaker, self.theme)

    def draw_over(self, painter: QPainter, layout: PageLayout) -> None:
        """Draw the bars below tables that are wider than the page, and the handles of the highlight that is meant."""
        if layout.setting.has_wide_tables:
            from reader.ui.page.sideways import draw_bars

            draw_bars(painter, layout, self.theme)
        if self.notes:
            self.notes.draw(painter, layout, self.positions, self.theme, self.held.annotation.id if self.held else "")
        if self.held:
            from reader.ui.page.handles import draw_handles

            draw_handles(painter, layout, self.positions, self.held.span, self.theme)

    def _draw_block(self, canvas: Canvas) -> None:
        block = canvas.article_block
        if block.marks or block.kind in FURNISHED:
            from reader.ui.page.furniture import draw_furniture

            draw_furniture(canvas, self.theme)
        if canvas.is_picture:
            from reader.ui.page.frames import draw_picture

            draw_picture(canvas, self.theme)
        else:
            self._draw_washes(canvas)
        if self.sentence and self.sentence.overlaps(canvas.span):
            self._draw_sentence(canvas, self.sentence)
        crowded = self._draw_highlights(canvas)
        self._draw_found(canvas)
        selected = [position - canvas.block.position() for position in canvas.layout.selection]
        canvas.fill(selected[0], selected[1], color(self.theme.window.selection), 0)
        self._draw_text(canvas)
        if block.marks:
            from reader.ui.page.furniture import draw_links

            draw_links(canvas, self.theme)
        self._draw_underlines(canvas)
        self._draw_crowds(canvas, crowded)
        if self.thing and self.thing != self.flash:
            canvas.outline(self.thing, color(self.theme.window.dim), 1.2)
        if self.flash:
            canvas.outline(self.flash, color(self.theme.window.accent))

    def _draw_sentence_mark(self, canvas: Canvas, sentence: Span) -> None:
        """A short bar beside the lines of the sentence, on the side where its lines begin."""
        rects = canvas.rects(*canvas.inside(sentence))
        if not rects:
            return
        setting, (width, gap) = canvas.layout.setting, SENTENCE_MARK
        edges = [QRectF(setting.left, 0, setting.column, 1)]
        if canvas.article_block.kind == "table":
            edges.append(canvas.layout.table_rect(canvas.block))
        elif canvas.is_picture:
            edges += rects
        if canvas.block.textDirection() == Qt.LayoutDirection.RightToLeft:
            x = min(setting.width - width, max(edge.right() for edge in edges) + gap - width)
        else:
            x = max(0.0, min(edge.left() for edge in edges) - gap)
        bar = QRectF(x, rects[0].top() + 3, width, rects[-1].bottom() - rects[0].top() - 6)
        canvas.painter.setPen(Qt.PenStyle.NoPen)
        canvas.painter.setBrush(color(self.theme.window.accent))
        canvas.painter.drawRoundedRect(bar, width / 2, width / 2)

    def _draw_sentence(self, canvas: Canvas, sentence: Span) -> None:
        ground = QColor(color(self.theme.window.text))
        ground.setAlphaF(SENTENCE_GROUND[self.theme.dark])
        canvas.fill(*canvas.inside(sentence), ground)

    def _draw_washes(self, canvas: Canvas) -> None:
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

    def _draw_highlights(self, canvas: Canvas) -> Stretches:
        """Fill the newest highlight of every stretch, draw others as lanes; answers the stretches, if there may be too many."""
        over = self._highlights_over(canvas.span)
        corner = 0 if len(over) > 1 else CORNER
        cut = list(stretches([(span, item.annotation) for span, item in over]))
        for start, end, names in cut:
            canvas.fill(*canvas.inside(Span(start, end)), color(self.theme.highlight(names[0])), corner)
        for start, end, names in cut:
            for lane, name in enumerate(names[1 : LANES + 1]):
                canvas.lane(*canvas.inside(Span(start, end)), lane, color(self.theme.highlight(name)))
        return cut if len(over) > LANES + 1 else []

    def _draw_crowds(self, canvas: Canvas, cut: Stretches) -> None:
        """Write where more highlights lie over each other than there are lanes."""
        if not cut:
            return
        from reader.ui.page.crowds import crowds, draw_crowd

        for start, end, hidden in crowds(cut):
            if end <= canvas.span.end:
                draw_crowd(canvas, canvas.inside(Span(start, end))[1], hidden, self.theme)

    def _highlights_over(self, span: Span) -> list[tuple[Span, Placed]]:
        """The highlights over a block; the one that is meant is where its handles are."""
        held = self.held
        over = [pair for pair in self.placed.over(span.start, span.end) if pair[1].annotation.color]
        if held is None:
            return over
        over = [pair for pair in over if pair[1].annotation.id != held.annotation.id]
        return [*over, (held.span, held)] if held.annotation.color and held.span.overlaps(span) else over

    def _draw_found(self, canvas: Canvas) -> None:
        """Mark the hits; round corners take five times as long, and where a hit follows the other nobody sees them."""
        window, hits = self.theme.window, list(self.found.over(canvas.span.start, canvas.span.end))
        corner = CORNER if len(hits) <= CROWDED else 0
        for span in hits:
            ink = color(window.found_now if span == self.found_now else window.found)
            canvas.fill(*canvas.inside(span), ink, CORNER if span == self.found_now else corner)

    def _draw_text(self, canvas: Canvas) -> None:
        kind = canvas.article_block.kind
        if kind in ("image", "rule"):
            return
        canvas.painter.setPen(color(self.theme.window.dim if kind == "caption" else self.theme.window.text))
        canvas.draw_text()

    def _draw_underlines(self, canvas: Canvas) -> None:
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
