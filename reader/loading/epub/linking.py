"""Links between a book's files become links inside one text: every place that is linked to gets a name of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.loading.epub.chapter import Chapter

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Locate = Callable[[str, str], tuple[str, str]]
"""An address and the name of the file that it stands in -> the member that it leads to and the fragment."""

UNFIT = re.compile(r"[^\w.:-]")
LONGEST = 120
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def place(number: int, fragment: str = "") -> str:
    """The name of a place in the whole book: of a file, or of an element in it."""
    fit = UNFIT.sub("_", fragment)[:LONGEST]
    return f"c{number}-{fit}" if fit else f"c{number}"


def link(chapters: Sequence[Chapter], locate: Locate) -> set[int]:
    """Rewrite the links and ids of all files; returns the numbers of the files that others link to.

    A link to a place that is not there leads to its file, one to a file that is not read is none. Headings are no links to
    the contents, as some books have them.
    """
    numbers = {chapter.name: chapter.number for chapter in chapters}
    ids = {chapter.number: _names(chapter.body) for chapter in chapters}
    asked: set[str] = set()
    linked: set[int] = set()
    for chapter in chapters:
        for anchor in list(chapter.body.iter("a")):
            href = anchor.get("href")
            if href is None or re.match(r"(?:https?|mailto):", href, re.IGNORECASE):
                continue
            name, fragment = (chapter.name, href[1:]) if href[:1] == "#" else locate(href, chapter.name)
            number = numbers.get(name, -1)
            if number < 0 or _is_whole_heading(anchor):
                del anchor.attrib["href"]
                continue
            target = place(number, fragment if fragment in ids[number] else "")
            anchor.set("href", f"#{target}")
            asked.add(target)
            if number != chapter.number:
                linked.add(number)
    for chapter in chapters:
        _rename(chapter, asked)
    return linked


def _names(body: HtmlElement) -> set[str]:
    return {name for element in body.iter("*") for name in (element.get("id"), element.get("name")) if name}


def _is_whole_heading(anchor: HtmlElement) -> bool:
    """Whether a link is all of a heading."""
    heading = next(anchor.iterancestors(*HEADINGS), None)
    return heading is not None and len(" ".join(heading.itertext())) - len(" ".join(anchor.itertext())) < 4


def _rename(chapter: Chapter, asked: set[str]) -> None:
    """Give the places that are linked to their new names, once each, and take all others away."""
    given: set[str] = set()
    for element in chapter.body.iter("*"):
        name = element.get("id") or element.get("name")
        if not name:
            continue
        new = place(chapter.number, name)
        for key in ("id", "name"):
            element.attrib.pop(key, None)
        if new in asked and new not in given:
            given.add(new)
            element.set("id", new)
    whole = place(chapter.number)
    if whole in asked:
        first = chapter.body.makeelement("a")
        first.set("id", whole)
        first.tail, chapter.body.text = chapter.body.text, None
        chapter.body.insert(0, first)
