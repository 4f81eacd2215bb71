"""Mending a page before it is judged: scripts go, pictures come out of `noscript`, double line breaks become paragraphs.

After Mozilla's Readability (`_unwrapNoscriptImages`, `_prepDocument`, `_replaceBrs`; Apache License 2.0).
"""

from __future__ import annotations

import re

from reader.loading.html.nodes import Node

PICTURE_FILE = re.compile(r"\.(?:jpg|jpeg|png|webp)", re.IGNORECASE)
ADDRESSES = frozenset({"src", "srcset", "data-src", "data-srcset"})
PHRASING = frozenset(
    {
        "abbr",
        "audio",
        "b",
        "bdo",
        "br",
        "button",
        "cite",
        "code",
        "data",
        "datalist",
        "dfn",
        "em",
        "embed",
        "i",
        "img",
        "input",
    }
    | {
        "kbd",
        "label",
        "mark",
        "math",
        "meter",
        "noscript",
        "object",
        "output",
        "progress",
        "q",
        "ruby",
        "samp",
        "script",
        "select",
    }
    | {"small", "span", "strong", "sub", "sup", "textarea", "time", "var", "wbr", "font"}
)
PHRASING_AROUND = frozenset({"a", "del", "ins"})
"""Elements that are running text when all that is inside them is."""


def prepare(root: Node) -> None:
    """Mend a page's nodes in place."""
    _take_pictures_out(root)
    for node in root.all("script", "style", "template", "noscript"):
        node.remove()
    for node in root.all("br"):
        if node.parent is not None:
            _mend_breaks(node)
    for node in root.all("font"):
        node.tag = "span"


def _take_pictures_out(root: Node) -> None:
    for image in root.all("img"):
        if not ADDRESSES & image.attributes.keys() and not any(map(PICTURE_FILE.search, image.attributes.values())):
            image.remove()
    for wrapper in root.all("noscript"):
        inside = _single_image(wrapper)
        before = wrapper.previous
        while before is not None and not before.tag:
            before = before.previous
        if inside is None or before is None:
            continue
        old = _single_image(before)
        if old is None:
            continue
        for name, value in old.attributes.items():
            if value and (name in ("src", "srcset") or PICTURE_FILE.search(value)):
                inside.attributes.setdefault(name, value)
        before.replace_with(inside)


def _single_image(node: Node) -> Node | None:
    """The image that is all that there is in a node."""
    while node.tag != "img":
        only = node.only_element()
        if only is None or any(not child.tag and child.text.strip() for child in node.children):
            return None
        node = only
    return node


def _mend_breaks(first: Node) -> None:
    """A chain of line breaks becomes a paragraph of the running text after it."""
    is_chain = False
    following = _skip_space(first.next)
    while following is not None and following.tag == "br":
        is_chain = True
        after = following.next
        following.remove()
        following = _skip_space(after)
    if not is_chain:
        return
    paragraph = Node("p")
    first.replace_with(paragraph)
    following = paragraph.next
    while following is not None:
        if following.tag == "br":
            after = _skip_space(following.next)
            if after is not None and after.tag == "br":
                break
        if not is_phrasing(following):
            break
        after = following.next
        paragraph.append(following)
        following = after
    trim_end(paragraph)
    around = paragraph.parent
    if around is not None and around.tag == "p":
        around.tag = "div"


def _skip_space(node: Node | None) -> Node | None:
    """The node itself, or the next one beside it that is no white space."""
    while node is not None and not node.tag and not node.text.strip():
        node = node.next
    return node


def trim_end(node: Node) -> None:
    """Take white space and line breaks off the end of what is inside a node."""
    while node.last is not None and is_space(node.last):
        node.last.remove()


def is_space(node: Node) -> bool:
    """Whether a node is white space or a line break."""
    return node.tag == "br" or (not node.tag and not node.text.strip())


def is_phrasing(node: Node) -> bool:
    """Whether a node is running text: a text, or an element that stands in a line."""
    pending = [node]
    while pending:
        each = pending.pop()
        if not each.tag or each.tag in PHRASING:
            continue
        if each.tag not in PHRASING_AROUND:
            return False
        pending.extend(each.children)
    return True
