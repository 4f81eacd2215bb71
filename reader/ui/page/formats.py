"""Fonts and inline formatting of one block, as ranges for its `QTextLayout`."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextLayout

from reader.article import Mark
from reader.ui import fonts
from reader.ui.page.typography import BlockStyle
from reader.ui.positions import Positions


def formats(
    block: QTextBlock, style: BlockStyle, marks: Sequence[Mark], positions: Positions
) -> list[QTextLayout.FormatRange]:
    """The block's own font over all of it, and its marks on top."""
    base = QTextCharFormat()
    base.setFont(style.font)
    ranges = [_range(0, max(0, block.length() - 1), base)]
    for mark in marks:
        start = positions.position(mark.span.start) - block.position()
        end = positions.position(mark.span.end) - block.position()
        ranges.append(_range(start, end - start, _mark_format(mark, style.font)))
    return ranges


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, form
    return made


def _mark_format(mark: Mark, base: QFont) -> QTextCharFormat:
    """How inline formatting looks."""
    form = QTextCharFormat()
    if mark.kind == "emphasis":
        form.setFontItalic(True)
    elif mark.kind == "strong":
        form.setFontWeight(650)
    elif mark.kind == "code":
        form.setFont(fonts.code_font(base.pixelSize() * 0.86))
    elif mark.kind == "sub":
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
    elif mark.kind == "sup":
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    else:
        form.setFontUnderline(True)
    return form
