"""Which part of a page is the article: paragraphs vote for what is around them.

After Mozilla's Readability (`_grabArticle`; Apache License 2.0). What ours does otherwise: lengths are counted once for all nodes
instead of anew for each, and nothing recurses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.loading.html.nodes import Node
from reader.loading.html.preparing import is_phrasing, is_space, trim_end
from reader.loading.html.signs import (
    COMMAS,
    HEADINGS,
    UNLIKELY_ROLES,
    class_weight,
    is_byline,
    is_unlikely,
    is_visible,
    names_of,
    similarity,
    squeezed,
)

SCORED = frozenset({"section", "h2", "h3", "h4", "h5", "h6", "p", "td", "pre"})
EMPTY = frozenset({"div", "section", "header"}) | HEADINGS
"""Elements that go when nothing is in them."""

PARAGRAPH_BREAKERS = frozenset({"blockquote", "dl", "div", "img", "ol", "p", "pre", "table", "ul"})
FIRST_SCORES = {
    "div": 5,
    **dict.fromkeys(("pre", "td", "blockquote"), 3),
    **dict.fromkeys(("address", "ol", "ul", "dl", "dd", "dt", "li", "form"), -3),
    **dict.fromkeys((*HEADINGS, "th"), -5),
}
SHORTEST = 25
"""Code points of a paragraph that has a vote."""

LEVELS, CANDIDATES, ALTERNATIVES = 5, 5, 3


class Strictness(NamedTuple):
    """How much is taken out and by which signs. What is found too short is looked for again with less of it."""

    strips_unlikely: bool = True
    weighs_classes: bool = True
    cleans: bool = True


class Lengths(NamedTuple):
    """Code points of text inside an element, and how many of them are links' (those within the page count less)."""

    text: int
    links: float

    @property
    def link_density(self) -> float:
        """The share of links in the text."""
        return self.links / self.text if self.text else 0.0


def score(root: Node, title: str, strictness: Strictness, *, finds_byline: bool) -> list[Node]:
    """Take out what is surely no article, make paragraphs of what are none, and return the elements that vote."""
    voters: list[Node] = []
    looks_for_title = True
    node: Node | None = root
    while node is not None:
        names = names_of(node)
        if not is_visible(node):
            node = _out(node)
        elif finds_byline and is_byline(node, names):
            finds_byline = False
            node = _out(node)
        elif (
            looks_for_title
            and node.tag in ("h1", "h2")
            and similarity(title, node.inner_text().strip(), letters=re.ASCII) > 0.75
        ):
            looks_for_title = False
            node = _out(node)
        elif (strictness.strips_unlikely and _is_unlikely(node, names)) or (node.tag in EMPTY and _is_empty(node)):
            node = _out(node)
        else:
            if node.tag in SCORED:
                voters.append(node)
            if node.tag == "div":
                node = _with_paragraphs(node, voters)
            node = node.following()
    return voters


def _out(node: Node) -> Node | None:
    following = node.following(over=True)
    node.remove()
    return following


def _is_unlikely(node: Node, names: str) -> bool:
    if node.get("role") in UNLIKELY_ROLES:
        return True
    if node.tag in ("body", "a", "html") or not is_unlikely(names):
        return False
    return not any(each.tag in ("table", "code") for each in node.ancestors(4))


def _is_empty(node: Node) -> bool:
    if node.has_text():
        return False
    inside = [each for each in node.walk() if each.tag]
    rules = sum(each.tag in ("br", "hr") for each in inside)
    return sum(1 for _ in node.elements) in (0, rules)


def _with_paragraphs(node: Node, voters: list[Node]) -> Node:
    """Make paragraphs of the running text in a `div`; a `div` that is but a paragraph becomes one."""
    paragraph: Node | None = None
    for child in node.children:
        if is_phrasing(child):
            if paragraph is not None:
                paragraph.append(child)
            elif not is_space(child):
                paragraph = Node("p")
                child.replace_with(paragraph)
                paragraph.append(child)
        elif paragraph is not None:
            trim_end(paragraph)
            paragraph = None
    only = single(node, "p")
    if only is not None and density(node) < 0.25:
        node.replace_with(only)
        voters.append(only)
        return only
    if not any(each.tag in PARAGRAPH_BREAKERS for each in node.walk()):
        node.tag = "p"
        voters.append(node)
    return node


def single(node: Node, tag: str) -> Node | None:
    """The element of a kind that is all that there is in a node."""
    only = node.only_element()
    if only is None or only.tag != tag or any(not child.tag and child.text.strip() for child in node.children):
        return None
    return only


def density(node: Node) -> float:
    """The share of links in a node's text."""
    return lengths(node)[node].link_density


def lengths(root: Node) -> dict[Node, Lengths]:
    """The lengths of a node and of every element in it."""
    begun: dict[Node, tuple[int, float]] = {root: (0, 0.0)}
    found: dict[Node, Lengths] = {}
    length, links, share, spaced = 0, 0.0, _share(root), True
    open_nodes = [root]
    for node in root.walk():
        while open_nodes[-1] is not node.parent:
            share -= _close(open_nodes.pop(), begun, found, length, links)
        if node.tag:
            begun[node] = (length, links)
            open_nodes.append(node)
            share += _share(node)
            continue
        text = node.text
        words = " ".join(text.split())
        added = len(words) + (text[-1:].isspace() and bool(words)) + (text[:1].isspace() and bool(words) and not spaced)
        if not words and not spaced:
            added = 1
        spaced = text[-1:].isspace() if text else spaced
        length += added
        links += added * min(share, 1.0)
    while open_nodes:
        _close(open_nodes.pop(), begun, found, length, links)
    return found


def _share(node: Node) -> float:
    """How much the text of a link counts as one."""
    if node.tag != "a":
        return 0.0
    href = node.get("href")
    return 0.3 if len(href) > 1 and href[0] == "#" else 1.0


def _close(
    node: Node, begun: dict[Node, tuple[int, float]], found: dict[Node, Lengths], length: int, links: float
) -> float:
    start, start_links = begun[node]
    found[node] = Lengths(length - start, links - start_links)
    return _share(node)


def candidates(voters: Iterable[Node], weighs_classes: bool) -> list[Node]:
    """Give what is around each voter its votes; answers all who got some, their scores not yet lessened by links."""
    found: list[Node] = []
    for voter in voters:
        if voter.parent is None:
            continue
        text = squeezed(voter.inner_text())
        if len(text) < SHORTEST:
            continue
        votes = 2 + len(COMMAS.findall(text)) + min(len(text) // 100, 3)
        for level, around in enumerate(voter.ancestors(LEVELS)):
            if around.parent is None:
                continue
            if around.score is None:
                around.score = first_score(around, weighs_classes)
                found.append(around)
            around.score += votes / (1 if level == 0 else 2 if level == 1 else level * 3)
    return found


def first_score(node: Node, weighs_classes: bool) -> float:
    """What an element has before anybody votes."""
    return FIRST_SCORES.get(node.tag, 0) + (class_weight(node) if weighs_classes else 0)


def top_candidate(body: Node, found: Sequence[Node], weighs_classes: bool) -> Node:
    """The element that holds the article. When nobody leads it is a new one around everything in the body."""
    counted = lengths(body)
    best: list[Node] = []
    for node in found:
        assert node.score is not None
        node.score *= 1 - (counted[node].link_density if node in counted else 0.0)
        place = next((i for i, other in enumerate(best) if node.score > (other.score or 0.0)), len(best))
        best.insert(place, node)
        del best[CANDIDATES:]
    if not best or best[0].tag in ("body", "html"):
        return _everything(body, weighs_classes)
    top = _better_parent(_common_parent(best, weighs_classes))
    while (around := top.parent) is not None and around.tag not in ("body", "html") and around.only_element():
        top = around
    if top.score is None:
        top.score = first_score(top, weighs_classes)
    return top


def _everything(body: Node, weighs_classes: bool) -> Node:
    made = Node("div")
    for child in list(body.children):
        made.append(child)
    body.append(made)
    made.score = first_score(made, weighs_classes)
    return made


def _common_parent(best: Sequence[Node], weighs_classes: bool) -> Node:
    """The leader, or what is around it and at least three others that are nearly as good."""
    top = best[0]
    assert top.score is not None
    near = [set(node.ancestors()) for node in best[1:] if (node.score or 0.0) >= 0.75 * top.score]
    if len(near) >= ALTERNATIVES:
        for around in top.ancestors():
            if around.tag in ("body", "html"):
                break
            if sum(around in ancestors for ancestors in near) >= ALTERNATIVES:
                top = around
                break
    if top.score is None:
        top.score = first_score(top, weighs_classes)
    return top


def _better_parent(top: Node) -> Node:
    """What is around the leader and scores higher still, if the scores on the way up do not fall too low."""
    assert top.score is not None
    last, least = top.score, top.score / 3
    for around in top.ancestors():
        if around.tag in ("body", "html"):
            break
        if around.score is None:
            continue
        if around.score < least:
            break
        if around.score > last:
            return around
        last = around.score
    return top


def gathered(top: Node) -> Node:
    """The article's element and what beside it belongs to it, in a new element."""
    made = Node("div")
    around = top.parent
    if around is None:
        made.append(top)
        return made
    assert top.score is not None
    least = max(10.0, top.score * 0.2)
    for sibling in list(around.elements):
        if sibling is not top and not _belongs(sibling, top, least):
            continue
        if sibling.tag not in ("div", "article", "section", "p", "ol", "ul"):
            sibling.tag = "div"
        made.append(sibling)
    return made


def _belongs(sibling: Node, top: Node, least: float) -> bool:
    same = bool(top.get("class")) and sibling.get("class") == top.get("class")
    bonus = (top.score or 0.0) * 0.2 if same else 0.0
    if sibling.score is not None and sibling.score + bonus >= least:
        return True
    if sibling.tag != "p":
        return False
    text = squeezed(sibling.inner_text())
    linked = density(sibling)
    if len(text) > 80:
        return linked < 0.25
    return 0 < len(text) < 80 and not linked and (". " in text or text.endswith("."))
