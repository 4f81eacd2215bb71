"""Drawings that are text (SVG): which of them can be shown without harm.

A program that shows a drawing may follow what is named in it: pictures and style sheets in other files, on Windows even on other
machines. And a drawing of two thousand bytes can be one of a million shapes, when each shape is made of two others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_SHAPES = 40_000
"""Elements that are drawn, one that is used again counted each time."""

DEEPEST = 60
"""Elements inside each other, and things made of things."""

LARGEST = 1_000_000
"""Bytes."""

BEGINNING = re.compile(
    rb"\s*(?:<\?xml[^>]*>|<!--.*?-->|<!DOCTYPE svg[^>\[]*>|\s)*<(?:[\w.-]+:)?svg[\s>]", re.DOTALL | re.ASCII
)
ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)")
ENCODINGS = frozenset({b"utf-8", b"us-ascii", b"ascii"})
NAMED = re.compile(r"url\(\s*[\"']?\s*(#?)([^)\"']*)", re.IGNORECASE)
COMMANDS = re.compile(r"[A-Za-z,\s]")
GRADIENTS = frozenset({"linearGradient", "radialGradient"})


def is_drawing(data: bytes, is_picture: Callable[[str], bool]) -> bool:
    """Whether bytes are a drawing that can be shown: it names nothing outside itself, and is no larger than it looks.

    `is_picture` tells of a `data:` address whether it holds a picture that is no drawing.
    """
    plain = data.removeprefix(b"\xef\xbb\xbf")
    if len(plain) > LARGEST or b"<!ENTITY" in plain or not BEGINNING.match(plain[:4096]):
        return False
    encoding = ENCODING.match(plain.lstrip())
    if encoding and encoding[1].lower() not in ENCODINGS:
        return False
    root = _root(plain)
    return root is not None and _keeps_to_itself(root, is_picture) and _shapes(root) <= MOST_SHAPES


def _root(data: bytes) -> _Element | None:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, encoding="utf-8")
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    beside = [*root.itersiblings(preceding=True), *root.itersiblings(), *root.iter()]
    return None if any(each.tag in (etree.PI, etree.Entity) for each in beside) else root


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _keeps_to_itself(root: _Element, is_picture: Callable[[str], bool]) -> bool:
    """Whether all that is named is in the drawing; where a link leads to is not looked at by whoever shows it."""
    for element in root.iter("*"):
        tag = _local(element.tag)
        for name, value in element.attrib.items():
            address = value.strip()
            outside = _local(name) == "href" and tag != "a" and not address.startswith("#")
            if outside and address and not (tag == "image" and is_picture(address)):
                return False
            if not _is_plain(value) or (_local(name) == "style" and "\\" in value):
                return False
        if tag == "style" and (not _is_plain(element.text or "") or re.search(r"@import|\\", element.text or "")):
            return False
    return True


def _is_plain(value: str) -> bool:
    """Whether a value names nothing but parts of the same drawing."""
    return all(inside for inside, _ in NAMED.findall(value))


def _shapes(root: _Element) -> float:
    """How many elements are drawn, at most; infinite when things are made of themselves or of too many others."""
    parts: dict[str, Counter[str]] = {"": Counter()}
    sizes: Counter[str] = Counter()
    gradients: set[str] = set()
    open_ids: list[tuple[_Element, str]] = []
    depth = 0
    from lxml import etree

    for event, element in etree.iterwalk(root, events=("start", "end"), tag="*"):
        if event == "end":
            depth -= 1
            if open_ids and open_ids[-1][0] is element:
                open_ids.pop()
            continue
        depth += 1
        if depth > DEEPEST:
            return float("inf")
        own = element.get("id")
        if own:
            open_ids.append((element, own))
            parts.setdefault(own, Counter())
            if _local(element.tag) in GRADIENTS:
                gradients.add(own)
        used = _used(element)
        for name in {"", *(each for _, each in open_ids)}:
            sizes[name] += 1
            parts[name].update(used)
    styles = [element.text or "" for element in root.iter("*") if _local(element.tag) == "style"]
    return _sum(parts, sizes, {name for style in styles for name in _named(style)} - gradients)


def _used(element: _Element) -> Counter[str]:
    """What an element is drawn with, by its id, and how often."""
    used: Counter[str] = Counter()
    for name, value in element.attrib.items():
        if _local(name) == "href" and value.strip().startswith("#"):
            used[value.strip()[1:]] += 1
        elif NAMED.search(value):
            corners = len(COMMANDS.findall(element.get("d") or element.get("points") or "")) + 2
            often = corners if "marker" in name or "marker" in value else 1
            used.update(dict.fromkeys(_named(value), often))
    return used


def _named(value: str) -> list[str]:
    return [name.strip() for inside, name in NAMED.findall(value) if inside]


def _sum(parts: dict[str, Counter[str]], sizes: Counter[str], styled: set[str]) -> float:
    """The elements of the drawing, with those of all parts that it uses; any element may use what a style names."""
    sums: dict[str, float] = {}

    def of(name: str, depth: int) -> float:
        if name not in sums:
            sums[name] = float("inf")  # until it is known: what is made of itself has no end
            if depth < DEEPEST:
                made_of = ((part, often) for part, often in parts[name].items() if part in parts)
                sums[name] = sizes[name] + sum(often * of(part, depth + 1) for part, often in made_of)
        return sums[name]

    return of("", 0) + sizes[""] * sum(of(name, 0) for name in styled & parts.keys())
