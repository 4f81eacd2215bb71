"""An article's blocks as elements of HTML: nested lists, tables, listings, images that came with the article, places to go to."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import quote

from reader.article import NO_DESCRIPTION, Article, Block, Span
from reader.exchange.page import link, text

Inside = Callable[[Block, Span], str]
"""A block and a span in it -> the HTML of what stands there."""

FindPicture = Callable[[str], bytes | None]

STYLE = """.close { margin-top: -1.25em }
blockquote { padding-inline-start: 1rem; border-inline-start: 2px solid var(--line) }
pre { white-space: pre-wrap; tab-size: 4; font: .88rem/1.5 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace }
hr { border: 0; border-top: 1px solid var(--line); margin: 2rem auto; width: 8rem }
main > ul, main > ol { margin: 0 0 1.25em }
li > p { margin: .4em 0 0 }
.wide { overflow-x: auto; margin: 0 0 1.25em }
table { border-collapse: collapse; font-size: .9em; font-variant-numeric: lining-nums tabular-nums }
td, th { padding: .35em .8em .35em 0; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line) }
th { font-weight: 600 }
.caption { color: var(--dim); font-size: .9em }
.image img { max-width: 100%; height: auto; display: block }
.away { border: 1px dashed var(--line); border-radius: 4px; padding: 1rem; color: var(--dim); font-size: .9em }
sub, sup { font-size: .75em; line-height: 0 }"""

NUMBER = re.compile(r"(\d{1,9})[.)]")
PICTURES = {".png": "png", ".jpg": "jpeg", ".gif": "gif", ".webp": "webp", ".bmp": "bmp", ".svg": "svg+xml"}
"""The content types of pictures by the endings of their names."""


def body(article: Article, blocks: Sequence[Block], inside: Inside, find: FindPicture) -> Iterator[str]:
    """Yield the elements of these blocks of an article."""
    for group in _groups(blocks):
        first = group[0]
        if first.kind == "item":
            yield from _lists(group, inside)
        elif first.kind == "table":
            yield _table(article, group, inside)
        elif first.kind == "code":
            yield _element("pre", first, "\n".join(inside(block, block.span) for block in group), 'dir="ltr"')
        elif first.kind == "image":
            yield _image(article, first, inside, find)
        else:
            yield from (_plain(block, inside) for block in group)


def place(name: str) -> str:
    """The id of the element that links of the article call `name`; no element of ours has such a one."""
    return f"at-{quote(name, safe='')}"


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Neighbouring items, the rows of a table, the lines of a listing; every other block alone."""
    group: list[Block] = []
    for block in blocks:
        goes_on = group and block.kind == group[-1].kind and block.kind in ("item", "table", "code")
        if group and not (goes_on and (block.kind == "item" or block.is_close_to(group[-1]))):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _element(name: str, block: Block, content: str, attributes: str = "") -> str:
    """An element with the block's names: the first as its id, the others as empty anchors in it."""
    own = f' id="{place(block.names[0])}"' if block.names else ""
    others = "".join(f'<a id="{place(each)}"></a>' for each in block.names[1:])
    return f"<{name}{own}{' ' if attributes else ''}{attributes}>{others}{content}</{name}>"


def _plain(block: Block, inside: Inside) -> str:
    content = inside(block, block.span)
    if block.kind == "rule" and not content:
        return "<hr>"
    if block.kind in ("title", "heading"):
        level = 1 if block.kind == "title" else min(6, max(2, block.level))
        return _element(f"h{level}", block, content, 'dir="auto"')
    if block.kind == "quote":
        shift = f' style="margin-inline-start: {min(block.level, 8) - 1}rem"' if block.level > 1 else ""
        return _element("blockquote", block, content, f'dir="auto"{shift}')
    is_close = block.is_tight or (block.kind == "paragraph" and block.level > 0)
    classes = [*(["caption"] if block.kind == "caption" else []), *(["close"] if is_close else [])]
    return _element("p", block, content, f'class="{" ".join(classes)}" dir="auto"' if classes else 'dir="auto"')


# -- lists ---------------------------------------------------------------------------------------------------------


class _List(NamedTuple):
    level: int
    tag: str
    is_marked: bool


def _lists(items: Sequence[Block], inside: Inside) -> Iterator[str]:
    """Nested lists; an item without a marker is another paragraph of the item above, if that has one."""
    above: list[_List] = []
    for block in items:
        level, number = max(1, block.level), NUMBER.fullmatch(block.marker)
        while above and above[-1].level > level:
            yield f"</li></{above.pop().tag}>"
        same = bool(above) and above[-1].level == level
        if same and not block.marker and above[-1].is_marked:
            yield _element("p", block, inside(block, block.span), 'dir="auto"')
            continue
        tag = "ol" if number else "ul"
        if same and above[-1].tag != tag:
            yield f"</li></{above.pop().tag}>"
            same = False
        if same:
            yield "</li>"
            above.pop()
        else:
            yield f"<{tag}>"
        above.append(_List(level, tag, bool(block.marker)))
        yield _element("li", block, inside(block, block.span), _marked(block.marker, number)).removesuffix("</li>")
    while above:
        yield f"</li></{above.pop().tag}>"


def _marked(marker: str, number: re.Match[str] | None) -> str:
    """The attributes of an item that make a browser show its marker."""
    if number:
        return f'value="{number[1]}" dir="auto"'
    if marker in ("•", "-", "*", "–"):
        return 'dir="auto"'
    shown = re.sub(r"[\\\"'<>&\s]", "", marker)[:12]
    return f'style="list-style-type: \'{shown} \'" dir="auto"' if shown else 'style="list-style-type: none" dir="auto"'


# -- tables and images ---------------------------------------------------------------------------------------------


def _table(article: Article, rows: Sequence[Block], inside: Inside) -> str:
    lines = (_element("tr", row, "".join(_cells(article, row, inside))) for row in rows)
    return '<div class="wide"><table>\n' + "\n".join(lines) + "\n</table></div>"


def _cells(article: Article, row: Block, inside: Inside) -> Iterator[str]:
    for cell in row.cells:
        name = "th" if cell.is_header else "td"
        width = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        yield f'<{name}{width} dir="auto">{inside(row, cell.span)}</{name}>'
    if not row.cells:
        start = row.span.start
        for part in article.slice(row.span).split("\t"):
            yield f'<td dir="auto">{inside(row, Span(start, start + len(part)))}</td>'
            start += len(part) + 1


def _image(article: Article, block: Block, inside: Inside, find: FindPicture) -> str:
    """The picture itself, if it came with the article; else its description in a frame. Nothing is loaded from elsewhere."""
    words = article.slice(block.span).replace(NO_DESCRIPTION, "").strip()
    data = find(block.picture) if block.picture else None
    kind = PICTURES.get(block.picture[block.picture.rfind(".") :], "")
    if data and kind:
        address = f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"
        return _element("p", block, f'<img src="{address}" alt="{text(words)}">', 'class="image"')
    shown = inside(block, block.span) if words else "Image"
    source = f" ({link(block.src, 'where it is')})" if block.src.startswith(("http://", "https://")) else ""
    return _element("p", block, shown + source, 'class="image away" dir="auto"')
