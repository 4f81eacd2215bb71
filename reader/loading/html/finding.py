"""The article in a page: judged strictly first, and less strictly when too little is found.

After Mozilla's Readability (`_grabArticle`; Apache License 2.0).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.loading.html.nodes import Node, from_tree
from reader.loading.html.preparing import prepare
from reader.loading.html.scoring import Strictness, candidates, gathered, score, top_candidate
from reader.loading.html.signs import squeezed
from reader.loading.html.tidying import tidy

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ENOUGH = 500
"""Code points of an article that needs no second look."""

STRICTNESSES = (
    Strictness(),
    Strictness(strips_unlikely=False),
    Strictness(strips_unlikely=False, weighs_classes=False),
    Strictness(strips_unlikely=False, weighs_classes=False, cleans=False),
)


def find_article(root: HtmlElement, title: str = "", byline: str = "") -> Node:
    """Return the nodes of the article in a page. A page without any gives an empty element."""
    longest, most = Node("div"), 0
    for strictness in STRICTNESSES:
        found = _found(root, title, strictness, finds_byline=not byline)
        length = len(squeezed(found.inner_text()))
        if length >= ENOUGH:
            return found
        if length > most:
            longest, most = found, length
    return longest


def _found(root: HtmlElement, title: str, strictness: Strictness, *, finds_byline: bool) -> Node:
    page = from_tree(root)
    prepare(page)
    voters = score(page, title, strictness, finds_byline=finds_byline)
    body = next((node for node in page.elements if node.tag == "body"), page)
    top = top_candidate(body, candidates(voters, strictness.weighs_classes), strictness.weighs_classes)
    article = gathered(top)
    tidy(article, strictness)
    return article
