"""Article, Block, Mark and Span. Every offset is a Python code point into `Article.text`, half-open."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

BlockKind = Literal["title", "heading", "paragraph", "quote", "item", "code", "table", "image", "caption", "rule"]
MarkKind = Literal["emphasis", "strong", "code", "link", "sub", "sup"]

BULLET = "•"
NO_DESCRIPTION = "\ufffc"
"""The text of an image that nobody described: one OBJECT REPLACEMENT CHARACTER, so that it can be selected and highlighted."""

WORDS_A_MINUTE = 230
"""Silent reading of English non-fiction: Brysbaert 2019 finds 238 words a minute; we round down."""

BOOK = 300_000
"""Taking a text of more code points apart would be felt when it is opened."""

WIDE = re.compile("[\u3040-\u9fff]+")
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

    def moved(self, by: int) -> Span:
        """The same span `by` code points further on."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Mark:
    """Inline formatting: `span` is in the article's offsets, `href` is only a link's."""

    span: Span
    kind: MarkKind
    href: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table's row: `columns` is how many columns it is wide."""

    span: Span
    is_header: bool = False
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, item ...: `span` leaves out the newline after it.

    `level` is the depth of a heading, a quote or an item, from 1; of a paragraph, 1 says that it stands close under the one
    above. A listing is a block a line and a table a block a row, its `cells` parted by tabs in the text; in both, level 1 marks
    the first. `marker` stands before an item ("•", "3."); an item without one goes on with the item above. `names` are what
    links of the same article call the block (`href` "#name"). An image's text is its description, or `NO_DESCRIPTION`; `src` is
    its address and `picture` the name of the `Picture` that came with the article, empty if the picture is elsewhere. `is_tight`
    says of any kind what level 1 says of a paragraph: a line break, and no gap, stands above.
    """

    span: Span
    kind: BlockKind = "paragraph"
    level: int = 0
    marks: tuple[Mark, ...] = ()
    language: str = ""
    marker: str = BULLET
    names: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()
    src: str = ""
    picture: str = ""
    is_tight: bool = False

    def is_close_to(self, above: Block) -> bool:
        """Whether it stands right under the block above: lines of code, of a table, of a list, of verse, of an address."""
        if self.is_tight:
            return True
        if self.kind == "paragraph":
            return self.level > 0
        if self.kind in ("code", "table"):
            return self.kind == above.kind and not self.level
        return self.kind == above.kind == "item"

    def moved(self, by: int) -> Block:
        """The same block `by` code points further on."""
        return replace(
            self,
            span=self.span.moved(by),
            marks=tuple(replace(mark, span=mark.span.moved(by)) for mark in self.marks),
            cells=tuple(replace(cell, span=cell.span.moved(by)) for cell in self.cells),
        )


@dataclass(frozen=True, slots=True)
class Hidden:
    """What cleaning folded away: `before` is the index of the block that it stood before (`len(blocks)`: at the end).

    `blocks` are its blocks with spans in its own `text`; without them every line of the text is a paragraph.
    """

    text: str
    kind: str
    reason: str
    before: int
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that came with an article. `name` is made of the hash of its bytes and ends in its type (".png")."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the printed original: where in the text it begins, and the number that is printed on it."""

    offset: int
    label: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it is read. `text` is the blocks' texts joined by one newline; `published` is ISO 8601 or empty.

    `sheets` are the printed pages, where the original has such. `pictures` hold bytes only while an article is on its way to the
    library; they are no part of what makes two articles equal.
    """

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
    sheets: tuple[Sheet, ...] = ()
    pictures: tuple[Picture, ...] = field(default=(), compare=False)

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

    def sheet_at(self, offset: int) -> str:
        """The number of the printed page that holds an offset; empty where there are none."""
        index = bisect_right(self.sheets, offset, key=lambda sheet: sheet.offset) - 1
        return self.sheets[index].label if index >= 0 else ""

    @property
    def words(self) -> int:
        """The number of words; in scripts without spaces two characters count as one word. Of a book, the spaces are counted."""
        return _words(self.text)

    @property
    def minutes(self) -> int:
        """Minutes to read it, at least one."""
        return max(1, round(self.words / WORDS_A_MINUTE))


@lru_cache(maxsize=1)
def _words(text: str) -> int:
    """Counted once for the article that is open: for a book this takes longer than a frame."""
    parts = text.count(" ") + text.count("\n") + 1 if len(text) > BOOK else len(text.split())
    wide = sum(map(len, WIDE.findall(text))) if not text.isascii() else 0
    return parts + wide // 2


def text_hash(text: str) -> str:
    """Names one version of a text: 16 hex digits of its SHA-256."""
    import hashlib

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
