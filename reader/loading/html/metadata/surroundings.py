"""What stands around a headline, where pages for people say who wrote the article and when."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from reader.loading.html.metadata.words import UNREAD, lines_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BELOW, ABOVE = 80, 25
"""How many elements after and before a headline still stand near it."""

PROSE = 240
"""Code points. A paragraph this long is the article's own: what follows it is no longer its head."""

LONGEST = 160
HOLDERS = frozenset({"main", "article", "section", "form", "table", "tbody", "ul", "ol"})
ASIDE = frozenset({"table", "aside", "nav", "figure", "form", "footer"})
"""Elements below a headline that are not its own: they are passed over as wholes."""


class Surroundings:
    """The `time` elements and the short lines near a headline, those below it first. Looked for when they are asked for."""

    def __init__(self, headline: HtmlElement | None) -> None:
        self._headline = headline

    @cached_property
    def elements(self) -> list[HtmlElement]:
        """The elements near the headline; none without one."""
        if self._headline is None:
            return []
        found = []
        for element in islice(_following(self._headline), BELOW):
            if element.tag == "p" and len("".join(islice(element.itertext(), 40))) > PROSE:
                break
            found.append(element)
        return found + list(islice(_preceding(self._headline), ABOVE))

    @property
    def times(self) -> list[HtmlElement]:
        """The `time` elements near the headline."""
        return [element for element in self.elements if element.tag == "time"]

    @cached_property
    def lines(self) -> list[str]:
        """The lines near the headline that belong to elements of one or few short lines, each once."""
        found: dict[str, None] = {}
        for element in self.elements:
            if element.tag not in HOLDERS and element.tag not in UNREAD:
                lines = lines_of(element, LONGEST)
                if sum(map(len, lines)) <= LONGEST:
                    found.update(dict.fromkeys(lines))
        return list(found)


def _following(element: HtmlElement) -> Iterator[HtmlElement]:
    """The elements after an element in the order of the page, what stands aside left out."""
    from lxml import etree

    node = element
    while node is not None:
        for sibling in node.itersiblings(etree.Element):
            walker = etree.iterwalk(sibling, events=("start",))
            for _, inner in walker:
                if inner.tag in ASIDE:
                    walker.skip_subtree()
                elif isinstance(inner.tag, str):
                    yield inner
        node = node.getparent()


def _preceding(element: HtmlElement) -> Iterator[HtmlElement]:
    """The elements before an element, the nearest first, not their insides; then those before what holds it."""
    from lxml import etree

    node = element
    for _ in range(4):
        if node is None:
            return
        yield from node.itersiblings(etree.Element, preceding=True)
        node = node.getparent()
