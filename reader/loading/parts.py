"""What every format hands on: blocks with their texts, before they are joined to an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.article import Block, Hidden, Span


class Part(NamedTuple):
    """A block with its text. The block's span is the whole text: it begins at 0, and so do its marks and cells."""

    text: str
    block: Block


def joined(parts: Iterable[Part]) -> tuple[str, tuple[Block, ...]]:
    """Join parts to an article's text, a newline between them, and its blocks. No text may hold a line break."""
    texts: list[str] = []
    blocks: list[Block] = []
    offset = 0
    for text, block in parts:
        texts.append(text)
        blocks.append(block.moved(offset) if offset else block)
        offset += len(text) + 1
    return "\n".join(texts), tuple(blocks)


def folded(parts: Sequence[Part], kind: str, reason: str, before: int) -> Hidden:
    """Fold parts away as one piece."""
    text, blocks = joined(parts)
    return Hidden(text, kind, reason, before, blocks)


def parts_of(text: str, blocks: Iterable[Block]) -> list[Part]:
    """Take a text and its blocks apart again."""
    return [Part(text[block.span.start : block.span.end], block.moved(-block.span.start)) for block in blocks]


def unfolded(hidden: Hidden) -> list[Part]:
    """What was folded away."""
    if hidden.blocks:
        return parts_of(hidden.text, hidden.blocks)
    return [Part(line, Block(Span(0, len(line)))) for line in hidden.text.split("\n") if line.strip()]
