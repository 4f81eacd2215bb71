"""How one article is set at one width and size: the indents, columns and frames of its blocks, and their lines.

Coordinates are those of the block: x from its origin, y from its top. The origin of most blocks is the column's edge; tables and
listings that need more room reach into the margin. What only tables and pictures need is imported when the first of them is in
sight: a page of words is on the screen before that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextLayout, QTextOption

from reader.article import Article, Block, Span
from reader.style import Theme
from reader.ui.colors import color
from reader.ui.page.breaking import UNBROKEN, Room, set_lines, set_picture
from reader.ui.page.formats import formats
from reader.ui.page.indents import Indents
from reader.ui.page.listings import Listings, code_ranges
from reader.ui.page.rhythm import PROSE, gap, runs_on, space_above, space_below
from reader.ui.page.runs import Runs
from reader.ui.page.typography import BlockStyle, Typography
from reader.ui.positions import Positions

if TYPE_CHECKING:
    from reader.ui.page.pictures import PagePictures
    from reader.ui.page.tables import Grid

WIDEST_MARGIN, NARROWEST_MARGIN = 34.0, 14.0
FRAME_ELSEWHERE, FRAME_BROKEN = 6.6, 3.6
"""Heights of the frames of pictures that are not shown, in heights of the text."""

SCROLL_BAR = 14.0
"""The room below a table that is wider than the page."""

HANG = 2
"""The rest of a line of code that is too long is set in by so many characters more than its beginning."""

FIRST_LINE = 1.4
"""How far the first line of a paragraph is set in, in heights of the text."""

JUSTIFIED = 38
"""A column of fewer characters has no straight right edge: a few words cannot fill a line without gaps."""

JUSTIFIABLE = PROSE | {"item"}

JUDGED, FIRST_WORDS = 9, 80
"""So many of the first blocks, and of their characters, tell on which side the article's lines begin."""


class Setting:
    """Knows how wide the page is and sets its blocks. Cheap to make: lists and tables are measured when they are seen."""

    def __init__(
        self, article: Article, positions: Positions, pictures: Callable[[], PagePictures], theme: Theme
    ) -> None:
        self.blocks: Sequence[Block] = article.blocks or (Block(Span(0, len(article.text))),)
        self.text = article.text
        self._make_pictures = pictures
        self._positions = positions
        self._runs = Runs(self.blocks)
        self.listings = Listings(self.blocks, self.text, self._runs)
        self.set_theme(theme)

    @cached_property
    def pictures(self) -> PagePictures:
        """What the image blocks look like."""
        return self._make_pictures()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self._accent = QTextCharFormat()
        self._accent.setForeground(color(theme.window.accent))

    @cached_property
    def reads_leftwards(self) -> bool:
        """Whether the article is read from right to left, judged by where it begins; then its margins change sides."""
        spans = [block.span for block in self.blocks[:JUDGED]]
        begun = [reads_leftwards(self.text[span.start : min(span.end, span.start + FIRST_WORDS)]) for span in spans]
        return sum(begun) * 2 > len(begun)

    def measure(self, width: float, typography: Typography) -> None:
        """The page is `width` wide now and set like this."""
        self.width, self.typography = width, typography
        self.margin = max(NARROWEST_MARGIN, min(WIDEST_MARGIN, round(width * 0.045)))
        self.column = max(120.0, min(float(typography.column), width - 2 * self.margin))
        self.left = max(self.margin, (width - self.column) // 2)
        self.indents = Indents(self.blocks, self._runs, typography, self.column)
        self._grids: dict[int, Grid] = {}
        self._listings: dict[int, float] = {}

    # -- measures ------------------------------------------------------------------------------------------------

    def style(self, number: int) -> BlockStyle:
        """The style of a block."""
        return self.typography.style(self.blocks[number], self.column)

    def _beside(self, number: int) -> tuple[Block | None, Block | None]:
        """The blocks above and below."""
        blocks = self.blocks
        return blocks[number - 1] if number else None, blocks[number + 1] if number + 1 < len(blocks) else None

    def above(self, number: int) -> float:
        """The space above a block's first line, within the block's own height."""
        return float(space_above(self.blocks[number], self._beside(number)[0], self.typography))

    def below(self, number: int) -> float:
        """The space below its last line."""
        if self._runs_on(number + 1):
            return 0.0
        space = space_below(self.blocks[number], *self._beside(number), self.typography)
        return float(space + self._bar_below(number))

    def gap_below(self, number: int) -> float:
        """What of the space below is no part of the block: the gap, and a table's scroll bar."""
        if self._runs_on(number + 1):
            return 0.0
        return float(gap(self.blocks[number], *self._beside(number), self.typography) + self._bar_below(number))

    def _runs_on(self, number: int) -> bool:
        """Whether a block begins with an indent, with no white above it."""
        return self.typography.is_indented and runs_on(self.blocks, number)

    @property
    def _is_justified(self) -> bool:
        return self.typography.is_justified and self.column >= JUSTIFIED * self.typography.letter

    def _bar_below(self, number: int) -> float:
        if self.blocks[number].kind != "table" or number != self._runs.around(number).stop - 1:
            return 0.0
        return SCROLL_BAR if self.grid(number).farthest else 0.0

    def run(self, number: int) -> range:
        """The blocks that a block belongs with: its listing, table or list."""
        return self._runs.around(number)

    @cached_property
    def _kinds(self) -> tuple[list[int], list[int], list[int]]:
        """How long each block is and of which kind, and the first block of each kind: nothing of it hangs on how they are set."""
        numbers: dict[tuple[str, int, bool], int] = {}
        firsts: list[int] = []
        kinds: list[int] = []
        for number, block in enumerate(self.blocks):
            kind = numbers.setdefault((block.kind, block.level, block.is_tight), len(firsts))
            if kind == len(firsts):
                firsts.append(number)
            kinds.append(kind)
        return [block.span.end - block.span.start for block in self.blocks], kinds, firsts

    def guesses(self) -> list[float]:
        """The likely height of every block, from its length alone."""
        lengths, kinds, firsts = self._kinds
        measures = [self._guess(number) for number in firsts]
        of_each = map(measures.__getitem__, kinds)
        return [
            int(length / characters + 1) * line + around
            for length, (characters, line, around) in zip(lengths, of_each, strict=True)
        ]

    def _guess(self, number: int) -> tuple[float, int, float]:
        """Characters on a line, the height of a line and the space around it, for blocks like this one."""
        block, style = self.blocks[number], self.style(number)
        before, after = self._beside(number)
        around = space_above(block, before, self.typography) + space_below(block, before, after, self.typography)
        if self.typography.is_indented and block.kind == "paragraph":
            around = 0.0
        if block.kind == "image":
            return UNBROKEN, round(self.column * 0.6), around
        indent = self.typography.size * 1.4 * max(1, block.level) if block.kind in ("quote", "item") else 0.0
        return max(60.0, self.column - indent) / style.average_width, style.line_height, around

    def _outset(self, width: float, *, mirrored: bool) -> float:
        """Where something that is wider than the column begins, beside the column's edge: it first fills one margin."""
        if mirrored:
            return max(self.margin - self.left, self.column - width)
        return min(0.0, self.width - self.margin - width - self.left)

    # -- what is wider than the column, or is no text --------------------------------------------------------------

    def grid(self, number: int) -> Grid:
        """The columns of the table that block `number` is a row of."""
        run = self._runs.around(number)
        if run.start not in self._grids:
            from reader.ui.page.tables import measured

            room = (self.column, self.width - self.margin - self.left, self.width - 2 * self.margin)
            grid = measured(self.blocks[run.start : run.stop], self.text, self.style(number), room)
            span = self.blocks[run.start].span
            grid.is_mirrored = reads_leftwards(self.text[span.start : span.end])
            grid.left = self._outset(grid.room, mirrored=grid.is_mirrored)
            if grid.is_mirrored:
                grid.scrolled = grid.farthest
            self._grids[run.start] = grid
        return self._grids[run.start]

    @property
    def has_wide_tables(self) -> bool:
        """Whether a table that was in sight is wider than the page."""
        return any(grid.farthest for grid in self._grids.values())

    def listing(self, number: int) -> float:
        """How wide the listing is that block `number` is a line of: long lines reach into the margin before they are broken."""
        run = self._runs.around(number)
        if run.start not in self._listings:
            longest = max(len(self.blocks[each].span) for each in run)
            needed = longest * self.style(number).width_of("0") + 2 * self.indents.of(number) + 2
            self._listings[run.start] = max(self.column, min(needed, self.width - self.margin - self.left))
        return self._listings[run.start]

    def shift(self, number: int) -> float:
        """Where a block's origin stands, beside the column's edge."""
        if self.blocks[number].kind != "table":
            return 0.0
        grid = self.grid(number)
        return grid.left - grid.scrolled

    def frame(self, number: int) -> QRectF:
        """Where a picture stands below the space above it."""
        from reader.ui.page.pictures import PictureState, shown_size

        block, size = self.blocks[number], self.typography.size
        state = self.pictures.state(block)
        if state is PictureState.HERE:
            width, height = shown_size(self.pictures.size(block), self.column)
            return QRectF(round((self.column - width) / 2), 0.0, width, height)
        share = FRAME_BROKEN if state is PictureState.BROKEN else FRAME_ELSEWHERE
        return QRectF(0.0, 0.0, self.column, round(size * share))

    # -- lines ---------------------------------------------------------------------------------------------------

    def set_block(self, block: QTextBlock, above: float) -> float:
        """Break a block into lines; answers the height of them all."""
        number = block.blockNumber()
        layout, of, style = block.layout(), self.blocks[number], self.style(number)
        layout.setTextOption(self._option(block, of))
        ranges = formats(block, style, of, self._positions, self._accent)
        if of.kind == "code":
            tokens = self.listings.tokens(number)
            ranges += code_ranges(tokens, self._theme, self._positions, block)
        layout.setFormats(ranges)
        if of.kind == "table":
            return self._set_row(block, of, style, above)
        if of.kind == "image":
            frame = self.frame(number)
            self.pictures.foresee(of, frame.width(), frame.height())
            return set_picture(layout, frame, above)
        if of.kind == "code":
            indent = self.indents.of(number)
            hang = (HANG + _leading(block.text())) * style.width_of("0")
            room = self.listing(number) - 2 * indent
            return set_lines(layout, style, Room(indent, room, others=min(hang, room * 0.4)), above)
        if of.kind == "caption":
            return self._set_caption(layout, number, style, above)
        return set_lines(layout, style, self._room(block, of), above)

    def _room(self, block: QTextBlock, of: Block) -> Room:
        """Where the lines of a block of words have their place."""
        number, mirrored = block.blockNumber(), is_mirrored(block)
        indent = self.indents.of(number)
        return Room(
            0.0 if mirrored else indent,
            self.column - indent,
            first=round(min(self.typography.size * FIRST_LINE, self.column * 0.08)) if self._runs_on(number) else 0.0,
            is_mirrored=mirrored,
            justified=block.text() if self._is_justified and of.kind in JUSTIFIABLE else "",
        )

    def _option(self, block: QTextBlock, of: Block) -> QTextOption:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if of.kind == "code":
            option.setTextDirection(Qt.LayoutDirection.LeftToRight)
            option.setTabStopDistance(4 * self.typography.style(of).width_of("0"))
        elif of.kind == "rule":
            option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        elif block.textDirection() == Qt.LayoutDirection.RightToLeft:
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        if of.kind in JUSTIFIABLE and self._is_justified:
            option.setAlignment(Qt.AlignmentFlag.AlignJustify)
        if of.kind == "table":
            option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
            option.setTabStopDistance(1)
        return option

    def _set_row(self, block: QTextBlock, of: Block, style: BlockStyle, above: float) -> float:
        from reader.ui.page.tables import Row

        start, grid = block.position(), self.grid(block.blockNumber())
        position = self._positions.position
        ends = [(position(cell.span.start) - start, position(cell.span.end) - start) for cell in of.cells]
        return Row(of.cells, ends, grid, style).set_lines(block.layout(), above)

    def _set_caption(self, layout: QTextLayout, number: int, style: BlockStyle, above: float) -> float:
        """A caption stands below the middle of a picture that is narrower than the column."""
        beside = (each for each in (number - 1, number + 1) if 0 <= each < len(self.blocks))
        picture = next((each for each in beside if self.blocks[each].kind == "image"), None)
        width = self.frame(picture).width() if picture is not None else self.column
        width = min(self.column, max(width, self.column * 0.7))
        x = round((self.column - width) / 2)
        height = set_lines(layout, style, Room(x, width), above)
        if x and layout.lineCount() == 1:
            line = layout.lineAt(0)
            line.setPosition(QPointF(round((self.column - line.naturalTextWidth()) / 2), line.y()))
        return height


def is_mirrored(block: QTextBlock) -> bool:
    """Whether a block is read from right to left."""
    return bool(block.textDirection() == Qt.LayoutDirection.RightToLeft)


def reads_leftwards(text: str) -> bool:
    """Whether the first letter of a text belongs to a script that is written from right to left."""
    kinds = (bidirectional(character) for character in text)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def _leading(text: str) -> int:
    return len(text) - len(text.lstrip())
