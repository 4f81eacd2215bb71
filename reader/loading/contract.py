"""An article as `close-reader load` prints it: JSON for scripts, Markdown, plain text. Scripts rely on these forms."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from reader.article import Article, Block, Mark

ESCAPED = re.compile(
    r"[\\`*\[\]<]|(?<!\w)_|_(?!\w)|&(?=#?\w{1,32};)|^(?:#{1,6}(?=\s|$)|[>~=|]|[-+](?=\s|$|-)|\d{1,9}[.)](?=\s|$))"
)
LEADING = re.compile("^ +")
EMPHASIS = {"emphasis": "*", "strong": "**", "code": "`"}
GROUPED = frozenset({"code", "quote", "item"})
"""Kinds of block whose runs Markdown writes without blank lines between them."""


def to_json(article: Article) -> dict[str, Any]:
    """The article as plain values: title, author, date, site, language, url, the blocks and what was folded away."""
    return {
        "title": article.title,
        "author": article.byline,
        "date": article.published,
        "site": article.site,
        "language": article.language,
        "url": article.url,
        "blocks": [_block(article, block) for block in article.blocks],
        "hidden": [
            {"text": each.text, "kind": each.kind, "reason": each.reason, "before": each.before}
            for each in article.hidden
        ],
    }


def _block(article: Article, block: Block) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": block.kind, "text": article.slice(block.span)}
    if block.level:
        found["level"] = block.level
    if block.language:
        found["language"] = block.language
    links = [mark.href for mark in block.marks if mark.kind == "link"]
    emphasis = [article.slice(mark.span) for mark in block.marks if mark.kind in ("emphasis", "strong")]
    if links:
        found["links"] = links
    if emphasis:
        found["em"] = emphasis
    return found


def to_text(article: Article) -> str:
    """The article as text: a blank line between paragraphs, none between lines that stand close together."""
    lines = []
    for above, block in pairwise((None, *article.blocks)):
        if above is not None and block is not None and not _is_close(above, block):
            lines.append("")
        if block is not None:
            lines.append("* * *" if block.kind == "rule" and not len(block.span) else article.slice(block.span))
    return "\n".join(lines) + "\n"


def _is_close(above: Block, block: Block) -> bool:
    return (block.kind == above.kind and block.kind in ("code", "item")) or (
        block.kind == "paragraph" and block.level > 0
    )


def to_markdown(article: Article) -> str:
    """The article as CommonMark. What the article says is escaped, so that nothing in it becomes markup."""
    parts: list[str] = []
    for above, block in pairwise((None, *article.blocks)):
        if block is None:
            continue
        if above is not None:
            parts.append(_between(above, block))
        parts.append(_opening(above, block) + _markdown(article, block))
    if article.blocks and article.blocks[-1].kind == "code":
        parts.append("\n```")
    return "".join(parts) + "\n"


def _opening(above: Block | None, block: Block) -> str:
    """A listing's fence, at its first line."""
    return f"```{block.language}\n" if block.kind == "code" and (above is None or above.kind != "code") else ""


def _between(above: Block, block: Block) -> str:
    if block.kind == "paragraph" and block.level > 0 and above.kind == "paragraph":
        return "\\\n"
    if above.kind == block.kind == "quote":
        return "\n>\n" if above.level == block.level else "\n\n"
    if above.kind == block.kind and block.kind in GROUPED:
        return "\n"
    return "\n```\n\n" if above.kind == "code" else "\n\n"


def _markdown(article: Article, block: Block) -> str:
    if block.kind == "code":
        return article.slice(block.span)
    text = LEADING.sub(lambda spaces: "\u00a0" * len(spaces[0]), _inline(article, block))
    if block.kind == "title":
        return f"# {text}"
    if block.kind == "heading":
        return f"{'#' * min(6, max(1, block.level))} {text}"
    if block.kind == "quote":
        return f"{'> ' * max(1, block.level)}{text}"
    if block.kind == "item":
        return f"{'  ' * (max(1, block.level) - 1)}- {text}"
    return text or "* * *" if block.kind == "rule" else text


def _inline(article: Article, block: Block) -> str:
    """A block's text, escaped, with its emphasis and links; of marks that overlap the outer one counts."""
    parts: list[str] = []
    end = block.span.start
    for mark in sorted(block.marks, key=lambda mark: (mark.span.start, -mark.span.end)):
        if mark.span.start < end or (mark.kind not in EMPHASIS and mark.kind != "link"):
            continue
        parts += [article.text[end : mark.span.start], _marked(article, mark)]
        parts[-2] = _escape(parts[-2], at_start=end == block.span.start)
        end = mark.span.end
    parts.append(_escape(article.text[end : block.span.end], at_start=end == block.span.start))
    return "".join(parts)


def _marked(article: Article, mark: Mark) -> str:
    text = article.slice(mark.span)
    if mark.kind == "code":
        return f"`{text}`"
    inner = _escape(text, at_start=False)
    return f"[{inner}](<{mark.href}>)" if mark.kind == "link" else f"{EMPHASIS[mark.kind]}{inner}{EMPHASIS[mark.kind]}"


def _escape(text: str, *, at_start: bool) -> str:
    kept = "" if at_start else "\0"
    return ESCAPED.sub(_escaped, kept + text).removeprefix("\0")


def _escaped(match: re.Match[str]) -> str:
    sign = match[0]
    return f"{sign[:-1]}\\{sign[-1]}" if sign[:1].isdigit() else f"\\{sign}"
