"""Chapters and their headings: what the table of contents says, and what the files themselves have, made one order.

A chapter's heading gets the depth of its line in the contents, and the headings below keep their distance to it. A chapter
whose heading is a mere paragraph gets a true one; one that has none gets what the contents call it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from reader.loading.epub.chapter import Chapter
from reader.loading.epub.contents import Entry
from reader.loading.epub.leaves import FOLD

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
LINES = frozenset({"p", "div", "td", "li", "blockquote", "center", *LEVELS})
INNER = ("p", "div", "ul", "ol", "table", "blockquote", "section", "article", "aside", "figure", *LEVELS)
DEEPEST = 6

OPENING = 4
"""Lines at the beginning of a chapter among which its heading is looked for."""

SHORT = 80
"""Letters of a line that may stand above the heading: a number, "Chapter the First"."""

WORTH_A_HEADING = 400
"""Letters that a file needs to be given a heading that it does not have; a dedication needs none."""


def settle_headings(chapters: Sequence[Chapter], entries: Sequence[Entry]) -> None:
    """Give every heading of a book its level, and every chapter its heading.

    A file that the contents do not name goes on with the chapter before; in front of all chapters it stands for itself.
    """
    tops = [LEVELS[each.tag] for chapter in chapters for each in islice(_headings(chapter.body), 1)]
    shift = None if entries else 1 - min(tops, default=1)
    named: dict[str, list[Entry]] = {}
    for entry in entries:
        named.setdefault(entry.name, []).append(entry)
    for chapter in chapters:
        levels = _entitled(chapter, named.get(chapter.name, []))
        by = shift
        for heading in list(_headings(chapter.body)):
            level = levels.get(heading)
            if level is not None:
                by = shift = level - LEVELS[heading.tag]
            elif by is None:
                by = 1 - LEVELS[heading.tag]
            heading.tag = f"h{min(DEEPEST, max(1, LEVELS[heading.tag] + by))}"


def _headings(body: HtmlElement) -> Iterator[HtmlElement]:
    return (each for each in body.iter(*LEVELS) if not each.get(FOLD) and _text(each))


def _entitled(chapter: Chapter, entries: Sequence[Entry]) -> dict[HtmlElement, int]:
    """The headings of a file that the contents name, with their depths; some are made for it."""
    places = {element.get("id"): element for element in chapter.body.iter("*") if element.get("id")} if entries else {}
    levels: dict[HtmlElement, int] = {}
    for entry in entries:
        start = places.get(entry.fragment) if entry.fragment else chapter.body
        if start is None:
            continue
        opening = list(islice(_lines_from(start, chapter.body), OPENING))
        heading = opening[0] if opening and opening[0].tag in LEVELS else _promoted(opening, entry)
        if heading is None:
            heading = _soon(opening)
        if heading is None and start is chapter.body and _is_long(chapter.body):
            heading = _added(chapter.body, entry)
        if heading is not None:
            levels.setdefault(heading, entry.depth)
    return levels


def _lines_from(start: HtmlElement, body: HtmlElement) -> Iterator[HtmlElement]:
    """The lines of text of a file from an element on: those that have no others in them."""
    if start is not body:
        around = next((each for each in (start, *start.iterancestors(*LINES)) if each.tag in LINES), None)
        if around is not None and around is not body and next(around.iterdescendants(*INNER), None) is None:
            if _text(around):
                yield around
            start = around
    following = start.iterdescendants() if start is body else _after(start)
    for element in following:
        if (
            element.tag in LINES
            and not element.get(FOLD)
            and _text(element)
            and next(element.iterdescendants(*INNER), None) is None
        ):
            yield element


def _after(start: HtmlElement) -> Iterator[HtmlElement]:
    """The elements inside and after one, in the order of the text."""
    yield from start.iterdescendants()
    for each in (start, *start.iterancestors()):
        for sibling in each.itersiblings():
            yield from sibling.iter("*")


def _soon(lines: Sequence[HtmlElement]) -> HtmlElement | None:
    """The first heading with nothing but short lines above it."""
    for line in lines:
        if line.tag in LEVELS:
            return line
        if len(_text(line)) > SHORT:
            return None
    return None


def _promoted(lines: Sequence[HtmlElement], entry: Entry) -> HtmlElement | None:
    """Make a heading of the paragraphs that say what the contents say; a second one is a heading below the first."""
    wanted = _squashed(entry.label)
    texts = [_text(line) for line in lines]
    for count in range(1, len(lines) + 1):
        if any(len(text) > SHORT for text in texts[: count - 1]):
            break
        if wanted in (_squashed("".join(texts[:count])), _squashed(texts[count - 1])) and wanted:
            for number, line in enumerate(lines[:count]):
                line.tag = f"h{min(DEEPEST, 1 + number)}"
            return lines[0]
    return None


def _added(body: HtmlElement, entry: Entry) -> HtmlElement:
    heading: HtmlElement = body.makeelement("h1")
    heading.text = entry.label
    heading.tail, body.text = body.text, None
    body.insert(0, heading)
    return heading


def _is_long(body: HtmlElement) -> bool:
    length = 0
    for text in body.itertext():
        length += len(text.strip())
        if length > WORTH_A_HEADING:
            return True
    return False


def _text(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _squashed(text: str) -> str:
    """The letters and digits of a text, to compare it by."""
    return "".join(filter(str.isalnum, text.casefold()))
