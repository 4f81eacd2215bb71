"""A block of text cut where tags begin and end, for whoever colours it and can show only one thing after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.article import Article, Block, Mark, Span
from reader.tagger.tagging import Tag


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text over which nothing begins or ends; `tags` and `marks` are those around it, the outermost first."""

    span: Span
    tags: tuple[Tag, ...]
    marks: tuple[Mark, ...]


def segments(article: Article, tags: Sequence[Tag]) -> Iterator[tuple[Block, list[Segment]]]:
    """Yield every block with its segments, which together are its whole text; `tags` are sorted as a tagging's are."""
    reaching: list[Tag] = []
    upcoming = 0
    for block in article.blocks:
        while upcoming < len(tags) and tags[upcoming].span.start < block.span.end:
            reaching.append(tags[upcoming])
            upcoming += 1
        reaching = [tag for tag in reaching if tag.span.end > block.span.start]
        yield block, list(_cut(block, reaching))


def _cut(block: Block, tags: Sequence[Tag]) -> Iterator[Segment]:
    around: list[Tag | Mark] = sorted([*block.marks, *tags], key=lambda item: (item.span.start, -item.span.end))
    edges = {edge for item in around for edge in (item.span.start, item.span.end)}
    inner = sorted(edge for edge in edges if block.span.start < edge < block.span.end)
    active: list[Tag | Mark] = []
    upcoming = 0
    for start, end in pairwise([block.span.start, *inner, block.span.end]):
        while upcoming < len(around) and around[upcoming].span.start <= start:
            active.append(around[upcoming])
            upcoming += 1
        active = [item for item in active if item.span.end > start]
        if start < end:
            yield Segment(
                Span(start, end),
                tuple(item for item in active if isinstance(item, Tag)),
                tuple(item for item in active if isinstance(item, Mark)),
            )
