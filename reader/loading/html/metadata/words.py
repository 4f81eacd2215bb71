"""Words as a page's head has them, made fit to be shown: escapes undone, tags out, one line."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from reader.loading.characters import normalise

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST = 2_000
"""Code points. What is longer is no title, name or date; the rest is not looked at."""

ESCAPE = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|quot|apos|lt|gt|nbsp|[lr][sd]quo|hellip|[mn]dash|shy);", re.I)
TAG = re.compile(r"</?(?:b|i|em|strong|span|br|su[bp]|u|small|font|p|wbr|a|cite)(?:\s[^<>]{0,200})?/?>", re.I)
NOT_LETTERS = re.compile(r"[\W_]+")
WORD = re.compile(r"\w+")
MOST_PIECES = 200

UNREAD = frozenset({"script", "style", "noscript", "template", "svg", "button", "select", "textarea"})
INLINE = frozenset(
    {*("a", "abbr", "b", "bdi", "bdo", "cite", "data", "em", "font", "i", "mark", "q", "s", "small", "span", "strong")}
    | {"sub", "sup", "time", "u", "wbr", "meta", "link", "img"}
)


def clean(text: object) -> str:
    """One line of words; escapes are undone twice, as pages often escape what was escaped already."""
    if not isinstance(text, str) or not text:
        return ""
    found = text[:LONGEST]
    for _ in range(2):
        if "&" in found:
            found = ESCAPE.sub(lambda match: html.unescape(match[0]), found)
    if "<" in found:
        found = TAG.sub(" ", found)
    return " ".join(normalise(found).split())


def letters(text: str) -> str:
    """The letters and digits of a text, to compare it with another."""
    return NOT_LETTERS.sub("", text).casefold()


def words_in(text: str) -> list[str]:
    """The words of a text, to compare it with another."""
    return WORD.findall(text.casefold())


def unique(texts: Iterable[str]) -> list[str]:
    """The texts that are not empty, each once, whatever its signs and capitals."""
    found: dict[str, str] = {}
    for text in texts:
        if text:
            found.setdefault(letters(text) or text, text)
    return list(found.values())


def lines_of(element: HtmlElement, longest: int = LONGEST) -> list[str]:
    """The lines that an element shows, up to `longest` code points and a few more; blocks and `br` part them."""
    parts: list[str] = []
    length = 0
    for piece in islice(_pieces(element), MOST_PIECES):
        parts.append(piece)
        length += len(piece.strip())
        if length > longest:
            break
    return [line for line in map(clean, "".join(parts).split("\n")) if line]


def text_of(element: HtmlElement, longest: int = LONGEST) -> str:
    """What an element shows, on one line."""
    return " ".join(lines_of(element, longest))


def _pieces(element: HtmlElement) -> Iterator[str]:
    """The texts inside an element, a line break for the end of a line; what is not shown left out."""
    from lxml import etree

    walker = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walker:
        if event == "start":
            if node.tag in UNREAD or "hidden" in node.attrib:
                walker.skip_subtree()
                continue
            if node.tag not in INLINE:
                yield "\n"
            yield _spaced(node.text)
        elif node is not element:
            if event == "end" and node.tag not in INLINE:
                yield "\n"
            yield _spaced(node.tail)


def _spaced(text: str | None) -> str:
    return (text or "")[:LONGEST].replace("\n", " ").replace("\r", " ")
