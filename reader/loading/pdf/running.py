"""Running heads, feet and page numbers: what stands at the edge of page after page, and is no part of the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from reader.loading.pdf.lines import Line, rows_of

EDGE = 0.18
"""The share of a page's height, above and below, in which such lines stand."""

DEEPEST_ROW = 3
"""Rows from the edge of the page."""

APART = 1.45
"""Sizes of the letters between a row and the text below it, from base line to base line, if it does not belong to it."""

SAME_HEIGHT = 4.0
NUMBER = re.compile(r"\d+")
ALONE = re.compile(
    r"[\s\-–—|·•\[(]*(?:(?:p(?:age|g)?\.?|seite|s\.|página|pagina|pág\.|стр\.)\s*)?(?:(?P<arabic>\d{1,4})|(?P<roman>[ivxlc]{1,8}|[IVXLC]{1,8}))"
    r"(?:\s*(?:/|of|von|de|sur|di|из)\s*\d{1,4})?[\s\-–—|·•\])]*",
    re.IGNORECASE,
)
"""A line that is a page number: "12", "- xii -", "Page 3 of 10"."""

COUNTED = 0.15
"""The share of the pages that the commonest way of counting has, which another needs: chance gives some to any."""

ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Edge(NamedTuple):
    """A piece of a line at the edge of a page."""

    page: int
    line: Line
    is_top: bool
    key: str


class Printed(NamedTuple):
    """The number that is printed on a page; `kind` is "1" or "i"."""

    value: int
    kind: str
    text: str

    def vote(self, page: int) -> tuple[str, int]:
        """How the numbers count if this one is its page's: the kind, and the number of the first page."""
        return self.kind, self.value - page


@dataclass(slots=True)
class Running:
    """What was found: the lines to leave out on each page, the texts that they repeat, and the numbers that they print."""

    lines: dict[int, list[Line]] = field(default_factory=lambda: defaultdict(list))
    heads: dict[str, tuple[int, str]] = field(default_factory=dict)
    numbers: dict[int, Printed] = field(default_factory=dict)

    def without(self, page: int, lines: Sequence[Line]) -> list[Line]:
        """The lines of a page that stay."""
        gone = set(map(id, self.lines.get(page, ())))
        return [line for line in lines if id(line) not in gone]


def find_running(pages: Sequence[tuple[int, float, Sequence[Line]]]) -> Running:
    """Find them in (number, height, pieces of lines) of all pages."""
    edges = [edge for number, height, lines in pages for edge in _edges(number, height, lines)]
    found = Running()
    votes = _number_votes(edges)
    repeated = _repeated(edges, len(pages))
    places = _places(edges, votes)
    for edge in edges:
        printed = _printed(edge, votes, places)
        if printed and (ALONE.fullmatch(edge.line.text) or edge.key in repeated):
            known = found.numbers.get(edge.page)
            if known is None or votes[known.vote(edge.page)] < votes[printed.vote(edge.page)]:
                found.numbers[edge.page] = printed
    for edge in edges:
        known = found.numbers.get(edge.page)
        agreed = _printed(edge, votes, places) if ALONE.fullmatch(edge.line.text) else None
        if (agreed and known and agreed.vote(edge.page) == known.vote(edge.page)) or _is_at(
            edge, repeated.get(edge.key)
        ):
            found.lines[edge.page].append(edge.line)
    _add_mates(edges, found)
    _name_heads(edges, found)
    return found


def _edges(number: int, height: float, lines: Sequence[Line]) -> Iterable[Edge]:
    """The pieces of lines in the outermost rows of a page."""
    rows = rows_of(lines)
    for is_top, run in ((True, rows), (False, rows[::-1])):
        outer = _outer(run)
        for row in outer:
            base = row[0].base
            if base < EDGE * height if is_top else base > (1 - EDGE) * height:
                yield from (Edge(number, line, is_top, _key(line.text)) for line in row)


def _outer(rows: Sequence[Sequence[Line]]) -> Sequence[Sequence[Line]]:
    """The outermost rows, down to the white that parts them from the text; one row if no white does."""
    for index, (row, following) in enumerate(pairwise(rows[: DEEPEST_ROW + 1]), 1):
        size = max(row[0].size, following[0].size)
        if abs(following[0].base - row[0].base) > APART * size:
            return rows[:index]
    return rows[:1]


def _key(text: str) -> str:
    if ALONE.fullmatch(text):
        return "#"
    return NUMBER.sub("#", text).casefold().strip()


def _number_votes(edges: Sequence[Edge]) -> Counter[tuple[str, int]]:
    """How many pages agree on how printed numbers count: (kind, number - page)."""
    votes: Counter[tuple[str, int]] = Counter()
    seen: set[tuple[int, str, int]] = set()
    for edge in edges:
        for printed in _candidates(edge.line.text):
            vote = printed.vote(edge.page)
            if (edge.page, *vote) not in seen:
                seen.add((edge.page, *vote))
                votes[vote] += 1
    most = max((count for (kind, _), count in votes.items() if kind == "1"), default=0)
    return Counter(
        {vote: count for vote, count in votes.items() if count >= max(2, COUNTED * most if vote[0] == "1" else 0)}
    )


def _candidates(text: str) -> Iterable[Printed]:
    alone = ALONE.fullmatch(text)
    if alone and alone["roman"]:
        value = _roman(alone["roman"])
        if value:
            yield Printed(value, "i", alone["roman"])
    for match in NUMBER.finditer(text):
        if len(match[0]) <= 4:
            yield Printed(int(match[0]), "1", match[0])


def _places(edges: Sequence[Edge], votes: Counter[tuple[str, int]]) -> set[int]:
    """The heights, in steps of `SAME_HEIGHT`, at which numbers that count as the pages do stand on more than one page."""
    counts: Counter[int] = Counter()
    for edge in edges:
        if any(printed.vote(edge.page) in votes for printed in _candidates(edge.line.text)):
            counts[round(edge.line.base / SAME_HEIGHT)] += 1
    most = max(votes.values(), default=0)
    steady = {height for height, count in counts.items() if count >= max(2, 0.1 * most)}
    return {height + by for height in steady for by in (-1, 0, 1)}


def _printed(edge: Edge, votes: Counter[tuple[str, int]], places: set[int]) -> Printed | None:
    """The page's number in a piece of a line, if it counts as most pages do and stands where theirs do."""
    if round(edge.line.base / SAME_HEIGHT) not in places:
        return None
    found = [printed for printed in _candidates(edge.line.text) if printed.vote(edge.page) in votes]
    return max(found, key=lambda printed: votes[printed.vote(edge.page)], default=None)


def _repeated(edges: Sequence[Edge], pages: int) -> dict[str, list[float]]:
    """The texts that stand on several pages at one height, and these heights."""
    heights: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for edge in edges:
        if edge.key != "#" and any(map(str.isalnum, edge.key)):
            heights[edge.key].append((edge.page, edge.line.base))
    least = 2 if pages <= 4 else 3
    found: dict[str, list[float]] = {}
    for key, places in heights.items():
        if len({page for page, _ in places}) < least:
            continue
        usual = Counter(round(base / SAME_HEIGHT) for _, base in places).most_common(2)
        kept = [row * SAME_HEIGHT for row, count in usual if count >= least or (len(usual) == 2 and count >= 2)]
        if kept:
            found[key] = kept
    return found


def _is_at(edge: Edge, heights: Sequence[float] | None) -> bool:
    return heights is not None and any(abs(edge.line.base - height) < 1.5 * SAME_HEIGHT for height in heights)


def _add_mates(edges: Sequence[Edge], found: Running) -> None:
    """What stands on one line with a page number or a running head is one too: the chapter's name."""
    for edge in edges:
        lines = found.lines.get(edge.page, ())
        if any(line is edge.line for line in lines) or len(edge.line.text) > 90:
            continue
        if any(abs(line.base - edge.line.base) < 0.25 * line.size for line in lines):
            found.lines[edge.page].append(edge.line)


def _name_heads(edges: Sequence[Edge], found: Running) -> None:
    for edge in edges:
        if edge.key != "#" and any(line is edge.line for line in found.lines.get(edge.page, ())):
            found.heads.setdefault(edge.key, (edge.page, edge.line.text))


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


def labels_of(count: int, numbers: dict[int, Printed], own: Sequence[str]) -> list[str]:
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
