"""Notes and addresses of links as numbered remarks, and a text with their numbers in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from reader.annotation import Annotation
from reader.article import Article, Block, Mark, Span
from reader.article.article import BREAKS, BlockKind, block_at
from reader.ui.page.placed import Placed

TOLD = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of a passage. Its number stands in the text at `offset`; one on the whole article has none and stands at -1.

    `quoted` are the words that the text no longer holds.
    """

    number: int
    offset: int
    words: str
    quoted: str = ""


def remarks_of(
    article: Article, placed: Iterable[Placed], others: Iterable[Annotation], *, notes: bool, links: bool
) -> tuple[Remark, ...]:
    """The remarks of an article, in the order of its text; those that stand nowhere in it come last, without a number."""
    found: list[tuple[int, str]] = []
    if notes:
        found += [(sign_at(article, item.span), _words(item.annotation)) for item in placed if item.annotation.note]
    if links:
        found += [(mark.span.end, mark.href) for mark in _told(article)]
    numbered = [Remark(number, offset, words) for number, (offset, words) in enumerate(sorted(found), 1)]
    loose = [Remark(0, -1, _words(item), item.anchor.exact) for item in others if item.note] if notes else []
    return (*numbered, *loose)


def _words(annotation: Annotation) -> str:
    labels = "  ".join(f"#{label}" for label in annotation.labels)
    return f"{annotation.note.strip()}  {labels}".strip()


def _told(article: Article) -> Iterable[Mark]:
    """The links whose address does not stand in the text itself."""
    for block in article.blocks:
        for mark in block.marks:
            shown = article.slice(mark.span)
            if mark.kind == "link" and mark.href.startswith(TOLD) and shown.strip("/ ") not in mark.href.strip("/ "):
                yield mark


def sign_at(article: Article, span: Span) -> int:
    """Where the number of a remark on a passage stands: behind its last letter."""
    end = span.start + len(article.text[span.start : span.end].rstrip())
    end = max(end, span.start + 1)
    block = article.blocks[block_at(article.blocks, end - 1)] if article.blocks else Block(Span(0, end))
    return min(max(end, block.span.start), block.span.end)


class Moved:
    """Where offsets of a text are once numbers stand in it, and once what stands before `base` is left out."""

    def __init__(self, base: int, signs: Sequence[tuple[int, str]]) -> None:
        self._base = base
        self._offsets = [offset for offset, _ in signs]
        self._sums = list(accumulate((len(label) for _, label in signs), initial=0))

    def start(self, offset: int) -> int:
        """Where what begins at an offset begins: behind a number that stands there."""
        return offset - self._base + self._sums[bisect_right(self._offsets, offset)]

    def end(self, offset: int) -> int:
        """Where what ends at an offset ends: before a number that stands there."""
        return offset - self._base + self._sums[bisect_left(self._offsets, offset)]

    def span(self, span: Span) -> Span:
        """A passage, without the number that stands behind it."""
        return Span(self.start(span.start), self.end(span.end))

    def whole(self, span: Span) -> Span:
        """A block or a cell, with the number that stands at its end."""
        return Span(self.start(span.start), self.start(span.end))


def signed(
    text: str, blocks: Sequence[Block], moved: Moved, signs: Sequence[tuple[int, str]]
) -> tuple[str, tuple[Block, ...]]:
    """The text of some blocks with numbers in it, and the blocks as they are then."""
    parts, at = [], blocks[0].span.start
    for offset, label in signs:
        parts += [text[at:offset], label]
        at = offset
    parts.append(text[at : blocks[-1].span.end])
    return "".join(parts), tuple(_block(block, moved, signs) for block in blocks)


def _block(block: Block, moved: Moved, signs: Sequence[tuple[int, str]]) -> Block:
    inside = [sign for sign in signs if block.span.start < sign[0] <= block.span.end]
    numbers = [
        Mark(Span(moved.end(offset), moved.end(offset) + sum(len(word) for at, word in inside if at == offset)), "sup")
        for offset in dict.fromkeys(offset for offset, _ in inside)
    ]
    return replace(
        block,
        span=moved.whole(block.span),
        marks=(*(replace(mark, span=moved.span(mark.span)) for mark in block.marks), *numbers),
        cells=tuple(replace(cell, span=moved.whole(cell.span)) for cell in block.cells),
    )


def with_notes_behind(article: Article, remarks: Iterable[Remark], heading: str) -> Article:
    """The article with some remarks as a list behind it, and what is said of the whole of it or of lost words below that."""
    parts: list[tuple[str, Block]] = []

    def add(words: str, kind: BlockKind, level: int = 0, marker: str = "", *, is_tight: bool = False) -> None:
        words = BREAKS.sub(" ", words)
        parts.append((words, Block(Span(0, len(words)), kind, level, marker=marker, is_tight=is_tight)))

    for remark in remarks:
        if not parts:
            add(heading, "heading", 2)
        if remark.quoted:
            add(remark.quoted, "quote", 1)
        for number, line in enumerate(filter(str.strip, remark.words.splitlines())):
            marker = f"{remark.number}." if remark.number and not number else ""
            add(line, "item" if remark.number else "paragraph", int(bool(remark.number)), marker, is_tight=number > 0)
    text, blocks, end = [article.text], list(article.blocks), len(article.text) + 1
    for words, block in parts:
        text.append(words)
        blocks.append(block.moved(end))
        end += len(words) + 1
    return replace(article, text="\n".join(text), blocks=tuple(blocks)) if parts else article
