"""Tables: which of them hold data and which only arrange a page, and the rows of the former."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reader.article import Cell, Mark, Span

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_COLUMNS = 200
Read = Callable[["HtmlElement"], tuple[str, tuple[Mark, ...]]]


class Row(NamedTuple):
    """One row: its cells' texts parted by tabs."""

    text: str
    marks: tuple[Mark, ...]
    cells: tuple[Cell, ...]


def is_data(table: HtmlElement) -> bool:
    """Whether a table is one, not a frame for a page: at least two rows and four cells, and no table inside."""
    if table.get("role") in ("presentation", "none"):
        return False
    rows = cells = 0
    for element in table.iterdescendants("tr", "td", "th", "table"):
        if element.tag == "table":
            return False
        rows += element.tag == "tr"
        cells += element.tag != "tr"
    return rows >= 2 and cells >= 4


def rows_of(table: HtmlElement, read: Read) -> Iterator[Row]:
    """The rows of a table that have anything in them. A cell that reaches down is empty in the rows below."""
    reaching: dict[int, int] = {}
    for element in table.iterdescendants("tr"):
        row = _row(element, read, reaching)
        if row.text.strip():
            yield row


def _row(element: HtmlElement, read: Read, reaching: dict[int, int]) -> Row:
    texts: list[str] = []
    marks: list[Mark] = []
    cells: list[Cell] = []
    offset = column = 0

    def add(text: str, inner: tuple[Mark, ...], *, is_header: bool, columns: int) -> None:
        nonlocal offset
        texts.append(text)
        marks.extend(replace(mark, span=mark.span.moved(offset)) for mark in inner)
        cells.append(Cell(Span(offset, offset + len(text)), is_header, columns))
        offset += len(text) + 1

    def fill() -> None:
        nonlocal column
        while reaching.get(column, 0) > 0:
            reaching[column] -= 1
            add("", (), is_header=False, columns=1)
            column += 1

    for cell in element.iterchildren("td", "th"):
        fill()
        if column >= MOST_COLUMNS:
            break
        columns, rows = _reach(cell, "colspan", MOST_COLUMNS - column), _reach(cell, "rowspan", 1000)
        text, inner = read(cell)
        add(text, inner, is_header=cell.tag == "th", columns=columns)
        for each in range(column, column + columns):
            if rows > 1:
                reaching[each] = rows - 1
        column += columns
    fill()
    return Row("\t".join(texts), tuple(marks), tuple(cells))


def _reach(cell: HtmlElement, name: str, most: int) -> int:
    value = (cell.get(name) or "1").strip()
    return min(max(1, int(value)), most) if value.isdecimal() and len(value) < 6 else 1
