"""A page as linked nodes, text among them, so that its pieces can be moved and taken out at no cost; from lxml's tree and back.

lxml keeps text at the elements beside it, which makes every move of a node a search for its words. Here a text is a node of its
own, as in a browser, and each node knows its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

TEXT = ""
"""The tag of a text."""

IGNORED = frozenset({"script", "style", "template", "svg"})
"""Elements whose inside is not looked at."""


NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)


class Node:
    """An element with its attributes, or a text (its `tag` is `TEXT`)."""

    __slots__ = ("attributes", "first", "last", "next", "parent", "previous", "score", "tag", "text")

    def __init__(self, tag: str, attributes: dict[str, str] | None = None, text: str = "") -> None:
        self.tag = tag
        self.attributes: dict[str, str] = attributes if attributes is not None else {}
        self.text = text
        self.score: float | None = None
        self.parent: Node | None = None
        self.first: Node | None = None
        self.last: Node | None = None
        self.next: Node | None = None
        self.previous: Node | None = None

    def get(self, name: str) -> str:
        """An attribute's value; empty without one."""
        return self.attributes.get(name, "")

    # -- moving --------------------------------------------------------------------------------------------------

    def remove(self) -> None:
        """Take the node out of its place, with all that is inside it."""
        parent, before, after = self.parent, self.previous, self.next
        if parent is None:
            return
        if before is not None:
            before.next = after
        else:
            parent.first = after
        if after is not None:
            after.previous = before
        else:
            parent.last = before
        self.parent = self.previous = self.next = None

    def append(self, node: Node) -> None:
        """Put a node at the end of what is inside this one, out of wherever it was."""
        node.remove()
        node.parent, node.previous = self, self.last
        if self.last is not None:
            self.last.next = node
        else:
            self.first = node
        self.last = node

    def insert_before(self, node: Node) -> None:
        """Put a node, out of wherever it was, before this one."""
        node.remove()
        node.parent, node.previous, node.next = self.parent, self.previous, self
        if self.previous is not None:
            self.previous.next = node
        elif self.parent is not None:
            self.parent.first = node
        self.previous = node

    def replace_with(self, node: Node) -> None:
        """Put a node in this one's place."""
        self.insert_before(node)
        self.remove()

    # -- looking -------------------------------------------------------------------------------------------------

    @property
    def children(self) -> Iterator[Node]:
        """The nodes right inside, texts too; each may be removed when it comes."""
        child = self.first
        while child is not None:
            following = child.next
            yield child
            child = following

    @property
    def elements(self) -> Iterator[Node]:
        """The elements right inside."""
        return (child for child in self.children if child.tag)

    def only_element(self) -> Node | None:
        """The one element right inside, if there is exactly one."""
        found = None
        for child in self.elements:
            if found is not None:
                return None
            found = child
        return found

    def following(self, *, over: bool = False) -> Node | None:
        """The next element in the order of the page; `over` leaves out what is inside this one."""
        child = None if over else self.first
        while child is not None and not child.tag:
            child = child.next
        if child is not None:
            return child
        node: Node | None = self
        while node is not None:
            sibling = node.next
            while sibling is not None and not sibling.tag:
                sibling = sibling.next
            if sibling is not None:
                return sibling
            node = node.parent
        return None

    def walk(self) -> Iterator[Node]:
        """Every node inside, texts too, in the order of the page. Nothing may be moved meanwhile."""
        node = self.first
        while node is not None:
            yield node
            if node.first is not None:
                node = node.first
                continue
            while node is not None and node is not self and node.next is None:
                node = node.parent
            if node is None or node is self:
                return
            node = node.next

    def all(self, *tags: str) -> list[Node]:
        """Every element of some kinds inside, in the order of the page."""
        return [node for node in self.walk() if node.tag in tags]

    def ancestors(self, most: int = 0) -> Iterator[Node]:
        """What is around the node, from the inside outwards; at most so many, or all."""
        node, count = self.parent, 0
        while node is not None and (not most or count < most):
            yield node
            node, count = node.parent, count + 1

    def inner_text(self) -> str:
        """All text inside, as it stands."""
        return self.text if not self.tag else "".join(node.text for node in self.walk() if not node.tag)

    def has_text(self) -> bool:
        """Whether there is anything inside but white space."""
        return any(not node.tag and not node.text.isspace() and node.text for node in self.walk())


@lru_cache(maxsize=1024)
def _is_name(name: str) -> bool:
    """Whether lxml can make an element or an attribute of this name; broken markup has others."""
    return bool(NAME.fullmatch(name))


def _attributes(element: HtmlElement) -> dict[str, str]:
    return {name: value for name, value in element.attrib.items() if _is_name(name)}


def from_tree(root: HtmlElement) -> Node:
    """The nodes of a tree. Comments, scripts and styles stay out."""
    from lxml import etree

    made = Node(root.tag, _attributes(root))
    around = made
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event == "start" and element is not root:
            node = Node(element.tag if _is_name(element.tag) else "span", _attributes(element))
            around.append(node)
            around = node
        if event == "start" and element.text:
            if element.tag in IGNORED:
                around.text = element.text
            else:
                around.append(Node(TEXT, None, element.text))
        if event == "start" and element.tag in IGNORED:
            walker.skip_subtree()
        if event == "end" and element is not root:
            assert around.parent is not None
            around = around.parent
        if event != "start" and element is not root and element.tail:
            around.append(Node(TEXT, None, element.tail))
    return made


def to_tree(node: Node) -> HtmlElement:
    """The tree of a node and all inside it."""
    import lxml.html

    root = lxml.html.Element(node.tag, node.attributes)
    places = {node: root}
    for inner in node.walk():
        assert inner.parent is not None
        around = places[inner.parent]
        if inner.tag:
            places[inner] = lxml.html.etree.SubElement(around, inner.tag, inner.attributes)
        elif len(around):
            around[-1].tail = (around[-1].tail or "") + inner.text
        else:
            around.text = (around.text or "") + inner.text
    return root
