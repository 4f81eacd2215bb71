"""An article as `close-reader load` prints it: JSON for scripts, Markdown, plain text. Scripts rely on these forms."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from reader.article import NO_DESCRIPTION, Article, Block, Hidden
from reader.loading.writing import to_markdown, to_text

__all__ = ["groups", "to_json", "to_markdown", "to_text"]


def to_json(article: Article) -> dict[str, Any]:
    """The article as plain values: title, author, date, site, language, url, the blocks and what was folded away.

    The headline stands in its own field, not among the blocks. The lines of a listing, of a verse and the rows of a table are
    one block, a newline between them. `before` counts these blocks.
    """
    shown = [group for group in groups(article.blocks) if not _is_headline(article, group)]
    return {
        "title": article.title,
        "author": article.byline,
        "date": article.published,
        "site": article.site,
        "language": article.language,
        "url": article.url,
        "blocks": [_block(article, group) for group in shown],
        "hidden": [
            {"text": each.text, "kind": each.kind, "reason": each.reason, "before": _place(article, shown, each)}
            for each in article.hidden
        ],
    }


def _is_headline(article: Article, group: Sequence[Block]) -> bool:
    return group[0].kind == "title" and article.slice(group[0].span) == article.title


def _place(article: Article, shown: Sequence[Sequence[Block]], hidden: Hidden) -> int:
    """The number of the group that a folded piece stands before."""
    if hidden.before >= len(article.blocks):
        return len(shown)
    start = article.blocks[hidden.before].span.start
    return bisect_left(shown, start, key=lambda group: group[-1].span.start)


def groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks one by one, but the lines of a listing or a verse, and the rows of a table, together."""
    group: list[Block] = []
    for block in blocks:
        if group and not _goes_on(block, group[-1]):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _goes_on(block: Block, above: Block) -> bool:
    """Whether a block is but another line of the one above."""
    return block.kind == above.kind and block.kind != "item" and block.is_close_to(above)


def _block(article: Article, group: Sequence[Block]) -> dict[str, Any]:
    first = group[0]
    found: dict[str, Any] = {"kind": first.kind, "text": _text(article, group)}
    if first.level and first.kind not in ("code", "paragraph", "table"):
        found["level"] = first.level
    if first.language:
        found["language"] = first.language
    if first.kind == "image":
        found["src"] = first.src
    marks = [mark for block in group for mark in block.marks]
    links = [mark.href for mark in marks if mark.kind == "link"]
    emphasis = [article.slice(mark.span) for mark in marks if mark.kind in ("emphasis", "strong", "code")]
    if links:
        found["links"] = links
    if emphasis:
        found["em"] = emphasis
    return found


def _text(article: Article, group: Sequence[Block]) -> str:
    lines = [article.slice(block.span) for block in group]
    if group[0].kind == "table":
        return "\n".join(" | ".join(line.split("\t")) for line in lines)
    if group[0].kind == "image":
        return lines[0].replace(NO_DESCRIPTION, "")
    return "\n".join(lines)
