"""A tree of elements -> the article's parts. What is not known is read through; only kinds of block that we have come out.

The walk keeps no call stack, so that a tree of a hundred thousand nested elements is read like any other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from reader.article import NO_DESCRIPTION, Block, BlockKind, Mark, MarkKind, Span
from reader.loading.characters import normalise
from reader.loading.html.images import address_of, description_of, is_icon
from reader.loading.html.inline import SPACE, Inline
from reader.loading.html.links import safe_link
from reader.loading.html.listings import language_of, lines_of
from reader.loading.html.lists import List, marker_of
from reader.loading.html.tables import is_data, rows_of
from reader.loading.parts import Part
from reader.loading.pictures import Pictures

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
LISTS = frozenset({"ul", "ol", "menu", "dir"})
SKIPPED = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "svg",
        "iframe",
        "object",
        "embed",
        "applet",
        "button",
        "select",
    }
    | {
        "datalist",
        "textarea",
        "input",
        "canvas",
        "audio",
        "video",
        "map",
        "frameset",
        "frame",
        "noframes",
        "param",
        "source",
    }
    | {"track", "link", "meta", "base", "colgroup", "dialog", "rp", "rt"}
)
BLOCKS = HEADINGS.keys() | {
    *(
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "nav",
        "dl",
        "dt",
        "dd",
        "li",
        "ul",
        "ol",
        "menu",
    ),
    *(
        "dir",
        "blockquote",
        "pre",
        "table",
        "figure",
        "figcaption",
        "hr",
        "address",
        "body",
        "html",
        "center",
        "form",
        "fieldset",
    ),
    *(
        "legend",
        "details",
        "summary",
        "tbody",
        "thead",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "picture",
        "hgroup",
        "search",
    ),
}
MARKS: dict[str, MarkKind] = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "emphasis"),
    **dict.fromkeys(("strong", "b"), "strong"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    "sub": "sub",
    "sup": "sup",
}
CAPTIONS = frozenset({"figcaption", "caption"})


class Place(NamedTuple):
    """What an open element says of the text in it. `own` lines begin new blocks of this kind."""

    kind: BlockKind = "paragraph"
    level: int = 0


@dataclass(slots=True)
class Found:
    """A part and the element whose text it is."""

    part: Part
    element: HtmlElement


def emit(root: HtmlElement, *, base: str = "", pictures: Pictures | None = None) -> list[Part]:
    """Return every block below an element as parts.

    `base` is the absolute address that relative links count from. Links lead to web or mail addresses or to a name in the
    same tree; all others stay as text. Images are known by their address; `pictures` says which of them are here.
    """
    return with_names([found.part for found in Emitter(base, pictures or Pictures()).walk(root)])


def with_names(parts: list[Part]) -> list[Part]:
    """Drop the names that no link leads to, and links that lead to no name."""
    asked = {mark.href[1:] for _, block in parts for mark in block.marks if mark.href.startswith("#")}
    there = {name for _, block in parts for name in block.names}
    found = []
    for text, block in parts:
        marks = tuple(mark for mark in block.marks if not mark.href.startswith("#") or mark.href[1:] in there)
        names = tuple(name for name in block.names if name in asked)
        changed = len(marks) < len(block.marks) or len(names) < len(block.names)
        found.append(Part(text, replace(block, marks=marks, names=names)) if changed else Part(text, block))
    return found


class Emitter:
    """Walks one tree and gathers its parts."""

    def __init__(self, base: str, pictures: Pictures) -> None:
        self._base = base
        self._pictures = pictures
        self._inline = Inline()
        self._places: list[Place] = [Place()]
        self._lists: list[List] = []
        self._quotes = 0
        self._marker: str | None = None
        self._names: list[str] = []
        self._breaks = 0
        self._found: list[Found] = []

    def walk(self, root: HtmlElement) -> list[Found]:
        """Return every part below an element."""
        from lxml import etree

        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            if event == "start":
                if self._start(element):
                    self._inline.add(element.text or "")
                else:
                    walker.skip_subtree()
            elif event == "end":
                self._end(element)
            if event != "start" and element is not root:
                self._inline.add(element.tail or "")
        self._flush(root)
        return self._found

    # -- elements ------------------------------------------------------------------------------------------------

    def _start(self, element: HtmlElement) -> bool:
        """Begin an element; false when what is inside it has been read, or is not to be."""
        tag = element.tag
        if tag in SKIPPED or "hidden" in element.attrib:
            return False
        self._note_name(element)
        if tag in BLOCKS:
            return self._start_block(element, tag)
        if tag == "br":
            self._break(element)
        elif tag == "img":
            self._image(element)
        elif tag == "wbr":
            return False
        elif tag == "math":
            self._inline.add(element.get("alttext") or " ".join(element.itertext()))
            return False
        elif tag == "a" and element.get("href"):
            self._inline.opened("link", safe_link(element.get("href"), self._base))
        elif tag in MARKS:
            self._inline.opened(MARKS[tag])
        return True

    def _end(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in SKIPPED or "hidden" in element.attrib or tag in ("math", "pre", "hr"):
            return
        if tag in BLOCKS:
            if tag != "table" or not is_data(element):
                self._end_block(element, tag)
        elif tag in MARKS or (tag == "a" and element.get("href")):
            self._inline.closed()

    def _start_block(self, element: HtmlElement, tag: str) -> bool:
        parent = element.getparent()
        self._flush(element if parent is None else parent)
        self._breaks = 0
        if tag == "pre":
            self._listing(element)
            return False
        if tag == "hr":
            self._put(element, "", Block(Span(0, 0), "rule"))
            return False
        if tag == "table" and is_data(element):
            self._table(element)
            return False
        if tag in LISTS:
            self._lists.append(List(element))
        elif tag == "li":
            self._marker = self._lists[-1].next(element) if self._lists else marker_of(element)
        elif tag == "blockquote":
            self._quotes += 1
        self._places.append(self._place(tag))
        return True

    def _place(self, tag: str) -> Place:
        if tag in HEADINGS:
            return Place("heading", HEADINGS[tag])
        if tag == "li":
            return Place("item", max(1, len(self._lists)))
        if tag in ("dt", "dd"):
            return Place("item", max(1, len(self._lists) + (1 if tag == "dt" else 2)))
        if tag == "blockquote":
            return Place("quote", self._quotes)
        return Place("caption") if tag in CAPTIONS else self._places[-1]

    def _end_block(self, element: HtmlElement, tag: str) -> None:
        self._flush(element)
        self._places.pop()
        self._breaks = 0
        if tag in LISTS:
            self._lists.pop()
        elif tag == "li":
            self._marker = None
        elif tag == "blockquote":
            self._quotes -= 1

    def _note_name(self, element: HtmlElement) -> None:
        name = element.get("id") or (element.get("name") if element.tag == "a" else None)
        if name and len(name) < 200:
            self._names.append(name)

    # -- parts ---------------------------------------------------------------------------------------------------

    def _flush(self, element: HtmlElement) -> None:
        """End the block of running text that is open, if there is one."""
        text, marks = self._inline.taken()
        if not text:
            return
        marks = tuple(mark for mark in marks if mark.kind != "link" or mark.href)
        place = self._places[-1]
        tight = self._breaks == 1 and bool(self._found)
        self._breaks = 0
        level = (1 if tight else 0) if place.kind == "paragraph" else place.level
        block = Block(Span(0, len(text)), place.kind, level, marks, is_tight=tight and place.kind != "paragraph")
        if place.kind == "item":
            block = replace(block, marker=self._marker or "")
            self._marker = None
        self._put(element, text, block)

    def _put(self, element: HtmlElement, text: str, block: Block) -> None:
        if self._names:
            block = replace(block, names=tuple(self._names))
            self._names = []
        self._found.append(Found(Part(text, block), element))

    def _break(self, element: HtmlElement) -> None:
        """One line break begins a line that stands close, two a paragraph; in a heading there are none."""
        if self._places[-1].kind in ("heading", "caption"):
            self._inline.add(" ")
            return
        parent = element.getparent()
        self._flush(element if parent is None else parent)
        self._breaks += 1

    def _image(self, element: HtmlElement) -> None:
        src = address_of(element)
        if not src or is_icon(element):
            return
        picture = self._pictures.take(src)
        is_data = src[:5].lower() == "data:"
        shown = "" if is_data else safe_link(src, self._base)
        text = SPACE.sub(" ", normalise(description_of(element)).replace("\n", " ")).strip() or NO_DESCRIPTION
        self._put(
            element,
            text,
            Block(
                Span(0, len(text)), "image", src=shown or ("" if is_data and picture else src[:200]), picture=picture
            ),
        )

    def _listing(self, element: HtmlElement) -> None:
        language = language_of(element)
        for number, line in enumerate(lines_of(element)):
            block = Block(Span(0, len(line)), "code", 0 if number else 1, language=language)
            self._put(element, line, block)

    def _table(self, element: HtmlElement) -> None:
        for caption in element.iterchildren("caption"):
            text, marks = self._inside(caption)
            if text:
                bold = Mark(Span(0, len(text)), "strong")
                self._put(caption, text, Block(Span(0, len(text)), marks=(bold, *marks)))
        for number, row in enumerate(rows_of(element, self._inside)):
            self._put(
                element,
                row.text,
                Block(Span(0, len(row.text)), "table", 0 if number else 1, row.marks, cells=row.cells),
            )

    def _inside(self, element: HtmlElement) -> tuple[str, tuple[Mark, ...]]:
        """The text of a table's cell, its paragraphs parted by spaces."""
        inner = Emitter(self._base, self._pictures)
        texts: list[str] = []
        marks: list[Mark] = []
        length = 0
        for found in inner.walk(element):
            text, block = found.part
            if block.kind in ("image", "rule"):
                continue
            texts.append(text)
            marks += [replace(mark, span=mark.span.moved(length)) for mark in block.marks]
            self._names += block.names
            length += len(text) + 1
        return " ".join(texts), tuple(marks)
