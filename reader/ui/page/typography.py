"""How the page is set: sizes, leading, measure and the font of every kind of block. Lengths are device-independent pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from math import inf

from PySide6.QtGui import QFont, QFontMetricsF

from reader.article import Block
from reader.ui import fonts

SMALLEST, LARGEST = 12, 44
TIGHTEST, LOOSEST = 1.4, 1.8
NARROWEST, WIDEST = 48, 90

LANES = 3
"""So many highlights are drawn as lines below a passage that a newer one fills."""

SAMPLE = (
    "Before some forty thousand people in a stadium the president tied his country to a date: we choose to do these "
    "things, he said, not because they are easy, but because they are hard. It was 1962, and nobody knew how."
)
"""English as it is read, to measure how wide a font's letters are on average."""

RAGGED = 1.09
"""A line breaks at a word, so the column is so much wider than the characters that its lines have on average."""


@dataclass(frozen=True)
class BlockStyle:
    """How one kind of block is set: its font and the height of a line."""

    font: QFont
    line_height: int

    @cached_property
    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.font)

    @cached_property
    def average_width(self) -> float:
        """The average width of a character, to guess a block's height before it is laid out."""
        return max(1.0, self.width_of(SAMPLE) / len(SAMPLE))

    @cached_property
    def natural_height(self) -> float:
        """The height of a line in this font alone, without our leading."""
        return self._metrics.ascent() + self._metrics.descent()

    @cached_property
    def baseline(self) -> float:
        """How far below the top of a line, with its leading, the letters stand: as much white above tall ones as below deep ones.

        What a font claims for itself above and below its letters does not count, or little room is left for what runs below them.
        """
        letters = self._metrics.tightBoundingRect("dp")
        return float(round((self.line_height - letters.height()) / 2 - letters.top()))

    @cached_property
    def lane(self) -> float:
        """The distance between two of the lines that run below a passage: `LANES` of them end where the letters stand."""
        room = self.line_height - self.baseline
        return max(1.5, min(3.0, int(room / LANES * 2) / 2))

    def width_of(self, text: str) -> float:
        """How wide a text is in this font, on one line."""
        return self._metrics.horizontalAdvance(text)


@dataclass(frozen=True)
class Typography:
    """The person's choices.

    `size` is the body text's height, `leading` a line's in heights of the text. The column grows with size and font, so that its
    lines keep their number of `characters`. Text `is_justified` where both its edges are straight; paragraphs that are
    `is_indented` begin as in books, with no white between them.
    """

    family: str = fonts.READING
    size: int = 18
    leading: float = 1.6
    characters: int = 66
    is_justified: bool = False
    is_indented: bool = False

    @property
    def column(self) -> int:
        """The widest that the column of text gets."""
        return round(self.characters * RAGGED * self.letter)

    @property
    def letter(self) -> float:
        """How wide a character of the body text is on average."""
        return _style(self, "paragraph", 0).average_width

    def larger(self, steps: int) -> Typography:
        """The same in another size, `steps` pixels up or down."""
        return replace(self, size=min(LARGEST, max(SMALLEST, self.size + steps)))

    def style(self, block: Block, column: float = inf) -> BlockStyle:
        """The style of a block; in a column of few words headlines are not much larger than the text."""
        return _style(self, block.kind, min(block.level, 6), column < NARROW * self.size)

    @property
    def small(self) -> QFont:
        """The font of the line below the headline."""
        return fonts.font(fonts.WINDOW, min(20.0, max(12.0, self.size * 0.74)))


NARROW = 16
"""A column is narrow if it is less than so many heights of the text wide."""

HEADINGS = {0: 1.35, 1: 1.5, 2: 1.28, 3: 1.14, 4: 1.0, 5: 0.92, 6: 0.92}


@lru_cache(maxsize=256)
def _style(typography: Typography, kind: str, level: int, is_narrow: bool = False) -> BlockStyle:
    size, family = typography.size, typography.family
    line = round(size * typography.leading)
    if kind == "title":
        height = size * 1.28 if is_narrow else size + 13 * (size / 18) ** 0.5
        return BlockStyle(fonts.font(family, height, 650), round(height * 1.22))
    if kind == "heading":
        height = size * (min(HEADINGS[level], 1.14) if is_narrow else HEADINGS[level])
        return BlockStyle(fonts.font(family, height, 650, italic=level == 6), round(height * 1.3))
    if kind == "code":
        return BlockStyle(fonts.code_font(size * 0.8), round(size * 1.3))
    if kind == "table":
        return BlockStyle(fonts.figures(fonts.font(family, size * 0.89)), round(size * 1.36))
    if kind == "caption":
        return BlockStyle(fonts.font(fonts.WINDOW, size * 0.76), round(size * 1.2))
    return BlockStyle(fonts.font(family, size), line)
