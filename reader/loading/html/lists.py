"""What stands before an item of a list: a bullet, or its number as the list counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.article import BULLET

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


class List:
    """A list that is being read, and how far it has counted."""

    def __init__(self, element: HtmlElement) -> None:
        self._is_ordered = element.tag == "ol"
        self._kind = element.get("type") or "1"
        self._step = -1 if "reversed" in element.attrib else 1
        self._number = _whole(element.get("start"), len(element) if self._step < 0 else 1)

    def next(self, item: HtmlElement) -> str:
        """The marker of the next item."""
        if not self._is_ordered:
            return marker_of(item)
        self._number = _whole(item.get("value"), self._number)
        marker = numbered(self._number, self._kind) + "."
        self._number += self._step
        return marker


def marker_of(item: HtmlElement) -> str:
    """The marker of an item that is not counted: a bullet, or the box of a task."""
    first = next(iter(item), None)
    if first is not None and first.tag in ("p", "label"):
        first = next(iter(first), None)
    if first is None or first.tag != "input" or (first.get("type") or "").lower() != "checkbox":
        return BULLET
    return "☑" if "checked" in first.attrib else "☐"


def numbered(number: int, kind: str) -> str:
    """A number as a list of a kind (1, a, A, i, I) counts; what letters cannot count stays in digits."""
    if kind in "aA" and number > 0:
        letters = ""
        while number > 0:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("a") + rest) + letters
        return letters if kind == "a" else letters.upper()
    if kind in "iI" and 0 < number < 4000:
        roman = ""
        for value, sign in ROMAN:
            count, number = divmod(number, value)
            roman += sign * count
        return roman if kind == "i" else roman.upper()
    return str(number)


def _whole(text: str | None, otherwise: int) -> int:
    """A number of at most nine digits."""
    stripped = (text or "").strip()
    digits = stripped.removeprefix("-")
    return int(stripped) if digits.isdecimal() and len(digits) < 10 else otherwise
