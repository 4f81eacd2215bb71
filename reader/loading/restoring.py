"""Putting back what cleaning folded away."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from reader.article import Article, Block, Hidden, Mark, Span


def restore(article: Article, indexes: Collection[int]) -> Article:
    """Return the article with these pieces of `article.hidden` back in their places as paragraphs; its id stays the same.

    Raises IndexError for an index that `hidden` does not have.
    """
    wanted = {range(len(article.hidden))[index] for index in indexes}
    texts: list[str] = []
    blocks: list[Block] = []
    remaining: list[Hidden] = []
    offset = 0

    def add(block: Block, text: str) -> None:
        nonlocal offset
        blocks.append(_moved(block, offset - block.span.start))
        texts.append(text)
        offset += len(text) + 1

    order = sorted(range(len(article.hidden)), key=lambda index: article.hidden[index].before)
    for number in range(len(article.blocks) + 1):
        while order and article.hidden[order[0]].before <= number:
            index = order.pop(0)
            each = article.hidden[index]
            if index not in wanted:
                remaining.append(replace(each, before=len(blocks)))
                continue
            for line in filter(str.strip, each.text.split("\n")):
                add(Block(Span(0, len(line))), line)
        if number < len(article.blocks):
            block = article.blocks[number]
            add(block, article.slice(block.span))
    return replace(article, text="\n".join(texts), blocks=tuple(blocks), hidden=tuple(remaining))


def _moved(block: Block, by: int) -> Block:
    marks = tuple(Mark(_shifted(mark.span, by), mark.kind, mark.href) for mark in block.marks)
    return replace(block, span=_shifted(block.span, by), marks=marks)


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
