"""The pages of a book's printed edition: where its files say that one begins, a sign is set before the next word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from reader.loading.epub.chapter import Chapter
from reader.loading.epub.contents import Entry, types_of
from reader.loading.signs import sign

if TYPE_CHECKING:
    from lxml.html import HtmlElement

UNREAD = frozenset({"script", "style", "head", "title", "svg", "math"})
NUMBER = re.compile(r"[\[({|\s]*(?:pg?\.?|page|seite|s\.|página|pagina)?\s*([0-9]{1,5}|[ivxlcdm]{1,9})[\])}|\s]*", re.I)
AT_END = re.compile(r"([0-9]+|[ivxlcdm]+)$", re.IGNORECASE)
PAGE_CLASSES = frozenset({"pagenum", "pageno", "pagenumber", "page-number", "pagebreak", "x-ebookmaker-pageno"})
LONGEST_LABEL = 20


def mark_pages(chapters: Sequence[Chapter], entries: Iterable[Entry]) -> tuple[str, ...]:
    """Set a sign where each printed page begins; returns the pages' labels: a sign's number is the index of its own."""
    listed = {(entry.name, entry.fragment): entry.label for entry in entries}
    labels: list[str] = []
    for chapter in chapters:
        breaks = dict(_breaks(chapter, listed))
        for element in breaks:
            if _is_break(element):
                _silence(element)
        if breaks:
            _set_signs(chapter.body, breaks, labels)
    return tuple(labels)


def _set_signs(body: HtmlElement, breaks: dict[HtmlElement, str], labels: list[str]) -> None:
    """Put a sign before the first letter that follows each break, and the break's label to the others."""
    from lxml import etree

    waiting = ""
    walker = etree.iterwalk(body, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            if element in breaks:
                waiting += sign(len(labels))
                labels.append(breaks[element][:LONGEST_LABEL])
            if element.tag in UNREAD or "hidden" in element.attrib:
                walker.skip_subtree()
            elif waiting and (element.text or "").strip():
                element.text, waiting = _signed(element.text, waiting), ""
        elif waiting and element is not body and (element.tail or "").strip():
            element.tail, waiting = _signed(element.tail, waiting), ""


def _signed(text: str, signs: str) -> str:
    """The text with signs before its first letter."""
    start = len(text) - len(text.lstrip())
    return text[:start] + signs + text[start:]


def _breaks(chapter: Chapter, listed: dict[tuple[str, str], str]) -> Iterator[tuple[HtmlElement, str]]:
    """The elements of a file at which a page begins, with the page's label."""
    if (chapter.name, "") in listed:
        yield chapter.body, listed[chapter.name, ""]
    for element in chapter.body.iter("*"):
        name = element.get("id") or element.get("name") or ""
        label = listed.get((chapter.name, name), "") if name else ""
        if not label and _is_break(element):
            label = _label(element, name)
        if label:
            yield element, label


def _is_break(element: HtmlElement) -> bool:
    """Whether an element is nothing but the sign that a page begins."""
    if "pagebreak" in types_of(element):
        return True
    if not element.get("class") or element.tag not in ("span", "a", "div", "p") or len(element) > 2:
        return False
    classes = set((element.get("class") or "").lower().split())
    return bool(classes & PAGE_CLASSES) and NUMBER.fullmatch("".join(element.itertext())) is not None


def _label(element: HtmlElement, name: str) -> str:
    """What a page is called: as the break says, or as its name ends."""
    for said in (element.get("title"), element.get("aria-label"), "".join(element.itertext())):
        text = " ".join((said or "").split()).strip(" .[]")
        number = NUMBER.fullmatch(text)
        if number or text:
            return number[1] if number else text
    ending = AT_END.search(name)
    return ending[1] if ending else ""


def _silence(element: HtmlElement) -> None:
    """Take a break's own words out; its place, and its name, stay."""
    if len(" ".join(element.itertext())) <= LONGEST_LABEL * 2:
        for inner in list(element):
            inner.drop_tree()
        element.text = None
