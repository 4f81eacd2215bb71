"""The running text of a block as Markdown: what the article says is escaped, marks become CommonMark or plain HTML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from reader.article import NO_DESCRIPTION, Article, Block, Mark, MarkKind, Span
from reader.loading.writing.footnotes import SIGN, leads_back

ESCAPED = re.compile(
    r"[\\`*\[\]<]|~(?=~)|(?<!\w)_|_(?!\w)|&(?=#?\w{1,32};)"
    r"|^(?:#{1,6}(?=\s|$)|[>~=|]|[-+](?=\s|$|-)|\d{1,9}[.)](?=\s|$))"
)
LEADING = re.compile("^ +")
UNSAFE = re.compile(r"[<>\\\x00-\x20\x7f]")
SIGNS: dict[MarkKind, str] = {"emphasis": "*", "strong": "**"}
TAGS: dict[MarkKind, str] = {"emphasis": "em", "strong": "strong", "sub": "sub", "sup": "sup"}
DEEPEST = 12
"""Marks inside more marks than this are left out."""


class Inline:
    """Writes the text of an article's blocks. `notes` are the labels of its footnotes by the names of their blocks."""

    def __init__(self, article: Article, notes: Mapping[str, str]) -> None:
        self._article, self._notes = article, notes
        self._asked = self._places() - notes.keys()

    def _places(self) -> set[str]:
        """The names that links lead to, but for those that footnotes lead back with."""
        return {
            mark.href[1:]
            for block in self._article.blocks
            for mark in block.marks
            if mark.href.startswith("#")
            and (self._notes.keys().isdisjoint(block.names) or not leads_back(self._article, mark))
        }

    def block(self, block: Block) -> str:
        """A block's text, with the names that links lead to; leading spaces are kept."""
        text = self._span(block.span, block.marks, at_start=True)
        return self.names(block) + LEADING.sub(lambda spaces: "\u00a0" * len(spaces[0]), text)

    def note(self, block: Block) -> str:
        """A footnote's text without the links that lead back."""
        marks = sorted((mark for mark in block.marks if leads_back(self._article, mark)), key=lambda mark: mark.span)
        kept = block.span.without(mark.span for mark in marks)
        parts = (self._span(span, _inside(block.marks, span, marks), at_start=False) for span in kept)
        return "".join(parts).strip().removeprefix(". ")

    def cell(self, block: Block, span: Span) -> str:
        """The text of a table's cell."""
        return self._span(span, _inside(block.marks, span), at_start=False).strip().replace("|", "\\|")

    def image(self, block: Block) -> str:
        """An image with its description; one that came with the article and has no address is called by its name."""
        text = escape(self._article.slice(block.span).replace(NO_DESCRIPTION, "").strip(), at_start=False)
        return f"{self.names(block)}![{text}](<{address(block.src or block.picture)}>)"

    def names(self, block: Block) -> str:
        """The places that links of the article lead to; footnotes have labels instead, and no link leads back from them."""
        return "".join(f'<a id="{quote(name)}"></a>' for name in block.names if name in self._asked)

    def _span(self, span: Span, marks: Sequence[Mark], *, at_start: bool, depth: int = 0) -> str:
        """Text with the marks in it; of marks that cross, the first counts."""
        parts: list[str] = []
        end = span.start
        before = False
        ordered = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))
        for number, mark in enumerate(ordered):
            if mark.span.start < end or mark.span.end > span.end or not len(mark.span):
                continue
            parts.append(escape(self._article.text[end : mark.span.start], at_start=at_start and end == span.start))
            inner = [each for each in ordered[number + 1 :] if mark.span.contains(each.span)] if depth < DEEPEST else []
            touches = before and mark.span.start == end
            parts.append(self._marked(mark, inner, depth, touches=touches))
            before, end = True, mark.span.end
        parts.append(escape(self._article.text[end : span.end], at_start=at_start and end == span.start))
        return "".join(parts)

    def _marked(self, mark: Mark, inner: Sequence[Mark], depth: int, *, touches: bool) -> str:
        text = self._article.slice(mark.span)
        if mark.kind == "code":
            return _code(text)
        label = self._label(mark, inner)
        if label:
            return f"[^{label}]"
        words = self._span(mark.span, inner, at_start=False, depth=depth + 1)
        if mark.kind == "link":
            return f"[{words}](<{address(mark.href)}>)"
        sign = SIGNS.get(mark.kind, "")
        if sign and not touches and self._reads(mark.span):
            return f"{sign}{words}{sign}"
        return f"<{TAGS[mark.kind]}>{words}</{TAGS[mark.kind]}>"

    def _label(self, mark: Mark, inner: Sequence[Mark]) -> str:
        """The label of the footnote that a mark stands for: a link to it, or a raised number that is one."""
        text = self._article.slice(mark.span).strip()
        if mark.kind not in ("link", "sup") or not SIGN.fullmatch(text):
            return ""
        links = [mark] if mark.kind == "link" else [each for each in inner if each.kind == "link"]
        return next((self._notes[link.href[1:]] for link in links if link.href[1:] in self._notes), "")

    def _reads(self, span: Span) -> bool:
        """Whether asterisks at the ends of a span are read as such: CommonMark's left- and right-flanking runs."""
        text = self._article.text
        before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
        return _opens(before, text[span.start]) and _opens(after, text[span.end - 1])


def escape(text: str, *, at_start: bool) -> str:
    """Text such that Markdown shows it as it stands."""
    kept = "" if at_start else "\0"
    return ESCAPED.sub(_escaped, kept + text).removeprefix("\0")


def address(href: str) -> str:
    """An address that can stand between angle brackets."""
    return UNSAFE.sub(lambda match: quote(match[0]), href)


def _escaped(match: re.Match[str]) -> str:
    sign = match[0]
    return f"{sign[:-1]}\\{sign[-1]}" if sign[:1].isdigit() else f"\\{sign}"


def _code(text: str) -> str:
    ticks = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{space}{text}{space}{ticks}"


def _inside(marks: Sequence[Mark], span: Span, without: Sequence[Mark] = ()) -> list[Mark]:
    return [mark for mark in marks if mark not in without and span.contains(mark.span)]


def _opens(outer: str, inner: str) -> bool:
    if inner.isspace():
        return False
    return not _punctuation(inner) or not outer or outer.isspace() or _punctuation(outer)


def _punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
