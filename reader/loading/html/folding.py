"""Folding away what a page's author did not write: inside the article's element there are still dates, buttons and other articles.

Three things tell: what a line says (the rules for all texts, `reader.loading.furniture`), what the page's own names say of the
element around it, and how much of it is links. Only short pieces are judged; a paragraph of prose stays whatever is around it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader.loading.bylines import read_byline, read_credits
from reader.loading.dates import is_date_label, is_date_line, read_date_line
from reader.loading.furniture import RELATED_HEADING, Place, kind_of
from reader.loading.html.emit import Found
from reader.loading.html.signs import similarity
from reader.loading.html.wording import (
    ABOUT,
    CONTACT,
    CONTROLS,
    COPYRIGHT,
    COUNTER,
    CREDIT,
    DATED,
    INVITATION,
    RECENT,
    sign_of,
)
from reader.loading.plain_text.wrapping import ENDS_SENTENCE

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST, CAPTION_LENGTH = 300, 320
"""Code points of what is short enough to be furniture, or a caption."""

PROSE_LENGTH = 90
SMALL = 0.25
"""An element that holds a larger share of the article is no box beside it, whatever it is called."""

MOSTLY = 0.7
"""The share of links in a line that leads elsewhere."""

SOME = 0.25
"""The share of links in an item at the end that does."""

NEAR = 4
"""So many elements around a line are asked for their names."""


@dataclass(slots=True)
class _Line:
    """A part with what is known of it."""

    found: Found
    text: str
    kind: str
    linked: float
    sign: str
    fold: str = ""

    def make_caption(self) -> None:
        """Take it for what it is: the caption of a picture."""
        block = replace(self.found.part.block, kind="caption", level=0)
        self.found = replace(self.found, part=self.found.part._replace(block=block))
        self.kind, self.fold = "caption", ""

    @property
    def is_prose(self) -> bool:
        """Whether it is running text."""
        if self.fold or self.kind not in ("paragraph", "quote", "item", "code", "table"):
            return False
        if self.kind in ("code", "table"):
            return True
        if self.linked > MOSTLY:
            return False
        wide = "\u3040" <= self.text[len(self.text) // 2] <= "\u9fff"
        return len(self.text) >= (PROSE_LENGTH // 3 if wide else PROSE_LENGTH) and (
            bool(ENDS_SENTENCE.search(self.text)) or len(self.text) > LONGEST
        )


def fold(
    found: Sequence[Found], title: str = "", byline: str = "", site: str = "", url: str = ""
) -> tuple[list[Found], list[str]]:
    """Return the parts, some of them now captions, and for each the kind of furniture that it is; empty for what stays."""
    lines = _lines(found, urlsplit(url).hostname or "")
    _fold_copies(lines)
    for _ in range(2):
        _fold_by_signs(lines)
        _fold_head(lines, title, byline, site)
        _fold_tail(lines, byline)
        _fold_lists(lines)
    _make_captions(lines)
    return [line.found for line in lines], [line.fold for line in lines]


def _lines(found: Sequence[Found], host: str) -> list[_Line]:
    sizes: Counter[HtmlElement] = Counter()
    total = 0
    for each in found:
        total += len(each.part.text)
        for element in _around(each.element):
            sizes[element] += len(each.part.text)
    return [_line(each, sizes, max(1, total), host) for each in found]


def _around(element: HtmlElement) -> list[HtmlElement]:
    around = [element]
    while len(around) < NEAR and (parent := around[-1].getparent()) is not None:
        around.append(parent)
    return around


def _leads_on(href: str, host: str) -> bool:
    """Whether a link leads to another page of the same site."""
    if href.startswith("#"):
        return False
    return not host or urlsplit(href).hostname == host


def _line(found: Found, sizes: Counter[HtmlElement], total: int, host: str) -> _Line:
    text, block = found.part
    links = [mark for mark in block.marks if mark.kind == "link" and _leads_on(mark.href, host)]
    linked = sum(len(mark.span) for mark in links) / max(1, len(text))
    names = " ".join(element.get("class") or "" for element in _around(found.element) if sizes[element] < SMALL * total)
    return _Line(found, text, block.kind, linked, sign_of(names))


def _fold_copies(lines: Sequence[_Line]) -> None:
    """A gallery before the article shows each caption twice or more, and a counter."""
    first = next(
        (i for i, line in enumerate(lines) if line.is_prose and line.kind == "paragraph" and _is_single(line, lines)), 0
    )
    head = lines[:first]
    if not any(COUNTER.fullmatch(line.text) for line in head):
        return
    shown: set[str] = set()
    for line in head:
        if line.kind in ("paragraph", "item") and line.text in shown:
            line.fold = "repetition"
        elif line.kind == "item" and len(line.text) <= CAPTION_LENGTH:
            line.make_caption()
        shown.add(line.text)


def _is_single(line: _Line, lines: Sequence[_Line]) -> bool:
    return sum(other.text == line.text for other in lines) == 1


def _first(lines: Sequence[_Line]) -> int:
    return next((i for i, line in enumerate(lines) if line.is_prose and line.kind != "item"), len(lines))


def _last(lines: Sequence[_Line]) -> int:
    return next((i for i in range(len(lines) - 1, -1, -1) if lines[i].is_prose), -1)


def _is_open(line: _Line) -> bool:
    """Whether a line can be judged at all."""
    return (
        not line.fold and line.kind not in ("code", "table", "image", "rule", "caption") and len(line.text) <= LONGEST
    )


def _fold_by_signs(lines: Sequence[_Line]) -> None:
    first, last = _first(lines), _last(lines)
    for index, line in enumerate(lines):
        if not _is_open(line):
            continue
        place: Place = "end" if index > last else "edges" if index < first else "anywhere"
        inner = line.text.strip("[]() ")
        line.fold = kind_of(line.text, place, web=True) or (kind_of(inner, place, web=True) if inner else "")
        if line.fold or not line.sign:
            continue
        is_weak = line.sign in ("byline", "notice", "tags") and first < index < last
        if line.linked > MOSTLY or (not line.is_prose and not is_weak and line.kind != "heading"):
            line.fold = line.sign


def _fold_head(lines: Sequence[_Line], title: str, byline: str, site: str) -> None:
    first = _first(lines)
    for index, line in enumerate(lines[:first]):
        if _is_open(line):
            line.fold = _head_kind(line, title, byline, site)
        if line.fold and index + 1 < first and is_date_label(line.text) and _is_open(lines[index + 1]):
            lines[index + 1].fold = lines[index + 1].fold or "date line"


def _head_kind(line: _Line, title: str, byline: str, site: str) -> str:
    text = line.text
    dated = DATED.match(text)
    date = read_date_line(text)
    if (
        is_date_line(text)
        or is_date_label(text)
        or RECENT.fullmatch(text)
        or (dated and dated.end() > 5 and len(text) < 90)
    ):
        return "date line"
    if date is not None and len(date.rest.split()) <= 8 and not ENDS_SENTENCE.search(date.rest):
        return "date line"
    if read_byline(text) or (byline and len(text) < 2 * len(byline) + 20 and similarity(byline, text) > 0.6):
        return "byline"
    if site and text.strip(" .-–—").lower() == site.lower():
        return "site line"
    if title and similarity(title, text) > 0.9 and len(text) > 0.6 * len(title):
        return "headline"
    if CONTROLS.fullmatch(text):
        return "navigation"
    if line.kind == "paragraph" and len(text.split()) <= 3 and (line.linked > MOSTLY or text.isupper()):
        return "kicker"
    if line.kind == "item" and len(text.split()) <= 3 and line.linked > MOSTLY:
        return "navigation"
    return ""


def _fold_tail(lines: Sequence[_Line], byline: str) -> None:
    """From the end upwards, as long as nothing there is prose of the article's own."""
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.fold or line.kind in ("image", "caption", "rule"):
            continue
        if not _is_open(line):
            if not _is_biography(line, byline):
                return
            line.fold = "byline"
            continue
        kind = _tail_kind(line, byline)
        if not kind and line.kind == "heading" and all(after.fold for after in lines[index + 1 :]):
            kind = "teaser"
        if not kind:
            return
        line.fold = kind


def _tail_kind(line: _Line, byline: str) -> str:
    text = line.text
    if CONTROLS.fullmatch(text):
        return "navigation"
    if CONTACT.fullmatch(text) or ABOUT.fullmatch(text) or _is_biography(line, byline) or read_credits(text):
        return "byline"
    if INVITATION.fullmatch(text):
        return "newsletter"
    if DATED.match(text) and len(text) < 60:
        return "date line"
    if COPYRIGHT.fullmatch(text):
        return "copyright"
    if line.kind == "item" and line.linked > SOME and not ENDS_SENTENCE.search(text):
        return "teaser"
    if line.linked > MOSTLY and not (ENDS_SENTENCE.search(text) and len(text) > PROSE_LENGTH):
        return "teaser"
    if RELATED_HEADING.fullmatch(text):
        return "teaser"
    return ""


def _is_biography(line: _Line, byline: str) -> bool:
    """Whether a line at the end tells who the author is."""
    if line.kind not in ("paragraph", "item", "heading") or len(line.text) > 2 * LONGEST:
        return False
    if line.sign == "byline":
        return True
    name = byline.partition(",")[0].partition(" and ")[0].strip()
    return (
        bool(name)
        and " " in name
        and line.text.startswith((name, name.split()[0] + " is ", name.split()[0] + " covers "))
    )


def _fold_lists(lines: Sequence[_Line]) -> None:
    """A heading for other articles, with the links below it; and lines that are one link, in capitals."""
    index = 0
    while index < len(lines):
        line = lines[index]
        if _is_open(line) and line.linked > 0.95 and line.text.isupper() and len(line.text.split()) > 3:
            line.fold = "teaser"
        says_so = RELATED_HEADING.fullmatch(line.text) or (line.fold == "teaser" and line.text.endswith(":"))
        leads = says_so and line.kind in ("paragraph", "heading", "item")
        index += 1
        if not leads or (line.fold and line.fold != "teaser"):
            continue
        end = index
        while end < len(lines) and _is_open(lines[end]) and lines[end].linked > MOSTLY:
            end += 1
        if end > index or line.fold:
            line.fold = "teaser"
            for below in lines[index:end]:
                below.fold = "teaser"
        index = end


def _make_captions(lines: Sequence[_Line]) -> None:
    """A line below an image that names whose picture it is, or that the page calls a caption, is one."""
    near = False
    for line in lines:
        if line.kind == "image":
            near = True
            continue
        if line.fold and line.fold != "picture credit":
            continue
        short = len(line.text) <= CAPTION_LENGTH and line.kind in ("paragraph", "item")
        if short and CREDIT.fullmatch(line.text) and (near or not line.is_prose):
            line.make_caption()
            near = True
        elif line.kind != "caption":
            near = False
