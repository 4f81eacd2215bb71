"""How paper looks: black ink on white, letters that can be searched for, whole tables, pictures as fine as a printer is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QTextBlock, QTextDocument, QTextOption

from reader.article import NO_DESCRIPTION, Block
from reader.style import Theme, load_theme
from reader.ui.colors import color
from reader.ui.page.canvas import Canvas
from reader.ui.page.painting import PagePainter
from reader.ui.page.pictures import PagePictures, PictureState, _image_of
from reader.ui.page.setting import Setting
from reader.ui.page.tables import Grid, measured
from reader.ui.page.typography import BlockStyle

DOTS = 300 / 96
"""Pixels of a picture to a pixel of the page."""

SMALLER = 1.6
"""A table that is wider than the paper is first set for so many times its width, and printed smaller."""

LEFT_TO_RIGHT = "\u200e"
"""Behind a dot it keeps a day or a number from changing its place with the word before."""

SIGN_AT = QPointF(4.0, 11.0)
"""Where the number of a remark on a picture stands, from its upper right corner."""


@cache
def print_theme() -> Theme:
    """Paper's colours on white, in black ink."""
    paper = load_theme("paper")
    inks = {"page": "#FFFFFF", "text": "#000000", "dim": "#4A4A4A", "faint": "#777777", "line": "#C8C8C8"}
    return replace(paper, window=replace(paper.window, panel="#F3F2EF", **inks))


def unjoined(font: QFont) -> QFont:
    """The same font with the plain shape of every letter and figure: no other can be searched for in a PDF, or copied."""
    made = QFont(font)
    made.setFeature(QFont.Tag("liga"), 0)
    for feature in ("lnum", "tnum"):
        made.unsetFeature(QFont.Tag(feature))
    return made


@lru_cache(maxsize=64)
def _searchable(style: BlockStyle) -> BlockStyle:
    return BlockStyle(unjoined(style.font), style.line_height)


class PrintPictures(PagePictures):
    """Pictures in the fineness of paper, read when they are drawn; none is fetched for a print."""

    def state(self, block: Block) -> PictureState:
        """Whether a picture can be printed."""
        state = super().state(block)
        return state if state is PictureState.HERE else PictureState.BROKEN

    def image(self, block: Block, width: float, height: float, _ratio: float) -> QImage | None:
        """The picture, or nothing where it cannot be read."""
        own = self.size(block)
        pixels = own.scaled(ceil(width * DOTS), ceil(height * DOTS), Qt.AspectRatioMode.KeepAspectRatio).boundedTo(own)
        source = self._source(block.picture or block.src)
        image = _image_of(source, pixels) if source is not None else QImage()
        return None if image.isNull() else image


class PrintSetting(Setting):
    """Sets blocks as the page does, but with the measures of the font's design, and every table as wide as it is."""

    def style(self, number: int) -> BlockStyle:
        """The style of a block."""
        return _searchable(super().style(number))

    def grid(self, number: int) -> Grid:
        """The columns of a table; nothing of it is out of sight."""
        run = self.run(number)
        if run.start not in self._grids:
            rows, style = self.blocks[run.start : run.stop], self.style(number)
            grid = measured(rows, self.text, style, (self.column,) * 3)
            if grid.width > self.column:
                grid = measured(rows, self.text, style, (self.column * SMALLER,) * 3)
            first = self.blocks[run.start].span
            document = QTextDocument(self.text[first.start : first.end])
            grid.is_mirrored = document.firstBlock().textDirection() == Qt.LayoutDirection.RightToLeft
            grid.room = grid.width
            grid.left = max(0.0, self.column - grid.width) if grid.is_mirrored else 0.0
            self._grids[run.start] = grid
        return self._grids[run.start]

    def _option(self, block: QTextBlock, of: Block) -> QTextOption:
        option = super()._option(block, of)
        option.setUseDesignMetrics(True)
        return option


@dataclass
class PrintPainter(PagePainter):
    """Draws blocks as on the page. `address` stands below the other facts; `signs` are numbers beside pictures, by block."""

    address: str = ""
    is_mirrored: bool = False
    signs: dict[int, str] = field(default_factory=dict)

    def header_height(self, width: float) -> float:
        """The height of what stands below the headline."""
        metrics = QFontMetricsF(self.meta_font)
        return sum(
            metrics.boundingRect(QRectF(0, 0, width, 1e6), Qt.TextFlag.TextWrapAnywhere, line).height() + 2
            for line in (self.meta, self.address)
            if line
        )

    def draw_header(self, painter: QPainter, area: QRectF) -> None:
        """Draw byline, day and site, and below them the address."""
        painter.setPen(color(self.theme.window.dim))
        painter.setFont(self.meta_font)
        side = Qt.AlignmentFlag.AlignRight if self.is_mirrored else Qt.AlignmentFlag.AlignLeft
        flags = int(Qt.TextFlag.TextWrapAnywhere) | int(side) | int(Qt.AlignmentFlag.AlignAbsolute)
        top = area.top()
        meta = self.meta.replace("·", f"·{LEFT_TO_RIGHT}") if self.is_mirrored else self.meta
        for line in filter(None, (meta, self.address)):
            box = painter.boundingRect(QRectF(area.left(), top, area.width(), 1e6), flags, line)
            painter.drawText(QRectF(area.left(), top, area.width(), box.height()), flags, line)
            top += box.height() + 2

    def _draw_block(self, canvas: Canvas) -> None:
        if canvas.is_picture and canvas.layout.setting.pictures.state(canvas.article_block) is not PictureState.HERE:
            self._draw_absent(canvas)
        else:
            super()._draw_block(canvas)
        if canvas.number in self.signs:
            frame = canvas.layout.frame(canvas.block)
            canvas.painter.setFont(self.meta_font)
            canvas.painter.setPen(color(self.theme.window.text))
            canvas.painter.drawText(frame.topRight() + SIGN_AT, self.signs[canvas.number])

    def _draw_absent(self, canvas: Canvas) -> None:
        """A frame with the words for a picture that is not at hand."""
        frame, block = canvas.layout.frame(canvas.block), canvas.article_block
        painter, setting = canvas.painter, canvas.layout.setting
        painter.setPen(color(self.theme.window.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)
        painter.setPen(color(self.theme.window.dim))
        painter.setFont(self.meta_font)
        words = setting.text[block.span.start : block.span.end].strip(NO_DESCRIPTION) or block.src
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(frame.adjusted(12, 4, -12, -4), flags, words)
