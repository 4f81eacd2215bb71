"""Listings: the lines of a `pre` as they are, and the language that its classes name."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from reader.loading.characters import normalise

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LANGUAGE = re.compile(
    r"(?:^|\s)(?:language-|lang-|highlight-source-|highlight-(?!source)|brush:\s*|sourceCode\s+|src-)([\w+#.-]{1,20})",
    re.IGNORECASE,
)
NO_LANGUAGE = frozenset({"none", "plain", "plaintext", "text", "txt", "nohighlight", "default", "highlight", "code"})
GUTTERS = frozenset({"gutter", "linenos", "lineno", "line-numbers-rows", "linenodiv", "hljs-ln-numbers", "blob-num"})
"""Classes of the numbers that stand beside the lines of a listing."""

LONGEST_LINE = 20_000
TAB = 4


def lines_of(element: HtmlElement) -> list[str]:
    """The lines of a listing, without empty ones at its ends; a line that is too long is cut in several."""
    text = normalise("".join(_texts(element))).expandtabs(TAB)
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    return [line[start : start + LONGEST_LINE] for line in lines for start in range(0, max(1, len(line)), LONGEST_LINE)]


def _texts(element: HtmlElement) -> list[str]:
    from lxml import etree

    found: list[str] = []
    walker = etree.iterwalk(element, events=("start", "end", "comment"))
    for event, inner in walker:
        if event == "start":
            classes = set((inner.get("class") or "").split())
            if inner.tag in ("script", "style", "button") or classes & GUTTERS:
                walker.skip_subtree()
                continue
            if inner.tag == "br":
                found.append("\n")
            found.append(inner.text or "")
        if event != "start" and inner is not element:
            found.append(inner.tail or "")
    return found


def language_of(element: HtmlElement) -> str:
    """The language that a listing, or what stands right around or inside it, names; empty when none does."""
    near = [element, *element.iterchildren("code"), *islice(element.iterancestors(), 2)]
    for each in near:
        for name in ("data-lang", "data-language"):
            if each.get(name):
                return _known(each.get(name) or "")
        match = LANGUAGE.search(each.get("class") or "")
        if match:
            return _known(match[1])
    return ""


def _known(name: str) -> str:
    lowered = name.strip().lower()
    return "" if lowered in NO_LANGUAGE or not re.fullmatch(r"[\w+#.-]{1,20}", lowered) else lowered
