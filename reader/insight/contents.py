"""The contents of an article: its headings in their order and depth, and the printed pages that one can name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reader.article import Article, Sheet, Span

PAGE = re.compile(r"(?:p(?:age|p)?\s*\.?\s*|s\.\s*)?(\S+)", re.IGNORECASE)
"""How a printed page is named: "123", "p. 123", "page xii"."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: `depth` says how many headings it stands under, `share` how much of the text it holds with all below it."""

    title: str
    span: Span
    depth: int
    share: float


def contents_of(article: Article) -> tuple[Heading, ...]:
    """The headings of an article. Levels that are left out leave no gap: what stands under a heading is one deeper than it."""
    found = [block for block in article.blocks if block.kind == "heading" and not article.slice(block.span).isspace()]
    found = [block for block in found if len(block.span)]
    length, above = max(1, len(article.text)), list[int]()
    ends, depths = [len(article.text)] * len(found), []
    for number, block in enumerate(found):
        while above and found[above[-1]].level >= block.level:
            ends[above.pop()] = block.span.start
        depths.append(len(above))
        above.append(number)
    return tuple(
        Heading(" ".join(article.slice(block.span).split()), block.span, depth, (end - block.span.start) / length)
        for block, depth, end in zip(found, depths, ends, strict=True)
    )


def heading_at(contents: Sequence[Heading], offset: int) -> int:
    """The number of the heading that an offset stands under; -1 before the first one."""
    return bisect_right(contents, offset, key=lambda heading: heading.span.start) - 1


def sheet_named(sheets: Sequence[Sheet], words: str) -> Sheet | None:
    """The printed page that somebody names, if there is one."""
    named = PAGE.fullmatch(words.strip())
    if named is None:
        return None
    label = named[1].casefold()
    return next((sheet for sheet in sheets if sheet.label.casefold() == label), None)


def is_page_number(words: str) -> bool:
    """Whether somebody names a page: by a number, or with a word for it."""
    named = PAGE.fullmatch(words.strip())
    return named is not None and named[1][0].isdigit()
