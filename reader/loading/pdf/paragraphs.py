"""The lines of a column -> paragraphs: where one ends and the next begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.loading.pdf.drafts import Draft, share_of
from reader.loading.pdf.geometry import Box
from reader.loading.pdf.items import is_sure, marker_of, value_of
from reader.loading.pdf.lines import Line, line_of, rows_of

SENTENCE_END = re.compile(r"(?:(?<!\d)[.!?:;…。！？]|(?<=\d)[.!?:;…](?!\d))(?:[\"”’»'）)\]]|\d{1,3}|[*†‡§])*$")
"""How a line ends that may be a paragraph's last."""

INDENT = 0.7
"""Ems that a first line begins further in, at least."""

MOST_INDENT = 5.0
TITLE_SIZE = 1.25
"""Of the running text: centred lines of this size are one title, smaller ones are names and addresses, each its own."""

LOOSE_LEADING = 1.3
"""Times the usual distance of base lines: with more, a paragraph begins."""

USUAL_LEADING = 1.2
"""Ems between base lines where a document does not show its own."""


class Measure(NamedTuple):
    """The sides of a column, and whether its lines are stretched to reach both."""

    left: float
    right: float
    is_justified: bool


class Setting(NamedTuple):
    """How a document is set: the size of its running text, and for each size the usual distance between base lines."""

    body: float
    leadings: Mapping[float, float]


def leadings_of(columns: Iterable[Sequence[Line]]) -> dict[float, float]:
    """Measure the usual distance between base lines over a document."""
    counts: dict[float, Counter[float]] = {}
    for column in columns:
        for one, other in pairwise(column):
            distance = round((other.base - one.base) * 2) / 2
            if one.size == other.size and 0.8 * one.size < distance < 2.2 * one.size:
                counts.setdefault(one.size, Counter())[distance] += 1
    return {size: min(count.items(), key=lambda item: (-item[1], item[0]))[0] for size, count in counts.items()}


def merged_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines of one column, each in one piece, from the top down."""
    return [row[0] if len(row) == 1 else line_of(word for line in row for word in line.words) for row in rows_of(lines)]


def measure_of(lines: Sequence[Line]) -> Measure:
    """Find the sides of a column from its lines; at least one."""
    sides = Counter(round(line.box.left) for line in lines)
    usual = [side for side, count in sides.items() if count >= max(2, 0.15 * len(lines))]
    left = float(min(usual or sides))
    left = min(line.box.left for line in lines if abs(line.box.left - left) <= 1)
    ends = Counter(round(line.box.right) for line in lines)
    often = [end for end in ends if ends[end - 1] + ends[end] + ends[end + 1] >= max(3, 0.2 * len(lines))]
    right = float(max(often or ends)) + 1  # not where one line runs over the side
    full = sum(line.box.right > right - 3 for line in lines)
    return Measure(left, right, len(lines) > 3 and full >= 0.55 * len(lines))


def paragraphs_of(lines: Sequence[Line], measure: Measure, setting: Setting, page: int) -> list[Draft]:
    """Part the lines of a column, from the top down, into paragraphs."""
    drafts: list[Draft] = []
    for index, line in enumerate(lines):
        if not drafts or _begins(drafts[-1], lines, index, measure, setting):
            set_in = INDENT * line.size < line.box.left - measure.left < MOST_INDENT * line.size
            close = bool(drafts) and _is_address(drafts[-1], line, setting)
            drafts.append(
                Draft("paragraph", page, [], [], measure.left, measure.right, is_set_in=set_in, is_close=close)
            )
        drafts[-1].lines.append(line)
        drafts[-1].pages.append(page)
    return drafts


def _begins(draft: Draft, lines: Sequence[Line], index: int, measure: Measure, setting: Setting) -> bool:
    """Whether a line begins a paragraph below the lines that a draft has."""
    above, line = draft.lines[-1], lines[index]
    if _differs(above, line) or _is_far(draft, line, setting):
        return True
    if _is_centred_under(above, line):
        return not (line.size > TITLE_SIZE * setting.body or line.text[:1].islower())
    if _is_marked(draft, line):
        return True
    following = lines[index + 1] if index + 1 < len(lines) else None
    return _by_sides(draft, line, following, _own_measure(lines, index, measure))


def _own_measure(lines: Sequence[Line], index: int, measure: Measure) -> Measure:
    """The sides of the block that a line stands in: narrower than the column where several lines end at one place."""
    line = lines[index]
    near = [each for each in lines[max(0, index - 4) : index + 5] if abs(each.box.left - line.box.left) < 2]
    right = max(each.box.right for each in near)
    full = sum(each.box.right > right - 3 for each in near)
    if right > measure.right - line.size or full < max(2, 0.5 * len(near)):
        return measure
    return Measure(line.box.left, right, True)


def _is_address(draft: Draft, line: Line, setting: Setting) -> bool:
    """Whether a line stands close under another, centred like it: lines of an address, under each other."""
    above = draft.lines[-1]
    return _is_centred_under(above, line) and not _is_far(draft, line, setting) and not _differs(above, line)


def _is_centred_under(above: Line, line: Line) -> bool:
    """Whether two lines of different lengths have one middle, as the lines of a title or of an address have."""
    apart = abs(above.box.left + above.box.right - line.box.left - line.box.right)
    return apart < 0.6 * line.size and abs(above.box.left - line.box.left) > line.size


def _is_far(draft: Draft, line: Line, setting: Setting) -> bool:
    """Whether more room than usual stands above a line."""
    usual = setting.leadings.get(line.size, USUAL_LEADING * line.size)
    own = draft.lines[1].base - draft.lines[0].base if len(draft.lines) > 1 else usual
    return line.base - draft.lines[-1].base > LOOSE_LEADING * max(usual, min(own, 1.5 * usual))


def _differs(above: Line, line: Line) -> bool:
    """Whether two lines are set in other sizes or weights, so that one is a heading over the other."""
    if abs(above.size - line.size) > 0.07 * max(above.size, line.size):
        return True
    bold = share_of([above], "is_bold"), share_of([line], "is_bold")
    return max(bold) > 0.95 and min(bold) < 0.3 and not _continues(above, line)


def _continues(above: Line, line: Line) -> bool:
    """Whether a bold beginning or end reaches over a line's end: both lines have both weights."""
    return line.words[0].style.font.is_bold == above.words[-1].style.font.is_bold


def _is_marked(draft: Draft, line: Line) -> bool:
    """Whether a line begins with an item's marker."""
    marker = marker_of(line)
    if not marker:
        return False
    if is_sure(marker):
        return True
    first = marker_of(draft.lines[0])
    if first and value_of(first)[0] == value_of(marker)[0]:
        return abs(line.box.left - draft.lines[0].box.left) < 0.5 * line.size and (
            value_of(marker)[1] == value_of(first)[1] + 1 or not value_of(marker)[1]
        )
    above = draft.lines[-1]
    return (
        value_of(marker)[1] <= 1 and bool(SENTENCE_END.search(above.text)) and above.box.right < draft.right - line.size
    )


def _by_sides(draft: Draft, line: Line, following: Line | None, measure: Measure) -> bool:
    """Whether the sides of the lines show that a paragraph begins: one is set in, or the one above stops short."""
    above, em = draft.lines[-1], line.size
    body = draft.lines[1].box.left if len(draft.lines) > 1 else None
    in_by = line.box.left - above.box.left
    if body is not None and line.box.left < body - INDENT * em:
        return True  # back out of what hangs
    stops = _stops_short(above, line, measure)
    if in_by > INDENT * em:
        if len(draft.lines) > 1 or stops:
            return True
        if marker_of(draft.lines[0]) and abs(line.box.left - draft.lines[0].words[1].left) < 0.5 * em:
            return False
        hanging = following is not None and abs(following.box.left - line.box.left) < 0.3 * em
        return not hanging and bool(SENTENCE_END.search(above.text))
    if stops and bool(SENTENCE_END.search(above.text)):
        return True
    return stops and measure.is_justified and not line.text[:1].islower()


def _stops_short(above: Line, line: Line, measure: Measure) -> bool:
    """Whether the first word of a line would have fitted on the line above, and more than that."""
    first = line.words[0]
    room = measure.right - above.box.right
    slack = 0.6 if measure.is_justified else 2.0
    return room > (first.right - first.left) + (0.3 + slack) * line.size


def lines_between(lines: Sequence[Line], box: Box) -> list[Line]:
    """Those lines that lie in a box."""
    return [line for line in lines if box.holds(0.5 * (line.box.left + line.box.right), line.base - 0.3 * line.size)]
