"""What is painted: the colours of the pixels of a passage."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from reader.article import Span
from reader.ui.colors import color
from reader.ui.page.view import PageView


def colors_in(view: PageView, span: Span) -> set[str]:
    """The colours of the pixels of a passage and of the hair below it."""
    return colors_of(view, view.rect_of(span))


def colors_of(view: PageView, box: QRect) -> set[str]:
    """The colours of the pixels of a part of the page."""
    image: QImage = view.viewport().grab(box).toImage()
    return {QColor(image.pixel(x, y)).name() for x in range(image.width()) for y in range(image.height())}


def blended(fill: str, ground: str, share: float = 1.0) -> str:
    """A translucent colour on an opaque one."""
    top, below = color(fill), color(ground)
    share *= top.alphaF()
    channels = ((getattr(top, c)(), getattr(below, c)()) for c in ("red", "green", "blue"))
    return QColor(*(round(a * share + b * (1 - share)) for a, b in channels)).name()


def near(name: str, names: set[str], tolerance: int = 2) -> bool:
    """Whether a colour, or one that nobody tells from it, is among others."""
    wanted = QColor(name)
    return any(
        abs(wanted.red() - QColor(other).red()) <= tolerance
        and abs(wanted.green() - QColor(other).green()) <= tolerance
        and abs(wanted.blue() - QColor(other).blue()) <= tolerance
        for other in names
    )
