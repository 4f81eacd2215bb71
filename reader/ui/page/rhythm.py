"""The space between blocks. What belongs together stands close, and what begins something new has room above it."""

from __future__ import annotations

from collections.abc import Sequence

from reader.article import Block
from reader.ui.page.typography import Typography

ABOVE_HEADING = {0: 1.1, 1: 1.5, 2: 1.2, 3: 0.9, 4: 0.6, 5: 0.5, 6: 0.5}
"""Room above a heading by its level, in heights of the text, besides the gap between paragraphs."""

FIGURES = frozenset({"image", "table", "code"})
PROSE = frozenset({"paragraph", "quote"})


def paragraph_gap(typography: Typography) -> int:
    """The white between two paragraphs."""
    return round(typography.size * 0.84)


def padding(block: Block, typography: Typography) -> int:
    """How far the ground of a listing reaches beyond its lines, or the cells of a table beyond theirs."""
    if block.kind == "code":
        return round(typography.size * 0.66)
    return round(typography.size * 0.3) if block.kind == "table" else 0


def space_above(block: Block, before: Block | None, typography: Typography) -> float:
    """The space above a block's first line that belongs to the block itself."""
    if block.kind == "heading" and not block.is_tight:
        share = 0.25 if before is not None and before.kind in ("heading", "title") else 1.0
        return round(typography.size * ABOVE_HEADING[min(block.level, 6)] * share)
    if block.kind == "code" and before is not None and block.is_close_to(before):
        return 0
    return padding(block, typography)


def space_below(block: Block, before: Block | None, after: Block | None, typography: Typography) -> float:
    """The space below a block's last line: what it keeps itself, and the gap to the block that follows."""
    if block.kind == "code" and after is not None and after.is_close_to(block) and after.kind == "code":
        return 0
    return padding(block, typography) + gap(block, before, after, typography)


def gap(block: Block, before: Block | None, after: Block | None, typography: Typography) -> float:
    """The white between a block and the one that follows."""
    size, usual = typography.size, paragraph_gap(typography)
    if after is None:
        return usual
    if after.is_close_to(block):
        return round(usual * 0.5) if after.kind == "item" and not after.is_tight else 0
    if block.kind == "heading" or _is_caption_of(block, before, after):
        return round(size * 0.5)
    if FIGURES & {block.kind, after.kind} or "rule" in (block.kind, after.kind):
        return round(usual * 1.3)
    return usual


def runs_on(blocks: Sequence[Block], number: int) -> bool:
    """Whether a paragraph goes on from the one above it, which a book shows by its first line alone. Verse does not."""
    if not 0 < number < len(blocks):
        return False
    before, block = blocks[number - 1], blocks[number]
    if block.kind not in PROSE or (before.kind, before.level) != (block.kind, block.level):
        return False
    is_verse = number + 1 < len(blocks) and blocks[number + 1].is_close_to(block)
    return not is_verse and not block.is_close_to(before)


def _is_caption_of(block: Block, before: Block | None, after: Block) -> bool:
    """Whether one of two blocks is the other's caption: that of a picture stands below it, that of a table above."""
    if after.kind == "caption":
        return block.kind in ("image", "caption")
    if block.kind != "caption":
        return False
    return after.kind == "table" or (after.kind in FIGURES and (before is None or before.kind != "image"))
