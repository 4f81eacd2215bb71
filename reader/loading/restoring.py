"""Putting back what cleaning folded away."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace

from reader.article import Article, Block, Hidden, Sheet
from reader.loading.parts import Part, joined, parts_of, unfolded


def restore(article: Article, indexes: Collection[int]) -> Article:
    """Return the article with these pieces of `article.hidden` back in their places; its id stays the same.

    Raises IndexError for an index that `hidden` does not have.
    """
    wanted = {range(len(article.hidden))[index] for index in indexes}
    own = parts_of(article.text, article.blocks)
    parts: list[Part] = []
    places: list[int] = []
    remaining: list[Hidden] = []
    order = sorted(range(len(article.hidden)), key=lambda index: article.hidden[index].before)
    for number in range(len(own) + 1):
        while order and article.hidden[order[0]].before <= number:
            index = order.pop(0)
            each = article.hidden[index]
            if index in wanted:
                parts += unfolded(each)
            else:
                remaining.append(replace(each, before=len(parts)))
        if number < len(own):
            places.append(len(parts))
            parts.append(own[number])
    text, blocks = joined(parts)
    sheets = _moved_sheets(article, blocks, places)
    return replace(article, text=text, blocks=blocks, hidden=tuple(remaining), sheets=sheets)


def _moved_sheets(article: Article, blocks: Sequence[Block], places: Sequence[int]) -> tuple[Sheet, ...]:
    """The printed pages, moved with the blocks that they begin in; `places` are the old blocks' new indexes."""
    moved = []
    for sheet in article.sheets:
        number = max(0, bisect_right(article.blocks, sheet.offset, key=lambda block: block.span.start) - 1)
        by = blocks[places[number]].span.start - article.blocks[number].span.start if places else 0
        moved.append(replace(sheet, offset=sheet.offset + by))
    return tuple(moved)
