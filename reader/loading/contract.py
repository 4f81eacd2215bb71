"""An article as `close-reader load` prints it: JSON for scripts, Markdown, plain text. Scripts rely on these forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any

from reader.article import NO_DESCRIPTION, Article, Block, Mark

ESCAPED = re.compile(
    r"[\\`*\[\]<]|(?<!\w)_|_(?!\w)|&(?=#?\w{1,32};)|^(?:#{1,6}(?=\s|$)|[>~=|]|[-+](?=\s|$|-)|\d{1,9}[.)](?=\s|$))"
)
LEADING = re.compile("^ +")
EMPHASIS = {"emphasis": "*", "strong": "**", "code": "`"}


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


def to_text(article: Article) -> str:
    """The article as text: a blank line between paragraphs, none between lines that stand close together."""
    lines = []
    for above, block in pairwise((None, *article.blocks)):
        if above is not None and block is not None and not block.is_close_to(above):
            lines.append("")
        if block is not None:
            lines.append("* * *" if block.kind == "rule" and not len(block.span) else article.slice(block.span))
    return "\n".join(lines) + "\n"


def to_markdown(article: Article) -> str:
    """The article as CommonMark. What the article says is escaped, so that nothing in it becomes markup."""
    runs = [(kind, list(run)) for kind, run in groupby(article.blocks, key=lambda block: block.kind)]
    return "\n\n".join(_run(article, kind, blocks) for kind, blocks in runs) + "\n"


def _run(article: Article, kind: str, blocks: list[Block]) -> str:
    """Neighbouring blocks of one kind."""
    if kind == "code":
        return _listing([article.slice(block.span) for block in blocks], blocks[0].language)
    parts = [_prefix(block) + _inline(article, block) for block in blocks]
    for index in range(1, len(blocks)):
        parts[index] = _separator(blocks[index - 1], blocks[index]) + parts[index]
    return "".join(parts)


def _listing(lines: list[str], language: str) -> str:
    longest = max(len(ticks) for line in lines for ticks in ["", *re.findall("`+", line)])
    fence = "`" * max(3, longest + 1)
    return "\n".join([fence + language, *lines, fence])


def _prefix(block: Block) -> str:
    level = max(1, block.level)
    if block.kind == "rule" and not len(block.span):
        return "* * *"
    prefixes = {
        "title": "# ",
        "heading": f"{'#' * min(6, level)} ",
        "quote": "> " * level,
        "item": f"{'  ' * (level - 1)}- ",
    }
    return prefixes.get(block.kind, "")


def _separator(above: Block, block: Block) -> str:
    if block.kind == "item":
        return "\n"
    if block.kind == "quote":
        return f"\n{'> ' * max(1, min(above.level, block.level))}".rstrip() + "\n"
    return "\\\n" if block.kind == "paragraph" and block.level else "\n\n"


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
    return LEADING.sub(lambda spaces: "\u00a0" * len(spaces[0]), "".join(parts))


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
