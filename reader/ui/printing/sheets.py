"""Pages on paper: the running title, the text, the foot and the page's number, drawn on a printer or into a PDF."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from functools import cache

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPagedPaintDevice, QPainter, QPen

from reader.ui import fonts
from reader.ui.colors import color
from reader.ui.page.typography import Typography
from reader.ui.printing.footnotes import FootLine, Footnote, reads_leftwards
from reader.ui.printing.galley import Copy, Galley, Strip
from reader.ui.printing.paging import FOOT_GAP, Page, groups, pages
from reader.ui.printing.remarks import Remark
from reader.ui.printing.setting import print_theme, unjoined

INCH, POINTS = 96.0, 72.0
SIDE, TOP, BOTTOM = 1.16, 1.05, 1.0
"""Margins in inches."""

RUNNING = 0.36
"""How far above the text the running title stands, and below it the number, in inches."""

SMALL = 0.8
RULE = 90.0


def typography(points: int, *, justified: bool, indented: bool) -> Typography:
    """How the text is set for paper: in the book face, about as close as books are."""
    size = round(points * INCH / POINTS)
    return Typography(fonts.READING, size, 1.45, 200, is_justified=justified, is_indented=indented)


def column_of(paper: QSizeF) -> float:
    """How wide the text is on paper of a size in points."""
    return paper.width() / POINTS * INCH - 2 * SIDE * INCH


class Sheets:
    """Draws the pages of a copy. `paper` is its size in points."""

    def __init__(self, copy: Copy, paper: QSizeF, *, has_feet: bool) -> None:
        self._copy, self._has_feet = copy, has_feet
        self._paper = paper * (INCH / POINTS)
        self._column = column_of(paper)
        self._height = self._paper.height() - (TOP + BOTTOM) * INCH
        self._font = unjoined(fonts.font(fonts.WINDOW, 11))
        self._theme = print_theme()
        self._feet = cache(self._foot_of)

    def draw(self, device: QPagedPaintDevice, wanted: Callable[[int], bool]) -> Generator[float, None, None]:
        """Draw the pages that are wanted; tells the share done after each bit of work."""
        painter = QPainter()
        if not painter.begin(device):
            raise OSError("There is nothing to draw on.")
        try:
            yield from self._draw(painter, device, wanted)
        finally:
            painter.end()

    def _draw(self, painter: QPainter, device: QPagedPaintDevice, wanted: Callable[[int], bool]) -> Iterator[float]:
        is_first = True
        galleys = (Galley(self._copy, printed) for printed in self._copy.pieces())
        for page in pages(groups(galleys), self._height, self._feet):
            if wanted(page.number):
                if not is_first:
                    device.newPage()
                is_first = False
                self._draw_page(painter, device, page)
            yield page.strips[-1][0].share if page.strips else 1.0

    def _foot_of(self, remark: Remark) -> tuple[FootLine, ...]:
        if not self._has_feet:
            return ()
        return tuple(Footnote(remark, self._copy.typography.size * SMALL, self._column).lines)

    # -- one page ------------------------------------------------------------------------------------------------

    def _draw_page(self, painter: QPainter, device: QPagedPaintDevice, page: Page) -> None:
        painter.save()
        painter.scale(device.logicalDpiX() / INCH, device.logicalDpiY() / INCH)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(SIDE * INCH, TOP * INCH)
        for strip, y, bottom in _joined(page):
            painter.save()
            painter.translate(0, y)
            strip.galley.draw(painter, strip.number, strip.top, bottom)
            painter.restore()
        self._draw_foot(painter, page)
        self._draw_around(painter, page)
        painter.restore()

    def _draw_foot(self, painter: QPainter, page: Page) -> None:
        if not page.foot:
            return
        y = self._height - page.foot_height
        is_mirrored = page.foot[0].note.is_mirrored
        x = self._column - RULE if is_mirrored else 0.0
        painter.setPen(QPen(color(self._theme.window.faint), 0.6))
        painter.drawLine(QLineF(x, y + FOOT_GAP * 0.55, x + RULE, y + FOOT_GAP * 0.55))
        y += FOOT_GAP
        painter.setPen(color(self._theme.window.text))
        for line in page.foot:
            line.draw(painter, QPointF(0, y))
            y += line.height

    def _draw_around(self, painter: QPainter, page: Page) -> None:
        """The running title, from the second page on, and the number."""
        painter.setFont(self._font)
        painter.setPen(color(self._theme.window.dim))
        metrics, away = QFontMetricsF(self._font), RUNNING * INCH
        line = QRectF(0, self._height + away, self._column, metrics.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignHCenter, str(page.number))
        if page.number == 1:
            return
        article = self._copy.article
        site = metrics.elidedText(article.site, Qt.TextElideMode.ElideRight, self._column * 0.35)
        room = self._column - metrics.horizontalAdvance(site) - 24
        title = metrics.elidedText(" ".join(article.title.split()), Qt.TextElideMode.ElideRight, room)
        above = QRectF(0, -away - metrics.height(), self._column, metrics.height())
        sides = [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight]
        if reads_leftwards(title):
            sides.reverse()
        for words, side in zip((title, site), sides, strict=True):
            painter.drawText(above, side | Qt.AlignmentFlag.AlignAbsolute, words)


def _joined(page: Page) -> Iterator[tuple[Strip, float, float]]:
    """Strips of one block that stand below each other as one: its first strip, its height on the page, and its bottom."""
    run: tuple[Strip, float, float] | None = None
    for strip, y in page.strips:
        if run and (strip.galley, strip.number) == (run[0].galley, run[0].number) and strip.top == run[2]:
            run = (run[0], run[1], strip.bottom)
            continue
        if run:
            yield run
        run = (strip, y, strip.bottom)
    if run:
        yield run
