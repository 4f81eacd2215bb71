"""Running heads, feet and page numbers: what stands at the edge of page after page, and is no part of the text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from reader.loading.pdf.lines import Line, rows_of
from reader.loading.pdf.numbers import ALONE, NUMBER, Printed, numbers_in

EDGE = 0.18
"""The share of a page's height, above and below, in which such lines stand."""

DEEPEST_ROW = 3
"""Rows from the edge of the page."""

APART = 1.45
"""Sizes of the letters between a row and the text below it, from base line to base line, if it does not belong to it."""

SAME_HEIGHT = 4.0
LARGEST = 1.15
"""Of the running text: larger letters head a chapter, unless every other page has them."""

MOSTLY = 0.5
"""Of the pages with anything at a height, the share that repeats it: text begins there on the others."""

OFTEN = 0.2
"""Of all pages, the share that has running heads at a height."""

COUNTED = 0.6
"""The share of the pages, from the first to the last that counts in one way, which has to have a number."""


class Edge(NamedTuple):
    """A piece of a line at the edge of a page."""

    page: int
    line: Line
    is_top: bool
    key: str


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


def find_running(pages: Sequence[tuple[int, float, Sequence[Line]]], body: float) -> Running:
    """Find them in (number, height, pieces of lines) of all pages; `body` is the size of the running text."""
    edges = [edge for number, height, lines in pages for edge in _edges(number, height, lines)]
    found = Running()
    votes = _number_votes(edges)
    places = _places(edges, votes)
    for edge in edges:
        printed = _printed(edge, votes, places)
        known = found.numbers.get(edge.page)
        if printed and (known is None or votes[known.vote(edge.page)] < votes[printed.vote(edge.page)]):
            found.numbers[edge.page] = printed
    for edge in edges:
        printed = _printed(edge, votes, places) if ALONE.fullmatch(edge.line.text) else None
        if printed and printed.vote(edge.page) == found.numbers[edge.page].vote(edge.page):
            found.lines[edge.page].append(edge.line)
    for edge in _repeated(edges, pages, body):
        found.lines[edge.page].append(edge.line)
    _add_mates(edges, found)
    folded = sum(len(line.text) for lines in found.lines.values() for line in lines)
    if 2 * folded > sum(len(line.text) for _, _, lines in pages for line in lines):
        return Running()  # what most of a document consists of is its text
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
    """The outermost rows, down to the white that parts them from the text; without white, one row that is set otherwise."""
    for index, (row, following) in enumerate(pairwise(rows[: DEEPEST_ROW + 1]), 1):
        if _is_note(row):
            return []
        if abs(following[0].base - row[0].base) > APART * max(row[0].size, following[0].size):
            return rows[:index]
    if len(rows) > 1 and rows[0][0].style == rows[1][0].style:
        return []
    return rows[:1]


def _is_note(row: Sequence[Line]) -> bool:
    """Whether a row begins a footnote: with a raised number."""
    return row[0].rise(row[0].words[0]) > 0.1


def _key(text: str) -> str:
    if ALONE.fullmatch(text):
        return "#"
    return NUMBER.sub("#", text).casefold().strip()


def _number_votes(edges: Sequence[Edge]) -> Counter[tuple[str, int]]:
    """How many pages agree on how printed numbers count, (kind, number - page), without what can be chance."""
    pages: dict[tuple[str, int], set[int]] = defaultdict(set)
    for edge in edges:
        for printed in numbers_in(edge.line.text):
            pages[printed.vote(edge.page)].add(edge.page)
    return Counter(
        {
            vote: len(found)
            for vote, found in pages.items()
            if len(found) >= max(2, COUNTED * (max(found) - min(found) + 1))
        }
    )


def _places(edges: Sequence[Edge], votes: Counter[tuple[str, int]]) -> set[int]:
    """The heights, in steps of `SAME_HEIGHT`, at which numbers that count as the pages do stand on more than one page."""
    counts: Counter[int] = Counter()
    for edge in edges:
        if any(printed.vote(edge.page) in votes for printed in numbers_in(edge.line.text)):
            counts[_height(edge.line)] += 1
    most = max(votes.values(), default=0)
    steady = {height for height, count in counts.items() if count >= max(2, 0.1 * most)}
    return {height + by for height in steady for by in (-1, 0, 1)}


def _printed(edge: Edge, votes: Counter[tuple[str, int]], places: set[int]) -> Printed | None:
    """The page's number in a piece of a line, if it counts as most pages do and stands where theirs do."""
    if _height(edge.line) not in places:
        return None
    found = [printed for printed in numbers_in(edge.line.text) if printed.vote(edge.page) in votes]
    return max(found, key=lambda printed: votes[printed.vote(edge.page)], default=None)


def _repeated(edges: Sequence[Edge], pages: Sequence[tuple[int, float, Sequence[Line]]], body: float) -> list[Edge]:
    """The pieces that say the same on several pages, at heights where there seldom is anything else."""
    least = 2 if len(pages) <= 4 else 3
    places: dict[str, dict[int, int]] = defaultdict(dict)
    for edge in edges:
        if edge.key != "#" and any(map(str.isalnum, edge.key)):
            places[edge.key][edge.page] = _height(edge.line)
    wanted: set[tuple[str, int]] = set()
    for key, heights in places.items():
        if len(heights) >= least:
            counts = Counter(heights.values()).most_common(2)  # left and right pages may differ
            wanted |= {(key, height + by) for height, count in counts if count >= 2 for by in (-1, 0, 1)}
    kept = [
        edge
        for edge in edges
        if (edge.key, _height(edge.line)) in wanted
        and (edge.line.size <= LARGEST * body or 2 * len(places[edge.key]) >= len(pages))
    ]
    used: dict[int, set[int]] = defaultdict(set)
    for edge in kept:
        used[_height(edge.line)].add(edge.page)
    taken: dict[int, set[int]] = defaultdict(set)
    for number, _, lines in pages:
        for line in lines:
            taken[_height(line)].add(number)
    return [
        edge
        for edge in kept
        if len(used[_height(edge.line)]) >= max(MOSTLY * len(taken[_height(edge.line)]), OFTEN * len(pages))
    ]


def _height(line: Line) -> int:
    return round(line.base / SAME_HEIGHT)


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
