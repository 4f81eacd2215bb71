"""What the elements of WordprocessingML are called, as `lxml` spells them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINKED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MARKUP = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
PACKAGED = "http://schemas.openxmlformats.org/package/2006/relationships"

STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", MAIN.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", LINKED.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", MATH.encode()),
)
"""The names of the strict form of the format, and those that everybody writes."""


@cache
def w(name: str) -> str:
    """The full name of an element or attribute of the text itself."""
    return f"{{{MAIN}}}{name}"


@cache
def m(name: str) -> str:
    """The full name of an element of an equation."""
    return f"{{{MATH}}}{name}"


@cache
def r(name: str) -> str:
    """The full name of an attribute that refers to a relationship."""
    return f"{{{LINKED}}}{name}"


@cache
def mc(name: str) -> str:
    """The full name of an element that offers alternatives."""
    return f"{{{MARKUP}}}{name}"


def value(parent: _Element | None, name: str) -> str:
    """What a child says in its `val`; empty when there is no such child."""
    child = parent.find(w(name)) if parent is not None else None
    return (child.get(w("val")) or "") if child is not None else ""


def is_on(parent: _Element | None, name: str) -> bool | None:
    """Whether a property is switched on; nothing when it is not said."""
    child = parent.find(w(name)) if parent is not None else None
    return None if child is None else child.get(w("val")) not in ("0", "false", "off", "none")


def whole(text: str | None, otherwise: int = 0) -> int:
    """A whole number of at most nine digits."""
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else otherwise
