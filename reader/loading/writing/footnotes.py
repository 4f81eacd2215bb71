"""Which blocks of an article are footnotes: what a number in the text leads down to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from reader.article import Article, Block, Mark

SIGN = re.compile(r"[\[(]?(\d{1,4}|[a-zA-Z]|[ivxlc]{1,7}|[*†‡§¶#]{1,4})[\])]?")
"""What stands in the text for a note."""

BACK = re.compile(
    r"[\s\[\](){}.,:]*(?:[\^↑↩⤴⏎↵]\ufe0e?|\d{1,4}|[a-z]|[*†‡§¶#]{1,4}|back|return)?[\s\[\](){}.,:]*", re.IGNORECASE
)
"""What leads from a note back into the text."""

NOTES = frozenset({"item", "paragraph", "quote"})


def footnotes(article: Article) -> dict[int, str]:
    """Return the labels of the blocks that are footnotes, by the blocks' indexes.

    A block is one when a sign leads down to it that is raised, or that the block answers, or when it is an item of a list.
    """
    places = {name: index for index, block in enumerate(article.blocks) for name in block.names}
    labels: dict[int, str] = {}
    numbers = (str(number) for number in count(1))
    for index, block in enumerate(article.blocks):
        for mark in signs(article, block):
            place = places.get(mark.href[1:], -1)
            if place <= index or place in labels or not _is_note(article.blocks[place], block, mark):
                continue
            sign = SIGN.fullmatch(article.slice(mark.span).strip())
            label = sign[1] if sign and sign[1].isalnum() else next(numbers)
            while label in labels.values():
                label = next(numbers)
            labels[place] = label
    return labels


def signs(article: Article, block: Block) -> Iterator[Mark]:
    """The links of a block that look like the sign of a note and lead to a place in the article."""
    for mark in block.marks:
        if mark.kind == "link" and mark.href.startswith("#") and SIGN.fullmatch(article.slice(mark.span).strip()):
            yield mark


def leads_back(article: Article, mark: Mark) -> bool:
    """Whether a mark of a note is the link back into the text."""
    return mark.kind == "link" and mark.href.startswith("#") and BACK.fullmatch(article.slice(mark.span)) is not None


def _is_note(target: Block, source: Block, sign: Mark) -> bool:
    if target.kind not in NOTES:
        return False
    raised = any(mark.kind == "sup" and mark.span.overlaps(sign.span) for mark in source.marks)
    answers = any(mark.href[1:] in source.names for mark in target.marks if mark.href.startswith("#"))
    return raised or answers or target.kind == "item"
