"""Tables: a grid of rules, columns between long rules, or numbers that plainly stand in columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reader.loading.pdf.drafts import Draft, share_of
from reader.loading.pdf.geometry import Box
from reader.loading.pdf.lines import Line, rows_of

SNAP = 3.0
"""Points that rules of one grid line may be apart."""

MOST_RULES = 1_500
GUTTER = 0.7
"""Ems between columns, at least."""

YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?")
"""Numbers that may stand in the head of a table."""

LONGEST_CELL = 34
"""Letters of a piece of a line, on average; what has more is running text in columns."""


class Table(NamedTuple):
    """A table that was found: where, its lines, and the draft that it becomes."""

    box: Box
    lines: list[Line]
    draft: Draft


def ruled_tables(lines: Sequence[Line], rules: Sequence[Box], bars: Sequence[Box], page: int) -> list[Table]:
    """The tables of a page that are drawn with rules."""
    found: list[Table] = []
    rest = list(lines)
    for find in (_grids, _between_rules):
        for table in find(rest, rules, bars, page):
            if not any(table.box.common(other.box).area > 0 for other in found):
                found.append(table)
                taken = set(map(id, table.lines))
                rest = [line for line in rest if id(line) not in taken]
    return found


def _grids(lines: Sequence[Line], rules: Sequence[Box], bars: Sequence[Box], page: int) -> list[Table]:
    """Tables with rules between their rows and bars between their columns."""
    if not rules or not bars or len(rules) + len(bars) > MOST_RULES:
        return []
    tables = []
    for group in _touching([*rules, *bars]):
        flat = [box for box in group if box.width >= box.height]
        tall = [box for box in group if box.width < box.height]
        heights = _snapped([0.5 * (box.top + box.bottom) for box in flat])
        sides = _snapped([0.5 * (box.left + box.right) for box in tall])
        if len(heights) < 3 or len(sides) < 3:
            continue
        table = _fill(lines, heights, sides, tall, page)
        if table:
            tables.append(table)
    return tables


def _fill(
    lines: Sequence[Line], heights: list[float], sides: list[float], tall: Sequence[Box], page: int
) -> Table | None:
    """Put the lines inside a grid into its cells."""
    box = Box(sides[0], heights[0], sides[-1], heights[-1])
    inside = [line for line in lines if box.holds(*_middle(line), 1.0)]
    cells: list[list[list[Line]]] = [[[] for _ in sides[1:]] for _ in heights[1:]]
    for line in inside:
        _, y = _middle(line)
        row = max(0, min(len(heights) - 2, sum(height <= y for height in heights) - 1))
        column = max(0, min(len(sides) - 2, sum(side <= max(line.box.left + 1, sides[0]) for side in sides) - 1))
        if line.box.right > sides[column + 1] + SNAP and any(
            abs(bar.left - sides[column + 1]) < SNAP and bar.top < y < bar.bottom for bar in tall
        ):
            return None  # text runs through a bar: this is a drawing
        cells[row][column].append(line)
    rows = [row for row in cells if any(row)]
    kept = [index for index in range(len(sides) - 1) if any(row[index] for row in rows)]
    rows = [[row[index] for index in kept] for row in rows]
    if not _is_filled(rows):
        return None
    return Table(box, inside, _draft(rows, page, headers=int(_is_head(rows))))


def _between_rules(lines: Sequence[Line], rules: Sequence[Box], bars: Sequence[Box], page: int) -> list[Table]:
    """Tables with rules of one length above, below and under their heads, and white between their columns."""
    del bars
    tables = []
    long = sorted((rule for rule in rules if rule.width > 60), key=lambda rule: rule.top)
    groups: list[list[Box]] = []
    for rule in long[:MOST_RULES]:
        home = next((group for group in groups if _is_same_length(group[-1], rule)), None)
        if home is None:
            groups.append([rule])
        elif rule.top - home[-1].top > SNAP:
            home.append(rule)
    for group in groups:
        if len(group) < 2:
            continue
        box = Box(group[0].left, group[0].top, group[0].right, group[-1].bottom)
        inside = [line for line in lines if box.holds(*_middle(line))]
        overlapping = [line for line in inside if line.box.left < box.left - 6 or line.box.right > box.right + 6]
        rows = _cells(rows_of(inside))
        if overlapping or not _is_filled(rows) or (len(group) == 2 and len(rows) < 3):
            continue
        headers = sum(max(line.base for cell in row for line in cell) < group[1].top + 1 for row in rows if any(row))
        headers = headers if 0 < headers < len(rows) and len(group) > 2 else int(_is_head(rows))
        tables.append(Table(box, inside, _draft(rows, page, headers=headers)))
    return tables


def plain_table(rows: Sequence[Sequence[Line]], start: int, page: int) -> tuple[int, Draft] | None:
    """A table without rules that begins at a row: its rows stand in columns, and one column at least is of numbers.

    Returns how many rows it takes.
    """
    stop = start
    while stop < len(rows) and len(rows[stop]) >= 2 and (stop == start or _is_near(rows[stop - 1], rows[stop])):
        stop += 1
    for end in range(stop, start + 2, -1):
        cells = _cells(rows[start:end])
        if len(cells) < 3 or len(cells[0]) < 2:
            continue
        columns = list(zip(*cells, strict=True))
        numeric = sum(_is_numeric(column) for column in columns)
        full = sum(bool(cell) for row in cells for cell in row) / (len(cells) * len(columns))
        if full > 0.75 and numeric and (len(columns) > 2 or numeric == 1):
            return end - start, _draft(cells, page, headers=int(_is_head(cells)))
    return None


def _cells(rows: Sequence[Sequence[Line]]) -> list[list[list[Line]]]:
    """Put the pieces of rows into the columns that white parts in all rows; nothing where that makes no table."""
    if not rows:
        return []
    most = max(len(row) for row in rows)
    telling = [row for row in rows if len(row) >= max(2, most - 1)] or list(rows)
    size = max(line.size for row in rows for line in row)
    spans = sorted((line.box.left, line.box.right) for row in telling for line in row)
    columns = [list(spans[0])]
    for left, right in spans:
        if left <= columns[-1][1] + GUTTER * size:
            columns[-1][1] = max(columns[-1][1], right)
        else:
            columns.append([left, right])
    if len(columns) < 2:
        return []
    pieces = [line for row in rows for line in row]
    if sum(len(line.text) for line in pieces) > LONGEST_CELL * len(pieces):
        return []
    cells: list[list[list[Line]]] = []
    above: list[Line] = []
    for row in rows:
        placed: list[list[Line]] = [[] for _ in columns]
        for line in row:
            index = max(0, sum(line.box.left >= left - 1 for left, _ in columns) - 1)
            placed[index].append(line)
        if cells and not placed[0] and _is_close(above, row):
            for index, more in enumerate(placed):
                cells[-1][index] += more
        else:
            cells.append(placed)
        above = list(row)
    return cells


def _is_filled(rows: Sequence[Sequence[Sequence[Line]]]) -> bool:
    """Whether rows are those of a table: at least two, and in most of them more than one cell has words."""
    several = sum(sum(map(bool, row)) >= 2 for row in rows)
    return len(rows) >= 2 and several >= 2 and several >= 0.5 * len(rows)


def _draft(cells: list[list[list[Line]]], page: int, headers: int) -> Draft:
    return Draft("table", page, cells=cells, headers=headers)


def _is_head(rows: Sequence[Sequence[Sequence[Line]]]) -> bool:
    """Whether the first row names the columns: bold where the rest is not, or words over numbers."""
    first = [line for cell in rows[0] for line in cell]
    rest = [line for row in rows[1:] for cell in row for line in cell]
    if not first or not rest:
        return False
    if share_of(first, "is_bold") > 0.9 and share_of(rest, "is_bold") < 0.5:
        return True
    numeric = sum(_is_numeric([row[index] for row in rows[1:]]) for index in range(len(rows[0])))
    if numeric and all(YEAR.fullmatch(line.text) for line in first if _has_number(line.text)):
        return not all(YEAR.fullmatch(line.text) for line in rest if _has_number(line.text))
    return False


def _is_numeric(column: Sequence[Sequence[Line]]) -> bool:
    texts = [" ".join(line.text for line in cell) for cell in column if cell]
    return bool(texts) and sum(map(_has_number, texts)) >= 0.6 * len(texts)


def _has_number(text: str) -> bool:
    digits = sum(map(str.isdigit, text))
    return digits > 0 and digits >= 0.4 * sum(map(str.isalnum, text))


def _is_near(above: Sequence[Line], row: Sequence[Line]) -> bool:
    return row[0].base - above[0].base < 2.6 * max(row[0].size, above[0].size)


def _is_close(above: Sequence[Line], row: Sequence[Line]) -> bool:
    return bool(above) and row[0].base - above[0].base < 1.35 * row[0].size


def _middle(line: Line) -> tuple[float, float]:
    return 0.5 * (line.box.left + line.box.right), line.base - 0.3 * line.size


def _is_same_length(one: Box, other: Box) -> bool:
    return abs(one.left - other.left) < SNAP and abs(one.right - other.right) < SNAP


def _snapped(values: Sequence[float]) -> list[float]:
    """Values in order, those that are nearly the same as one."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > SNAP:
            kept.append(value)
    return kept


def _touching(boxes: Sequence[Box]) -> list[list[Box]]:
    """Groups of rules and bars that touch each other."""
    home = list(range(len(boxes)))

    def root(index: int) -> int:
        while home[index] != index:
            home[index] = home[home[index]]
            index = home[index]
        return index

    order = sorted(range(len(boxes)), key=lambda index: boxes[index].top)
    grown = [box.grown(SNAP) for box in boxes]
    for place, index in enumerate(order):
        for other in order[place + 1 :]:
            if grown[other].top > grown[index].bottom:
                break
            shared = grown[index].common(grown[other])
            if shared.width > 0 and shared.height > 0:
                home[root(other)] = root(index)
    groups: dict[int, list[Box]] = {}
    for index, box in enumerate(boxes):
        groups.setdefault(root(index), []).append(box)
    return list(groups.values())


def edges_of(panels: Sequence[Box]) -> tuple[list[Box], list[Box]]:
    """The sides of outlined rectangles as rules and bars: many a table is drawn cell by cell."""
    rules = [side for box in panels for side in (box._replace(bottom=box.top), box._replace(top=box.bottom))]
    bars = [side for box in panels for side in (box._replace(right=box.left), box._replace(left=box.right))]
    return rules, bars
