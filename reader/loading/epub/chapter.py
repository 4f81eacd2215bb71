"""One file of a book -> its tree, made ready to be emitted: plain names, images where drawings wrapped them, pages marked."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from reader.loading.epub.contents import types_of
from reader.loading.html.tree import parse
from reader.loading.sandbox.bare import text_of as bare_text
from reader.loading.sandbox.weighing import weighed
from reader.loading.signs import without_strays
from reader.loading.xml_tree import attribute, parse_strictly, text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SELF_CLOSED = re.compile(
    r"<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b)([A-Za-z][\w:.-]*)((?:\s[^<>]*?)?)/>"
)
"""An element that ends where it begins, which HTML, unlike XML, does not know."""

ELSEWHERE = frozenset({"landmarks", "page-list", "pagelist"})
NOTES = frozenset({"footnote", "endnote", "rearnote", "note"})
GATHERED = frozenset({"footnotes", "endnotes", "rearnotes"})
NUMBERED = "data-numbered"
"""The attribute of a list of notes that we made."""

LARGEST_DRAWING = 500_000
"""Bytes of a drawing inside a page."""

Resolve = Callable[[str], str]
"""An address in the file -> the name of the archive's member that it means; empty for what is elsewhere."""


@dataclass(slots=True)
class Chapter:
    """One file of a book. `number` counts files; `body` is changed by each step of the reading."""

    number: int
    name: str
    body: HtmlElement
    is_linear: bool = True
    roles: set[str] = field(default_factory=set)


def body_of(data: bytes) -> HtmlElement:
    """Return the body of a file: as XML if it is well-formed, else as any browser would read it.

    Of one that is broken and too much for that too, its lines become paragraphs.
    """
    text = without_strays(text_of(data))
    root = parse_strictly(text)
    if root is None:
        root = parse(_lines_of(text) if weighed(data) else SELF_CLOSED.sub(r"<\1\2></\1>", text))
    body = next(root.iter("body", "book"), None)
    if body is None:
        body = _new(root, "body")
        body.append(root)
    return body


def _lines_of(markup: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in bare_text(markup).split("\n") if line.strip())


def page_of_picture(name: str) -> HtmlElement:
    """The body of a page that holds one picture and nothing else."""
    from lxml.html import builder

    body: HtmlElement = builder.BODY(builder.IMG(src=name))
    return body


def roles_of(body: HtmlElement) -> set[str]:
    """What a file says that it is: types of its body and of the sections that hold all of it."""
    roles = set(types_of(body))
    element = body
    while len(element) == 1 and element[0].tag in ("section", "div", "article", "nav"):
        element = element[0]
        roles |= types_of(element)
    return roles


def prepare(body: HtmlElement, resolve: Resolve) -> None:
    """Make a body ready: what reading systems treat in a way of their own becomes what every page has."""
    _drop(body, [each for each in body.iter("nav") if types_of(each) & ELSEWHERE])
    _drop(body, [each for each in body.iter("case") if _is_in(each, "switch")])
    for drawing in list(body.iter("svg")):
        _replace_drawing(drawing)
    for each in list(body.iter("object")):
        if (each.get("type") or "").startswith("image/") and each.get("data"):
            _replace(each, _image(each, each.get("data") or "", " ".join("".join(each.itertext()).split())))
    for image in list(body.iter("img")):
        _settle_image(image, resolve)
    for nav in body.iter("nav"):
        for numbered in nav.iter("ol"):
            numbered.tag = "ul"
    _gather_notes(body)
    _number_notes(body)


# -- pictures --------------------------------------------------------------------------------------------------------


def _replace_drawing(drawing: HtmlElement) -> None:
    """A drawing that only frames a picture becomes the picture; any other becomes a picture of its own."""
    from lxml import etree

    if drawing.getparent() is None:
        return
    title = next((" ".join("".join(each.itertext()).split()) for each in drawing.iter("title", "desc")), "")
    alt = drawing.get("aria-label") or title
    framed = next((attribute(each, "href") for each in drawing.iter("image") if attribute(each, "href")), "")
    if not framed:
        markup = etree.tostring(drawing, with_tail=False)
        if len(markup) > LARGEST_DRAWING:
            return
        if b"http://www.w3.org/2000/svg" not in markup[:2000]:
            markup = markup.replace(b"<svg", b'<svg xmlns="http://www.w3.org/2000/svg"', 1)
        framed = "data:image/svg+xml;base64," + b64encode(markup).decode("ascii")
    _replace(drawing, _image(drawing, framed, alt))


def _settle_image(image: HtmlElement, resolve: Resolve) -> None:
    """Name an image by its member; a picture of one letter that begins a word is that letter."""
    alt = (image.get("alt") or "").strip()
    if len(alt) == 1 and alt.isalpha() and (image.tail or " ")[0].isalpha():
        letter = _new(image, "span")
        letter.text = alt
        _replace(image, letter)
        return
    src = (image.get("src") or "").strip()
    member = resolve(src) if src and src[:5].lower() != "data:" else ""
    if member:
        image.set("src", member)


def _image(near: HtmlElement, src: str, alt: str) -> HtmlElement:
    image = _new(near, "img")
    image.set("src", src)
    image.set("alt", alt)
    return image


# -- notes -----------------------------------------------------------------------------------------------------------


def _gather_notes(body: HtmlElement) -> None:
    """Move notes that stand between paragraphs, where reading systems hide them, to the end of their file."""
    notes = [
        each
        for each in body.iter("aside", "div", "section", "li", "p")
        if types_of(each) & NOTES
        and each.tag != "li"
        and not any(types_of(above) & (GATHERED | NOTES) for above in each.iterancestors())
    ]
    for each in body.iter("aside", "section", "div"):
        if "hidden" in each.attrib and types_of(each) & (GATHERED | NOTES):
            del each.attrib["hidden"]
    if not notes:
        return
    body.append(_new(body, "hr"))
    for note in notes:
        _take_out(note)
        body.append(note)


def _number_notes(body: HtmlElement) -> None:
    """Give a note the number that the text refers to it by, where it has none of its own."""
    numbers = {
        (anchor.get("href") or "")[1:]: number
        for anchor in body.iter("a")
        if "noteref" in types_of(anchor) and (number := "".join(anchor.itertext()).strip(" []().*")).isdecimal()
    }
    for note in [each for each in body.iter("aside", "div", "section", "p") if each.get("id") in numbers]:
        number = numbers[note.get("id") or ""]
        if not types_of(note) & NOTES or "".join(note.itertext()).lstrip(" \n\t[(").startswith(number):
            continue
        above = note.getprevious()
        notes = above if above is not None and above.get(NUMBERED) else _new(note, "ol")
        if notes is not above:
            notes.set(NUMBERED, "1")
            note.addprevious(notes)
        notes.append(note)
        note.tail = None
        note.tag = "li"
        note.set("value", number)


# -- trees -----------------------------------------------------------------------------------------------------------


def _is_in(element: HtmlElement, tag: str) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == tag


def _new(near: HtmlElement, tag: str) -> HtmlElement:
    """An element of the same kind of tree."""
    element: HtmlElement = near.makeelement(tag)
    return element


def _replace(old: HtmlElement, new: HtmlElement) -> None:
    parent = old.getparent()
    if parent is not None:
        new.tail, old.tail = old.tail, None
        parent.replace(old, new)


def _take_out(element: HtmlElement) -> None:
    element.drop_tree()
    element.tail = None


def _drop(body: HtmlElement, elements: list[HtmlElement]) -> None:
    for element in elements:
        if element is not body and element.getparent() is not None:
            _take_out(element)
