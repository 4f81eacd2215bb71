"""An article as `close-reader load` prints it: JSON for scripts, Markdown, plain text. Scripts rely on these forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reader.article import NO_DESCRIPTION, Article, Block
from reader.loading.writing import to_markdown, to_text

__all__ = ["groups", "to_json", "to_markdown", "to_text"]


def to_json(article: Article) -> dict[str, Any]:
    """The article as plain values: title, author, date, site, language, url, the blocks and what was folded away."""
    return {
        "title": article.title,
        "author": article.byline,
        "date": article.published,
        "site": article.site,
        "language": article.language,
        "url": article.url,
        "blocks": [_block(article, blocks) for blocks in groups(article.blocks)],
        "hidden": [
            {"text": each.text, "kind": each.kind, "reason": each.reason, "before": each.before}
            for each in article.hidden
        ],
    }


def groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks one by one, but the lines of a listing and the rows of a table together."""
    group: list[Block] = []
    for block in blocks:
        if group and not (block.kind in ("code", "table") and block.is_close_to(group[-1])):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _block(article: Article, group: Sequence[Block]) -> dict[str, Any]:
    first = group[0]
    found: dict[str, Any] = {"kind": first.kind, "text": _text(article, group)}
    if first.level and first.kind not in ("code", "table"):
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
