"""The reading order of a page: a recursive cut into columns and what spans them.

Nagy's XY-cut takes the widest gap first, and so reads across two columns wherever a gap in one happens to lie beside a gap
in the other. Here a page is first cut into strips, at every line of white from side to side; then neighbouring strips that
leave a common gutter white become one zone, however many white lines cross it, and a zone is read column by column.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol, TypeVar

from reader.loading.pdf.geometry import Box, around
from reader.loading.pdf.lines import Line, runs_to_the_left

DEEPEST = 8
"""Columns within columns within ...: no page has more."""


BESIDE = 0.4
"""The share of the items of one of two columns that have some of the other beside them; else one only stands further in."""


FULL_LINE = 20
"""Letters: columns of running text have as many in a line, cells of tables fewer."""

HEAD_STRIPS = 8


class Boxed(Protocol):
    """Anything with a place on the page."""

    @property
    def box(self) -> Box:
        """Where it stands."""
        ...


Item = TypeVar("Item", bound=Boxed)


class Gap(NamedTuple):
    """White between two columns, from x to x."""

    start: float
    end: float


def columns_of(items: Sequence[Item], body: float, depth: int = 0) -> list[list[Item]]:
    """Return the items of a page as columns, in the order in which they are read, each from the top down.

    What spans the page stands in columns of its own. `body` is the size of the running text.
    """
    if len(items) < 2 or depth > DEEPEST:
        return [list(items)] if items else []
    strips = _strips(items)
    columns: list[list[Item]] = []
    whole: list[Item] = []
    at = 0
    while at < len(strips):
        length, gaps = _zone(strips, at, body)
        if not gaps or (whole and _ends_above(whole, strips[at], body)):
            whole += strips[at]
            at += 1
            continue
        if whole:
            columns.append(whole)
            whole = []
        zone = [item for strip in strips[at : at + length] for item in strip]
        for column in _split(zone, gaps):
            columns += columns_of(column, body, depth + 1)
        at += length
    if whole:
        columns.append(whole)
    return columns


def _strips(items: Sequence[Item]) -> list[list[Item]]:
    """Items between the lines of white that cross the page, from the top down."""
    strips: list[list[Item]] = []
    bottom = 0.0
    for item in sorted(items, key=lambda each: (each.box.top, each.box.left)):
        if strips and item.box.top < bottom - 0.5:
            strips[-1].append(item)
            bottom = max(bottom, item.box.bottom)
        else:
            strips.append([item])
            bottom = item.box.bottom
    return strips


def _zone(strips: Sequence[Sequence[Item]], start: int, body: float) -> tuple[int, list[Gap]]:
    """How many strips from `start` on share gutters, and which; no gutters when it is one column."""
    covered: list[Gap] = []
    longest, stop = 0, start
    for index in range(start, len(strips)):
        covered = _covered(covered, strips[index])
        if index > start and not _inner(covered, body):
            break
        if _inner(covered, body):
            stop = index + 1
            longest = stop - start
    if not longest:
        return 0, []
    longest = _head_of(strips, start, longest, body)
    while longest > 1 and _stands_apart(strips, start, start + longest - 1, body):
        longest -= 1
    items = [item for strip in strips[start : start + longest] for item in strip]
    gaps = [gap for gap in _inner(_covered([], items), body) if _parts_columns(items, gap, body)]
    return (longest, gaps) if gaps else (0, [])


def _head_of(strips: Sequence[Sequence[Item]], start: int, longest: int, body: float) -> int:
    """How many strips of a zone are names and addresses side by side, parted by white from the columns below; else all."""
    for length in range(2, min(HEAD_STRIPS, longest - 1) + 1):
        upper = [item for strip in strips[start : start + length] for item in strip]
        below = min(item.box.top for item in strips[start + length])
        if below - max(item.box.bottom for item in upper) > 0.8 * body:
            columns = _split(upper, _inner(_covered([], upper), body))
            return length if len(columns) > 1 and all(_is_centred(_lines(column)) for column in columns) else longest
    return longest


def _ends_above(whole: Sequence[Item], strip: Sequence[Item], body: float) -> bool:
    """Whether a strip is the last line of the paragraph above the columns, which happens to end before their gutter."""
    last, line = whole[-1], strip[0]
    if len(strip) > 1 or not isinstance(last, Line) or not isinstance(line, Line):
        return False
    tight = line.box.top - last.box.bottom < 0.5 * line.size and last.size == line.size
    return tight and abs(line.box.left - min(item.box.left for item in whole[-3:])) < body


def _covered(covered: Sequence[Gap], items: Sequence[Item]) -> list[Gap]:
    """The stretches of x that items take, joined with those taken already."""
    spans = sorted([*covered, *(Gap(item.box.left, item.box.right) for item in items)])
    merged = [spans[0]]
    for span in spans[1:]:
        if span.start <= merged[-1].end:
            merged[-1] = Gap(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _inner(covered: Sequence[Gap], body: float) -> list[Gap]:
    """The white between stretches that is wide enough for a gutter."""
    least = 0.7 * body
    return [Gap(one.end, other.start) for one, other in pairwise(covered) if other.start - one.end >= least]


def _parts_columns(items: Sequence[Item], gap: Gap, body: float) -> bool:
    """Whether what lies on both sides of a gap is read one side after the other."""
    left = [item for item in items if item.box.right <= gap.start + 0.1]
    right = [item for item in items if item.box.left >= gap.end - 0.1]
    one, other = _lines(left), _lines(right)
    if not one or not other:
        return bool(left and right) and gap.end - gap.start > body and not (one or other)
    if max(_share_beside(left, right), _share_beside(right, left)) < BESIDE:
        return False
    if _is_prose(one) and _is_prose(other):
        steady = len(one) >= 3 and len(other) >= 3
        return steady or gap.end - gap.start > 1.2 * body
    if gap.end - gap.start > 1.5 * body and _is_centred(one) and _is_centred(other):
        return True
    return len(one) >= 3 and len(other) >= 3 and _share_level(one, other) < 0.6


def _lines(items: Sequence[Item]) -> list[Line]:
    return [item for item in items if isinstance(item, Line)]


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether lines are as full as those of running text, not cells or numbers or labels."""
    levels = {round(line.base / 2) for line in lines}
    letters = sum(len(line.text) for line in lines)
    return letters >= FULL_LINE * len(levels) and len(levels) >= 2


def _share_beside(one: Sequence[Item], other: Sequence[Item]) -> float:
    """The share of the items of one side that have something of the other beside them, on whatever level."""
    spans = [(item.box.top + 1, item.box.bottom - 1) for item in other]
    return sum(any(item.box.top < bottom and top < item.box.bottom for top, bottom in spans) for item in one) / len(one)


def _is_centred(lines: Sequence[Line]) -> bool:
    """Whether a few lines of different lengths have one middle, as an author's name, school and address have."""
    middles = [line.box.left + line.box.right for line in lines]
    lengths = [line.box.width for line in lines]
    return 2 <= len(lines) <= 8 and max(middles) - min(middles) < 3 and max(lengths) - min(lengths) > 6


def _share_level(one: Sequence[Line], other: Sequence[Line]) -> float:
    """The share of the lines of the shorter side that stand beside one of the other, on the same level."""
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    bases = [line.base for line in more]
    return sum(any(abs(line.base - base) < 0.1 * line.size for base in bases) for line in fewer) / len(fewer)


def _stands_apart(strips: Sequence[Sequence[Item]], start: int, last: int, body: float) -> bool:
    """Whether the last strip of a zone is a line on one side, below the ends of both columns: it spans them all."""
    items = [item for strip in strips[start:last] for item in strip]
    if not items or last + 1 >= len(strips):
        return False
    gap = around(item.box for item in strips[last]).top - around(item.box for item in items).bottom
    return gap > 0.9 * body and len(strips[last]) == 1 and bool(_inner(_covered([], items), body))


def _split(items: Sequence[Item], gaps: Sequence[Gap]) -> list[list[Item]]:
    """The columns between gutters, the one that is read first in front."""
    columns: list[list[Item]] = [[] for _ in range(len(gaps) + 1)]
    for item in items:
        columns[sum(item.box.left >= gap.end - 0.1 for gap in gaps)].append(item)
    found = [column for column in columns if column]
    return found[::-1] if runs_to_the_left(_lines(items)) else found
