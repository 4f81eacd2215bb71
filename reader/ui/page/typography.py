"""How the page is set: sizes, leading, measure and the style of every kind of block. Lengths are device-independent pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from PySide6.QtGui import QFont, QFontMetricsF

from reader.article import Block
from reader.ui import fonts

SMALLEST, LARGEST = 12, 44


@dataclass(frozen=True)
class BlockStyle:
    """How one kind of block is set: its font, the height of a line, the space around it and its indent."""

    font: QFont
    line_height: int
    above: int
    below: int
    indent: int = 0

    @cached_property
    def average_width(self) -> float:
        """The average width of a character, to guess a block's height before it is laid out."""
        return max(1.0, QFontMetricsF(self.font).averageCharWidth())

    @cached_property
    def natural_height(self) -> float:
        """The height of a line in this font alone, without our leading."""
        metrics = QFontMetricsF(self.font)
        return metrics.ascent() + metrics.descent()


@dataclass(frozen=True)
class Typography:
    """The person's choices. `size` is the body text's height; the measure grows with it, so a line keeps its 66 characters."""

    family: str = fonts.READING
    size: int = 18
    leading: float = 1.6
    measure: float = 604 / 18

    @property
    def column(self) -> int:
        """The widest that the column of text gets."""
        return round(self.measure * self.size)

    def larger(self, steps: int) -> Typography:
        """The same in another size, `steps` pixels up or down."""
        return replace(self, size=min(LARGEST, max(SMALLEST, self.size + steps)))

    def style(self, block: Block) -> BlockStyle:
        """The style of a block."""
        return _style(self, block.kind, min(block.level, 6))

    @property
    def small(self) -> QFont:
        """The font of the line below the headline."""
        return fonts.font(fonts.WINDOW, min(20.0, max(12.0, self.size * 0.74)))


HEADINGS = {0: 1.35, 1: 1.5, 2: 1.28, 3: 1.14}


@lru_cache(maxsize=256)
def _style(typography: Typography, kind: str, level: int) -> BlockStyle:
    size, family = typography.size, typography.family
    line = round(size * typography.leading)
    gap = round(size * 0.84)
    if kind == "title":
        height = size + 13 * (size / 18) ** 0.5
        return BlockStyle(fonts.font(family, height, 650), round(height * 1.22), 0, round(size * 0.5))
    if kind == "heading":
        scale = HEADINGS.get(level, 1.0)
        return BlockStyle(
            fonts.font(family, size * scale, 650), round(size * scale * 1.3), round(size * 1.1), round(size * 0.5)
        )
    if kind == "quote":
        return BlockStyle(fonts.font(family, size), line, 0, gap, round(size * 1.5))
    if kind == "item":
        depth = max(1, level)
        return BlockStyle(fonts.font(family, size), line, 0, round(gap * 0.5), round(size * 1.4) * depth)
    if kind == "code":
        return BlockStyle(fonts.code_font(size * 0.82), round(size * 1.35), 0, 0, round(size * 0.8))
    if kind == "caption":
        return BlockStyle(fonts.font(fonts.WINDOW, size * 0.78), round(size * 1.2), 0, gap)
    return BlockStyle(fonts.font(family, size), line, 0, gap)
