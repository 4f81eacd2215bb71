"""Fonts and inline formatting of one block, as ranges for its `QTextLayout`."""

from __future__ import annotations

import re

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextLayout

from reader.article import Block, Mark
from reader.ui import fonts
from reader.ui.page.typography import BlockStyle
from reader.ui.positions import Positions

BOLD = 650
SIGN = 6
"""A link within the article that is no longer than this may be the sign of a note."""

WORD = re.compile(r"[^\W\d_]{2,}")
ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})", re.IGNORECASE)


def is_sign(mark: Mark, block: Block, text: str) -> bool:
    """Whether a mark in a block with this text is the sign of a note: a short link to another place of the article, no word."""
    if mark.kind != "link" or not mark.href.startswith("#") or len(mark.span) > SIGN:
        return False
    shown = text[mark.span.start - block.span.start : mark.span.end - block.span.start]
    return all(map(ROMAN.fullmatch, WORD.findall(shown)))


def formats(
    block: QTextBlock, style: BlockStyle, of: Block, positions: Positions, accent: QTextCharFormat
) -> list[QTextLayout.FormatRange]:
    """The block's own font over all of it, and its header cells and marks on top; `accent` is how signs of notes look."""
    base, start, text = QTextCharFormat(), block.position(), block.text()
    base.setFont(style.font)
    ranges = [_range(0, max(0, block.length() - 1), base)]

    def add(first: int, end: int, form: QTextCharFormat) -> None:
        at = positions.position(first) - start
        ranges.append(_range(at, positions.position(end) - start - at, form))

    for cell in of.cells:
        if cell.is_header:
            add(cell.span.start, cell.span.end, _bold())
    for mark in of.marks:
        form = accent if is_sign(mark, of, text) else _mark_format(mark, style.font)
        if form is not None:
            add(mark.span.start, mark.span.end, form)
    return ranges


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, form
    return made


def _bold() -> QTextCharFormat:
    """Bolder letters, of a font with fixed weights and of one whose weight is an axis."""
    form = QTextCharFormat()
    form.setFontWeight(BOLD)
    form.setFontVariableAxes({fonts.WEIGHT_AXIS: float(BOLD)})
    return form


def _mark_format(mark: Mark, base: QFont) -> QTextCharFormat | None:
    """How inline formatting looks; nothing for what is painted instead."""
    form = QTextCharFormat()
    if mark.kind == "emphasis":
        form.setFontItalic(True)
    elif mark.kind == "strong":
        form = _bold()
    elif mark.kind == "code":
        form.setFont(fonts.code_font(base.pixelSize() * 0.86))
    elif mark.kind == "sub":
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
    elif mark.kind == "sup":
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    else:
        return None
    return form
