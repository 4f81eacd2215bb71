"""The numbers that are printed on pages, and how a page is called by them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

NUMBER = re.compile(r"\d+")
ALONE = re.compile(
    r"[\s\-–—|·•\[(]*(?:(?:p(?:age|g)?\.?|seite|s\.|página|pagina|pág\.|стр\.)\s*)?(?:(?P<arabic>\d{1,4})|(?P<roman>[ivxlc]{1,8}|[IVXLC]{1,8}))"
    r"(?:\s*(?:/|of|von|de|sur|di|из)\s*\d{1,4})?[\s\-–—|·•\])]*",
    re.IGNORECASE,
)
"""A line that is a page number: "12", "- xii -", "Page 3 of 10"."""

ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Printed(NamedTuple):
    """The number that is printed on a page; `kind` is "1" or "i"."""

    value: int
    kind: str
    text: str

    def vote(self, page: int) -> tuple[str, int]:
        """How the numbers count if this one is its page's: the kind, and the number of the first page."""
        return self.kind, self.value - page


def numbers_in(text: str) -> Iterable[Printed]:
    """What may be a page's number in a piece of a line."""
    alone = ALONE.fullmatch(text)
    if alone and alone["roman"]:
        value = _roman(alone["roman"])
        if value:
            yield Printed(value, "i", alone["roman"])
    for match in NUMBER.finditer(text):
        if len(match[0]) <= 4:
            yield Printed(int(match[0]), "1", match[0])


def _roman(text: str) -> int:
    """The value of a Roman number; 0 for what is none."""
    values = [ROMAN_VALUES.get(letter, 0) for letter in text.lower()]
    total = sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
    return total if roman_number(total) == text.lower() else 0


def roman_number(value: int) -> str:
    """A number from 1 to 399 in small Roman digits."""
    signs = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    text = ""
    for worth, sign in signs:
        text += sign * (value // worth)
        value %= worth
    return text


def labels_of(count: int, numbers: Mapping[int, Printed], own: Sequence[str]) -> list[str]:
    """The number of each page: as printed, as its neighbours let one count on, as the file says, or counted from 1."""
    known = sorted(numbers)
    labels = []
    for page in range(count):
        if page in numbers:
            labels.append(numbers[page].text)
            continue
        place = bisect_left(known, page)
        guesses = [_counted(numbers[each], page - each) for each in known[max(0, place - 1) : place + 1]]
        agreed = guesses[0] if guesses and len(set(guesses)) == 1 else ""
        labels.append(agreed or own[page] or next((guess for guess in guesses if guess), "") or str(page + 1))
    return labels


def _counted(printed: Printed, by: int) -> str:
    value = printed.value + by
    if value < 1:
        return ""
    if printed.kind == "1":
        return str(value)
    roman = roman_number(value)
    return roman.upper() if printed.text.isupper() else roman
