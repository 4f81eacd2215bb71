"""What stands around the article on its page: menus, teasers, forms. None of it is lost; it is folded away, run by run."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from reader.article import Hidden
from reader.loading.furniture import REASONS, kind_of
from reader.loading.html.emit import Found
from reader.loading.html.signs import says_the_same
from reader.loading.html.wording import sign_of
from reader.loading.parts import Part, folded

if TYPE_CHECKING:
    pass

KINDS = {
    "nav": "navigation",
    "menu": "navigation",
    "footer": "page",
    "aside": "teaser",
    "form": "page",
    "header": "page",
}
"""What an element says of its inside by being what it is."""

LOOK_UP = 12
"""So many elements around a line are asked what they are."""

OF_A_LINE, CLOSE = ("byline", "tags"), 3
"""Who wrote something, when and about what stands in so small an element; a larger one with such a name is all that somebody wrote,
or wrote about a thing."""

NEAR = 20
"""A part that stands so much further on in the article than the one before is there out of order."""

MOST = 400
"""Pieces that are folded away at most; what comes after is one piece."""

WORD = re.compile(r"\w+")


class Piece(NamedTuple):
    """A part of the page that is not in the article, and the part of the article that it stands before."""

    part: Part
    kind: str
    before: int


def around(page: Sequence[Found], article: Sequence[Part], title: str = "") -> list[Hidden]:
    """Return what a page has besides the article; `before` counts the article's parts."""
    runs = groupby(_pieces(page, article, title), key=lambda piece: (piece.kind, piece.before))
    hidden: list[Hidden] = []
    for (kind, before), run in runs:
        parts = [piece.part for piece in run]
        if len(hidden) < MOST:
            hidden.append(folded(parts, kind, REASONS[kind], before))
    return hidden


def _pieces(page: Sequence[Found], article: Sequence[Part], title: str) -> Iterator[Piece]:
    places = defaultdict(list)
    for index, part in enumerate(article):
        places[_key(part)].append(index)
    reached = 0
    used: set[int] = set()
    for found in page:
        text, block = found.part
        if block.kind in ("image", "rule") or not text.strip():
            continue
        index = next((i for i in places.get(_key(found.part), ()) if i not in used), -1)
        if index >= 0:
            used.add(index)
            reached = max(reached, index + 1) if index < reached + NEAR else reached
        else:
            is_headline = block.kind == "heading" and says_the_same(title, text)
            yield Piece(found.part, "headline" if is_headline else _kind(found), reached)


def _key(part: Part) -> str:
    """What two parts with the same words have in common."""
    return "".join(WORD.findall(part.text.lower()))[:200] or part.text


def _kind(found: Found) -> str:
    said = kind_of(found.part.text, "edges", web=True)
    if said:
        return said
    element = found.element
    by_tag = ""
    for depth in range(LOOK_UP):
        if element is None or element.tag in ("body", "html"):
            break
        sign = sign_of(element.get("class") or "")
        if sign and sign not in OF_A_LINE:
            return sign
        if sign and depth < CLOSE:
            by_tag = by_tag or sign
        by_tag = by_tag or KINDS.get(element.tag, "")
        element = element.getparent()
    return by_tag or "page"
