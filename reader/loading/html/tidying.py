"""Taking out of an article what stands in it and is none of it: forms, lists of links, boxes, empty paragraphs.

After Mozilla's Readability (`_prepArticle`, `_cleanConditionally`; Apache License 2.0). What ours does otherwise: an element's counts
are added up from those inside it, from the end of the page to its beginning, so that each node is looked at once a kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.loading.html.nodes import Node
from reader.loading.html.preparing import is_phrasing
from reader.loading.html.scoring import PARAGRAPH_BREAKERS, Strictness, single
from reader.loading.html.signs import (
    ADVERTISEMENT,
    COMMAS,
    EMBEDS,
    HEADINGS,
    SHARING,
    class_weight,
    is_video,
    names_of,
    squeezed,
)

TEXTISH = PARAGRAPH_BREAKERS | {"span", "li", "td"}
OUT = frozenset({"object", "embed", "footer", "link", "aside"})
OUT_LATER = frozenset({"iframe", "input", "textarea", "select", "button"})
LITTLE = 500
"""Code points under which a box for sharing is taken out."""

FEW_COMMAS = 10
ITEMS_ALLOWED = 100
PICTURE = re.compile(r"\.(?:jpg|jpeg|png|webp)", re.IGNORECASE)
PICTURE_SET = re.compile(r"\.(?:jpg|jpeg|png|webp)\s+\d")
PICTURE_ONLY = re.compile(r"\s*\S+\.(?:jpg|jpeg|png|webp)\S*\s*")
SHORT_DATA = re.compile(r"data:\s*([^\s;,]+)\s*;\s*base64\s*,(.{0,132})", re.IGNORECASE | re.DOTALL)


def tidy(article: Node, strictness: Strictness) -> None:
    """Tidy an article's nodes in place."""
    data_tables = {table for table in article.all("table") if is_data_table(table)}
    _find_lazy_pictures(article)
    cleaner = _Cleaner(article, strictness, data_tables)
    cleaner.clean("form")
    cleaner.clean("fieldset")
    _remove(article, OUT)
    for child in list(article.elements):
        _remove_sharing(child)
    _remove(article, OUT_LATER)
    for heading in article.all("h1", "h2"):
        if strictness.weighs_classes and class_weight(heading) < 0:
            heading.remove()
    cleaner.clean("table")
    cleaner.clean("ul")
    cleaner.clean("div")
    for heading in article.all("h1"):
        heading.tag = "h2"
    for paragraph in article.all("p"):
        if not paragraph.has_text() and not paragraph.all("img", "embed", "object", "iframe"):
            paragraph.remove()
    _remove_breaks(article)
    _unwrap_cells(article)


def _remove(article: Node, tags: frozenset[str]) -> None:
    for node in article.all(*tags):
        if node.tag not in EMBEDS or not is_video(node):
            node.remove()


def _remove_sharing(top: Node) -> None:
    after = top.following(over=True)
    node = top.following()
    while node is not None and node is not after:
        following = node.following()
        if SHARING.search(names_of(node)) and len(node.inner_text()) < LITTLE:
            following = node.following(over=True)
            node.remove()
        node = following


def _remove_breaks(article: Node) -> None:
    """A line break before a paragraph says nothing."""
    for node in article.all("br"):
        following = node.next
        while following is not None and not following.tag and not following.text.strip():
            following = following.next
        if following is not None and following.tag == "p":
            node.remove()


def _unwrap_cells(article: Node) -> None:
    """A table of one cell is no table."""
    for table in article.all("table"):
        body = single(table, "tbody") or table
        row = single(body, "tr")
        cell = single(row, "td") if row is not None else None
        if cell is not None:
            cell.tag = "p" if all(map(is_phrasing, cell.children)) else "div"
            table.replace_with(cell)


def is_data_table(table: Node) -> bool:
    """Whether a table shows data, so far as its structure tells, and does not just arrange a page."""
    if table.get("role") == "presentation" or table.get("datatable") == "0":
        return False
    if table.get("summary"):
        return True
    inside = {"caption": False, "tells": False, "table": False}
    rows = columns = in_row = 0
    for node in table.walk():
        if node.tag == "caption":
            inside["caption"] = inside["caption"] or node.first is not None
        elif node.tag in ("col", "colgroup", "tfoot", "thead", "th"):
            inside["tells"] = True
        elif node.tag == "table":
            inside["table"] = True
        elif node.tag == "tr":
            rows += _number(node.get("rowspan"))
            in_row = 0
        elif node.tag == "td":
            in_row += _number(node.get("colspan"))
            columns = max(columns, in_row)
    if inside["caption"] or inside["tells"]:
        return True
    if inside["table"] or columns == 1 or rows == 1:
        return False
    return rows >= 10 or columns > 4 or rows * columns > 10


def _number(text: str) -> int:
    stripped = text.strip()
    return max(1, int(stripped)) if stripped.isdecimal() and len(stripped) < 6 else 1


def _find_lazy_pictures(article: Node) -> None:
    """Give images the address that a script would have set."""
    for node in article.all("img", "picture", "figure"):
        src = node.get("src")
        data = SHORT_DATA.fullmatch(src)
        if data and data[1].lower() != "image/svg+xml":
            others = (value for name, value in node.attributes.items() if name != "src")
            if any(map(PICTURE.search, others)):
                del node.attributes["src"]
                src = ""
        if (src or node.get("srcset")) and "lazy" not in node.get("class").lower():
            continue
        _copy_address(node)


def _copy_address(node: Node) -> None:
    for name, value in list(node.attributes.items()):
        if name in ("src", "srcset", "alt"):
            continue
        target = "srcset" if PICTURE_SET.search(value) else "src" if PICTURE_ONLY.fullmatch(value) else ""
        if not target:
            continue
        if node.tag != "figure":
            node.attributes[target] = value
        elif not node.all("img", "picture"):
            node.append(Node("img", {target: value}))


@dataclass(slots=True)
class _Counts:
    """What is inside an element. Lengths are code points."""

    text: int = 0
    commas: int = 0
    links: float = 0.0
    headings: int = 0
    lists: int = 0
    paragraphs: int = 0
    images: int = 0
    items: int = 0
    inputs: int = 0
    embeds: int = 0
    has_textish: bool = False
    has_video: bool = False
    has_data: bool = False

    def add(self, other: _Counts) -> None:
        self.text += other.text
        self.commas += other.commas
        self.links += other.links
        self.headings += other.headings
        self.lists += other.lists
        self.paragraphs += other.paragraphs
        self.images += other.images
        self.items += other.items
        self.inputs += other.inputs
        self.embeds += other.embeds
        self.has_textish = self.has_textish or other.has_textish
        self.has_video = self.has_video or other.has_video
        self.has_data = self.has_data or other.has_data

    def count(self, node: Node, is_data: bool) -> None:
        """Count the element itself, whose inside is counted already."""
        tag = node.tag
        if tag == "p":
            self.paragraphs += 1
        elif tag == "img":
            self.images += 1
        elif tag == "li":
            self.items += 1
        elif tag == "input":
            self.inputs += 1
        elif tag == "a":
            href = node.get("href")
            self.links += self.text * (0.3 if len(href) > 1 and href[0] == "#" else 1.0)
        elif tag in HEADINGS:
            self.headings += self.text
        elif tag in ("ul", "ol"):
            self.lists += self.text
        elif tag in EMBEDS:
            self.embeds += 1
            self.has_video = self.has_video or is_video(node)
        if tag in TEXTISH and self.text:
            self.has_textish = True
        self.has_data = self.has_data or is_data


class _Cleaner:
    """Takes out the elements of one kind after the other that have too many links, images or inputs for their text."""

    def __init__(self, article: Node, strictness: Strictness, data_tables: set[Node]) -> None:
        self._article = article
        self._strictness = strictness
        self._data_tables = data_tables

    def clean(self, tag: str) -> None:
        """Take out the elements of a kind that look fishy."""
        nodes = list(self._article.walk())
        if not self._strictness.cleans or not any(node.tag == tag for node in nodes):
            return
        counts: dict[Node, _Counts] = {}
        for node in reversed(nodes):
            if not node.tag:
                own = _counted(node.text)
            else:
                own = counts.pop(node) if node in counts else _Counts()
                if node.tag == tag and self._is_fishy(node, own):
                    node.remove()
                    continue
                own.count(node, node in self._data_tables)
            around = node.parent
            if around is not None:
                if around in counts:
                    counts[around].add(own)
                else:
                    counts[around] = own

    def _is_fishy(self, node: Node, counts: _Counts) -> bool:
        if node in self._data_tables or counts.has_data:
            return False
        for level, around in enumerate(node.ancestors()):
            if around in self._data_tables or (level < 4 and around.tag == "code"):
                return False
        weight = class_weight(node) if self._strictness.weighs_classes else 0
        if weight < 0:
            return True
        if counts.commas >= FEW_COMMAS or counts.has_video:
            return False
        if counts.text < 40 and ADVERTISEMENT.fullmatch(squeezed(node.inner_text())):
            return True
        is_list = node.tag == "ul" or (counts.text > 0 and counts.lists / counts.text > 0.9)
        return _fails(node, counts, weight, is_list) and not (is_list and _is_gallery(node, counts))


def _counted(text: str) -> _Counts:
    words = " ".join(text.split())
    return _Counts(
        len(words) + (1 if words and text[-1].isspace() else 0), len(COMMAS.findall(text)) if "," in text else 0
    )


def _fails(node: Node, counts: _Counts, weight: int, is_list: bool) -> bool:
    in_figure = any(around.tag == "figure" for around in node.ancestors(4))
    link_density = counts.links / counts.text if counts.text else 0.0
    heading_density = counts.headings / counts.text if counts.text else 0.0
    few_images = counts.images == 0 or counts.images > 2
    return (
        (not in_figure and counts.images > 1 and counts.paragraphs / counts.images < 0.5)
        or (not is_list and counts.items - ITEMS_ALLOWED > counts.paragraphs)
        or counts.inputs > counts.paragraphs // 3
        or (
            not is_list
            and not in_figure
            and heading_density < 0.9
            and counts.text < 25
            and few_images
            and link_density > 0
        )
        or (not is_list and weight < 25 and link_density > 0.2)
        or (weight >= 25 and link_density > 0.5)
        or (counts.embeds == 1 and counts.text < 75)
        or counts.embeds > 1
        or (counts.images == 0 and not counts.has_textish)
    )


def _is_gallery(node: Node, counts: _Counts) -> bool:
    """Whether every item of a list is an image."""
    if any(sum(1 for _ in child.elements) > 1 for child in node.elements):
        return False
    return counts.images == counts.items
