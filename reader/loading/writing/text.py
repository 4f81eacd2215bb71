"""An article as plain text: blank lines between paragraphs, markers before items, tabs between the cells of a table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from reader.article import NO_DESCRIPTION, Article, Block
from reader.loading.writing.lists import outline


def to_text(article: Article) -> str:
    """The article as text: a blank line between paragraphs, none between lines that stand close together."""
    lines: list[str] = []
    above: Block | None = None
    for block, line in _lines(article):
        if above is not None and not block.is_close_to(above):
            lines.append("")
        lines.append(line)
        above = block
    return "\n".join(lines) + "\n"


def _lines(article: Article) -> Iterator[tuple[Block, str]]:
    for is_item, run in groupby(article.blocks, key=lambda block: block.kind == "item"):
        if is_item:
            for block, indent, marker in outline(run, lambda marker: marker):
                yield block, " " * indent + (f"{marker} " if marker else "") + article.slice(block.span)
        else:
            yield from ((block, _line(article, block)) for block in run)


def _line(article: Article, block: Block) -> str:
    text = article.slice(block.span)
    if block.kind == "rule" and not text:
        return "* * *"
    if block.kind == "image":
        return f"[{text.replace(NO_DESCRIPTION, '').strip() or 'image'}]"
    return text
