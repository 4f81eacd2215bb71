"""Links: which one stands at a place, what it leads to within the article, and how one that leads out is opened."""

from __future__ import annotations

from functools import cached_property

from reader.article import Article, Mark, Span
from reader.article.article import block_at

SCHEMES = frozenset({"http", "https", "mailto"})
LONGEST_NOTE = 700
"""Code points of a note that its card shows."""


class Links:
    """The links of one article. Names are gathered when the first of them is asked for."""

    def __init__(self, article: Article) -> None:
        self._article = article

    @cached_property
    def _named(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for number, block in enumerate(self._article.blocks):
            for name in block.names:
                found.setdefault(name, number)
        return found

    def at(self, offset: int) -> Mark | None:
        """The link over a character."""
        blocks = self._article.blocks
        if not blocks:
            return None
        marks = blocks[block_at(blocks, offset)].marks
        return next((each for each in marks if each.kind == "link" and each.span.start <= offset < each.span.end), None)

    def over(self, span: Span) -> list[Mark]:
        """The links that share a character with a passage of one block."""
        blocks = self._article.blocks
        marks = blocks[block_at(blocks, span.start)].marks if blocks else ()
        return [each for each in marks if each.kind == "link" and each.span.overlaps(span)]

    def target(self, href: str) -> Span | None:
        """The block that a link within the article leads to."""
        number = self._named.get(href[1:]) if href.startswith("#") else None
        return None if number is None else self._article.blocks[number].span

    def note(self, href: str) -> str:
        """The words that a link within the article leads to: its block, and the rest of the same note."""
        number = self._named.get(href[1:]) if href.startswith("#") else None
        if number is None:
            return ""
        blocks, end = self._article.blocks, number + 1
        while end < len(blocks) and blocks[end].kind == blocks[number].kind == "item" and not blocks[end].marker:
            end += 1
        words = "\n".join(self._article.slice(each.span) for each in blocks[number:end]).strip(" ↩︎^")
        return words if len(words) <= LONGEST_NOTE else words[:LONGEST_NOTE].rstrip() + "…"


def leads_out(href: str) -> bool:
    """Whether a link leads to the web or to a mail address."""
    return href.partition(":")[0].lower() in SCHEMES


def open_link(href: str) -> bool:
    """Open a link in the browser, or the mail program; false when it is neither's, or nobody opens it."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    return leads_out(href) and QDesktopServices.openUrl(QUrl(href, QUrl.ParsingMode.StrictMode))
