"""XML -> a tree of elements with plain names. No document type, no entity of its own, nothing looked up anywhere.

Books and Word documents are made of such files, and what makes them does not always close what it opens.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING

from reader.loading.encoding import decode
from reader.loading.html.tree import DECLARATION, UNFIT

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

DOCTYPE = re.compile(
    r"""<!DOCTYPE(?:[^\[>"']++|"[^"]*+"|'[^']*+')*+(?:\[(?:[^\]"']++|"[^"]*+"|'[^']*+')*+\]\s*+)?>""", re.IGNORECASE
)
LAST_NAME = re.compile(r"[A-Za-z_][\w.-]*$", re.ASCII)
"""An element's name without the namespace, or the prefix of one that is not known."""

HEAD = 4_096
"""Characters in which a document type has to begin."""

AMPERSAND = re.compile(r"&(?:([A-Za-z]\w{1,31});|(#[xX][0-9A-Fa-f]{1,6};|#[0-9]{1,7};))?")
OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
"""The entities that XML itself has."""

ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def text_of(data: bytes) -> str:
    """Decode a file in XML and take out what could trouble a parser: its document type, entities that it does not know."""
    text = UNFIT.sub("", DECLARATION.sub("", decode(data).removeprefix("\ufeff"), count=1))
    start = text[:HEAD].upper().find("<!DOCTYPE")
    doctype = DOCTYPE.match(text, start) if start >= 0 else None
    if doctype:
        text = text[:start] + text[doctype.end() :]
    return AMPERSAND.sub(_reference, text) if "&" in text else text


def _reference(found: re.Match[str]) -> str:
    """What an ampersand and the word after it stand for, as any parser of XML reads it."""
    name, number = found[1], found[2]
    if name in OWN:
        return found[0]
    if name:
        characters = html5.get(f"{name};", "")
        return "".join(ESCAPES.get(each, each) for each in characters) or f"&amp;{name};"
    if number:
        digits = number[1:-1]
        code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        is_fit = code in (9, 10, 13) or 31 < code < 0xD800 or 0xDFFF < code < 0xFFFE or 0xFFFF < code < 0x110000
        return found[0] if is_fit else ""
    return "&amp;"


def parse_strictly(text: str) -> _Element | None:
    """Return the root of a text from `text_of`, its elements as `lxml.html` has them; nothing if it is not well-formed."""
    from lxml import etree
    from lxml.html import XHTMLParser

    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        return None
    try:
        root = etree.fromstring(text.encode("utf-8"), _settings(XHTMLParser, recover=False))
    except etree.XMLSyntaxError:
        return None
    return with_plain_names(root)


def parse_leniently(data: bytes) -> _Element | None:
    """Return the root of a file in XML, or of as much of it as can be understood; nothing if that is nothing."""
    root = parse_with_namespaces(data)
    return None if root is None else with_plain_names(root)


def parse_with_namespaces(data: bytes) -> _Element | None:
    """The same, its elements called as the file calls them."""
    from lxml import etree

    text = text_of(data)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        return None
    try:
        root: _Element | None = etree.fromstring(text.encode("utf-8"), _settings(etree.XMLParser, recover=True))
    except etree.XMLSyntaxError:
        return None
    return root


def _settings(parser: type[XMLParser], *, recover: bool) -> XMLParser:
    return parser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )


def with_plain_names(root: _Element) -> _Element:
    """Take the namespaces from the names of elements; attributes keep theirs (`attribute` asks for them)."""
    for element in root.iter("*"):
        if not element.tag.isalnum():
            name = LAST_NAME.search(element.tag)
            element.tag = name[0] if name else "span"
    return root


def attribute(element: _Element, name: str) -> str:
    """An attribute by its plain name, whatever namespace or prefix it has; empty if it is not there."""
    plain = element.get(name)
    if plain is not None:
        return str(plain)
    for key, value in element.attrib.items():
        if re.split("[}:]", str(key))[-1] == name:
            return str(value)
    return ""
