"""Leaves of a book that are not the work: title page, copyright page, what programs put in. What might be the work stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.loading.epub.chapter import Chapter
from reader.loading.epub.package import Package

if TYPE_CHECKING:
    from lxml.html import HtmlElement

REASONS = {
    "headline": "the book's title once more",
    "title page": "title and author, now shown at the top",
    "copyright page": "who published the book and holds the rights",
    "contents": "the book's table of contents once more",
    "licence": "the e-book's licence, not the work",
    "jacket": "a page that the program calibre added",
    "supplement": "set beside the book's own order, and nothing in the book leads to it",
    "damaged": "a part of the book that is damaged in its file",
}
"""Each kind of leaf that is folded away, and why."""

FOLD = "data-fold"
"""The attribute of an element that is folded away: its kind."""

RIGHTS = re.compile(
    r"©|\(c\)\s*\d{4}|\bcopyright\b|all rights reserved|alle rechte vorbehalten|tous droits réservés", re.I
)
IMPRINT = re.compile(
    r"\bisbn\b|all rights reserved|alle rechte vorbehalten|tous droits réservés|library of congress|first (?:published|edition)",
    re.I,
)
SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "by",
        "the",
        "of",
        "with",
        "in",
        "von",
        "par",
        "de",
        "da",
        "di",
        "por",
        "et",
        "und",
        "y",
        "e",
        "novel",
        "roman",
        "tale",
        "story",
        "stories",
        "edition",
        "ebook",
        "e",
        "book",
        "press",
    ]
)
LONGEST_TITLE_PAGE, LONGEST_COPYRIGHT_PAGE = 400, 5_000
"""Letters."""

FRONT, BACK = 8, 4
"""A copyright page that does not say so is one of the first or last so many files."""

TITLE_PAGES = frozenset({"titlepage", "title-page", "halftitlepage", "halftitle"})
JACKET = re.compile(r"\bcbj_|\bcalibre[_-]?jacket\b")


def fold_leaves(chapters: list[Chapter], package: Package) -> None:
    """Mark what is folded away: whole files at their body, a part of one at its element."""
    seen_contents = False
    for number, chapter in enumerate(chapters):
        is_outer = number < FRONT or number >= len(chapters) - BACK
        kind = _kind(chapter, package, is_outer=is_outer)
        if "toc" in chapter.roles:
            kind = kind or ("contents" if seen_contents else "")
            seen_contents = True
        if kind:
            chapter.body.set(FOLD, kind)
        if number < FRONT and not kind:
            _fold_repeated_title(chapter.body, package)
        for element in chapter.body.iter("section", "div", "pre", "header", "footer"):
            classes = (element.get("class") or "").split()
            if element.get("id") in ("pg-header", "pg-footer") or "pg-boilerplate" in classes:
                element.set(FOLD, "licence")


def kind_at(element: HtmlElement) -> str:
    """The kind of folded leaf that an element lies in; empty for what stays."""
    for each in (element, *element.iterancestors()):
        kind = each.get(FOLD)
        if kind:
            return str(kind)
    return ""


def _kind(chapter: Chapter, package: Package, *, is_outer: bool) -> str:
    text = _beginning(chapter.body)
    if _is_jacket(chapter.body):
        return "jacket"
    if len(text) <= LONGEST_TITLE_PAGE and _says_title(text, package, only=not chapter.roles & TITLE_PAGES):
        return "title page"
    if len(text) <= LONGEST_COPYRIGHT_PAGE:
        if chapter.roles & {"copyright-page", "copyright"}:
            return "copyright page"
        if is_outer and RIGHTS.search(text) and IMPRINT.search(text):
            return "copyright page"
    return ""


def _fold_repeated_title(body: HtmlElement, package: Package) -> None:
    """Fold a heading away that says the book's title once more, and nothing else."""
    for heading in body.iter("h1", "h2"):
        if _words("".join(heading.itertext())) == _words(package.title) and package.title:
            heading.set(FOLD, "headline")


def _beginning(body: HtmlElement) -> str:
    """The text of a file, or as much of it as tells that it is too long for a leaf."""
    pieces: list[str] = []
    length = 0
    for piece in body.itertext():
        pieces.append(piece)
        length += len(piece.strip())
        if length > LONGEST_COPYRIGHT_PAGE:
            break
    return " ".join(" ".join(pieces).split())


def _says_title(text: str, package: Package, *, only: bool) -> bool:
    """Whether a text says the book's title, and `only` words of the title, the authors and the publisher."""
    said, title = _words(text), _words(package.title)
    if not said & title:
        return False
    known = title | _words(f"{package.byline} {package.publisher} {package.published}") | SMALL_WORDS
    return not only or said <= known


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _is_jacket(body: HtmlElement) -> bool:
    root = body.getroottree().getroot()
    for meta in root.iter("meta"):
        if meta.get("name") == "calibre-content" and meta.get("content") == "jacket":
            return True
    first = next((each for each in body.iter("div") if each.get("class")), None)
    return first is not None and JACKET.search(first.get("class") or "") is not None
