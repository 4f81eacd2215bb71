"""Article, Block, Mark and Span. Every offset is a Python code point into `Article.text`, half-open."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["title", "heading", "paragraph", "quote", "item", "code", "table", "image", "caption", "rule"]
MarkKind = Literal["emphasis", "strong", "code", "link", "sub", "sup"]

WORDS_A_MINUTE = 230
"""Silent reading of English non-fiction: Brysbaert 2019 finds 238 words a minute; we round down."""

BREAKS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""Characters that a `QTextDocument` or `str.splitlines` takes for the end of a block; none may stand inside one."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def without(self, others: Iterable[Span]) -> list[Span]:
        """What is left of it when others, in the order of the text, are taken away."""
        left, start = [], self.start
        for other in others:
            if other.start >= self.end:
                break
            if other.start > start:
                left.append(Span(start, other.start))
            start = max(start, other.end)
        if start < self.end:
            left.append(Span(start, self.end))
        return left

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Mark:
    """Inline formatting: `span` is in the article's offsets, `href` is only a link's."""

    span: Span
    kind: MarkKind
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, item ...: `span` leaves out the newline after it. `level` is a heading's or a list's depth, from 1."""

    span: Span
    kind: BlockKind = "paragraph"
    level: int = 0
    marks: tuple[Mark, ...] = ()
    language: str = ""

    def is_close_to(self, above: Block) -> bool:
        """Whether it stands right under the block above: lines of code, of a list, of verse, of an address."""
        if self.kind == "paragraph":
            return self.level > 0
        return self.kind == above.kind and self.kind in ("code", "item")


@dataclass(frozen=True, slots=True)
class Hidden:
    """What cleaning folded away: `before` is the index of the block that it stood before (`len(blocks)`: at the end)."""

    text: str
    kind: str
    reason: str
    before: int


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it is read. `text` is the blocks' texts joined by one newline; `published` is ISO 8601 or empty."""

    id: str
    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    byline: str = ""
    site: str = ""
    url: str = ""
    published: str = ""
    language: str = "en"
    source: str = ""
    hidden: tuple[Hidden, ...] = ()

    def slice(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]

    def excerpt(self, span: Span) -> str:
        """The text of a span for another program: a blank line between paragraphs, none between close lines."""
        first, last = block_at(self.blocks, span.start), block_at(self.blocks, max(span.start, span.end - 1))
        parts = []
        for number in range(first, min(last + 1, len(self.blocks))):
            block = self.blocks[number]
            if number > first:
                parts.append("\n" if block.is_close_to(self.blocks[number - 1]) else "\n\n")
            parts.append(self.text[max(span.start, block.span.start) : min(span.end, block.span.end)])
        return "".join(parts)

    @property
    def words(self) -> int:
        """The number of words; in scripts without spaces two characters count as one word."""
        wide = sum(1 for c in self.text if "\u3040" <= c <= "\u9fff") if not self.text.isascii() else 0
        return len(self.text.split()) + wide // 2

    @property
    def minutes(self) -> int:
        """Minutes to read it, at least one."""
        return max(1, round(self.words / WORDS_A_MINUTE))


def text_hash(text: str) -> str:
    """Names one version of a text: 16 hex digits of its SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def compose(parts: Iterable[tuple[BlockKind, str, int]]) -> tuple[str, tuple[Block, ...]]:
    """Join `(kind, text, level)` parts to an article's text and its blocks; line breaks inside a part become spaces."""
    texts: list[str] = []
    blocks: list[Block] = []
    offset = 0
    for kind, raw, level in parts:
        text = BREAKS.sub(" ", raw)
        texts.append(text)
        blocks.append(Block(Span(offset, offset + len(text)), kind, level))
        offset += len(text) + 1
    return "\n".join(texts), tuple(blocks)


def block_at(blocks: Sequence[Block], offset: int) -> int:
    """The index of the block that holds `offset` (its closing newline counts as its own)."""
    return max(0, bisect_right(blocks, offset, key=lambda block: block.span.start) - 1)
