"""Pictures on the page, and the quiet frames of those that are elsewhere, on their way or broken."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QTextBlock

from reader.article import NO_DESCRIPTION, Block
from reader.style import Theme
from reader.ui import fonts
from reader.ui.colors import color
from reader.ui.page.canvas import Canvas
from reader.ui.page.layout import PageLayout
from reader.ui.page.pictures import PagePictures, PictureState

CORNER, FRAME_CORNER = 2.0, 6.0
PAPER = "#F1EEE6"
"""What lies under a drawing without a ground of its own when the page is dark."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("page", text)


class Notice(NamedTuple):
    """What a frame says instead of showing its picture, and where each part stands."""

    font: QFont
    words: str
    words_at: QRectF
    source: str
    source_at: QRectF
    button: str
    button_at: QRectF


def draw_picture(canvas: Canvas, theme: Theme) -> None:
    """Draw a picture, or the frame that stands for it."""
    pictures, frame = canvas.layout.setting.pictures, canvas.layout.frame(canvas.block)
    state = pictures.state(canvas.article_block)
    if state is PictureState.HERE:
        _draw_image(canvas.painter, frame, pictures, canvas.article_block, theme)
        return
    painter, window = canvas.painter, theme.window
    painter.setPen(QPen(color(window.line), 1))
    painter.setBrush(color(window.panel))
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), FRAME_CORNER, FRAME_CORNER)
    notice = notice_of(canvas.layout, canvas.block)
    painter.setFont(notice.font)
    painter.setPen(color(window.dim))
    painter.drawText(notice.words_at, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, notice.words)
    painter.setPen(color(window.faint))
    painter.drawText(notice.source_at, Qt.AlignmentFlag.AlignCenter, notice.source)
    if notice.button and state is PictureState.ELSEWHERE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(window.selected))
        painter.drawRoundedRect(notice.button_at, FRAME_CORNER, FRAME_CORNER)
    painter.setPen(color(window.accent if state is PictureState.ELSEWHERE else window.faint))
    painter.drawText(notice.button_at, Qt.AlignmentFlag.AlignCenter, notice.button)


def notice_of(layout: PageLayout, block: QTextBlock) -> Notice:
    """What the frame of a picture that is not shown says."""
    of, frame = layout.block_of(block.blockNumber()), layout.frame(block)
    state = layout.setting.pictures.state(of)
    font = fonts.font(fonts.WINDOW, max(11.0, layout.typography.size * 0.7))
    metrics = QFontMetricsF(font)
    room, line = frame.width() - 2 * layout.typography.size, metrics.height() * 1.25
    button = {
        PictureState.ELSEWHERE: _tr("Load this picture"),
        PictureState.ASKED: _tr("Loading…"),
    }.get(state, "")
    words = layout.setting.text[of.span.start : of.span.end].strip(NO_DESCRIPTION)
    source = _host(of.src) if button else _tr("This picture cannot be shown")
    words = _fitting(words, metrics, room * (1.9 if button else 1.0))
    high = (line * (2 if metrics.horizontalAdvance(words) > room else 1)) if words else 0.0
    tall = line + 10 if button else 0.0
    top = frame.top() + (frame.height() - high - line - tall - (4 if button else 0)) / 2
    left = frame.center().x() - room / 2
    width = metrics.horizontalAdvance(button) + layout.typography.size * 1.4
    return Notice(
        font,
        words,
        QRectF(left, top, room, high),
        metrics.elidedText(source, Qt.TextElideMode.ElideMiddle, room),
        QRectF(left, top + high, room, line),
        button,
        QRectF(frame.center().x() - width / 2, top + high + line + 4, width, tall) if button else QRectF(),
    )


def button_at(layout: PageLayout, block: QTextBlock, point: QPointF) -> str:
    """The address that the button under a point of the page loads a picture from; empty when there is no button."""
    of = layout.block_of(block.blockNumber())
    if layout.setting.pictures.state(of) is not PictureState.ELSEWHERE:
        return ""
    return of.src if notice_of(layout, block).button_at.contains(point) else ""


def _host(src: str) -> str:
    from urllib.parse import urlsplit

    try:
        return urlsplit(src).hostname or ""
    except ValueError:
        return ""


def _fitting(words: str, metrics: QFontMetricsF, width: float) -> str:
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width) if words else ""


def _draw_image(painter: QPainter, frame: QRectF, pictures: PagePictures, block: Block, theme: Theme) -> None:
    image = pictures.image(block, frame.width(), frame.height(), painter.device().devicePixelRatio())
    shape = QPainterPath()
    shape.addRoundedRect(frame, CORNER, CORNER)
    if image is None:
        painter.fillPath(shape, color(theme.window.panel))
        return
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if theme.dark and image.hasAlphaChannel():
        painter.fillRect(frame, QColor(PAPER))
    painter.drawImage(frame, image, QRectF(QImage.rect(image)))
    painter.restore()
