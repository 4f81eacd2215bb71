"""The sentence around a passage, line by line, as an export shows it: rows of tables, listings, items and images too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.article import NO_DESCRIPTION, Block
from reader.exchange.passages import Passage

BREAKS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
CELLS_APART = " | "
IMAGE = "[Image]"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sentence: what stands before the passage, in it and after it.

    `marker` stands before an item whose beginning the line shows. `is_close` says that no gap parts it from the line above.
    """

    before: str
    exact: str
    after: str
    marker: str = ""
    is_code: bool = False
    is_close: bool = False


def lines_of(passage: Passage) -> Iterator[Line]:
    """Yield the lines of a passage's sentence; a note on the whole article has none."""
    if not passage.exact:
        return
    before, exact, after = (BREAKS.sub("\n", part) for part in (passage.before, passage.exact, passage.after))
    start, end = len(before), len(before) + len(exact)
    offset, above = 0, None
    texts = (before + exact + after).split("\n")
    blocks = passage.blocks if len(passage.blocks) == len(texts) else (None,) * len(texts)
    for text, block in zip(texts, blocks, strict=True):
        low, high = (min(max(edge - offset, 0), len(text)) for edge in (start, end))
        yield _line((text[:low], text[low:high], text[high:]), block, above)
        offset += len(text) + 1
        above = block


def _line(parts: tuple[str, str, str], block: Block | None, above: Block | None) -> Line:
    if block is None:
        return Line(*parts)
    close = above is not None and block.is_close_to(above)
    if block.kind == "code":
        return Line(*parts, is_code=True, is_close=close)
    if block.kind == "table":
        first, exact, last = (part.replace("\t", CELLS_APART) for part in parts)
        return Line(first, exact, last, is_close=close)
    if block.kind == "image":
        return Line(*_image(*parts))
    is_whole = sum(map(len, parts)) == len(block.span)
    return Line(*parts, marker=block.marker if block.kind == "item" and is_whole else "", is_close=close)


def _image(before: str, exact: str, after: str) -> tuple[str, str, str]:
    """An image that nobody described stands as a word; one that was is told from the text."""
    if exact.strip() == NO_DESCRIPTION:
        return before, IMAGE, after
    plain = (part.replace(NO_DESCRIPTION, "") for part in (f"{IMAGE} {before}", exact, after))
    return next(plain), next(plain), next(plain)
